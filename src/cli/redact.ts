import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { randomBytes } from 'node:crypto'
import {
  type CheckContext,
  check,
  type Document,
  MemoryLookup,
  readInChild,
  REFUSALS,
  type Redacted,
  redactInChild,
  removalsOf,
  type Verdict,
} from '@samvarn/disclosure'
import { type Against, CONTEXT_FLAGS, loadPlaces, readAgainst, readFlags, said, UsageProblem } from './check-options.ts'
import { bytesOf } from './check-paths.ts'
import { kindText } from './check-words.ts'
import type { CommandIo, Text } from './command.ts'
import { refuseOtherFormat, refuseSameFile, refuseToOverwrite } from './redact-out.ts'

const HELP: Text = {
  sv: `Användning: samvarn redact IN -o UT [--register FIL] [FLAGGOR]

Gör en säker kopia av ett dokument (TXT, CSV, DOCX): allt som kontrollen stoppar eller vill granska byts mot en etikett,
och kommentarer, spårade ändringar, dold text och egenskaper tas bort. Kopian läses tillbaka och kontrolleras innan den
lämnas ut; hittas något finns ingen kopia. Utan --register tas vems som helst personnummer, adress och mobilnummer bort.

  -o, --out UT         den säkra kopian: en annan fil än IN, i samma format
  --force              skriv över UT om den finns
  --label VAD          fixed (förval: [sekretess]) eller law (bestämmelsen, till exempel [OSL 21:3])
  --register FIL       registret, JSON Lines: en person per rad
  --recipient VEM      self, counterparty (förval), authority eller public
  --subject ID         med self: personen det går till
  --sender-place KOD   avsändarens kommun eller län enligt SCB
  --hold-anyones       ta också bort vems som helst personnummer, bostadsadress och mobilnummer
  --lang sv|en         språk

Slutkod: 0 kopian är gjord, 1 ingen kopia av det skäl som sägs, 2 filen kunde inte läsas eller anropet är fel.

Exempel:
  samvarn redact beslut.docx -o beslut-saker.docx --register register.jsonl
  samvarn redact lista.csv -o lista-saker.csv --register register.jsonl --recipient self --subject p1
`,
  en: `Usage: samvarn redact IN -o OUT [--register FILE] [OPTIONS]

Makes a safe copy of a document (TXT, CSV, DOCX): all that the check stops or wants reviewed becomes a label, and
comments, tracked changes, hidden text and properties go. The copy is read back and checked before it is given out;
if anything is found there is no copy. Without --register anyone's personnummer, address and mobile number go.

  -o, --out OUT        the safe copy: another file than IN, in the same format
  --force              overwrite OUT if it exists
  --label WHAT         fixed (default: [sekretess]) or law (the provision, such as [OSL 21:3])
  --register FILE      the register, JSON Lines: one person a line
  --recipient WHO      self, counterparty (default), authority or public
  --subject ID         with self: whom it goes to
  --sender-place CODE  the sender's municipality or county by SCB
  --hold-anyones       also remove anyone's personnummer, home address and mobile number
  --lang sv|en         language

Exit code: 0 the copy is made, 1 no copy, for the reason told, 2 the file could not be read or the call is wrong.

Examples:
  samvarn redact decision.docx -o decision-safe.docx --register register.jsonl
  samvarn redact list.csv -o list-safe.csv --register register.jsonl --recipient self --subject p1
`,
}

const NOT_READ = new Set(['original_not_read', 'crashed', 'timeout'])
const FLAGS = { ...CONTEXT_FLAGS, out: { type: 'string', short: 'o' }, force: { type: 'boolean' }, label: { type: 'string' } } as const

