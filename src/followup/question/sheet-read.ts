/** From the rows of a sheet to what a JSON file of the same set would hold; the checker then goes through both alike. */
import type { SetFault } from './check-words.ts'
import { fault } from './check-words.ts'
import { COLUMNS, ROW_KINDS, type RowKind, WORD_COLUMNS } from './sheet.ts'

type Column = { kind: 'plain'; name: keyof typeof COLUMNS } | { kind: 'words'; name: keyof typeof WORD_COLUMNS; lang: string }
type Json = Record<string, unknown>
interface Row {
  number: number
  kind: RowKind
  plain: Partial<Record<keyof typeof COLUMNS, string>>
  words: Record<keyof typeof WORD_COLUMNS, Json | undefined>
}

const plainText = (text: string) => text.normalize('NFC').trim().toLocaleLowerCase('sv')
function columnOf(heading: string): Column | undefined {
  const said = plainText(heading)
  for (const [name, label] of Object.entries(COLUMNS))
    if (plainText(label) === said) return { kind: 'plain', name: name as keyof typeof COLUMNS }
  const match = /^(.+?) \(([A-Za-z-]+)\)$/.exec(heading.trim())
  const name = Object.entries(WORD_COLUMNS).find(([, label]) => plainText(label) === plainText(match?.[1] ?? ''))?.[0]
  return match?.[2] === undefined || name === undefined
    ? undefined
    : { kind: 'words', name: name as keyof typeof WORD_COLUMNS, lang: match[2] }
}
const KIND_BY_WORD = new Map(
  Object.entries(ROW_KINDS).flatMap(([kind, word]) => [[word, kind as RowKind] as const, [kind, kind as RowKind] as const]),
)

/** The apostrophe that made a cell safe in a spreadsheet is no part of what it says. */
const cellText = (cell: string | undefined) => (cell ?? '').trim().replace(/^'(?=[=+\-@])/, '')

function readRow(columns: readonly (Column | undefined)[], cells: readonly string[], number: number): Row | undefined {
  const plain: Row['plain'] = {}
  const words: Row['words'] = { text: undefined, help: undefined, good: undefined }
  columns.forEach((column, index) => {
    const said = cellText(cells[index])
    if (column === undefined || said === '') return
    if (column.kind === 'plain') plain[column.name] = said
    else words[column.name] = { ...words[column.name], [column.lang]: said }
  })
  const kind = KIND_BY_WORD.get(plainText(plain.row ?? ''))
  return kind === undefined ? undefined : { number, kind, plain, words }
}

const splitList = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
const asNumber = (text: string | undefined): unknown => (text === undefined ? undefined : /^\d+$/.test(text) ? Number(text) : text)
const asYes = (text: string | undefined): unknown => {
  const said = plainText(text ?? '')
  return ['ja', 'yes', 'true', 'x'].includes(said) ? true : ['nej', 'no', 'false', ''].includes(said) ? false : text
}
const points = (text: string | undefined, last: 'number' | 'count'): Json[] =>
  splitList(text).map((one) => {
    const [source, part, number] = one.split(/\s+/)
    return { text: source, part, [last]: asNumber(number) }
  })

const asLevel = ({ plain, words }: Row): Json => ({ value: asNumber(plain.id), name: words.text, meaning: words.help })
const asLaw = ({ plain, words }: Row): Json => ({
  cite: plain.cite,
  says: words.help,
  verified: asYes(plain.verified),
  source: plain.source,
  valid_from: plain.valid_from,
  valid_to: plain.valid_to,
  reviewer: plain.reviewer,
})
const asAction = ({ plain, words }: Row): Json => ({
  id: plain.id,
  text: words.text,
  days: asNumber(plain.days),
  upto: asNumber(plain.upto),
})

interface ReadQuestion extends Json {
  levels: Json[]
  options: Json[]
  law: Json[]
  actions: Json[]
}
const asQuestion = ({ plain, words }: Row): ReadQuestion => ({
  id: plain.id,
  kind: plain.kind,
  text: words.text,
  help: words.help,
  good: words.good,
  levels: [],
  options: [],
  law: [],
  actions: [],
  covers: points(plain.covers, 'number'),
  same_as: splitList(plain.same_as),
  evidence: asYes(plain.evidence) === false ? undefined : asYes(plain.evidence),
  rank: plain.rank,
})
/** A list that is empty is left out; so a question without levels of its own has the set's. */
const pruned = (json: Json): Json =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)))

