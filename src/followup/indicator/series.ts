import { type Published, ratio } from '@samvarn/rounding'
import type { Dimension, Figure, Indicator } from './indicator.ts'
import { NATION } from './indicator.ts'
import { ALL, type PublishedCell } from './release.ts'

/** From published numbers to a series. Pure, and the only way from one to the other: equal numbers are equal everywhere. */
const dimensionOf = (place: string): Dimension => (place === ALL ? 'nation' : place.length === 2 ? 'county' : 'municipality')
const asPublished = (cell: PublishedCell & { year: number }): Published => ({
  table: cell.table_name,
  cell: `${cell.place}|${cell.category}|${cell.sex}`,
  value: cell.value,
  base: cell.base,
  year: cell.year,
})
type Cell = PublishedCell & { year: number; source: string }
const keyOf = ({ year, place, category, sex }: Pick<Cell, 'year' | 'place' | 'category' | 'sex'>) => [year, place, category, sex].join('|')

export function figuresOf(indicator: Pick<Indicator, 'kind' | 'share_of' | 'licence'>, cells: readonly Cell[]): Figure[] {
  const byKey = new Map(cells.map((cell) => [keyOf(cell), cell]))
  const wholes = [...byKey.values()].filter(({ category, sex }) => category === ALL && sex === ALL)
  const figure = (cell: Cell, value: number | null): Figure => ({
    period: String(cell.year),
    dimension: dimensionOf(cell.place),
    code: cell.place === ALL ? NATION : cell.place,
    sex: '*',
    value,
    base: cell.base,
    source: cell.source,
    licence: indicator.licence,
    came_by: 'release',
  })
  if (indicator.kind !== 'share') return wholes.map((cell) => figure(cell, cell.value))
  return wholes.flatMap((whole) => {
    const part = byKey.get(keyOf({ ...whole, category: indicator.share_of ?? '' }))
    if (!part) return []
    const share = ratio(asPublished(part), asPublished(whole))
    const { base: _base, ...shown } = figure(whole, 'percent' in share ? share.percent : null)
    return [shown]
  })
}
