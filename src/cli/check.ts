import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { check, readInChild, type Unread } from '@samvarn/disclosure'
import { type Against, CONTEXT_FLAGS, readAgainst, readKnownPictures, readFlags, said, UsageProblem } from './check-options.ts'
import { withColumns } from './check-columns.ts'
import { asJson, asText, type Checked } from './check-output.ts'
import { bytesOf, filesBelow, type Found } from './check-paths.ts'
import { asSarif } from './check-sarif.ts'
import type { CommandIo, Text } from './command.ts'

const HELP: Text = {
  sv: `Användning: samvarn check --register FIL [FLAGGOR] SÖKVÄG…

Kontrollerar dokument på väg ut mot ett register över skyddade personer. En mapp gås igenom med allt i den,
dolda filer också; symboliska länkar följs inte. Registret lämnar aldrig den här processen.

  --register FIL       registret, JSON Lines: en person per rad
  --recipient VEM      self, counterparty (förval, strängast), authority eller public
  --subject ID         med self: personen det går till; hennes egna uppgifter får passera, andras inte
  --sender-place KOD   avsändarens kommun (fyra siffror) eller län (två) enligt SCB
  --hold-anyones       håll också vems som helst personnummer, bostadsadress och mobilnummer (motpart, allmänhet)
  --known-pictures FIL bilder som någon har sett på och som saknar uppgifter, till exempel ett brevhuvud: en SHA-256 per rad
                       (summan står i svaret för varje bild som inte kunde läsas)
  --format FORMAT      text (förval), json eller sarif
  --lang sv|en         språk

Slutkod: 0 inget att anmärka (NOTE räknas hit), 1 något att stoppa eller granska, 2 något kunde inte kontrolleras.
Tvåan går före ettan.

Exempel:
  samvarn check --register register.jsonl --recipient counterparty beslut.docx bilagor/
  samvarn check --register register.jsonl --recipient self --subject p1 brev.pdf
  samvarn check --register register.jsonl --sender-place 1280 --format json utskick/ > svar.json
`,
  en: `Usage: samvarn check --register FILE [OPTIONS] PATH…

Checks outgoing documents against a register of protected persons. A folder is walked with all that is in it, hidden
files too; symbolic links are not followed. The register never leaves this process.

  --register FILE      the register, JSON Lines: one person a line
  --recipient WHO      self, counterparty (default, strictest), authority or public
  --subject ID         with self: whom it goes to; her own data may pass, others' may not
  --sender-place CODE  the sender's municipality (four digits) or county (two) by SCB
  --hold-anyones       also hold anyone's personnummer, home address and mobile number (counterparty, public)
  --known-pictures FILE pictures that somebody has looked at and that tell nothing, such as a letterhead: one SHA-256 a line
                       (the sum stands in the answer for each picture that could not be read)
  --format FORMAT      text (default), json or sarif
  --lang sv|en         language

Exit code: 0 clean (NOTE counts as clean), 1 something to stop or review, 2 something could not be checked.
Two wins over one.

Examples:
  samvarn check --register register.jsonl --recipient counterparty decision.docx annexes/
  samvarn check --register register.jsonl --recipient self --subject p1 letter.pdf
  samvarn check --register register.jsonl --sender-place 1280 --format json outgoing/ > answer.json
`,
}

const FORMATS = ['text', 'json', 'sarif'] as const

export async function run(args: string[], io: CommandIo): Promise<number> {
  try {
    const { values, paths } = readFlags(args, { ...CONTEXT_FLAGS, format: { type: 'string' }, 'known-pictures': { type: 'string' } })
    if (values.help === true) {
      io.stdout.write(HELP[io.lang])
      return 0
    }
    const format = FORMATS.find((one) => one === (values.format ?? 'text'))
    if (format === undefined)
      throw new UsageProblem({ sv: '--format ska vara text, json eller sarif.', en: '--format must be text, json or sarif.' })
    if (paths.length === 0)
      throw new UsageProblem({ sv: 'Ange minst en fil eller mapp att kontrollera.', en: 'Give at least one file or folder to check.' })
    const against = await readAgainst(values, io)
    const pictures = await readKnownPictures(values['known-pictures'])
    const files = await filesBelow(paths)
    // A wrong path in a script must not pass for a clean mailing: nothing found is nothing checked.
    if (files.length === 0)
      throw new UsageProblem({
        sv: `Inget kontrollerades: det finns inga filer i ${paths.join(', ')}. Kontrollera sökvägen.`,
        en: `Nothing was checked: there are no files in ${paths.join(', ')}. Check the path.`,
      })
    const documents = await checkAll(files, new Set(paths), { ...against, pictures }, io)
    io.stdout.write(format === 'json' ? asJson(documents) : format === 'sarif' ? asSarif(documents, io.lang) : asText(documents, io.lang))
    return exitCode(documents)
  } catch (error) {
    if (!(error instanceof UsageProblem)) throw error
    io.stderr.write(`${said(error.text, io.lang)}\n`)
    return 2
  }
}

export function exitCode(documents: readonly Checked[]): number {
  if (documents.some(({ verdict }) => verdict.verdict === 'unchecked')) return 2
  return documents.some(({ verdict }) => verdict.verdict === 'findings') ? 1 : 0
}

type AgainstWithPictures = Against & { pictures: string[] }

async function checkAll(
  files: readonly Found[],
  named: ReadonlySet<string>,
  against: AgainstWithPictures,
  io: CommandIo,
): Promise<Checked[]> {
  const documents: Checked[] = []
  let next = 0
  let done = 0
  const worker = async () => {
    for (let index = next++; index < files.length; index = next++) {
      const file = files[index] as Found
      documents[index] = await checkOne(file, named.has(file.path), against)
      done += 1
      if (io.isTTY) io.stderr.write(progress(done, files.length))
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), files.length) }, worker))
  if (io.isTTY && files.length > 0) io.stderr.write('\r\u001b[K')
  return documents
}

const BAR = 24

function progress(done: number, all: number): string {
  const full = Math.round((done / all) * BAR)
  return `\r\u001b[K[${'█'.repeat(full)}${'·'.repeat(BAR - full)}] ${done}/${all}`
}

const unchecked = (path: string, unread: Unread): Checked => ({ path, verdict: { verdict: 'unchecked', findings: [], unread: [unread] } })

async function checkOne({ path, trouble }: Found, named: boolean, { context, lookup, pictures }: AgainstWithPictures): Promise<Checked> {
  if (trouble !== undefined) return unchecked(path, trouble)
  const bytes = await bytesOf(path, named)
  if (!(bytes instanceof Uint8Array)) return unchecked(path, bytes)
  try {
    const document = await readInChild(bytes, basename(path), {}, { known_pictures: pictures })
    return { path, format: document.format, verdict: withColumns(await check(document, context, lookup), document) }
  } catch {
    // A fault of ours must not look like a finding, nor pass for clean: the file is not checked, and the rest goes on.
    return unchecked(path, { code: 'crashed' })
  }
}
