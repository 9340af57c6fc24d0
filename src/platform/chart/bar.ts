import * as Plot from '@observablehq/plot'
import { writeNumber } from '../page/language.tsx'
import { draw, INK, type Picture, tickWords } from './drawing.ts'

export interface BarChart extends Picture {
  unit: string
  /** From top to bottom. `value` null: hidden or missing, and `shown` says which in a word. */
  bars: readonly { name: string; value: number | null; shown?: string }[]
  highest?: number
}

/** Lengths beside each other, each with its number written out. */
export function barChart(chart: BarChart): string {
  const values = chart.bars.map((bar) => bar.value ?? 0)
  const longest = Math.max(0, ...chart.bars.map((bar) => bar.name.length))
  const written = (bar: BarChart['bars'][number]) => bar.shown ?? (bar.value === null ? '–' : writeNumber(bar.value, chart.lang))
  return draw(chart, {
    width: 680,
    height: 60 + chart.bars.length * 34,
    marginLeft: Math.min(260, 24 + longest * 7.4),
    marginRight: 80,
    marginTop: 34,
    marginBottom: 12,
    x: {
      axis: 'top',
      domain: [0, chart.highest ?? Math.max(1, ...values)],
      nice: chart.highest === undefined,
      label: chart.unit,
      labelArrow: 'none',
      ticks: 4,
      tickFormat: tickWords(chart.lang),
    },
    y: { domain: chart.bars.map((bar) => bar.name), label: null, tickSize: 0, padding: 0.3 },
    marks: [
      Plot.gridX({ stroke: INK.line, strokeOpacity: 1, ticks: 4 }),
      Plot.barX(chart.bars, { x: (bar: { value: number | null }) => bar.value ?? 0, y: 'name', fill: INK.pine }),
      Plot.text(chart.bars, { x: (bar: { value: number | null }) => bar.value ?? 0, y: 'name', text: written, textAnchor: 'start', dx: 8 }),
      Plot.ruleX([0], { stroke: INK.text }),
    ],
  })
}
