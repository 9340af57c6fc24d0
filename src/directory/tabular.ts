/** The tables of HSDS (CSV) to trees and back. A row stands under the nearest of those that it says it belongs to. Pure. */
import { childOf, SHAPES, shapeOf, TYPE_NAMES, type TypeName } from './hsds.ts'
import { isTree, type Json, type Tree } from './tree.ts'

export interface Row {
  /** As the spreadsheet counts it; the headings are row 1. */
  row: number
  values: Tree
}
export type Tables = Partial<Record<TypeName, Row[]>>
export interface Rooted {
  kind: TypeName
  tree: Tree
  /** Table and row of everything that stands in it. */
  from: { type: TypeName; row: number }[]
}

export const typeOfTable = (name: string): TypeName | undefined => TYPE_NAMES.find((type) => SHAPES[type].table === name)
const NUMBER = /^-?\d+(?:\.\d+)?$/
/** Cells to values: what HSDS calls a number is one, where it can be read as one. Empty cells say nothing. */
export function rowOf(type: TypeName, headings: readonly string[], cells: readonly string[]): Tree {
  const numbers = new Set(shapeOf(type).attributes.flatMap(({ name, rule }) => (rule === 'number' ? [name] : [])))
  const pairs = headings.flatMap((heading, index): [string, Json][] => {
    const cell = cells[index] ?? ''
    if (cell === '' || heading === '') return []
    return [[heading, numbers.has(heading) && NUMBER.test(cell) ? Number(cell) : cell]]
  })
  return Object.fromEntries(pairs)
}

/** A row of a JSON file of tables: a figure where HSDS has words is the words that it is written with. */
export function wordedRow(type: TypeName, values: Tree): Tree {
  const numbers = new Set(shapeOf(type).attributes.flatMap(({ name, rule }) => (rule === 'number' ? [name] : [])))
  const named = new Set(shapeOf(type).attributes.map(({ name }) => name))
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && named.has(name) && !numbers.has(name) ? String(value) : value,
    ]),
  )
}

/** Nearest first: what a row names is tried in this order. */
const NEAREST: readonly (readonly [reference: string, type: TypeName])[] = [
  ['phone_id', 'phone'],
  ['contact_id', 'contact'],
  ['service_at_location_id', 'service_at_location'],
  ['location_id', 'location'],
  ['service_id', 'service'],
  ['organization_id', 'organization'],
]
type Index = Map<TypeName, Map<string, Row>>
const textOf = (tree: Tree, key: string): string => (typeof tree[key] === 'string' ? tree[key] : '')
const keyIn = (parent: TypeName, child: TypeName): string | undefined =>
  Object.entries(shapeOf(parent).children).find(([, one]) => one.type === child && one.many)?.[0]

/** Where a row belongs: in which list of which row. */
function homeOf(type: TypeName, row: Row, index: Index): { parent: TypeName; row: Row; key: string } | undefined {
  for (const [reference, parent] of NEAREST) {
    // A service at a location stands under its service; the location stands in it.
    if (type === 'service_at_location' && parent === 'location') continue
    const found = parent === type ? undefined : index.get(parent)?.get(textOf(row.values, reference))
    const key = keyIn(parent, type)
    if (found && key !== undefined) return { parent, row: found, key }
  }
  const linked = textOf(row.values, type === 'metadata' ? 'resource_id' : type === 'attribute' ? 'link_id' : '')
  if (linked === '') return undefined
  for (const [parent, rows] of index) {
    const found = parent === type ? undefined : rows.get(linked)
    const key = keyIn(parent, type)
    if (found && key !== undefined) return { parent, row: found, key }
  }
  return undefined
}
/** What stands inside another, once for each that names it. */
const INSIDE: readonly (readonly [into: TypeName, key: string, reference: string, type: TypeName])[] = [
  ['service', 'organization', 'organization_id', 'organization'],
  ['service', 'program', 'program_id', 'program'],
  ['service_at_location', 'location', 'location_id', 'location'],
  ['attribute', 'taxonomy_term', 'taxonomy_term_id', 'taxonomy_term'],
  ['taxonomy_term', 'taxonomy_detail', 'taxonomy_id', 'taxonomy'],
]
interface Standing {
  children: Map<Row, { type: TypeName; key: string; row: Row }[]>
  inside: Map<Row, { type: TypeName; key: string; row: Row }[]>
}

