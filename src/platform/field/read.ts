import type { FormError, Text } from '../page/index.ts'
import type { AnyRecord, Field, ValuesOf } from './field.ts'
import { messageFor } from './message.ts'

/** What was written, as it was written, so that a form that comes back has lost nothing. Files cannot be given back. */
export type Entered = Readonly<Record<string, string | readonly string[]>>

export type Reading<R extends AnyRecord> = { ok: true; values: ValuesOf<R> } | { ok: false; errors: readonly FormError[]; entered: Entered }

/** A form as it came: from a browser, or as plain values in a test. */
export type Submitted = FormData | Readonly<Record<string, string | readonly string[] | undefined>>

const REPEATED: Text = {
  sv: 'Svaret kom flera gånger. Ladda om sidan och svara en gång.',
  en: 'The answer came more than once. Reload the page and answer once.',
}

/**
 * Reads a submitted form. Takes only what the record declares; whatever else was sent is left alone. All errors at once,
 * in the order of the form, in our words.
 */
export function readForm<R extends AnyRecord>(record: R, submitted: Submitted): Reading<R> {
  return judge(record, (name) => sent(submitted, name))
}

type Answer = string | File

function sent(submitted: Submitted, name: string): readonly Answer[] {
  if (submitted instanceof FormData) return submitted.getAll(name)
  if (!Object.hasOwn(submitted, name)) return []
  const value = submitted[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

function judge<R extends AnyRecord>(record: R, answers: (name: string) => readonly Answer[]): Reading<R> {
  const errors: FormError[] = []
  const values: [string, unknown][] = []
  const entered: [string, string | string[]][] = []
  for (const name of record.names) {
    const field = record.fields[name]
    if (field === undefined) continue
    const given = answers(name)
    const words = given.filter((answer) => typeof answer === 'string')
    // A password is written anew: it is never sent back into a page.
    if (words.length > 0 && field.control !== 'password') entered.push([name, field.control === 'checkboxes' ? words : (words[0] ?? '')])
    if (given.length > 1 && field.control !== 'checkboxes' && field.control !== 'files') {
      errors.push({ field: name, message: REPEATED })
      continue
    }
    const result = readAnswer(field, given)
    if ('message' in result) errors.push({ field: name, message: result.message })
    else if (result.value !== undefined) values.push([name, result.value])
  }
  const whole = Object.fromEntries(values) as ValuesOf<R>
  if (errors.length === 0) errors.push(...record.check(whole))
  if (errors.length === 0) return { ok: true, values: whole }
  return { ok: false, errors, entered: Object.fromEntries(entered) }
}

/** One answer through its field's rule. */
export function readAnswer(field: Field, given: readonly Answer[]): { value: unknown } | { message: Text } {
  const answered = decode(field, given)
  const silent = answered === undefined && field.schema.safeParse(undefined).success === false
  const parsed = field.schema.safeParse(silent && field.schema.safeParse(null).success ? null : answered)
  if (parsed.success) return { value: parsed.data }
  const [issue] = parsed.error.issues
  if (issue === undefined) throw new Error('A refusal without a reason')
  return { message: messageFor(field, issue, answered) }
}

const isFile = (answer: Answer): answer is File => typeof answer !== 'string' && !(answer.size === 0 && answer.name === '')

/** From what a form can hold, texts and files, to what a schema is asked about. Silence is undefined, never ''. */
function decode(field: Field, given: readonly Answer[]): unknown {
  const words = given.filter((answer) => typeof answer === 'string')
  const text = words[0]?.trim() === '' ? undefined : words[0]
  switch (field.control) {
    case 'checkbox':
      return text !== undefined
    case 'checkboxes':
      return words.filter((word) => word !== '')
    case 'files':
      return given.filter(isFile)
    case 'file':
      return given.find(isFile)
    case 'number':
      return text === undefined ? undefined : readNumber(text)
    case 'password':
      // Blanks may be part of a password.
      return words[0] === '' ? undefined : words[0]
    case 'textarea':
      return text?.replace(/\r\n?/g, '\n')
    default:
      return text?.trim()
  }
}

/** 12 345,5 as Swedes write it, and 12345.5. What is no number stays text, for the schema to refuse. */
function readNumber(text: string): number | string {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}
