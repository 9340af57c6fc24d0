import type { Lang, SummaryRow, Text } from '../page/index.ts'
import { pick, writeDay, writeNumber } from '../page/index.ts'
import { Secret } from '../secret.ts'
import type { AnyRecord, Field, ValuesOf } from './field.ts'
import type { Entered } from './read.ts'

const NOTHING: Text = { sv: 'Inte angivet', en: 'Not given' }
const YES: Text = { sv: 'Ja', en: 'Yes' }
const NO: Text = { sv: 'Nej', en: 'No' }
const COVERED: Text = { sv: 'Dold uppgift', en: 'Covered datum' }

/** A value as people write it: the words of a choice, a day in letters, yes or no. A Secret stays covered. */
export function writeValue(field: Field, value: unknown, lang: Lang): string {
  if (value instanceof Secret) return COVERED[lang]
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return NOTHING[lang]
  if (Array.isArray(value)) return value.map((one) => writeValue(field, one, lang)).join(', ')
  if (typeof value === 'boolean') return value ? YES[lang] : NO[lang]
  if (typeof value === 'number') return writeNumber(value, lang)
  if (value instanceof File) return value.name
  if (value instanceof Date) return writeDay(value, lang)
  if (typeof value !== 'string') throw new TypeError('A value of this kind has no words')
  const choice = field.options?.find((option) => option.value === value)
  if (choice !== undefined) return pick(choice.label, lang)
  return field.control === 'date' ? writeDay(value, lang) : value
}

export interface SummaryOptions {
  lang: Lang
  /** Where one field is changed. Without it there are no links. */
  change?: (name: string) => string
}

/** Rows for `SummaryList`: what was answered, before it is sent. What a form carries hidden is no answer. */
export function summaryRows<R extends AnyRecord>(record: R, values: Partial<ValuesOf<R>>, { lang, change }: SummaryOptions): SummaryRow[] {
  return shown(record).map(([name, field]) => ({
    label: field.label,
    value: writeValue(field, held(values, name), lang),
    ...(change === undefined ? {} : { change: change(name) }),
  }))
}

export interface Change {
  name: string
  label: Text
  /** Absent for a secret field: a history says that it changed, never from what to what (S-R9). */
  before?: string
  after?: string
}

/** What differs between two states of a record, for its history. */
export function changesBetween<R extends AnyRecord>(
  record: R,
  before: Partial<ValuesOf<R>>,
  after: Partial<ValuesOf<R>>,
  lang: Lang,
): Change[] {
  const found: Change[] = []
  for (const [name, field] of shown(record)) {
    const [old, now] = [held(before, name), held(after, name)]
    if (same(old, now)) continue
    const words = field.secret === true ? {} : { before: writeValue(field, old, lang), after: writeValue(field, now, lang) }
    found.push({ name, label: field.label, ...words })
  }
  return found
}

/** The state of a record as a form would have it, for a form that changes what stands. Secrets must be revealed first. */
export function enteredFrom<R extends AnyRecord>(record: R, values: Partial<ValuesOf<R>>): Entered {
  const entered: Record<string, string | string[]> = {}
  for (const name of record.names) {
    const value = held(values, name)
    if (value === undefined || value === null || value === false || record.fields[name]?.control === 'password') continue
    if (Array.isArray(value)) entered[name] = value.map(String)
    else entered[name] = value === true ? 'ja' : String(value)
  }
  return entered
}

const shown = (record: AnyRecord): [string, Field][] =>
  record.names.flatMap((name) => {
    const field = record.fields[name]
    return field === undefined || field.control === 'hidden' || field.control === 'password' ? [] : [[name, field] as [string, Field]]
  })

const held = (values: object, name: string): unknown =>
  Object.hasOwn(values, name) ? (values as Record<string, unknown>)[name] : undefined

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, i) => one === b[i])
  // Two Secrets cannot be compared without being opened; a new one counts as a change.
  return (a ?? undefined) === (b ?? undefined)
}
