/** The map of flows as a drawing: places in columns from outside, through the organisation, and out. Pure. */
import type { Lang, Text } from '../../platform/page/language.tsx'
import type { Level, Reach } from './risk.ts'

export interface MapFlow {
  number: number
  from: string
  to: string
  reach: Reach
  worst: Level | undefined
}
interface Place {
  name: string
  side: 'outside' | 'inside' | 'away'
  column: number
  row: number
}
const INSIDE_COLUMNS_MAX = 3
const key = (side: Place['side'], name: string) => `${side}|${name.trim().toLocaleLowerCase('sv')}`
const endsOf = ({ from, to, reach }: MapFlow): [string, string] => [
  key(reach === 'in' ? 'outside' : 'inside', from),
  key(reach === 'out' ? 'away' : 'inside', to),
]

/** Each place once, in its column: those inside by how far the data has come. A ring of flows ends at the last column. */
export function layOut(flows: readonly MapFlow[]): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const flow of flows) {
    const [from, to] = endsOf(flow)
    for (const [id, name] of [
      [from, flow.from],
      [to, flow.to],
    ] as const)
      if (!places.has(id)) places.set(id, { name, side: id.split('|')[0] as Place['side'], column: 0, row: 0 })
  }
  for (const place of places.values()) if (place.side === 'inside') place.column = 1
  const inside = flows.filter(({ reach }) => reach === 'inside')
  for (let round = 1; round < INSIDE_COLUMNS_MAX; round++)
    for (const flow of inside) {
      const [from, to] = endsOf(flow).map((id) => places.get(id))
      if (from && to && from !== to) to.column = Math.min(INSIDE_COLUMNS_MAX, Math.max(to.column, from.column + 1))
    }
  const last = Math.max(1, ...[...places.values()].map(({ column }) => column)) + 1
  for (const place of places.values()) if (place.side === 'away') place.column = last
  const filled = new Map<number, number>()
  for (const place of places.values()) {
    place.row = filled.get(place.column) ?? 0
    filled.set(place.column, place.row + 1)
  }
  return places
}

const BOX = { width: 190, height: 58, across: 300, down: 92, left: 24, top: 72 } as const
const INK = {
  text: '#14211e',
  pine: '#12493f',
  quiet: '#4a5a55',
  line: '#c9c4b8',
  paper: '#fffdf9',
  wash: '#e6ede7',
  amber: '#8a4308',
  red: '#861414',
} as const
const STROKES: Readonly<Record<Level | 'none', { ink: string; width: number }>> = {
  life: { ink: INK.red, width: 3.5 },
  high: { ink: INK.amber, width: 3 },
  medium: { ink: INK.pine, width: 2 },
  low: { ink: INK.pine, width: 1.5 },
  none: { ink: INK.quiet, width: 1.5 },
}
const written = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** At most two lines of some twenty signs; what is longer ends in an ellipsis and stands whole in the table. */
export function wrap(name: string, most = 22): string[] {
  const lines: string[] = ['']
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1) ?? ''
    const longer = last === '' ? word : `${last} ${word}`
    if (longer.length <= most || last === '') lines[lines.length - 1] = longer
    else lines.push(word)
  }
  const cut = (line: string) => (line.length > most ? `${line.slice(0, most - 1)}…` : line)
  return lines.length <= 2 ? lines.map(cut) : [cut(lines[0] ?? ''), cut(`${lines[1] ?? ''} …`)]
}

const HEADINGS: Readonly<Record<Place['side'], Text>> = {
  outside: { sv: 'Utifrån', en: 'From outside' },
  inside: { sv: 'Hos oss', en: 'With us' },
  away: { sv: 'Ut härifrån', en: 'Out from here' },
}
const TITLE: Text = { sv: 'Karta över hur skyddade uppgifter rör sig', en: 'Map of how protected data moves' }
const DESCRIPTION: Text = { sv: 'Varje flöde har samma nummer i tabellen.', en: 'Each flow has the same number in the table.' }

export interface Drawing {
  svg: string
  width: number
  height: number
}
export function drawMap(flows: readonly MapFlow[], lang: Lang): Drawing {
  const places = layOut(flows)
  const all = [...places.values()]
  const columns = Math.max(0, ...all.map(({ column }) => column)) + 1
  const rows = Math.max(0, ...all.map(({ row }) => row)) + 1
  const width = BOX.left * 2 + (columns - 1) * BOX.across + BOX.width
  const height = BOX.top + rows * BOX.down
  const tall = new Map<number, number>()
  for (const { column, row } of all) tall.set(column, Math.max(tall.get(column) ?? 0, row + 1))
  const at = ({ column, row }: Place) => ({
    x: BOX.left + column * BOX.across,
    // A short column stands in the middle of the paper.
    y: BOX.top + ((rows - (tall.get(column) ?? 0)) * BOX.down) / 2 + row * BOX.down,
  })
  const edges = flows.map((flow, index) => edge(flow, index, flows, { places, at })).join('')
  const boxes = all.map((place) => box(place, at(place))).join('')
  const sides = headings(all, lang)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d" font-family="Inter, system-ui, sans-serif"><title id="t">${TITLE[lang]}</title><desc id="d">${DESCRIPTION[lang]}</desc><rect width="${width}" height="${height}" fill="${INK.paper}"/>${sides}${edges}${boxes}</svg>`
  return { svg, width, height }
}

