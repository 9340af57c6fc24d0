import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barChart, countyNames, lineChart, tileGrid } from './index.ts'

const words = { title: 'Tillfrågade', description: 'Från 100 till 240 på två år.', lang: 'sv' as const }
const hostile = { ...words, title: '<script>alert(1)</script>', description: '"><img src=x>' }

test('a chart is a whole picture without script or style sheet, and says in words what it shows', () => {
  const charts = [
    lineChart({
      ...words,
      unit: 'personer',
      series: [
        {
          name: 'Riket',
          points: [
            { at: '2023', value: 100 },
            { at: '2024', value: null },
            { at: '2025', value: 240 },
          ],
        },
      ],
    }),
    barChart({
      ...words,
      unit: 'personer',
      bars: [
        { name: 'A', value: 12_345 },
        { name: 'B', value: null, shown: 'dolt' },
      ],
    }),
    tileGrid({
      ...words,
      tiles: [
        { county: '25', value: 64, shown: '64 %' },
        { county: '99', value: 1, shown: 'ingenstans' },
      ],
    }),
  ]
  for (const svg of charts) {
    assert.match(svg, /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    assert.match(svg, /<title>Tillfrågade<\/title><desc>Från 100 till 240 på två år\.<\/desc>/)
    assert.doesNotMatch(svg, /<style|<script|style=|href=/)
  }
  assert.match(charts[1] ?? '', /12&#160;345/, 'numbers are written as Swedes write them')
  assert.match(charts[1] ?? '', /dolt/)
  assert.doesNotMatch(charts[2] ?? '', /ingenstans/, 'a code that is no county is left out')
})

test('what people wrote is text in the picture, never markup', () => {
  const svg = lineChart({
    ...hostile,
    unit: '<b>',
    series: [
      { name: '<i>', points: [{ at: '<u>', value: 1 }] },
      { name: 'x', points: [] },
    ],
  })
  assert.doesNotMatch(svg, /<script|<img|<b>|<i>|<u>/)
})

test('a value that is missing breaks the line and is not drawn as zero', () => {
  const points = (middle: number | null) => ['2022', '2023', '2024', '2025'].map((at, i) => ({ at, value: i === 1 ? middle : 50 }))
  const dots = (middle: number | null) =>
    lineChart({ ...words, unit: '', series: [{ name: 'a', points: points(middle) }] }).match(/<circle/g)?.length
  assert.equal(dots(50), 4)
  assert.equal(dots(null), 3)
})

test('every county has its own place in the grid', () => {
  assert.equal(countyNames().size, 21)
  const svg = tileGrid({ ...words, tiles: [] })
  for (const name of countyNames().values()) assert.ok(svg.includes(`>${name}<`), name)
  const places = [...svg.matchAll(/<rect(?=[^>]* rx=)(?=[^>]* x="([\d.]+)")(?=[^>]* y="([\d.]+)")/g)].map(([, x, y]) => `${x} ${y}`)
  assert.equal(new Set(places).size, 21)
})
