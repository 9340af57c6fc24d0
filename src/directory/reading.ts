/** From what a file holds, already parsed, to entries: each taken, held for a decision, or listed with what was wrong. Pure but for new ids. */
import type { Remark, Sheets } from './conversion.ts'
import { isRoot, type Root, type TypeName } from './hsds.ts'
import { faultsOf } from './hsds-check.ts'
import { fromOhana, isOhana } from './ohana.ts'
import { suspicionsIn } from './suspect.ts'
import { type Row, type Tables, rowOf, treesOf, typeOfTable, wordedRow } from './tabular.ts'
import { isTree, leavesOf, type Tree } from './tree.ts'

export interface ReadEntry {
  kind: Root | 'rows'
  hsds_id: string
  tree: Tree
  /** Ids of places, and paths, that look secret. */
  locations: string[]
  paths: string[]
}
export interface Read {
  entries: ReadEntry[]
  remarks: Remark[]
}

/** What stands alone in a JSON file says what it is by what it holds. */
function kindOf(tree: Tree): Root {
  if (typeof tree.status === 'string' || 'service_at_locations' in tree) return 'service'
  if ('location_type' in tree) return 'location'
  if (isTree(tree.location) || ('service_id' in tree && !('name' in tree))) return 'service_at_location'
  if (['code', 'term_uri', 'parent_id', 'taxonomy', 'taxonomy_detail', 'taxonomy_id'].some((key) => key in tree)) return 'taxonomy_term'
  return 'version' in tree ? 'taxonomy' : 'organization'
}
function entryOf(kind: Root, tree: Tree, where: Omit<Remark, 'kind' | 'what'>, remarks: Remark[]): ReadEntry[] {
  const faults = faultsOf(kind, tree)
  if (faults.length > 0) {
    remarks.push({ ...where, kind: 'lost', what: 'shape', name: faults.slice(0, 5).join(', ') })
    return []
  }
  const { locations, paths } = suspicionsIn(tree, kind)
  return [{ kind, hsds_id: String(tree.id), tree, locations: [...locations], paths: [...paths] }]
}

/** One record, a list of them, or a page of a list (`contents`); or all tables in one (`organizations.csv` and so on). */
export function readJson(json: unknown): Read {
  const remarks: Remark[] = []
  if (isTree(json) && Object.keys(json).length > 0 && Object.keys(json).every((name) => name.endsWith('.csv'))) {
    const sheets = new Map(
      Object.entries(json).map(([name, rows]) => [
        name.slice(0, -4),
        (Array.isArray(rows) ? rows : []).flatMap((values, index) => (isTree(values) ? [{ row: index + 2, values }] : [])),
      ]),
    )
    return fromTables(sheets)
  }
  const all: unknown[] = Array.isArray(json) ? json : isTree(json) && Array.isArray(json.contents) ? json.contents : [json]
  const entries = all.flatMap((one, index) => {
    const row = index + 1
    if (isTree(one)) return entryOf(kindOf(one), one, { table: 'json', row }, remarks)
    remarks.push({ table: 'json', row, kind: 'lost', what: 'shape', name: '.' })
    return []
  })
  return { entries, remarks }
}

/** Tables of HSDS 3.0, by name; each row with its number. */
function fromTables(sheets: ReadonlyMap<string, readonly Row[]>, before: readonly Remark[] = []): Read {
  const remarks = [...before]
  const tables: Tables = {}
  for (const [name, rows] of sheets) {
    const type = typeOfTable(name)
    if (type === undefined) remarks.push({ table: name, kind: 'lost', what: 'table' })
    else tables[type] = rows.map(({ row, values }) => ({ row, values: wordedRow(type, values) }))
  }
  return gathered(tables, remarks, (type) => nameOf(sheets, type))
}
const nameOf = (sheets: ReadonlyMap<string, unknown>, type: TypeName): string =>
  [...sheets.keys()].find((name) => typeOfTable(name) === type) ?? type

function gathered(tables: Tables, remarks: Remark[], nameFor: (type: TypeName) => string): Read {
  const { roots, loose } = treesOf(tables)
  const entries = roots.flatMap(({ kind, tree, from }) => {
    if (!isRoot(kind)) return []
    const before = remarks.length
    const read = entryOf(kind, tree, { table: nameFor(kind), row: from[0]?.row ?? 0 }, remarks)
    // Nothing goes in silence: the rows that stood in a tree that was not taken are named with it.
    if (read.length === 0 && remarks.length > before)
      for (const { type, row } of from.slice(1))
        remarks.push({ table: nameFor(type), row, kind: 'lost', what: 'reference', name: nameFor(kind) })
    return read
  })
  // Where a file holds something secret, a row without a home may be about that.
  const wary = entries.some(({ locations, paths }) => locations.length + paths.length > 0)
  return { entries: [...entries, ...looseEntries(loose, wary)], remarks }
}
/** Rows that belong to nothing else are kept as they came, so that they leave as they came. */
function looseEntries(loose: readonly { type: TypeName; row: Row }[], wary: boolean): ReadEntry[] {
  return loose.map(({ type, row }) => {
    const tree: Tree = { table: type, values: row.values }
    const secret = leavesOf(tree, undefined).filter(({ path }) => path.startsWith('values.') && !path.endsWith('id'))
    const looks = suspicionsIn(row.values, type)
    const suspicious = wary || looks.locations.size + looks.paths.size > 0 || type === 'address' || type === 'location'
    return {
      kind: 'rows',
      hsds_id: `${type}/${String(row.values.id ?? row.row)}`,
      tree,
      locations: [],
      paths: suspicious ? secret.map(({ path }) => path) : [],
    }
  })
}

/** CSV: tables of HSDS 3.0, or the older ones, told by what they hold. */
export function readSheets(sheets: ReadonlyMap<string, readonly (readonly string[])[]>, before: readonly Remark[] = []): Read {
  const old: Sheets = new Map(
    [...sheets].map(([name, [headings = [], ...rows]]) => [
      name,
      rows.map((cells, index) => ({
        row: index + 2,
        cells: Object.fromEntries(headings.map((heading, at) => [heading.trim(), (cells[at] ?? '').trim()])),
      })),
    ]),
  )
  if (isOhana(old)) {
    const { tables, remarks } = fromOhana(old)
    return gathered(tables, [...before, ...remarks], (type) => OLD_NAMES[type] ?? `${type}s`)
  }
  const tables = new Map(
    [...sheets].map(([name, [headings = [], ...rows]]) => {
      const type = typeOfTable(name)
      return [
        name,
        type === undefined ? [] : rows.map((cells, index) => ({ row: index + 2, values: rowOf(type, headings, cells) })),
      ] as const
    }),
  )
  return fromTables(tables, before)
}
const OLD_NAMES: Partial<Record<TypeName, string>> = {
  address: 'addresses',
  schedule: 'regular_schedules',
  service_at_location: 'services',
  taxonomy_term: 'taxonomy',
  accessibility: 'locations',
  language: 'locations, services',
  attribute: 'services',
}
