import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { EXPECTED, GUARANTEE_IDS, GUARANTEES, judge, lostOf, NoSite, visit } from '../reach/export/index.ts'
import type { CommandIo, Text } from './command.ts'

const HELP: Text = {
  sv: `Användning: samvarn verify-site ADRESS [--manifest FIL] [--pages ANTAL] [--form text|json] [--lang sv|en]

Besöker öppna sidor som en besökare gör och säger vilka skydd som håller och vilka som är borta: lika stora sidor,
inga kakor, ingen tredje part, neutral titel, väg ut utan skript och de andra (S-R31–S-R40). Frågar bara ADRESS.

--manifest   manifest.json från samvarn export-site: jämför varje sida med den som exporterades
--pages      så många sidor besöks, spridda över alla (200 om inget sägs)

Slutkod: 0 allt håller, 1 något skydd är borta, 2 adressen svarar inte eller anropet är fel.

Exempel:
  samvarn verify-site https://www.norrvik.example.se/info/
  samvarn verify-site http://localhost:3000/stod/ --pages 20
`,
  en: `Usage: samvarn verify-site ADDRESS [--manifest FILE] [--pages NUMBER] [--form text|json] [--lang sv|en]

Visits public pages as a visitor does and says which protections hold and which are lost: pages of one size, no cookies,
no third party, neutral title, exit without script and the others (S-R31–S-R40). Asks ADDRESS and nobody else.

--manifest   manifest.json from samvarn export-site: compares each page with the one that was exported
--pages      how many pages are visited, spread over all (200 unless said)

Exit code: 0 all holds, 1 some protection is lost, 2 the address does not answer or the call is wrong.

Examples:
  samvarn verify-site https://www.norrvik.example.se/info/
  samvarn verify-site http://localhost:3000/stod/ --pages 20
`,
}
const WORDS = {
  address: {
    sv: 'Ange en adress som börjar med https:// eller http://. Se samvarn verify-site --help.\n',
    en: 'Give an address that begins with https:// or http://. See samvarn verify-site --help.\n',
  },
  pages: { sv: '--pages är ett tal mellan 2 och 5000.\n', en: '--pages is a number between 2 and 5000.\n' },
  form: { sv: '--form är text eller json.\n', en: '--form is text or json.\n' },
  manifest: {
    sv: 'Manifestet går inte att läsa. Ange manifest.json från samvarn export-site.\n',
    en: 'The manifest cannot be read. Give manifest.json from samvarn export-site.\n',
  },
  silent: {
    sv: 'Adressen svarar inte. Kontrollera den, och att den nås härifrån.\n',
    en: 'The address does not answer. Check it, and that it can be reached from here.\n',
  },
  holds: { sv: 'håller', en: 'holds ' },
  lost: { sv: 'BORTA ', en: 'LOST  ' },
  mend: { sv: 'Gör så här', en: 'Do this' },
} as const satisfies Record<string, Text>

const manifestFile = z.object({ files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)) })

interface Order {
  base: string
  pages: number
  form: 'text' | 'json'
  manifest?: ReadonlyMap<string, string>
}

async function readOrder(args: string[]): Promise<Order | Text> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { manifest: { type: 'string' }, pages: { type: 'string' }, form: { type: 'string' } },
  })
  const [address = '', ...more] = positionals
  if (more.length > 0 || !/^https?:\/\//.test(address) || !URL.canParse(address)) return WORDS.address
  const pages = Number(values['pages'] ?? 200)
  if (!Number.isInteger(pages) || pages < 2 || pages > 5000) return WORDS.pages
  const form = values['form'] ?? 'text'
  if (form !== 'text' && form !== 'json') return WORDS.form
  const path = values['manifest']
  if (path === undefined) return { base: address, pages, form }
  try {
    const { files } = manifestFile.parse(JSON.parse(await readFile(String(path), 'utf8')))
    return { base: address, pages, form, manifest: pagesOf(files) }
  } catch {
    return WORDS.manifest
  }
}
/** Pages are met without their ending, and the entrance at the base itself. */
const pagesOf = (files: Readonly<Record<string, string>>) =>
  new Map(Object.entries(files).map(([path, sha256]) => [path === 'index.html' ? '' : path.replace(/\.html$/, ''), sha256] as const))

export async function run(args: string[], { stdout, stderr, lang }: CommandIo): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    stdout.write(HELP[lang])
    return 0
  }
  const order = await readOrder(args)
  if ('sv' in order) {
    stderr.write(order[lang])
    return 2
  }
  const seen = await visit({ ...order, expected: EXPECTED, near: true, pages_max: order.pages, files_max: 10 }).catch((error: unknown) => {
    if (error instanceof NoSite) return undefined
    throw error
  })
  if (!seen) {
    stderr.write(WORDS.silent[lang])
    return 2
  }
  const judgement = judge(seen)
  const lost = lostOf(judgement)
  if (order.form === 'json') {
    stdout.write(
      `${JSON.stringify({ address: seen.base, pages: seen.pages.length + 1, files: seen.files.length, guarantees: judgement }, null, 2)}\n`,
    )
    return lost.length > 0 ? 1 : 0
  }
  for (const id of GUARANTEE_IDS) {
    const { holds, where, seen: what } = judgement[id]
    stdout.write(`${holds ? WORDS.holds[lang] : WORDS.lost[lang]}  ${GUARANTEES[id].holds[lang]}\n`)
    if (!holds)
      stdout.write(
        `        ${GUARANTEES[id].lost[lang]}\n        ${where} ${what ? `(${what})` : ''}\n        ${WORDS.mend[lang]}: ${GUARANTEES[id].mend[lang]}\n`,
      )
  }
  const count = seen.pages.length + 1
  stdout.write(
    lang === 'sv'
      ? `\n${count} sidor och ${seen.files.length} filer besökta. ${lost.length === 0 ? 'Allt håller.' : `${lost.length} av ${GUARANTEE_IDS.length} skydd är borta.`}\n`
      : `\n${count} pages and ${seen.files.length} files visited. ${lost.length === 0 ? 'All holds.' : `${lost.length} of ${GUARANTEE_IDS.length} protections are lost.`}\n`,
  )
  return lost.length > 0 ? 1 : 0
}
