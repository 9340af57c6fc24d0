/** A part as a spreadsheet: what is answered goes out, and comes back as it went. Pure. */
import type { Text } from '../../platform/page/index.ts'
import { type Answer, levelsOf, type Question, type QuestionSet, questionsOf, WORDS_UNITS_MAX } from '../question/index.ts'

const HEADINGS = ['Id', 'Avsnitt', 'Fråga', 'Svar', 'Kommentar', 'Möjliga svar'] as const
const NOT_HERE = 'gäller inte'
const NOTE_MAX = 900
/** Longer than a cell may be when it comes back: the words stay where they are. */
const WORDS_IN_CELL_MAX = 900
const KEPT = '[Lång kommentar. Lämna rutan så här för att behålla den.]'
const outgoing = (words: string): string => (words.length > WORDS_IN_CELL_MAX ? KEPT : words)

/** What a row may be answered with, in words: a spreadsheet has no radio buttons. */
function possible(set: QuestionSet, question: Question): string {
  if (question.kind === 'words') return 'Skriv i kolumnen Kommentar'
  const choices = (question.options ?? []).map((option) => `${option.id} = ${option.text.sv}`)
  const levels = levelsOf(set, question).map((level) => `${level.value} = ${level.name.sv}`)
  return [...levels, ...choices, `${NOT_HERE} (skriv varför i Kommentar)`].join('; ').slice(0, NOTE_MAX)
}
function cellOf(question: Question, answer: Answer | undefined): string {
  if (answer === undefined || question.kind === 'words') return ''
  if (!answer.applies) return NOT_HERE
  return question.kind === 'choices' ? answer.chosen.join(', ') : answer.level === null ? '' : String(answer.level)
}
export function rowsOf(set: QuestionSet, answers: ReadonlyMap<string, Answer>): string[][] {
  return [
    [...HEADINGS],
    ...set.sections.flatMap((section) =>
      section.questions.map((question) => {
        const answer = answers.get(question.id)
        return [
          question.id,
          section.title.sv,
          question.text.sv.slice(0, NOTE_MAX),
          cellOf(question, answer),
          outgoing(answer?.words ?? ''),
          possible(set, question),
        ]
      }),
    ),
  ]
}

export interface SheetChange {
  row: number
  question: Question
  before: Answer | undefined
  /** Undefined: the answer is taken away. */
  after: Answer | undefined
}
export interface SheetFault {
  row: number
  message: Text
}
export interface ReadSheet {
  changes: SheetChange[]
  faults: SheetFault[]
  same: number
}

const MISSING: Text = {
  sv: 'Kolumnerna Id, Svar och Kommentar behövs. Hämta bladet här och fyll i det, utan att ändra rubrikerna.',
  en: 'The columns Id, Svar and Kommentar are needed. Fetch the sheet here and fill it in, without changing the headings.',
}
const fault = (row: number, sv: string, en: string): SheetFault => ({ row, message: { sv, en } })
const plain = (cell: string): string =>
  cell
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim()

function readAnswer(set: QuestionSet, question: Question, cell: string, words: string, row: number): Answer | undefined | SheetFault {
  if (words.length > WORDS_UNITS_MAX)
    return fault(
      row,
      `Kommentaren är längre än ${WORDS_UNITS_MAX} tecken. Korta den.`,
      `The comment is longer than ${WORDS_UNITS_MAX} characters. Shorten it.`,
    )
  const answer = { question: question.id, applies: true, level: null, chosen: [], words }
  if (cell.toLocaleLowerCase('sv') === NOT_HERE)
    return words === ''
      ? fault(row, 'Skriv i Kommentar varför frågan inte gäller er.', 'Write in Kommentar why the question does not apply to you.')
      : { ...answer, applies: false }
  if (cell === '') return words === '' ? undefined : answer
  if (question.kind === 'words')
    return fault(row, 'Frågan besvaras i kolumnen Kommentar. Töm Svar.', 'The question is answered in Kommentar. Empty Svar.')
  if (question.kind === 'choices') {
    const chosen = cell
      .split(/[,;]/)
      .map((one) => one.trim())
      .filter((one) => one !== '')
    const known = (question.options ?? []).map((option) => option.id)
    const strange = chosen.find((one) => !known.includes(one))
    return strange === undefined
      ? { ...answer, chosen: known.filter((one) => chosen.includes(one)) }
      : fault(
          row,
          `”${strange}” är inget av valen. Skriv något av: ${known.join(', ')}.`,
          `“${strange}” is none of the choices. Write one of: ${known.join(', ')}.`,
        )
  }
  const levels = levelsOf(set, question)
  const level = levels.find((one) => String(one.value) === cell || one.name.sv.toLocaleLowerCase('sv') === cell.toLocaleLowerCase('sv'))
  const allowed = levels.map((one) => one.value).join(', ')
  return level === undefined
    ? fault(
        row,
        `”${cell.slice(0, 40)}” är ingen nivå. Skriv en av ${allowed}.`,
        `“${cell.slice(0, 40)}” is no level. Write one of ${allowed}.`,
      )
    : { ...answer, level: level.value }
}
const isFault = (one: Answer | undefined | SheetFault): one is SheetFault => one !== undefined && 'message' in one

/** Every change, before any is taken; every fault by its row. Rows that are not there leave their answers as they are. */
export function readSheet(set: QuestionSet, stands: ReadonlyMap<string, Answer>, rows: readonly (readonly string[])[]): ReadSheet {
  const [headings = [], ...rest] = rows
  const column = (name: string) => headings.findIndex((cell) => cell.trim().toLocaleLowerCase('sv') === name)
  const [id, cell, words] = [column('id'), column('svar'), column('kommentar')]
  if (id < 0 || cell < 0 || words < 0) return { changes: [], faults: [{ row: 1, message: MISSING }], same: 0 }
  const known = new Map(questionsOf(set).map((question) => [question.id, question]))
  const read: ReadSheet = { changes: [], faults: [], same: 0 }
  const seen = new Set<string>()
  rest.forEach((cells, index) => {
    const row = index + 2
    const name = (cells[id] ?? '').trim()
    if (cells.every((one) => one.trim() === '')) return
    const question = known.get(name)
    if (question === undefined) {
      read.faults.push(
        fault(
          row,
          `Det finns ingen fråga ”${name.slice(0, 40)}” här. Ändra inte kolumnen Id.`,
          `There is no question “${name.slice(0, 40)}” here. Do not change the column Id.`,
        ),
      )
      return
    }
    if (seen.has(name)) {
      read.faults.push(fault(row, `Frågan ”${name}” står på två rader. Behåll en.`, `The question “${name}” stands on two rows. Keep one.`))
      return
    }
    seen.add(name)
    const written = plain(cells[words] ?? '')
    const kept = written === KEPT ? (stands.get(name)?.words ?? '') : written
    const after = readAnswer(set, question, plain(cells[cell] ?? ''), kept, row)
    if (isFault(after)) read.faults.push(after)
    else if (isUnchanged(stands.get(name), after)) read.same += 1
    else read.changes.push({ row, question, before: stands.get(name), after })
  })
  return read
}
const isUnchanged = (before: Answer | undefined, after: Answer | undefined): boolean =>
  before === undefined || after === undefined
    ? before === after
    : before.applies === after.applies &&
      before.level === after.level &&
      before.words === after.words &&
      before.chosen.join() === after.chosen.join()
