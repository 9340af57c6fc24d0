import { parseArgs } from 'node:util'
import { PublicDatabase } from '../platform/database/public-database.ts'
import { makeLog } from '../platform/log.ts'
import { type Ground, groundOf, reachDatabase } from '../ops/reach.ts'
import { makeSource, nationalDocument, PageTooLarge, publicationsOf } from '../reach/entry/index.ts'
import { besideOf, build, FileGone, hostingOf, NotOurs, PAGES, type Published, writeExport } from '../reach/export/index.ts'
import type { CommandIo, Text } from './command.ts'

const HELP: Text = {
  sv: `Användning: samvarn export-site --out MAPP [--base SÖKVÄG] [--name NAMN] [--sites KOD,KOD] [--national] [--lang sv|en]

Skriver alla publicerade öppna sidor som filer som vilken webbserver som helst kan lägga ut, med färdiga konfigurationer
för nginx, Apache och IIS och ett manifest att jämföra med. Mappen byts i ett steg: en halv export läggs aldrig ut.

--out       mappen; finns den ska den vara tom eller en tidigare export
--base      där sidorna ska mötas, intetsägande: /info/ om inget sägs
--name      webbservern, till exempel www.norrvik.example.se
--sites     bara de här sidornas koder, som de står i adressen
--national  bara de texter som följer med Samvärn, utan databas

Slutkod: 0 klart, 1 exporten gick inte att göra, 2 anropet är fel.

Exempel:
  samvarn export-site --out /srv/info --name www.norrvik.example.se
  samvarn export-site --national --out /tmp/sidor
`,
  en: `Usage: samvarn export-site --out FOLDER [--base PATH] [--name NAME] [--sites CODE,CODE] [--national] [--lang sv|en]

Writes all published public pages as files that any web server can hand out, with ready configurations for nginx, Apache
and IIS and a manifest to compare with. The folder is changed in one step: half an export is never served.

--out       the folder; when it exists it must be empty or an earlier export
--base      where the pages are to be met, dull: /info/ unless said
--name      the web server, such as www.norrvik.example.se
--sites     only the sites with these codes, as they stand in the address
--national  only the texts that come with Samvärn, without a database

Exit code: 0 done, 1 the export could not be made, 2 the call is wrong.

Examples:
  samvarn export-site --out /srv/info --name www.norrvik.example.se
  samvarn export-site --national --out /tmp/pages
`,
}
const WORDS = {
  call: {
    sv: 'Anropet går inte att förstå. Se samvarn export-site --help.\n',
    en: 'The call cannot be understood. See samvarn export-site --help.\n',
  },
  none: {
    sv: 'Inget är publicerat än. Publicera under Nå ut, Sidor, eller exportera de gemensamma texterna med --national.\n',
    en: 'Nothing has been published yet. Publish under Reach out, Sites, or export the common texts with --national.\n',
  },
  unknown: { sv: 'Ingen publicerad sida har koden', en: 'No published site has the code' },
  foreign: {
    sv: 'Mappen finns och är inte en tidigare export. Välj en annan, eller töm den själv.\n',
    en: 'The folder exists and is not an earlier export. Choose another, or empty it yourself.\n',
  },
  gone: {
    sv: 'En fil som hör till en sida är borta eller ändrad. Publicera sidan igen.\n',
    en: 'A file of a site is gone or changed. Publish the site again.\n',
  },
  large: {
    sv: 'En sida är för stor. Korta texten och publicera igen.\n',
    en: 'A page is too large. Shorten the text and publish again.\n',
  },
  unreached: {
    sv: 'Databasen svarar inte. Starta den, eller exportera de gemensamma texterna med --national.\n',
    en: 'The database does not answer. Start it, or export the common texts with --national.\n',
  },
} as const satisfies Record<string, Text>