export async function run(args: string[], io: CommandIo): Promise<number> {
  try {
    const { values, paths } = readFlags(args, FLAGS)
    if (values.help === true) {
      io.stdout.write(HELP[io.lang])
      return 0
    }
    const [input] = paths
    const out = values.out
    if (input === undefined || paths.length > 1)
      throw new UsageProblem({ sv: 'Ange precis en fil att göra en säker kopia av.', en: 'Give exactly one file to make a safe copy of.' })
    if (typeof out !== 'string')
      throw new UsageProblem({ sv: 'Ange var kopian ska läggas med -o FIL.', en: 'Say where the copy goes with -o FILE.' })
    const label = values.label ?? 'fixed'
    if (label !== 'fixed' && label !== 'law')
      throw new UsageProblem({ sv: '--label ska vara fixed eller law.', en: '--label must be fixed or law.' })
    await refuseSameFile(input, out)
    await refuseToOverwrite(out, values.force === true)
    const against = values.register === undefined ? withoutRegister(values.recipient) : await readAgainst(values, io)
    return await copySafely(input, out, label, against, io)
  } catch (error) {
    if (!(error instanceof UsageProblem)) throw error
    io.stderr.write(`${said(error.text, io.lang)}\n`)
    return 2
  }
}

/** With no register there is no one to protect in particular, and so everyone's numbers, addresses and mobiles go. */
function withoutRegister(recipient: unknown): Against {
  if (recipient !== undefined && recipient !== 'counterparty' && recipient !== 'public') {
    throw new UsageProblem({
      sv: 'Utan --register kan --recipient bara vara counterparty eller public.',
      en: 'Without --register, --recipient can only be counterparty or public.',
    })
  }
  const context: CheckContext = { recipient: recipient ?? 'counterparty', holdAnyones: true }
  return { context, lookup: new MemoryLookup([], loadPlaces()) }
}

async function copySafely(
  input: string,
  out: string,
  label: 'fixed' | 'law',
  { context, lookup }: Against,
  io: CommandIo,
): Promise<number> {
  const bytes = await bytesOf(input, true)
  if (!(bytes instanceof Uint8Array)) {
    io.stderr.write(
      said(
        {
          sv: `${input} går inte att läsa. Kontrollera sökväg och rättigheter.\n`,
          en: `${input} cannot be read. Check path and permissions.\n`,
        },
        io.lang,
      ),
    )
    return 2
  }
  const judged = (read: Document): Promise<Verdict> => check(read, context, lookup)
  const document = await readInChild(bytes, basename(input))
  refuseOtherFormat(input, document.format, out)
  const verdict = await judged(document)
  const removals = removalsOf(verdict.findings)
  const copy = await redactInChild(bytes, basename(input), removals, {
    label,
    recheck: async (read) => (await judged(read)).verdict === 'clean',
  })
  if (!copy.ok) {
    io.stderr.write(`${REFUSALS[copy.reason][io.lang]}${copy.where === undefined ? '' : ` (${copy.where})`}\n`)
    return NOT_READ.has(copy.reason) ? 2 : 1
  }
  await writeWhole(out, copy.bytes)
  io.stdout.write(made(out, copy, io))
  return 0
}

/** A copy is there whole or not at all; only its maker may read it. */
async function writeWhole(out: string, bytes: Uint8Array): Promise<void> {
  const draft = join(dirname(out), `.${randomBytes(8).toString('hex')}.part`)
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, out)
  } catch (error) {
    await rm(draft, { force: true })
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new UsageProblem({
      sv: `Kopian kunde inte skrivas till ${out} (${code}). Kontrollera mapp och rättigheter.`,
      en: `The copy could not be written to ${out} (${code}). Check folder and permissions.`,
    })
  }
}

function made(out: string, copy: Extract<Redacted, { ok: true }>, io: CommandIo): string {
  const sum = copy.removed
    .map(({ kind, law, count }) => `  ${count} × ${kindText(kind, io.lang)}${law === '' ? '' : ` (${law})`}`)
    .join('\n')
  const head = said({ sv: `Säker kopia: ${out}`, en: `Safe copy: ${out}` }, io.lang)
  const none = said({ sv: '  Inga uppgifter behövde tas bort ur texten.', en: '  Nothing had to be removed from the text.' }, io.lang)
  return `${head}\n${sum === '' ? none : sum}\n`
}
