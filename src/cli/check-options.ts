import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type CheckContext, MemoryLookup, parseRegister, type Places, readPlaces, type Recipient, RECIPIENTS } from '@samvarn/disclosure'
import type { CommandIo, Lang, Text } from './command.ts'

/** Flags that `check` and `redact` share: against whom, for whom, from where. */
export const CONTEXT_FLAGS = {
  register: { type: 'string' },
  recipient: { type: 'string' },
  subject: { type: 'string' },
  'sender-place': { type: 'string' },
  'hold-anyones': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** A mistake in the call, told to the one who made it. Exit code 2. */
export class UsageProblem extends Error {
  readonly text: Text
  constructor(text: Text) {
    super(text.en)
    this.text = text
  }
}

export type Flags = Record<string, string | boolean | undefined>

/** Reads flags and paths; an unknown flag or a missing value is a UsageProblem. */
export function readFlags(
  args: string[],
  flags: Record<string, { type: 'string' | 'boolean'; short?: string }>,
): { values: Flags; paths: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, options: flags, allowPositionals: true, strict: true })
    return { values: values as Flags, paths: positionals }
  } catch (error) {
    const flag = /'(-[^' ,]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
    const known = Object.keys(flags)
      .map((name) => `--${name}`)
      .join(', ')
    throw new UsageProblem({
      sv: `Flaggan ${flag} är okänd eller saknar sitt värde. Flaggor: ${known}, --lang. Kör med --help för exempel.`,
      en: `The option ${flag} is unknown or lacks its value. Options: ${known}, --lang. Run with --help for examples.`,
    })
  }
}

const CONTENT = new URL('../../content/places.json', import.meta.url)

export function loadPlaces(): Places {
  return readPlaces(readFileSync(CONTENT, 'utf8'))
}

export interface Against {
  context: CheckContext
  lookup: MemoryLookup
}

function readRecipient(values: Flags): Recipient {
  const written = values.recipient ?? 'counterparty'
  const found = RECIPIENTS.find((one) => one === written)
  if (found !== undefined) return found
  throw new UsageProblem({
    sv: `--recipient ska vara ${RECIPIENTS.join(', ')}. Utan flaggan gäller counterparty, den strängaste.`,
    en: `--recipient must be ${RECIPIENTS.join(', ')}. Without it counterparty holds, the strictest.`,
  })
}

/** Reads the register and makes the context. Whatever is wrong stops everything: a skipped line is a person unprotected. */
export async function readAgainst(values: Flags, io: CommandIo): Promise<Against> {
  const file = values.register
  if (typeof file !== 'string') {
    throw new UsageProblem({
      sv: 'Ange registret med --register FIL (JSON Lines, en person per rad).',
      en: 'Give the register with --register FILE (JSON Lines, one person a line).',
    })
  }
  const recipient = readRecipient(values)
  const places = loadPlaces()
  const context: CheckContext = { recipient }
  const place = values['sender-place']
  if (typeof place === 'string') {
    if (!places.has(place)) {
      throw new UsageProblem({
        sv: `--sender-place ${place} finns inte. Ange SCB:s kod för kommunen (fyra siffror, till exempel 1280) eller länet (två).`,
        en: `--sender-place ${place} does not exist. Give SCB's code of the municipality (four digits, such as 1280) or county (two).`,
      })
    }
    context.senderPlace = place
  }
  if (values['hold-anyones'] === true) context.holdAnyones = true
  const register = parseRegister(await readText(file))
  if (register.errors.length > 0) throw new UsageProblem(registerTrouble(file, register.errors))
  if (register.persons.length === 0)
    throw new UsageProblem({
      sv: `Registret ${file} är tomt. Utan personer finns inget att kontrollera mot.`,
      en: `The register ${file} is empty. Without persons there is nothing to check against.`,
    })
  if (recipient === 'self') context.subject = readSubject(values.subject, register.persons)
  else if (values.subject !== undefined)
    io.stderr.write(
      said(
        {
          sv: 'Obs: --subject används bara med --recipient self och har ingen verkan här.\n',
          en: 'Note: --subject is used only with --recipient self and has no effect here.\n',
        },
        io.lang,
      ),
    )
  return { context, lookup: new MemoryLookup(register.persons, places) }
}

function readSubject(subject: Flags[string], persons: readonly { person: string }[]): string {
  if (typeof subject !== 'string' || subject === '') {
    throw new UsageProblem({
      sv: 'Med --recipient self måste --subject säga vilken person det går till, till exempel --subject p1.',
      en: 'With --recipient self, --subject must say which person it goes to, such as --subject p1.',
    })
  }
  if (!persons.some(({ person }) => person === subject)) {
    throw new UsageProblem({
      sv: `Personen ${subject} finns inte i registret. Kontrollera --subject.`,
      en: `The person ${subject} is not in the register. Check --subject.`,
    })
  }
  return subject
}

/** Sums of pictures that a person has looked at. A line that is no sum stops the call: a typing error must not pass for a permission. */
export async function readKnownPictures(file: Flags[string]): Promise<string[]> {
  if (typeof file !== 'string') return []
  const lines = (await readText(file)).split(/\r?\n/).map((line) => line.replace(/#.*/, '').trim().toLowerCase())
  const wrong = lines.findIndex((line) => line !== '' && !/^[0-9a-f]{64}$/.test(line))
  if (wrong >= 0) {
    throw new UsageProblem({
      sv: `Rad ${wrong + 1} i ${file} är ingen SHA-256 (64 tecken 0–9, a–f).`,
      en: `Line ${wrong + 1} of ${file} is not a SHA-256 (64 characters 0–9, a–f).`,
    })
  }
  return lines.filter((line) => line !== '')
}

async function readText(file: string): Promise<string> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new UsageProblem({
      sv: `Filen ${file} går inte att läsa (${code}). Kontrollera sökväg och rättigheter.`,
      en: `The file ${file} cannot be read (${code}). Check path and permissions.`,
    })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageProblem({
      sv: `Filen ${file} är inte UTF-8. Spara det som UTF-8 och försök igen.`,
      en: `The file ${file} is not UTF-8. Save it as UTF-8 and try again.`,
    })
  }
}

const ERRORS_SHOWN = 20

function registerTrouble(file: string, errors: ReturnType<typeof parseRegister>['errors']): Text {
  const list = (lang: Lang) =>
    errors
      .slice(0, ERRORS_SHOWN)
      .map(({ line, field, message }) => `  ${lang === 'sv' ? 'rad' : 'line'} ${line}${field === '' ? '' : `, ${field}`}: ${message[lang]}`)
      .join('\n')
  const more = Math.max(0, errors.length - ERRORS_SHOWN)
  return {
    sv: `Registret ${file} har ${errors.length} fel. Inget kontrollerades. Rätta och kör igen:\n${list('sv')}${more > 0 ? `\n  … och ${more} till` : ''}`,
    en: `The register ${file} has ${errors.length} errors. Nothing was checked. Correct them and run again:\n${list('en')}${more > 0 ? `\n  … and ${more} more` : ''}`,
  }
}

export function said(text: Text, lang: Lang): string {
  return text[lang]
}
