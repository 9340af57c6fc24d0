/**
 * A question set as the rows of one sheet, and back, without losing anything: a row for each fact, level, section, question,
 * option, law and action, in the order of the set. What stands below a question belongs to it.
 */
import type { Law, Level, Question, QuestionSet, SuggestedAction, Words } from './question.ts'
import { textsOf } from './translation.ts'

export const ROW_KINDS = {
  fact: 'uppgift',
  level: 'nivå',
  section: 'avsnitt',
  question: 'fråga',
  option: 'alternativ',
  law: 'lag',
  action: 'åtgärd',
} as const
export type RowKind = keyof typeof ROW_KINDS

/** Columns that are the same in every language, by the heading that people see. */
export const COLUMNS = {
  row: 'Rad',
  id: 'Id',
  kind: 'Slag',
  cite: 'Hänvisning',
  verified: 'Kontrollerad',
  source: 'Källa',
  valid_from: 'Gäller från',
  valid_to: 'Gäller till',
  reviewer: 'Granskad av',
  days: 'Dagar',
  upto: 'Till och med nivå',
  covers: 'Täcker',
  same_as: 'Samma som',
  evidence: 'Underlag',
  rank: 'Ramverkets nivå',
} as const
export const WORD_COLUMNS = { text: 'Text', help: 'Hjälp', good: 'Gott svar' } as const
type Cells = Partial<Record<keyof typeof COLUMNS, string>> & { words?: Partial<Record<keyof typeof WORD_COLUMNS, Words | undefined>> }

export const languagesIn = (set: QuestionSet): string[] => [
  ...new Set([...set.languages, ...(set.incomplete ?? []), ...textsOf(set).flatMap(({ words }) => Object.keys(words))]),
]
const points = (list: readonly { text: string; part: string; number?: number; count?: number }[] | undefined): string =>
  (list ?? []).map(({ text, part, number, count }) => `${text} ${part} ${number ?? count}`).join('; ')

const fact = (id: string, value: string | Words | undefined): Cells[] =>
  value === undefined || value === ''
    ? []
    : [{ row: ROW_KINDS.fact, id, words: { text: typeof value === 'string' ? { sv: value } : value } }]
const level = ({ value, name, meaning }: Level): Cells => ({
  row: ROW_KINDS.level,
  id: String(value),
  words: { text: name, help: meaning },
})
const law = (one: Law): Cells => ({
  row: ROW_KINDS.law,
  cite: one.cite,
  verified: one.verified ? 'ja' : 'nej',
  source: one.source ?? '',
  valid_from: one.valid_from ?? '',
  valid_to: one.valid_to ?? '',
  reviewer: one.reviewer ?? '',
  words: { help: one.says },
})
const action = ({ id, text, days, upto }: SuggestedAction): Cells => ({
  row: ROW_KINDS.action,
  id,
  days: days === undefined ? '' : String(days),
  upto: upto === undefined ? '' : String(upto),
  words: { text },
})

function questionRows(question: Question): Cells[] {
  const { id, kind, text, help, good } = question
  const own: Cells = {
    row: ROW_KINDS.question,
    id,
    kind,
    covers: points(question.covers),
    same_as: (question.same_as ?? []).join('; '),
    evidence: question.evidence === true ? 'ja' : '',
    rank: question.rank ?? '',
    words: { text, help, good },
  }
  const options = (question.options ?? []).map((one): Cells => ({ row: ROW_KINDS.option, id: one.id, words: { text: one.text } }))
  return [own, ...(question.levels ?? []).map(level), ...options, ...(question.law ?? []).map(law), ...(question.actions ?? []).map(action)]
}

/** The rows of a sheet, headings first. */
export function sheetOf(set: QuestionSet): string[][] {
  const languages = languagesIn(set)
  const { origin } = set
  const rows: Cells[] = [
    ...fact('id', set.id),
    ...fact('version', set.version),
    ...fact('title', set.title),
    ...fact('lead', set.lead),
    ...fact('audience', set.audience),
    ...fact('languages', set.languages.join(', ')),
    ...fact('incomplete', (set.incomplete ?? []).join(', ')),
    ...fact('covering', points(set.covering)),
    ...fact('by', origin.by),
    ...fact('from', origin.from),
    ...fact('licence', origin.licence),
    ...fact('source', origin.source),
    ...set.levels.map(level),
    ...set.sections.flatMap((section) => [
      { row: ROW_KINDS.section, id: section.id, words: { text: section.title, help: section.lead } },
      ...section.questions.flatMap(questionRows),
    ]),
  ]
  const { row, id, kind, ...rest } = COLUMNS
  const wordNames = Object.keys(WORD_COLUMNS) as (keyof typeof WORD_COLUMNS)[]
  const restNames = Object.keys(rest) as (keyof typeof rest)[]
  const headings = wordNames.flatMap((name) => languages.map((lang) => `${WORD_COLUMNS[name]} (${lang})`))
  return [
    [row, id, kind, ...headings, ...Object.values(rest)],
    ...rows.map((cells) => [
      cells.row ?? '',
      cells.id ?? '',
      cells.kind ?? '',
      ...wordNames.flatMap((name) => languages.map((lang) => cells.words?.[name]?.[lang] ?? '')),
      ...restNames.map((name) => cells[name] ?? ''),
    ]),
  ]
}
