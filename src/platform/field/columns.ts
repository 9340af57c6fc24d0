import type { FormError, Lang, Text } from '../page/index.ts'
import { pick } from '../page/index.ts'
import type { AnyRecord, Field, ValuesOf } from './field.ts'
import type { Reading } from './read.ts'
import { readForm } from './read.ts'

/** Fields that a row of a table can hold. Files and what a form carries hidden are none. */
function inFiles(record: AnyRecord): [string, Field][] {
  return record.names.flatMap((name) => {
    const field = record.fields[name]
    return field === undefined || ['file', 'files', 'hidden', 'password'].includes(field.control) ? [] : [[name, field] as [string, Field]]
  })
}

/** The heading of a field in a file: the same in both languages, so that a file can be read back. */
const heading = (field: Field): string => field.column ?? field.label.sv

/** A spreadsheet runs a cell that begins so as a formula; an apostrophe first makes it text (CWE-1236). */
export function csvSafe(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';')
}

/** A file to fill in: headings and one row of examples. Semicolons and a byte order mark, as Swedish Excel reads it. */
export function csvTemplate(record: AnyRecord): string {
  const fields = inFiles(record).map(([, field]) => field)
  return `\ufeff${csvLine(fields.map(heading))}\r\n${csvLine(fields.map((field) => csvSafe(exampleFor(field))))}\r\n`
}

function exampleFor(field: Field): string {
  const [first] = field.options ?? []
  if (field.example !== undefined) return field.example
  if (first !== undefined) return pick(first.label, 'sv')
  if (field.control === 'date') return '2026-11-27'
  return field.control === 'checkbox' ? 'ja' : ''
}

const plain = (text: string) =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{N}]/gu, '')

export interface ColumnMap {
  /** Field name by place in the row; undefined where the column is unknown. */
  names: readonly (string | undefined)[]
  /** Headings that no field takes: shown, so that nothing is dropped in silence. */
  unknown: readonly string[]
  /** What stops the file: two columns for one field, or none for one that must be there. */
  problems: readonly Text[]
}

/** Reads the headings of a file: in any order, in Swedish or English, by name, heading or alias. */
export function mapColumns(record: AnyRecord, headings: readonly string[]): ColumnMap {
  const fields = inFiles(record)
  const known = new Map<string, string>()
  for (const [name, field] of fields) {
    for (const said of [name, heading(field), field.label.sv, field.label.en, ...(field.aliases ?? [])]) known.set(plain(said), name)
  }
  const names = headings.map((said) => known.get(plain(said)))
  const problems = fields.flatMap(([name, field]): Text[] => {
    const times = names.filter((one) => one === name).length
    if (times > 1)
      return [
        {
          sv: `Kolumnen ”${heading(field)}” finns ${times} gånger. Behåll en.`,
          en: `The column “${heading(field)}” is there ${times} times. Keep one.`,
        },
      ]
    if (times === 0 && field.required)
      return [{ sv: `Kolumnen ”${heading(field)}” saknas. Lägg till den.`, en: `The column “${heading(field)}” is missing. Add it.` }]
    return []
  })
  return { names, unknown: headings.filter((said, i) => names[i] === undefined && said.trim() !== ''), problems }
}

const YES = new Set(['ja', 'j', 'yes', 'y', 'true', '1', 'x'])
const NO = new Set(['', 'nej', 'n', 'no', 'false', '0'])

/** One row of a file through the same rules as the form. Choices may be written as their words or their code. */
export function readRow<R extends AnyRecord>(record: R, columns: ColumnMap, cells: readonly string[]): Reading<R> {
  const entered: Record<string, string | string[]> = {}
  const unclear: FormError[] = []
  columns.names.forEach((name, place) => {
    const field = name === undefined ? undefined : record.fields[name]
    // The apostrophe that made a cell safe in a spreadsheet is no part of what it says.
    const cell = (cells[place]?.trim() ?? '').replace(/^'(?=[=+\-@])/, '')
    if (name === undefined || field === undefined || cell === '') return
    if (field.control !== 'checkbox')
      entered[name] = field.control === 'checkboxes' ? cell.split(',').map((one) => codeOf(field, one)) : codeOf(field, cell)
    else if (YES.has(plain(cell))) entered[name] = 'ja'
    else if (!NO.has(plain(cell)))
      unclear.push({
        field: name,
        message: { sv: `Skriv ja eller nej i ”${heading(field)}”.`, en: `Write ja or nej (yes or no) in “${heading(field)}”.` },
      })
  })
  const reading = readForm(record, entered)
  if (unclear.length === 0) return reading
  return { ok: false, entered, errors: [...unclear, ...(reading.ok ? [] : reading.errors)] }
}

function codeOf(field: Field, written: string): string {
  const said = plain(written)
  const choice = field.options?.find(
    (option) => (['sv', 'en'] as const).some((lang) => plain(pick(option.label, lang)) === said) || plain(option.value) === said,
  )
  return choice?.value ?? written.trim()
}

/** Records as a file that `mapColumns` and `readRow` take back. `lang` decides the words of choices. */
export function csvOf<R extends AnyRecord>(record: R, rows: readonly Partial<ValuesOf<R>>[], lang: Lang): string {
  const fields = inFiles(record)
  const lines = rows.map((row) =>
    csvLine(fields.map(([name, field]) => csvSafe(cellOf(field, (row as Record<string, unknown>)[name], lang)))),
  )
  return `\ufeff${[csvLine(fields.map(([, field]) => heading(field))), ...lines].join('\r\n')}\r\n`
}

function cellOf(field: Field, value: unknown, lang: Lang): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((one) => cellOf(field, one, lang)).join(', ')
  if (typeof value === 'boolean') return value ? { sv: 'ja', en: 'yes' }[lang] : { sv: 'nej', en: 'no' }[lang]
  const choice = field.options?.find((option) => option.value === value)
  return choice === undefined ? String(value) : pick(choice.label, lang)
}
