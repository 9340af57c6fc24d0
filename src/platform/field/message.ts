import type { z } from 'zod'
import type { Text } from '../page/index.ts'
import { writeNumber } from '../page/index.ts'
import type { Field } from './field.ts'

type Issue = z.core.$ZodIssue

/** "Telefon till avsändaren" inside a sentence becomes "telefon till avsändaren"; "SPAR-svar" stays. */
export function inSentence(label: Text): Text {
  const lower = (text: string) => (/^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)
  return { sv: lower(label.sv), en: lower(label.en) }
}

/** A rule of our own says its own words: `ctx.addIssue(says(text))`. */
export function says(text: Text, input?: unknown): { code: 'custom'; input: unknown; params: { text: Text } } {
  return { code: 'custom', input, params: { text } }
}

function ownText(issue: Issue): Text | undefined {
  const text: unknown = issue.code === 'custom' ? issue.params?.['text'] : undefined
  return typeof text === 'object' && text !== null && 'sv' in text && 'en' in text ? (text as Text) : undefined
}

/** What a person is told when nothing was answered: what to do, by the kind of question. */
export function missing(field: Field): Text {
  if (field.messages?.missing !== undefined) return field.messages.missing
  switch (field.control) {
    case 'select':
    case 'radio':
    case 'checkboxes':
      return { sv: `Välj ett svar på ”${field.label.sv}”.`, en: `Choose an answer to “${field.label.en}”.` }
    case 'checkbox':
      return { sv: `Kryssa i ”${field.label.sv}” för att gå vidare.`, en: `Tick “${field.label.en}” to go on.` }
    case 'file':
      return { sv: 'Välj en fil.', en: 'Choose a file.' }
    case 'files':
      return { sv: 'Välj minst en fil.', en: 'Choose at least one file.' }
    default:
      return { sv: `Fyll i ”${field.label.sv}”.`, en: `Fill in “${field.label.en}”.` }
  }
}

function tooLong(field: Field, most: number, written: number): Text {
  return {
    sv: `${field.label.sv} får vara högst ${writeNumber(most, 'sv')} tecken. Det är ${writeNumber(written, 'sv')} nu: korta texten.`,
    en: `${field.label.en} may be at most ${writeNumber(most, 'en')} characters. It is ${writeNumber(written, 'en')} now: shorten it.`,
  }
}

function outOfRange(field: Field, issue: Issue & { code: 'too_big' | 'too_small' }): Text {
  const big = issue.code === 'too_big'
  const limit = Number(big ? issue.maximum : issue.minimum)
  if (issue.origin === 'number' || issue.origin === 'int') {
    return big
      ? {
          sv: `${field.label.sv} får vara högst ${writeNumber(limit, 'sv')}.`,
          en: `${field.label.en} may be at most ${writeNumber(limit, 'en')}.`,
        }
      : {
          sv: `${field.label.sv} ska vara minst ${writeNumber(limit, 'sv')}.`,
          en: `${field.label.en} must be at least ${writeNumber(limit, 'en')}.`,
        }
  }
  const what = field.control === 'files' ? { sv: 'filer', en: 'files' } : { sv: 'val', en: 'choices' }
  return big
    ? { sv: `Högst ${limit} ${what.sv}: ta bort några.`, en: `At most ${limit} ${what.en}: take some away.` }
    : { sv: `Minst ${limit} ${what.sv}: lägg till några.`, en: `At least ${limit} ${what.en}: add some.` }
}

function notUnderstood(field: Field): Text {
  if (field.messages?.wrong !== undefined) return field.messages.wrong
  const label = inSentence(field.label)
  const like =
    field.example === undefined
      ? { sv: '', en: '' }
      : { sv: ` Skriv till exempel ${field.example}.`, en: ` Write for example ${field.example}.` }
  if (field.options !== undefined)
    return { sv: `Välj ett av svaren på ”${field.label.sv}”.`, en: `Choose one of the answers to “${field.label.en}”.` }
  if (field.control === 'date') return { sv: `Skriv ”${field.label.sv}” som 2026-11-27.`, en: `Write “${field.label.en}” as 2026-11-27.` }
  if (field.control === 'number') return { sv: `Skriv ${label.sv} med siffror.${like.sv}`, en: `Write ${label.en} in figures.${like.en}` }
  return { sv: `Kontrollera ${label.sv}.${like.sv}`, en: `Check ${label.en}.${like.en}` }
}

/** Our words for what zod found. zod's own message is never shown: it speaks to programmers, and may quote the value. */
export function messageFor(field: Field, issue: Issue, answered: unknown): Text {
  const own = ownText(issue)
  if (own !== undefined) return own
  if (isSilence(answered)) return missing(field)
  if (issue.code === 'too_small' && issue.origin === 'string') return field.messages?.wrong ?? notUnderstood(field)
  if (issue.code === 'too_big' && issue.origin === 'string') return tooLong(field, Number(issue.maximum), String(answered).length)
  if (issue.code === 'too_big' || issue.code === 'too_small') return outOfRange(field, issue)
  return notUnderstood(field)
}

function isSilence(answered: unknown): boolean {
  return (
    answered === undefined ||
    answered === null ||
    answered === '' ||
    answered === false ||
    (Array.isArray(answered) && answered.length === 0)
  )
}
