import { lineChart } from '../../platform/chart/index.ts'
import type { Block } from '../../platform/document/index.ts'
import { countsPeople, type Figure, type Indicator, indicatorsOf, LEGEND, placeOf, seriesOf, writeValue } from '../indicator/index.ts'
import type { Material } from './deeds-compose.ts'
import { HIDDEN, type Lang, say } from './figures.ts'

/** As the indicator's own page writes it, so that the same number looks the same (S-R43). */
const written = ({ value }: Figure, indicator: Indicator, lang: Lang): string =>
  value === null ? HIDDEN : writeValue(indicator.kind, value, lang)
const nameOf = (figure: Figure, lang: Lang): string => {
  const name = placeOf(figure)
  return name[lang]
}

function overTime(indicator: Indicator, figures: readonly Figure[], lang: Lang): Block[] {
  const nation = figures.filter((one) => one.dimension === 'nation' && one.sex === '*').sort((a, b) => (a.period < b.period ? -1 : 1))
  const [first] = nation
  if (!first) return []
  const caption = `${indicator.name}: ${nameOf(first, lang).toLocaleLowerCase(lang)}`
  const told = nation.map((one) => `${one.period}: ${written(one, indicator, lang)}`).join('; ')
  const alt = `${caption}. ${told}.`
  const points = nation.map((one) => ({ at: one.period, value: one.value }))
  const svg = lineChart({ lang, title: caption, description: alt, unit: indicator.unit, series: [{ name: indicator.name, points }] })
  return nation.length < 2 ? [] : [{ kind: 'chart', svg, alt, caption, width: 680, height: 340 }]
}

/** The nation over time, and every figure of the latest period with where it comes from. */
export const indicatorSeries: Material = async ({ tx, lang }, section) => {
  const indicator = (await indicatorsOf(tx)).find((one) => one.id === section.about.indicator)
  if (!indicator)
    return [
      {
        kind: 'note',
        text: say(lang, 'Ingen indikator är vald. Välj en i avsnittet.', 'No indicator has been chosen. Choose one in the section.'),
      },
    ]
  const figures = (await seriesOf(tx, indicator.id)).filter((one) => one.sex === '*')
  const defined: Block = { kind: 'paragraph', text: indicator.definition }
  if (figures.length === 0)
    return [defined, { kind: 'note', text: say(lang, 'Det finns inga värden att visa än.', 'There are no values to show yet.') }]
  const rows = [...figures].sort((a, b) =>
    a.period === b.period
      ? a.dimension === b.dimension
        ? a.code < b.code
          ? -1
          : 1
        : a.dimension < b.dimension
          ? 1
          : -1
      : a.period < b.period
        ? 1
        : -1,
  )
  return [
    defined,
    ...overTime(indicator, figures, lang),
    {
      kind: 'table',
      table: {
        id: '',
        caption: indicator.name,
        columns: [
          { label: say(lang, 'Var', 'Where') },
          { label: say(lang, 'Period', 'Period') },
          { label: indicator.unit, number: true },
          { label: say(lang, 'Källa', 'Source') },
        ],
        rows: rows.map((one) => [nameOf(one, lang), one.period, written(one, indicator, lang), one.source]),
        source: indicator.source,
        ...(countsPeople(indicator.about) ? { note: LEGEND[lang] } : {}),
      },
    },
  ]
}
