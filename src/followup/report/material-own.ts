import type { Tx } from '../../platform/database/transaction.ts'
import type { Block } from '../../platform/document/index.ts'
import { writeNumber } from '../../platform/page/language.tsx'
import { answerRounds, answersOf, type Report as Own, type ReportedPart } from '../answer/index.ts'
import { levelsOf, questionsOf, sayIn } from '../question/index.ts'
import type { Ground, Material } from './deeds-compose.ts'
import { type Lang, percent, say } from './figures.ts'
import type { Section } from './report.ts'

/** The organisation's own answers: of the round that is named, else of the latest. */
export async function ownOf(tx: Tx, wanted: string | null | undefined): Promise<Own | undefined> {
  const id = wanted ?? (await answerRounds(tx))[0]?.id
  return id === undefined ? undefined : answersOf(tx, id)
}
async function withOwn({ tx, report, lang }: Ground, section: Section, make: (own: Own) => Block[]): Promise<Block[]> {
  const own = await ownOf(tx, section.about.round ?? report.round)
  return own
    ? make(own)
    : [{ kind: 'note', text: say(lang, 'Ni har inte svarat i någon runda än.', 'You have not answered in any round yet.') }]
}
const nameOf = (part: ReportedPart, lang: Lang): string => {
  const set = sayIn(part.set.title, lang, part.set)
  return part.unit === null ? set : `${set}, ${part.unit}`
}
const sourceOf = (own: Own, lang: Lang) => say(lang, `våra svar i ”${own.round.title}”`, `our answers in “${own.round.title}”`)

function spreadTable(part: ReportedPart, own: Own, lang: Lang): Block {
  const { set, feedback } = part
  return {
    kind: 'table',
    table: {
      id: '',
      caption: nameOf(part, lang),
      columns: [
        { label: say(lang, 'Avsnitt', 'Section') },
        { label: say(lang, 'Besvarade', 'Answered'), number: true },
        ...set.levels.map((level) => ({ label: sayIn(level.name, lang, set), number: true })),
      ],
      rows: feedback.sections.map(({ section, spread }) => [
        sayIn(section.title, lang, set),
        say(lang, `${spread.answered} av ${spread.asked}`, `${spread.answered} of ${spread.asked}`),
        ...set.levels.map((level) => writeNumber(spread.levels.find((one) => one.level.value === level.value)?.count ?? 0, lang)),
      ]),
      source: sourceOf(own, lang),
      note: say(lang, 'Antal frågor på varje nivå.', 'Number of questions at each level.'),
    },
  }
}
const LIFTS_MAX = 5
function lifts(part: ReportedPart, lang: Lang): Block[] {
  const first = part.feedback.lifts.slice(0, LIFTS_MAX)
  if (first.length === 0) return []
  return [
    { kind: 'paragraph', text: say(lang, 'Här finns mest att vinna:', 'Here there is most to gain:') },
    {
      kind: 'list',
      items: first.map(({ question, stands, next, actions }) => {
        const to = next
          ? say(lang, ` Nästa nivå: ${sayIn(next.name, lang, part.set)}.`, ` Next level: ${sayIn(next.name, lang, part.set)}.`)
          : ''
        const does = actions[0]
          ? say(lang, ` Förslag: ${sayIn(actions[0].text, lang, part.set)}`, ` Suggested: ${sayIn(actions[0].text, lang, part.set)}`)
          : ''
        return `${sayIn(question.text, lang, part.set)} ${say(lang, 'Vi står på nivån', 'We stand at')} ${sayIn(stands.name, lang, part.set)}.${to}${does}`
      }),
    },
  ]
}
export const ownAnswers: Material = (ground, section) =>
  withOwn(ground, section, (own) =>
    own.parts.flatMap((part): Block[] => [
      { kind: 'heading', level: 3, text: nameOf(part, ground.lang) },
      spreadTable(part, own, ground.lang),
      ...lifts(part, ground.lang),
    ]),
  )

export const ownChange: Material = (ground, section) =>
  withOwn(ground, section, (own) => {
    const { lang } = ground
    const tables = own.parts.flatMap((part): Block[] => {
      if (part.moved.length === 0) return []
      const asked = new Map(questionsOf(part.set).map((question) => [question.id, question]))
      const rows = part.moved.flatMap(({ question: id, before, now }) => {
        const question = asked.get(id)
        if (!question) return []
        const level = (value: number) => {
          const found = levelsOf(part.set, question).find((one) => one.value === value)
          return found ? sayIn(found.name, lang, part.set) : '–'
        }
        return [
          [
            sayIn(question.text, lang, part.set),
            level(before),
            level(now),
            now > before ? say(lang, 'Högre', 'Higher') : say(lang, 'Lägre', 'Lower'),
          ],
        ]
      })
      const labels = lang === 'sv' ? ['Fråga', 'Förra gången', 'Nu', 'Åt vilket håll'] : ['Question', 'Last time', 'Now', 'Which way']
      return [
        {
          kind: 'table',
          table: { id: '', caption: nameOf(part, lang), columns: labels.map((label) => ({ label })), rows, source: sourceOf(own, lang) },
        },
      ]
    })
    return tables.length > 0
      ? tables
      : [
          {
            kind: 'note',
            text: say(
              lang,
              'Inget svar har ändrats sedan förra gången, eller så är det här den första.',
              'No answer has changed since last time, or this is the first.',
            ),
          },
        ]
  })

export const ownComparison: Material = (ground, section) =>
  withOwn(ground, section, (own) => {
    const { lang } = ground
    const { comparison } = own
    if (!comparison)
      return [
        {
          kind: 'note',
          text: say(
            lang,
            'Jämförelsen kommer från samordnaren när rundan har stängt.',
            'The comparison comes from the coordinator when the round has closed.',
          ),
        },
      ]
    return own.parts.flatMap((part): Block[] => {
      const lines = new Map(comparison.lines.filter((line) => line.set === part.set.id).map((line) => [line.question, line]))
      const rows = questionsOf(part.set).flatMap((question) => {
        const line = lines.get(question.id)
        const level = part.answers.get(question.id)?.level
        if (!line || level === null || level === undefined) return []
        const own = levelsOf(part.set, question).find((one) => one.value === level)
        const below = Object.entries(line.shares).reduce((sum, [at, one]) => (Number(at) < level ? sum + one : sum), 0)
        const same = line.shares[String(level)] ?? 0
        return [
          [
            sayIn(question.text, lang, part.set),
            own ? sayIn(own.name, lang, part.set) : '–',
            percent(below, lang),
            percent(same, lang),
            percent(Math.max(0, 1 - below - same), lang),
          ],
        ]
      })
      if (rows.length === 0) return []
      const among = comparison.among[lang]
      return [
        {
          kind: 'table',
          table: {
            id: '',
            caption: say(lang, `${nameOf(part, lang)}: vi och andra ${among}`, `${nameOf(part, lang)}: we and other ${among}`),
            columns: [
              { label: say(lang, 'Fråga', 'Question') },
              { label: say(lang, 'Vi', 'We') },
              { label: say(lang, 'Lägre', 'Lower'), number: true },
              { label: say(lang, 'Samma', 'Same'), number: true },
              { label: say(lang, 'Högre', 'Higher'), number: true },
            ],
            rows,
            source: say(lang, 'jämförelse från samordnaren', 'comparison from the coordinator'),
            note: say(
              lang,
              'Andel av liknande organisationer, utan namn. Frågor som färre än fem andra har besvarat är utelämnade.',
              'Share of similar organisations, without names. Questions that fewer than five others have answered are left out.',
            ),
          },
        },
      ]
    })
  })
