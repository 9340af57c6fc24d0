import assert from 'node:assert/strict'
import { test } from 'node:test'
import { proposals, readProposal } from './catalogue.ts'
import { shareAt } from './deeds-list.ts'
import { type Figure, trendOf } from './indicator.ts'
import { readKolada } from './kolada.ts'
import { cubeOf, laddersFor, releasesOf } from './release.ts'
import { figuresOf } from './series.ts'

const figure = (period: string, value: number | null, base?: number): Figure => ({
  period,
  dimension: 'nation',
  code: 'riket',
  sex: '*',
  value,
  source: 'x',
  licence: null,
  came_by: 'hand',
  ...(base === undefined ? {} : { base }),
})

test('a trend is told by the way that is better; a change within the rounding is no change; hidden values are passed over', () => {
  assert.equal(trendOf([figure('2023', 10), figure('2025', 20)], 'larger')?.way, 'better')
  assert.equal(trendOf([figure('2023', 10), figure('2025', 20)], 'smaller')?.way, 'worse')
  assert.equal(trendOf([figure('2023', 10), figure('2025', 20)], 'neither')?.way, 'larger')
  assert.equal(trendOf([figure('2023', 10, 10), figure('2025', 20, 10)], 'larger')?.way, 'same')
  assert.equal(trendOf([figure('2023', null), figure('2025', 20)], 'larger'), undefined)
})

test('the three of the common work come first, and no proposal counts protected persons', () => {
  assert.deepEqual(
    proposals()
      .slice(0, 3)
      .map(({ about }) => about),
    ['staff', 'asked', 'referred'],
  )
  assert.ok(proposals().every(({ about }) => about !== 'protected'))
  const one = proposals()[1]
  assert.ok(one)
  assert.doesNotThrow(() => readProposal(JSON.stringify(one)))
  assert.throws(() => readProposal(JSON.stringify({ ...one, definition: { sv: 'Personer med sekretessmarkering', en: 'x' } })))
  assert.throws(() => readProposal(JSON.stringify({ ...one, share_of: 'ingen' })))
})

test('Kolada: nation, region and municipality are told apart; two measures, doubles and foreign shapes are refused', () => {
  const row = (municipality: string, value: number | null, kpi = 'N00001') => ({
    kpi,
    municipality,
    period: 2024,
    values: [{ gender: 'T', value, status: '' }],
  })
  const read = readKolada({ values: [row('0000', 1), row('0025', 2), row('2580', 3), row('2581', null)] })
  assert.ok(read.ok)
  assert.deepEqual(
    read.file.values.map(({ dimension, code }) => [dimension, code]),
    [
      ['nation', 'riket'],
      ['county', '25'],
      ['municipality', '2580'],
    ],
  )
  assert.equal(read.file.missing, 1)
  for (const wrong of [
    null,
    {},
    { values: [] },
    { values: [row('2580', 1), row('2580', 2)] },
    { values: [row('2580', 1), row('2581', 1, 'N00002')] },
    { values: [row('ABCD', 1)] },
  ])
    assert.equal(readKolada(wrong).ok, false)
})

test('a share is of those who answered, at the level or above; what the round hides is no value', () => {
  const line = { set: 'managers', question: 'm7', count: 10, shares: { '1': 0.4, '2': 0.35, '4': 0.25 }, hidden: false }
  const measures = [{ set: 'managers', question: 'm7', at_least: 2 }]
  assert.deepEqual(shareAt([line], measures), { percent: 60, count: 10 })
  assert.equal(shareAt([{ ...line, hidden: true, shares: {}, count: 0 }], measures), null)
  assert.equal(shareAt([], measures), null)
})

test('S-R43: series come from published cells alone; a share of fewer than thirty is hidden', () => {
  const cell = (category: string, value: number) => ({
    table_name: 'county',
    place: '25',
    category,
    sex: '*',
    value,
    base: 5,
    year: 2025,
    source: 'x',
  })
  const share = { kind: 'share', share_of: 'har', licence: null } as const
  assert.deepEqual(
    figuresOf(share, [cell('*', 40), cell('har', 30)]).map(({ value }) => value),
    [75],
  )
  assert.deepEqual(
    figuresOf(share, [cell('*', 25), cell('har', 20)]).map(({ value }) => value),
    [null],
  )
  assert.deepEqual(
    figuresOf({ ...share, kind: 'count' }, [cell('*', 25), cell('har', 20)]).map(({ value }) => value),
    [25],
    'only wholes are a series',
  )
})

test('D-R53: of protected persons no list of tables holds a municipality; and the list of the first year is kept', () => {
  for (const tables of laddersFor('protected', [])) assert.ok(tables.every(({ name }) => name !== 'municipality'))
  for (const tables of laddersFor('asked', []))
    for (const table of tables) if (table.name === 'municipality') assert.deepEqual([table.dimensions, table.base], [['place'], 10])
  const told = releasesOf([
    { table_name: 'municipality', place: '2580', category: '*', sex: '*', value: 10, base: 10, year: 2024 },
    { table_name: 'nation', place: '*', category: '*', sex: '*', value: 10, base: 5, year: 2024 },
  ])
  assert.deepEqual(
    laddersFor('asked', told).map((tables) => tables.map(({ name }) => name)),
    [['municipality', 'nation']],
  )
  const cube = cubeOf([{ place: '2580', category: 'alla', sex: 'K', number: 3 }], [], ['2581'])
  assert.deepEqual(cube.dimensions[0]?.codes, ['2580', '2581'], 'a municipality that falls silent is a zero and no hole')
})
