import { readFileSync } from 'node:fs'
import * as Plot from '@observablehq/plot'
import { draw, INK, type Picture } from './drawing.ts'

/** Sweden's 21 counties as tiles of equal size, roughly where they lie: column and row by SCB's county code. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  '25': [3, 0],
  '24': [3, 1],
  '23': [2, 2],
  '22': [3, 2],
  '20': [2, 3],
  '21': [3, 3],
  '17': [1, 4],
  '18': [2, 4],
  '19': [3, 4],
  '03': [4, 4],
  '14': [1, 5],
  '05': [2, 5],
  '04': [3, 5],
  '01': [4, 5],
  '13': [1, 6],
  '06': [2, 6],
  '08': [3, 6],
  '09': [4, 6],
  '12': [1, 7],
  '07': [2, 7],
  '10': [3, 7],
}
/** From paper to pine: the text on each keeps its contrast. */
const SHADES = [
  { fill: '#eef1ea', text: INK.text },
  { fill: '#cfdcd2', text: INK.text },
  { fill: '#9fbcae', text: INK.text },
  { fill: '#2f6b5d', text: '#ffffff' },
  { fill: INK.pine, text: '#ffffff' },
] as const
const HIDDEN = { fill: INK.paper, text: INK.text }

interface CountyNames {
  counties: [code: string, name: string, short: string][]
}
let read: ReadonlyMap<string, string> | undefined
/** Short names of the counties by SCB's code, in the order of the codes. */
export function countyNames(): ReadonlyMap<string, string> {
  const places = () => JSON.parse(readFileSync(new URL('../../../content/places.json', import.meta.url), 'utf8')) as CountyNames
  read ??= new Map(places().counties.map(([code, , short]) => [code, short]))
  return read
}

export interface CountyTile {
  /** SCB's county code, such as 25. A code that is no county's is left out. */
  county: string
  /** Null: hidden or missing. The tile is then white, and `shown` says which. */
  value: number | null
  /** As it is written in the tile: "64 %", "120", "–". */
  shown: string
}
export interface TileGrid extends Picture {
  tiles: readonly CountyTile[]
  /** The ends of the scale; otherwise those of the numbers. */
  lowest?: number
  highest?: number
}

export function tileGrid(grid: TileGrid): string {
  const values = grid.tiles.flatMap((tile) => (tile.value === null ? [] : [tile.value]))
  const low = grid.lowest ?? Math.min(0, ...values)
  const high = grid.highest ?? Math.max(low + 1, ...values)
  const shade = (value: number | null) =>
    value === null
      ? HIDDEN
      : (SHADES[Math.max(0, Math.min(SHADES.length - 1, Math.floor(((value - low) / (high - low)) * SHADES.length)))] ?? HIDDEN)
  const told = new Map(grid.tiles.map((tile) => [tile.county, tile]))
  const cells = [...countyNames()].flatMap(([code, name]) => {
    const [x, y] = PLACES[code] ?? []
    const tile = told.get(code)
    return x === undefined || y === undefined ? [] : [{ x, y, name, shown: tile?.shown ?? '–', ...shade(tile?.value ?? null) }]
  })
  const text = { x: 'x', y: 'y', fill: 'text' } as const
  return draw(grid, {
    width: 480,
    height: 640,
    margin: 4,
    axis: null,
    x: { domain: [1, 2, 3, 4], padding: 0.04 },
    y: { domain: [0, 1, 2, 3, 4, 5, 6, 7], padding: 0.06 },
    color: { type: 'identity' },
    marks: [
      Plot.cell(cells, { x: 'x', y: 'y', fill: 'fill', stroke: INK.quiet, rx: 4 }),
      Plot.text(cells, { ...text, text: 'name', fontSize: 12.5, dy: -12 }),
      Plot.text(cells, { ...text, text: 'shown', fontSize: 18, fontWeight: 600, dy: 12 }),
    ],
  })
}
