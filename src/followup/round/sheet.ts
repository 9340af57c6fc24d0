/** A round as a workbook, one sheet for each set: written with what is answered so far, and read back with every fault named. Pure. */
import type { Text } from '../../platform/page/index.ts'
import { type Answer, levelsOf, type Question, type QuestionSet, questionsOf, sayIn, WORDS_UNITS_MAX } from '../question/index.ts'

export const NOT_HERE = 'gäller inte'
const HEADINGS = ['Id', 'Fråga', 'Svar', 'Kommentar', 'Så kan ni svara']
const SEPARATOR = /[,;]/

export interface Sheet {
  name: string
  rows: string[][]
  widths?: readonly number[]
}
/** Sheet names have 31 characters at most. */
export const sheetName = (set: QuestionSet): string => set.id.slice(0, 31)

export const sheetsFor = (sets: readonly QuestionSet[], answers: Readonly<Record<string, readonly Answer[]>>): Sheet[] =>
  sets.map((set) => ({
    name: sheetName(set),
    widths: [10, 60, 16, 50, 60],
    rows: [
      HEADINGS,
      ...questionsOf(set).map((question) => {
        const answer = (answers[set.id] ?? []).find((one) => one.question === question.id)
        return [question.id, sayIn(question.text, 'sv', set), writeAnswer(question, answer), answer?.words ?? '', waysOf(set, question)]
      }),
    ],
  }))

function writeAnswer(question: Question, answer: Answer | undefined): string {
  if (!answer) return ''
  if (!answer.applies) return NOT_HERE
  if (question.kind !== 'choices') return answer.level === null ? '' : String(answer.level)
  const options = (question.options ?? []).map((option) => option.id)
  return answer.chosen.map((id) => String(options.indexOf(id) + 1)).join(', ')
}
function waysOf(set: QuestionSet, question: Question): string {
  if (question.kind === 'words') return 'Skriv i kolumnen Kommentar.'
  if (question.kind === 'choices') {
    const options = (question.options ?? []).map((option, index) => `${index + 1} = ${sayIn(option.text, 'sv', set)}`)
    return `${options.join('. ')}. Flera: skriv 1, 3.`
  }
  const levels = levelsOf(set, question).map((level) => `${level.value} = ${sayIn(level.name, 'sv', set)}`)
  return `${levels.join('. ')}. ${NOT_HERE} = frågan gäller inte er; skriv varför i Kommentar.`
}

export interface SheetFault {
  sheet: string
  row: number
  text: Text
}
export interface ReadSheets {
  answers: Record<string, Answer[]>
  faults: SheetFault[]
}
/** The whole workbook or nothing: with a fault anywhere nothing is taken, and all faults are told. */
export function answersFrom(sets: readonly QuestionSet[], sheets: readonly Sheet[]): ReadSheets {
  const read: ReadSheets = { answers: {}, faults: [] }
  for (const sheet of sheets) {
    const set = sets.find((one) => sheetName(one) === sheet.name)
    if (!set) {
      read.faults.push({
        sheet: sheet.name,
        row: 1,
        text: {
          sv: `Bladet ”${sheet.name}” hör inte till rundan. Ta bort det, eller ge det tillbaka sitt namn.`,
          en: `The sheet “${sheet.name}” does not belong to the round. Remove it, or give it its name back.`,
        },
      })
      continue
    }
    read.answers[set.id] = rowsOf(set, sheet, read.faults)
  }
  return read
}

const plain = (cell: string | undefined): string => (cell ?? '').trim().toLocaleLowerCase('sv')
function rowsOf(set: QuestionSet, sheet: Sheet, faults: SheetFault[]): Answer[] {
  const [headings = [], ...rows] = sheet.rows
  const place = (heading: string) => headings.findIndex((one) => plain(one) === plain(heading))
  const [id, given, comment] = [place('Id'), place('Svar'), place('Kommentar')]
  const fault = (row: number, sv: string, en: string) => faults.push({ sheet: sheet.name, row, text: { sv, en } })
  if (id < 0 || given < 0) {
    fault(
      1,
      'Kolumnerna Id och Svar måste finnas. Hämta kalkylbladet på nytt och fyll i det.',
      'The columns Id and Svar must be there. Fetch the workbook again and fill it in.',
    )
    return []
  }
  const answers = new Map<string, Answer>()
  for (const [index, cells] of rows.entries()) {
    const row = index + 2
    const question = questionsOf(set).find((one) => one.id === (cells[id] ?? '').trim())
    const words = comment < 0 ? '' : (cells[comment] ?? '').trim()
    const written = plain(cells[given])
    if (written === '' && words === '') continue
    if (!question) {
      fault(
        row,
        'Frågans id finns inte i rundan. Ändra inte kolumnen Id.',
        'The id of the question is not in the round. Do not change the column Id.',
      )
      continue
    }
    if (words.length > WORDS_UNITS_MAX)
      fault(
        row,
        `Kommentaren är längre än ${WORDS_UNITS_MAX} tecken. Korta den.`,
        `The comment is longer than ${WORDS_UNITS_MAX} characters. Shorten it.`,
      )
    if (answers.has(question.id)) fault(row, 'Frågan står två gånger. Behåll en rad.', 'The question stands twice. Keep one row.')
    const answer = read(set, question, written)
    if (answer === undefined)
      fault(row, `Svaret går inte att läsa. ${waysOf(set, question)}`, `The answer cannot be read. ${waysOf(set, question)}`)
    else answers.set(question.id, { ...answer, words })
  }
  return [...answers.values()]
}
function read(set: QuestionSet, question: Question, written: string): Answer | undefined {
  const answer: Answer = { question: question.id, applies: true, level: null, chosen: [], words: '' }
  if (written === '') return answer
  if (written === NOT_HERE) return { ...answer, applies: false }
  if (question.kind === 'choices') {
    const chosen = written.split(SEPARATOR).map((one) => question.options?.[Number(one.trim()) - 1]?.id)
    return chosen.every((one): one is string => one !== undefined) ? { ...answer, chosen: [...new Set(chosen)] } : undefined
  }
  const level = levelsOf(set, question).find((one) => String(one.value) === written || plain(sayIn(one.name, 'sv', set)) === written)
  return level && { ...answer, level: level.value }
}
