/** Which addresses the crawl asks, and who asks them: all when there is time, otherwise a draw that a seed repeats. */
import { randomInt } from 'node:crypto'
import { readConfig } from '../../src/config.ts'
import { modulesOf } from '../../src/main.ts'
import type { TestHouse } from '../house.ts'

const TABLES = [
  'person',
  'person_datum',
  'marking',
  'intake',
  'import_run',
  'outgoing_set',
  'outgoing_file',
  'review',
  'finding',
  'safe_copy',
  'second_request',
  'circle',
  'break_glass',
]

/** Which table an address is about: those ids are always asked. */
const ABOUT: Record<string, string> = {
  personer: 'person',
  granskning: 'review',
  kontrollera: 'outgoing_set',
  inlamnat: 'intake',
  'las-in': 'import_run',
  'andra-person': 'second_request',
  sok: 'asked',
  koppla: 'asked',
  nodoppna: 'break_glass',
  nodoppningar: 'break_glass',
}
const about = new Map<string, string[]>()

/** Every id that might open something, a few of each kind, and one that nobody has. */
export async function knownIds(house: TestHouse): Promise<string[]> {
  const ids = ['00000000-0000-4000-8000-000000000000']
  for (const table of new Set(Object.values(ABOUT)))
    about.set(
      table,
      (await house.superuser<{ id: string }>(`select id from ${table} order by id limit 2`)).map((row) => row.id),
    )
  for (const table of TABLES) {
    const { rows } = { rows: await house.superuser<{ id: string }>(`select id from ${table} order by id limit 3`) }
    ids.push(...rows.map((row) => row.id))
  }
  return ids
}

/** All ids for every route when there is time (SAMVARN_SOAK); otherwise a draw that a seed repeats. */
const WHOLE = process.env['SAMVARN_SOAK'] !== undefined
export const SEED = Number(process.env['SAMVARN_SEED'] ?? randomInt(2 ** 31))
const DRAWN = 3

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
function drawer(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
const next = drawer(SEED)
const draw = (ids: readonly string[]): string => ids[Math.floor(next() * ids.length)] ?? ''

/** Addresses of a route: its parameters replaced by ids of every kind. */
export function addressesOf(path: string, ids: readonly string[]): string[] {
  const names = path.match(/:[a-z_]+(?:\{[^}]*\})?/gi) ?? []
  if (names.length === 0) return [path]
  const fill = (values: readonly string[]) => names.reduce((filled, name, index) => filled.replace(name, values[index] ?? ''), path)
  const drawn = () => names.map(() => draw(ids))
  if (!WHOLE) {
    const likely = about.get(ABOUT[path.split('/')[1] ?? ''] ?? '') ?? []
    return [...likely.map((id) => fill([id, ...drawn()])), ...Array.from({ length: DRAWN * names.length }, () => fill(drawn()))]
  }
  if (names.length === 1) return ids.map((id) => fill([id]))
  return ids.flatMap((one) => ids.map((other) => fill([one, other])))
}

/** Rooms that hold persons: there everybody asks every route. Elsewhere each route is asked by some, drawn anew each run. */
const ASKERS_DRAWN = 4
export const closeRoutes = new Set(
  modulesOf(readConfig({}))
    .filter((module) => module.part === 'protect')
    .flatMap((module) => module.routes.routes.map((route) => route.path)),
)
export function askersOf(route: string, everyone: readonly (string | undefined)[]): ReadonlySet<string | undefined> {
  if (WHOLE || closeRoutes.has(route)) return new Set(everyone)
  return new Set(Array.from({ length: ASKERS_DRAWN }, () => everyone[Math.floor(next() * everyone.length)]))
}