/** Every row stands somewhere: in a tree of its own, in another's, or among the rows that belong to none. */
export function treesOf(tables: Tables): { roots: Rooted[]; loose: { type: TypeName; row: Row }[] } {
  const index: Index = new Map(
    TYPE_NAMES.map((type) => [type, new Map((tables[type] ?? []).map((row) => [textOf(row.values, 'id'), row]))]),
  )
  const standing: Standing = { children: new Map(), inside: new Map() }
  const homed = new Set<Row>()
  for (const type of TYPE_NAMES)
    for (const row of tables[type] ?? []) {
      const home = type === 'service' || type === 'organization' ? undefined : homeOf(type, row, index)
      if (!home || (type === 'location' && home.parent === 'organization')) continue
      standing.children.set(home.row, [...(standing.children.get(home.row) ?? []), { type, key: home.key, row }])
      homed.add(row)
    }
  for (const [into, key, reference, type] of INSIDE)
    for (const row of tables[into] ?? []) {
      const found = index.get(type)?.get(textOf(row.values, reference))
      if (!found) continue
      standing.inside.set(row, [...(standing.inside.get(row) ?? []), { type, key, row: found }])
      homed.add(found)
    }
  const roots: Rooted[] = []
  const loose: { type: TypeName; row: Row }[] = []
  const reached = new Set<Row>()
  // First what nothing else holds; then what only a loose row held, and so would be lost.
  for (const held of [false, true])
    for (const type of TYPE_NAMES)
      for (const row of tables[type] ?? []) {
        if (reached.has(row) || homed.has(row) !== held) continue
        if (ALONE.has(type)) {
          const from: Rooted['from'] = []
          roots.push({ kind: type, tree: grown({ type, row }, standing, from, reached), from })
        } else {
          reached.add(row)
          loose.push({ type, row })
        }
      }
  return { roots, loose }
}
const ALONE = new Set<TypeName>(['service', 'organization', 'service_at_location', 'location', 'taxonomy', 'taxonomy_term'])
const DEPTH_MAX = 8
function grown({ type, row }: { type: TypeName; row: Row }, standing: Standing, from: Rooted['from'], reached: Set<Row>, depth = 0): Tree {
  const tree: Tree = { ...row.values }
  from.push({ type, row: row.row })
  reached.add(row)
  if (depth > DEPTH_MAX) return tree
  for (const inner of standing.inside.get(row) ?? []) tree[inner.key] = grown(inner, standing, from, reached, depth + 1)
  for (const inner of standing.children.get(row) ?? []) {
    const list = tree[inner.key]
    tree[inner.key] = [...(Array.isArray(list) ? list : []), grown(inner, standing, from, reached, depth + 1)]
  }
  return tree
}

export type Flat = Map<string, Tree[]>
/** Trees to tables: each part once by its id, with the references that its place in the tree says. */
export function flattened(trees: readonly { kind: TypeName; tree: Tree }[]): Flat {
  const flat: Flat = new Map()
  const seen = new Map<string, Tree>()
  for (const { kind, tree } of trees) flatten(kind, tree, undefined, flat, seen)
  return flat
}
function flatten(
  type: TypeName,
  tree: Tree,
  parent: { type: TypeName; id: string } | undefined,
  flat: Flat,
  seen: Map<string, Tree>,
): void {
  const own: Tree = {}
  for (const [key, value] of Object.entries(tree)) {
    const child = childOf(type, key)
    if (child && isTree(value)) {
      flatten(child.type, value, undefined, flat, seen)
      refer(type, own, `${child.type}_id`, textOf(value, 'id'), tree)
    } else if (child && Array.isArray(value))
      for (const one of value.filter(isTree)) flatten(child.type, one, { type, id: textOf(tree, 'id') }, flat, seen)
    else own[key] = value
  }
  if (parent) belong(type, own, parent)
  const known = `${type}|${textOf(tree, 'id')}`
  const before = seen.get(known)
  if (before && textOf(tree, 'id') !== '') {
    for (const [key, value] of Object.entries(own)) before[key] ??= value
    return
  }
  seen.set(known, own)
  const { table } = shapeOf(type)
  flat.set(table, [...(flat.get(table) ?? []), own])
}
const knows = (type: TypeName, name: string): boolean => shapeOf(type).attributes.some((one) => one.name === name)
function refer(type: TypeName, own: Tree, name: string, id: string, tree: Tree): void {
  const reference = name === 'taxonomy_detail_id' ? 'taxonomy_id' : name
  if (id !== '' && tree[reference] === undefined && knows(type, reference)) own[reference] = id
}
function belong(type: TypeName, own: Tree, parent: { type: TypeName; id: string }): void {
  if (type === 'attribute') {
    own.link_id ??= parent.id
    own.link_entity ??= parent.type
  } else if (type === 'metadata') {
    own.resource_id ??= parent.id
    own.resource_type ??= parent.type
  } else if (knows(type, `${parent.type}_id`)) own[`${parent.type}_id`] ??= parent.id
}

/** Headings and cells, in the order of HSDS; what HSDS does not name comes last. */
export function cellsOf(table: string, rows: readonly Tree[]): string[][] {
  const type = typeOfTable(table)
  const named = type === undefined ? [] : shapeOf(type).attributes.map(({ name }) => name)
  const beside = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !named.includes(name))
  const used = [...named, ...beside].filter((name) => named.includes(name) || rows.some((row) => row[name] !== undefined))
  return [used, ...rows.map((row) => used.map((name) => cellOf(row[name])))]
}
const cellOf = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)

/** A Tabular Data Package that says what the tables are. */
export const datapackageOf = (flat: Flat) => ({
  name: 'human_services_data',
  title: 'HSDS 3.0',
  profile: 'tabular-data-package',
  resources: [...flat].map(([table, rows]) => ({
    profile: 'tabular-data-resource',
    name: table,
    path: `${table}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    schema: { fields: (cellsOf(table, rows)[0] ?? []).map((name) => ({ name, type: isNumber(table, name) ? 'number' : 'string' })) },
  })),
})
function isNumber(table: string, name: string): boolean {
  const type = typeOfTable(table)
  return type !== undefined && shapeOf(type).attributes.some((one) => one.name === name && one.rule === 'number')
}
