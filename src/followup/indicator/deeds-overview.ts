import type { Tx } from '../../platform/database/transaction.ts'
import type { OverviewPart } from '../../platform/module.ts'
import { proposalById } from './catalogue.ts'
import { indicatorsOf, may, seriesOf } from './deeds.ts'
import { trendOf, writeTrend } from './indicator.ts'
import { writeValue } from './written.ts'
import { mayReadIndicators } from './policy.ts'

const SHOWN_MAX = 3
/** The three that the authorities' common work follows, each with its latest figure and its trend in words. */
export async function overviewOfIndicators(tx: Tx): Promise<OverviewPart[]> {
  if (!may(tx, mayReadIndicators)) return []
  const all = (await indicatorsOf(tx)).filter((one) => one.ended_at === null)
  const common = all.filter((one) => proposalById(one.origin)?.group === 'common')
  const figures = []
  for (const indicator of common.slice(0, SHOWN_MAX)) {
    const { id, kind, name, better } = indicator
    const line = (await seriesOf(tx, id, { dimension: 'nation' })).filter((figure) => figure.sex === '*')
    const last = [...line].sort((a, b) => a.period.localeCompare(b.period)).at(-1)
    if (!last) continue
    figures.push({
      value: { sv: writeValue(kind, last.value, 'sv'), en: writeValue(kind, last.value, 'en') },
      label: { sv: `${name}, ${last.period}`, en: `${name}, ${last.period}` },
      note: writeTrend(trendOf(line, better), (value, lang) => writeValue(kind, value, lang)),
      href: `/indikatorer/${id}`,
    })
  }
  return figures.length === 0 ? [] : [{ order: 6, title: { sv: 'Det gemensamma arbetet', en: 'The common work' }, figures }]
}
