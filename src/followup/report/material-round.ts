import { countyNames, tileGrid } from '../../platform/chart/index.ts'
import type { Block } from '../../platform/document/index.ts'
import { writeNumber } from '../../platform/page/language.tsx'
import { type QuestionSet, questionsOf, sayIn } from '../question/index.ts'
import { aggregate, KINDS, moved, type Progress, progress, roundsOf, setsIn } from '../round/index.ts'
import type { Ground, Material } from './deeds-compose.ts'
import { answersToSet, HIDDEN, hiddenNote, type Lang, percent, percentOf, say } from './figures.ts'
import type { Section } from './report.ts'

interface Found {
  id: string
  title: string
  state: string
}
/**
 * While a round is open each new answer moves the figures, and two versions of a report would tell of a single
 * organisation: results stand in a report when the round has closed.
 */
const OPEN = {
  sv: 'Rundan är öppen. Svaren redovisas när den har stängt, så att ingen enskild organisations svar går att räkna fram mellan två versioner.',
  en: 'The round is open. Answers are reported when it has closed, so that no single organisation’s answer can be worked out between two versions.',
}
const whenClosed =
  (make: (round: Found) => Promise<Block[]>, lang: Lang) =>
  async (round: Found): Promise<Block[]> =>
    round.state === 'open' || round.state === 'draft' ? [{ kind: 'note', text: OPEN[lang] }] : make(round)
/** The round that a section or its report rests on, or the words that say that there is none. */
async function withRound({ tx, report, lang }: Ground, section: Section, make: (round: Found) => Promise<Block[]>): Promise<Block[]> {
  const wanted = section.about.round ?? report.round
  const round = wanted === null ? undefined : (await roundsOf(tx)).find((one) => one.id === wanted)
  if (round) return make(round)
  return [
    { kind: 'note', text: say(lang, 'Ingen runda är vald. Välj en i avsnittet.', 'No round has been chosen. Choose one in the section.') },
  ]
}
const sourceOf = (round: Found, lang: Lang) => say(lang, `rundan ”${round.title}”`, `the round “${round.title}”`)

type Counts = { invited: number; answered: number }
function sumBy(cells: Progress['cells'], key: (cell: Progress['cells'][number]) => string): Map<string, Counts> {
  const sums = new Map<string, Counts>()
  for (const cell of cells) {
    const so = sums.get(key(cell)) ?? { invited: 0, answered: 0 }
    sums.set(key(cell), { invited: so.invited + cell.invited, answered: so.answered + cell.answered })
  }
  return sums
}
const share = ({ invited, answered }: Counts): number => (invited === 0 ? 0 : answered / invited)

function progressTable(caption: string, first: string, rows: readonly (readonly [string, Counts])[], lang: Lang, source: string): Block {
  return {
    kind: 'table',
    table: {
      id: '',
      caption,
      columns: [
        { label: first },
        { label: say(lang, 'Inbjudna', 'Invited'), number: true },
        { label: say(lang, 'Har svarat', 'Have answered'), number: true },
        { label: say(lang, 'Andel', 'Share'), number: true },
      ],
      rows: rows.map(([name, counts]) => [
        name,
        writeNumber(counts.invited, lang),
        writeNumber(counts.answered, lang),
        percent(share(counts), lang),
      ]),
      source,
    },
  }
}
const countyOf = (code: string, lang: Lang): string =>
  code === '' ? say(lang, 'Hela landet', 'The whole country') : (countyNames().get(code) ?? code)

export const roundProgress: Material = (ground, section) =>
  withRound(ground, section, async (round) => {
    const { tx, lang } = ground
    const told = await progress(tx, round.id)
    const source = sourceOf(round, lang)
    const kinds = [...sumBy(told.cells, (cell) => cell.kind)].map(
      ([kind, counts]) => [KINDS[kind as keyof typeof KINDS]?.[lang] ?? kind, counts] as const,
    )
    return [
      {
        kind: 'figures',
        items: [
          {
            value: say(lang, `${told.answered} av ${told.invited}`, `${told.answered} of ${told.invited}`),
            label: say(
              lang,
              `organisationer har svarat (${percent(share(told), lang)})`,
              `organisations have answered (${percent(share(told), lang)})`,
            ),
            source,
          },
        ],
      },
      progressTable(
        say(lang, 'Svar per slag av organisation', 'Answers by kind of organisation'),
        say(lang, 'Slag', 'Kind'),
        kinds,
        lang,
        source,
      ),
    ]
  })