function headings(all: readonly Place[], lang: Lang): string {
  const first = new Map<Place['side'], number>()
  for (const { side, column } of all) first.set(side, Math.min(first.get(side) ?? column, column))
  return [...first]
    .map(
      ([side, column]) =>
        `<text x="${BOX.left + column * BOX.across}" y="36" font-size="15" font-weight="600" fill="${INK.quiet}">${HEADINGS[side][lang]}</text>`,
    )
    .join('')
}

function box({ name, side }: Place, { x, y }: { x: number; y: number }): string {
  const lines = wrap(name)
  const first = y + BOX.height / 2 + (lines.length === 1 ? 5 : -4)
  const dash = side === 'inside' ? '' : ' stroke-dasharray="5 4"'
  const words = lines.map(
    (line, index) => `<text x="${x + 14}" y="${first + index * 18}" font-size="14" fill="${INK.text}">${written(line)}</text>`,
  )
  return `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="4" fill="${side === 'inside' ? INK.wash : INK.paper}" stroke="${INK.quiet}"${dash}/>${words.join('')}`
}

type At = (place: Place) => { x: number; y: number }
/** Where on the side of a box this flow leaves or comes: those that share a side stand apart. */
function port(flows: readonly MapFlow[], index: number, end: 0 | 1): number {
  const own = flows.map(endsOf)
  const here = own[index]?.[end]
  const sharing = own.flatMap((ends, i) => (ends[end] === here ? [i] : []))
  return ((sharing.indexOf(index) + 1) * BOX.height) / (sharing.length + 1)
}
type Point = { x: number; y: number }
interface Paper {
  places: ReadonlyMap<string, Place>
  at: At
}
/** Between the boxes of a column: where a flow that goes on to a later one passes without running behind anything. */
function passages({ places, at }: Paper, from: number, to: number, start: Point, end: Point, index: number): Point[][] {
  const between = Array.from({ length: Math.max(0, to - from - 1) }, (_, i) => from + 1 + i)
  return between.map((column) => {
    const x = BOX.left + column * BOX.across
    const tops = [...places.values()].filter((place) => place.column === column).map((place) => at(place).y)
    const straight = start.y + ((end.y - start.y) * (column - from)) / (to - from)
    const half = (BOX.down - BOX.height) / 2
    const gaps = [...new Set(tops.flatMap((top) => [top - half, top + BOX.height + half]))]
    const nearest = gaps.reduce((best, y) => (Math.abs(y - straight) < Math.abs(best - straight) ? y : best), gaps[0] ?? straight)
    const y = nearest + ((index % 3) - 1) * 7
    return [
      { x: x - 12, y },
      { x: x + BOX.width + 12, y },
    ]
  })
}
const bow = (from: Point, to: Point): string => {
  const bend = Math.max(36, (to.x - from.x) / 2)
  return `C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`
}
/** From box to box, past those between. */
function ahead(paper: Paper, [from, to]: readonly [Place, Place], start: Point, end: Point, index: number): string {
  let last = start
  let path = ''
  for (const [into, out] of passages(paper, from.column, to.column, start, end, index)) {
    if (!into || !out) continue
    path += `${bow(last, into)}L${out.x} ${out.y}`
    last = out
  }
  return path + bow(last, { x: end.x - 8, y: end.y })
}
function edge(flow: MapFlow, index: number, flows: readonly MapFlow[], paper: Paper): string {
  const [from, to] = endsOf(flow).map((id) => paper.places.get(id))
  if (!from || !to) return ''
  const { ink, width } = STROKES[flow.worst ?? 'none']
  const [a, b] = [paper.at(from), paper.at(to)]
  const start = { x: a.x + BOX.width, y: a.y + port(flows, index, 0) }
  const onward = to.column > from.column
  const end = { x: onward ? b.x : b.x + BOX.width, y: b.y + port(flows, index, 1) }
  const curve = onward
    ? ahead(paper, [from, to], start, end, index)
    : `C${start.x + 70} ${start.y} ${end.x + 70} ${end.y} ${end.x + 8} ${end.y}`
  const back = onward ? -9 : 9
  const tip = `${end.x + back} ${end.y - 5} ${end.x} ${end.y} ${end.x + back} ${end.y + 5}`
  const label = `<circle cx="${start.x + 16}" cy="${start.y}" r="10" fill="${INK.paper}" stroke="${ink}" stroke-width="1.5"/><text x="${start.x + 16}" y="${start.y + 4}" font-size="11" font-weight="600" text-anchor="middle" fill="${INK.text}">${flow.number}</text>`
  return `<path d="M${start.x} ${start.y} ${curve}" fill="none" stroke="${ink}" stroke-width="${width}"/><polygon points="${tip}" fill="${ink}"/>${label}`
}