interface Order {
  out: string
  base: string
  name: string
  sites: readonly string[] | undefined
  national: boolean
}
function readOrder(args: string[]): Order | undefined {
  const options = {
    out: { type: 'string' },
    base: { type: 'string' },
    name: { type: 'string' },
    sites: { type: 'string' },
    national: { type: 'boolean' },
  } as const
  try {
    const { values } = parseArgs({ args, options, strict: true })
    const base = values.base ?? '/info/'
    const name = values.name ?? 'www.example.se'
    const sites = values.sites?.split(',').map((code) => code.trim())
    const isRight =
      values.out &&
      /^\/(?:[A-Za-z0-9_-]+\/)*$/.test(base) &&
      /^[a-z0-9.-]{1,200}$/i.test(name) &&
      (sites ?? []).every((code) => /^[a-z0-9]{6}$/.test(code))
    return isRight ? { out: values.out ?? '', base, name, sites, national: values.national === true } : undefined
  } catch {
    return undefined
  }
}

/** What is published, read with the rights of the public role alone. */
async function withPublished<T>(ground: Ground, work: (published: Published, reached: boolean) => Promise<T>): Promise<T> {
  const database = await reachDatabase(ground)
  const log = makeLog('silent')
  const db = new PublicDatabase({ connectionString: database.url('samvarn_public') }, ground.config, log)
  try {
    const source = makeSource({ publications: publicationsOf(db), log, look_ms_min: 0 })
    await source.refresh()
    const documents = source.sites().flatMap(({ code }) => source.site(code) ?? [])
    const codeOf = new Map(documents.map(({ site, code }) => [site, code]))
    const file: Published['file'] = async (site, sha256) => (await source.file(codeOf.get(site) ?? '', sha256.slice(0, 16)))?.bytes
    return await work({ documents, file }, source.reached())
  } finally {
    await db.close()
    await database.close()
  }
}

async function exportTo(order: Order, published: Published, leave: string, io: CommandIo): Promise<number> {
  const { stdout, stderr, lang } = io
  const missing = order.sites?.find((code) => !published.documents.some((one) => one.code === code))
  if (missing !== undefined) {
    stderr.write(`${WORDS.unknown[lang]} ${missing}.\n`)
    return 1
  }
  const documents = published.documents.filter(({ code }) => order.sites?.includes(code) ?? true)
  if (documents.length === 0) {
    stderr.write(WORDS.none[lang])
    return 1
  }
  const hosting = hostingOf({ name: order.name, base: order.base, root: `/srv/${PAGES}`, leave })
  try {
    const { files, bytes } = await writeExport(
      order.out,
      build({ ...published, documents }, { base: order.base, leave }),
      besideOf(hosting),
    )
    const size = Math.round(bytes / 100_000) / 10
    stdout.write(
      lang === 'sv'
        ? `${documents.length} webbplatser, ${files} filer, ${String(size).replace('.', ',')} MB i ${order.out}. Läs LÄS-MIG.txt där.\n`
        : `${documents.length} sites, ${files} files, ${size} MB in ${order.out}. Read LÄS-MIG.txt there.\n`,
    )
    return 0
  } catch (error) {
    const words =
      error instanceof NotOurs
        ? WORDS.foreign
        : error instanceof FileGone
          ? WORDS.gone
          : error instanceof PageTooLarge
            ? WORDS.large
            : undefined
    if (!words) throw error
    stderr.write(words[lang])
    return 1
  }
}

export async function run(args: string[], io: CommandIo): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout.write(HELP[io.lang])
    return 0
  }
  const order = readOrder(args)
  if (!order) {
    io.stderr.write(WORDS.call[io.lang])
    return 2
  }
  const ground = groundOf(io)
  const leave = ground.config.leave_url
  if (order.national) return exportTo(order, { documents: [nationalDocument()], file: async () => undefined }, leave, io)
  return withPublished(ground, async (published, reached) => {
    if (reached) return exportTo(order, published, leave, io)
    io.stderr.write(WORDS.unreached[io.lang])
    return 1
  })
}