export const roundCounties: Material = (ground, section) =>
  withRound(ground, section, async (round) => {
    const { tx, lang } = ground
    const told = await progress(tx, round.id)
    const source = sourceOf(round, lang)
    const counties = [...sumBy(told.cells, (cell) => cell.county ?? '')].sort(([a], [b]) => (a < b ? -1 : 1))
    const tiles = counties.flatMap(([county, counts]) =>
      county === '' ? [] : [{ county, value: percentOf(share(counts)), shown: percent(share(counts), lang) }],
    )
    const caption = say(lang, 'Andel som har svarat, per län', 'Share that has answered, by county')
    const alt = `${caption}. ${tiles.map((tile) => `${countyOf(tile.county, lang)}: ${tile.shown}`).join('; ')}.`
    return [
      {
        kind: 'chart',
        svg: tileGrid({ lang, title: caption, description: alt, tiles, lowest: 0, highest: 100 }),
        alt,
        caption,
        width: 480,
        height: 640,
      },
      progressTable(
        caption,
        say(lang, 'Län', 'County'),
        counties.map(([code, counts]) => [countyOf(code, lang), counts] as const),
        lang,
        source,
      ),
    ]
  })

const chosen = (sets: readonly QuestionSet[], section: Section): readonly QuestionSet[] =>
  section.about.set === undefined ? sets : sets.filter((set) => set.id === section.about.set)

export const roundResults: Material = (ground, section) =>
  withRound(
    ground,
    section,
    whenClosed(async (round) => {
      const { tx, lang } = ground
      const lines = await aggregate(tx, round.id)
      return chosen(await setsIn(tx, round.id), section).flatMap((set): Block[] => [
        { kind: 'heading', level: 3, text: sayIn(set.title, lang, set) },
        ...answersToSet(set, lines, lang, sourceOf(round, lang)),
      ])
    }, ground.lang),
  )

export const roundChange: Material = (ground, section) =>
  withRound(
    ground,
    section,
    whenClosed(async (round) => {
      const { tx, lang } = ground
      const lines = await moved(tx, round.id)
      if (lines.length === 0)
        return [
          { kind: 'note', text: say(lang, 'Det finns ingen tidigare runda att jämföra med.', 'There is no former round to compare with.') },
        ]
      return chosen(await setsIn(tx, round.id), section).flatMap((set): Block[] => {
        const byId = new Map(lines.filter((line) => line.set === set.id).map((line) => [line.question, line]))
        const rows = questionsOf(set).flatMap((question) => {
          const line = byId.get(question.id)
          return line ? [{ question, line }] : []
        })
        if (rows.length === 0) return []
        const number = (line: (typeof rows)[number]['line'], of: 'up' | 'same' | 'down') =>
          line.hidden ? HIDDEN : writeNumber(line[of], lang)
        return [
          {
            kind: 'table',
            table: {
              id: '',
              caption: say(lang, `Förändring: ${sayIn(set.title, lang, set)}`, `Change: ${sayIn(set.title, lang, set)}`),
              columns: [
                { label: say(lang, 'Fråga', 'Question') },
                { label: say(lang, 'Högre', 'Higher'), number: true },
                { label: say(lang, 'Samma', 'Same'), number: true },
                { label: say(lang, 'Lägre', 'Lower'), number: true },
              ],
              rows: rows.map(({ question, line }) => [
                sayIn(question.text, lang, set),
                number(line, 'up'),
                number(line, 'same'),
                number(line, 'down'),
              ]),
              source: say(
                lang,
                `${sourceOf(round, lang)} och den förra, av dem som svarade båda gångerna`,
                `${sourceOf(round, lang)} and the former, of those who answered both times`,
              ),
              note: hiddenNote(lang),
            },
          },
        ]
      })
    }, ground.lang),
  )
