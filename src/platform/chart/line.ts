import * as Plot from '@observablehq/plot'
import { draw, INK, type Picture, STROKES, tickWords } from './drawing.ts'

export interface LineSeries {
  name: string
  /** In the order of time. A value that is missing or hidden breaks the line; it is never drawn as nothing. */
  points: readonly { at: string; value: number | null }[]
}
export interface LineChart extends Picture {
  /** What the numbers count: stands above the axis. */
  unit: string
  series: readonly LineSeries[]
  /** Top of the axis, such as 100 for shares. Otherwise what the numbers need. */
  highest?: number
}

/** A series over time. At most four lines: more cannot be told apart, and the first four are drawn. */
export function lineChart(chart: LineChart): string {
  const shown = chart.series.slice(0, STROKES.length)
  const times = [...new Set(shown.flatMap((line) => line.points.map((point) => point.at)))].sort()
  const values = shown.flatMap((line) => line.points.flatMap((point) => (point.value === null ? [] : [point.value])))
  const top = chart.highest ?? Math.max(1, ...values)
  const many = shown.length > 1
  return draw(chart, {
    width: 680,
    height: 340,
    marginLeft: 60,
    marginRight: many ? 150 : 40,
    marginTop: 34,
    marginBottom: 36,
    x: { type: 'point', domain: times, label: null, tickSize: 0, tickPadding: 10, ...everyNth(times) },
    y: {
      domain: [Math.min(0, ...values), top],
      nice: chart.highest === undefined,
      label: chart.unit,
      labelArrow: 'none',
      ticks: 5,
      tickFormat: tickWords(chart.lang),
    },
    marks: [
      Plot.gridY({ stroke: INK.line, strokeOpacity: 1, ticks: 5 }),
      Plot.ruleY([0], { stroke: INK.text }),
      ...shown.flatMap((line, index) => lineMarks(line, index, many)),
    ],
  })
}

function lineMarks({ name, points }: LineSeries, index: number, named: boolean) {
  const { stroke, dash } = STROKES[index] ?? STROKES[0]
  const data = points.map(({ at, value }) => ({ at, value: value ?? Number.NaN }))
  const last = data.findLast((point) => !Number.isNaN(point.value))
  const names =
    named && last ? [Plot.text([last], { x: 'at', y: 'value', text: () => name, textAnchor: 'start', dx: 12, fill: stroke })] : []
  return [
    Plot.lineY(data, { x: 'at', y: 'value', stroke, strokeWidth: 2.5, strokeDasharray: dash }),
    Plot.dot(data, { x: 'at', y: 'value', r: 4, fill: INK.paper, stroke, strokeWidth: 2 }),
    ...names,
  ]
}

/** So many times that their words would meet are named every second, third … time. */
function everyNth(times: readonly string[]): { ticks?: string[] } {
  const step = Math.ceil(times.length / 8)
  return step <= 1 ? {} : { ticks: times.filter((_, index) => index % step === 0) }
}
