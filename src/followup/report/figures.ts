/** Figures as they are written in a report, and the tables that several sections make alike. Pure. */
import { barChart } from '../../platform/chart/index.ts'
import type { Block } from '../../platform/document/index.ts'
import { writeNumber } from '../../platform/page/language.tsx'
import { levelsOf, type Question, type QuestionSet, questionsOf, sayIn } from '../question/index.ts'

export type Lang = 'sv' | 'en'
export const say = (lang: Lang, sv: string, en: string): string => (lang === 'sv' ? sv : en)

/** A share as a whole percentage: 0.236 is 24 %. One way of rounding, so that a number is the same wherever it stands (S-R43). */
export const percentOf = (share: number): number => Math.round(share * 100)
export const percent = (share: number, lang: Lang): string => `${writeNumber(percentOf(share), lang)} %`
export const HIDDEN = '·'
export const hiddenNote = (lang: Lang): string =>
  say(
    lang,
    `${HIDDEN} betyder att färre än fem har svarat, eller att siffran skulle gå att räkna ut.`,
    `${HIDDEN} means that fewer than five have answered, or that the figure could be worked out.`,
  )

export interface AskedLine {
  readonly set: string
  readonly question: string
  readonly count: number
  readonly shares: Readonly<Record<string, number>>
  readonly hidden: boolean
}
interface Row {
  readonly question: Question
  readonly line: AskedLine | undefined
}

const short = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`)

/** The share that stands at one of the two highest levels of the question's own scale. */
export function reached(set: QuestionSet, { question, line }: Row): number | undefined {
  if (!line || line.hidden) return undefined
  const highest = levelsOf(set, question)
    .map((level) => level.value)
    .sort((a, b) => b - a)
    .slice(0, levelsOf(set, question).length > 2 ? 2 : 1)
  return highest.reduce((sum, level) => sum + (line.shares[String(level)] ?? 0), 0)
}

/** One set's answers: a table with every question and level, and a picture of how many have come far. */
export function answersToSet(set: QuestionSet, lines: readonly AskedLine[], lang: Lang, source: string): Block[] {
  const byId = new Map(lines.filter((line) => line.set === set.id).map((line) => [line.question, line]))
  const rows = questionsOf(set)
    .filter((question) => question.kind === 'level' || question.kind === 'yes_no')
    .map((question) => ({ question, line: byId.get(question.id) }))
  const title = sayIn(set.title, lang, set)
  const far = rows.map((row, at) => ({ name: `${at + 1}`, value: reached(set, row) }))
  const shown = far.filter((one) => one.value !== undefined)
  return [
    ...(shown.length < 2 ? [] : [pictureOf(title, far, lang)]),
    ...(rows.some(({ question }) => question.kind === 'level')
      ? [
          levelTable(
            set,
            rows.filter((row) => row.question.kind === 'level'),
            title,
            lang,
            source,
          ),
        ]
      : []),
    ...(rows.some(({ question }) => question.kind === 'yes_no')
      ? [
          yesTable(
            set,
            rows.filter((row) => row.question.kind === 'yes_no'),
            title,
            lang,
            source,
          ),
        ]
      : []),
  ]
}

function pictureOf(title: string, far: readonly { name: string; value: number | undefined }[], lang: Lang): Block {
  const caption = say(
    lang,
    `${title}: andel på de två högsta nivåerna, fråga för fråga`,
    `${title}: share at the two highest levels, question by question`,
  )
  const told = far.flatMap(({ name, value }) => (value === undefined ? [] : [`${name}: ${percent(value, lang)}`]))
  const alt = `${caption}. ${told.join('; ')}.`
  const bars = far.map(({ name, value }) => ({
    name,
    value: value === undefined ? null : percentOf(value),
    shown: value === undefined ? HIDDEN : percent(value, lang),
  }))
  const svg = barChart({ lang, title: caption, description: alt, unit: '%', bars, highest: 100 })
  return { kind: 'chart', svg, alt, caption, width: 680, height: 60 + bars.length * 34 }
}

const numberOf = (set: QuestionSet, question: Question): number =>
  questionsOf(set)
    .filter((one) => one.kind === 'level' || one.kind === 'yes_no')
    .indexOf(question) + 1
const askedText = (set: QuestionSet, question: Question, lang: Lang) =>
  `${numberOf(set, question)}. ${short(sayIn(question.text, lang, set), 160)}`

function levelTable(set: QuestionSet, rows: readonly Row[], title: string, lang: Lang, source: string): Block {
  const levels = set.levels
  return {
    kind: 'table',
    table: {
      id: '',
      caption: title,
      columns: [
        { label: say(lang, 'Fråga', 'Question') },
        { label: say(lang, 'Svar', 'Answers'), number: true },
        ...levels.map((level) => ({ label: sayIn(level.name, lang, set), number: true })),
      ],
      rows: rows.map(({ question, line }) => [
        askedText(set, question, lang),
        !line || line.hidden ? HIDDEN : writeNumber(line.count, lang),
        ...levels.map((level) => (!line || line.hidden ? HIDDEN : percent(line.shares[String(level.value)] ?? 0, lang))),
      ]),
      source,
      note: hiddenNote(lang),
    },
  }
}
function yesTable(set: QuestionSet, rows: readonly Row[], title: string, lang: Lang, source: string): Block {
  return {
    kind: 'table',
    table: {
      id: '',
      caption: say(lang, `${title}: ja eller nej`, `${title}: yes or no`),
      columns: [
        { label: say(lang, 'Fråga', 'Question') },
        { label: say(lang, 'Svar', 'Answers'), number: true },
        { label: say(lang, 'Ja', 'Yes'), number: true },
      ],
      rows: rows.map(({ question, line }) => [
        askedText(set, question, lang),
        !line || line.hidden ? HIDDEN : writeNumber(line.count, lang),
        !line || line.hidden ? HIDDEN : percent(line.shares['1'] ?? 0, lang),
      ]),
      source,
      note: hiddenNote(lang),
    },
  }
}