function factsOf(rows: readonly Row[]): Json {
  const words = new Map(rows.filter((row) => row.kind === 'fact').map((row) => [row.plain.id ?? '', row.words.text]))
  const said = (id: string) => words.get(id)?.['sv'] as string | undefined
  return {
    id: said('id'),
    version: said('version'),
    title: words.get('title'),
    lead: words.get('lead'),
    audience: said('audience'),
    languages: splitList(said('languages')),
    incomplete: splitList(said('incomplete')),
    covering: points(said('covering'), 'count'),
    origin: pruned({ by: said('by'), from: words.get('from'), licence: said('licence'), source: said('source') }),
  }
}

interface Built {
  levels: Json[]
  sections: { id: string | undefined; title: unknown; lead: unknown; questions: ReadQuestion[] }[]
  faults: SetFault[]
}
const PARTS = { level: 'levels', option: 'options', law: 'law', action: 'actions' } as const

function take(built: Built, row: Row): void {
  const section = built.sections.at(-1)
  const question = section?.questions.at(-1)
  const place = { sv: `Rad ${row.number}`, en: `Row ${row.number}` }
  const lost = (sv: string, en: string) => built.faults.push(fault(place, sv, en))
  if (row.kind === 'fact') return
  if (row.kind === 'section') built.sections.push({ id: row.plain.id, title: row.words.text, lead: row.words.help, questions: [] })
  else if (row.kind === 'question') {
    if (section === undefined)
      lost(
        'Frågan står före det första avsnittet. Sätt en rad ”avsnitt” ovanför.',
        'The question stands before the first section. Put a row “avsnitt” above it.',
      )
    else section.questions.push(asQuestion(row))
  } else if (row.kind === 'level' && section === undefined) built.levels.push(asLevel(row))
  else if (question === undefined)
    lost(
      'Raden hör till en fråga, men ingen fråga står ovanför. Flytta den.',
      'The row belongs to a question, but no question stands above it. Move it.',
    )
  else {
    const made = { level: asLevel, law: asLaw, action: asAction, option: (one: Row): Json => ({ id: one.plain.id, text: one.words.text }) }[
      row.kind
    ](row)
    question[PARTS[row.kind]].push(pruned(made))
  }
}

export interface ReadSheet {
  readonly json: unknown
  readonly faults: readonly SetFault[]
}

export function setFromSheet(cells: readonly (readonly string[])[]): ReadSheet {
  const [headings = [], ...rest] = cells
  const columns = headings.map(columnOf)
  const built: Built = { levels: [], sections: [], faults: [] }
  headings.forEach((heading, index) => {
    if (columns[index] === undefined && heading.trim() !== '')
      built.faults.push(
        fault(
          { sv: 'Rubrikerna', en: 'The headings' },
          `Kolumnen ”${heading}” är okänd. Ta bort den eller rätta rubriken.`,
          `The column “${heading}” is unknown. Remove it or correct the heading.`,
        ),
      )
  })
  const rows: Row[] = []
  rest.forEach((one, index) => {
    if (one.every((cell) => cell.trim() === '')) return
    const row = readRow(columns, one, index + 2)
    if (row !== undefined) rows.push(row)
    else
      built.faults.push(
        fault(
          { sv: `Rad ${index + 2}`, en: `Row ${index + 2}` },
          `Kolumnen ”${COLUMNS.row}” ska vara något av: ${Object.values(ROW_KINDS).join(', ')}.`,
          `The column “${COLUMNS.row}” must be one of: ${Object.values(ROW_KINDS).join(', ')}.`,
        ),
      )
  })
  for (const row of rows) take(built, row)
  const sections = built.sections.map((section) => pruned({ ...section, questions: section.questions.map(pruned) }))
  return { json: pruned({ ...factsOf(rows), levels: built.levels.map(pruned), sections }), faults: built.faults }
}
