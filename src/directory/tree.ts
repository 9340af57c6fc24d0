/**
 * Walking through a tree in the shape of HSDS, one value at a time. A path names a value by the ids on the way to it, such as
 * `phones[1554…].number`, so that it stays the same when something else is added before it.
 */
import { childOf, shapeOf, type TypeName } from './hsds.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type Tree = { [key: string]: Json }

export interface Leaf {
  path: string
  /** The name of the value itself. */
  key: string
  value: Json
  /** The type of what it stands in, where HSDS knows it. */
  type: TypeName | undefined
  /** Whether HSDS knows this attribute of that type. */
  known: boolean
  /** Id of the location that it stands in, or stands beside. */
  location: string | undefined
  /** Within this part of the tree, such as `service_at_locations[…].location.addresses[…]`; '' at the root. */
  within: string
}

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: Json): value is Tree[] => Array.isArray(value) && value.length > 0 && value.every(isTree)

const named = (key: string): string => key.replace(/[.[\]%#]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
/** The id of one among its fellows; its place where it has none of its own. */
function elementName(list: readonly Tree[], index: number): string {
  const id = list[index]?.id
  const alone = typeof id === 'string' && id !== '' && list.filter((one) => one.id === id).length === 1
  return alone ? `[${named(id)}]` : `[#${index}]`
}

interface Standing {
  type: TypeName | undefined
  location: string | undefined
  within: string
}
/** Which location an object is, or belongs to: its address would tell where that is. */
function locationOf(tree: Tree, type: TypeName | undefined, outer: string | undefined): string | undefined {
  if (type === 'location') return typeof tree.id === 'string' ? tree.id : outer
  const inner = tree.location
  if (isTree(inner) && typeof inner.id === 'string') return inner.id
  return typeof tree.location_id === 'string' ? tree.location_id : outer
}
function partOf(standing: Standing, key: string, index?: string): Standing {
  const step = `${standing.within === '' ? '' : '.'}${named(key)}${index ?? ''}`
  return { type: childOf(standing.type, key)?.type, location: standing.location, within: standing.within + step }
}

/** Ids, and references from one part to another: they follow what they belong to and say nothing alone. */
export const isReference = ({ key, type }: Pick<Leaf, 'key' | 'type'>): boolean =>
  type !== undefined && shapeOf(type).attributes.some(({ name, rule }) => name === key && rule === 'id')

function* walk(tree: Tree, at: Standing): Generator<Leaf> {
  const here = { ...at, location: locationOf(tree, at.type, at.location) }
  for (const [key, value] of Object.entries(tree)) {
    if (isTree(value) && Object.keys(value).length > 0) yield* walk(value, partOf(here, key))
    else if (isList(value)) for (const [index, one] of value.entries()) yield* walk(one, partOf(here, key, elementName(value, index)))
    else {
      const known = here.type !== undefined && shapeOf(here.type).attributes.some(({ name }) => name === key)
      yield { ...here, path: here.within === '' ? named(key) : `${here.within}.${named(key)}`, key, value, known }
    }
  }
}
export const leavesOf = (tree: Tree, type: TypeName | undefined): Leaf[] => [...walk(tree, { type, location: undefined, within: '' })]

type Keep = (leaf: Leaf) => boolean
/** A copy with only these values. Parts of which nothing is kept stay as empty hulls, so that everything keeps its place. */
export function keeping(tree: Tree, type: TypeName | undefined, keep: Keep): Tree {
  const kept = new Set(
    leavesOf(tree, type)
      .filter(keep)
      .map(({ path }) => path),
  )
  return copy(tree, '', kept)
}
function copy(tree: Tree, within: string, kept: ReadonlySet<string>): Tree {
  const out: Tree = {}
  for (const [key, value] of Object.entries(tree)) {
    const path = within === '' ? named(key) : `${within}.${named(key)}`
    if (isTree(value) && Object.keys(value).length > 0) out[key] = copy(value, path, kept)
    else if (isList(value)) out[key] = value.map((one, index) => copy(one, path + elementName(value, index), kept))
    else if (kept.has(path)) out[key] = value
  }
  return out
}

/** Puts values back where they belong. A place that is no longer there is left alone: its part was taken away. */
export function puttingBack(tree: Tree, values: ReadonlyMap<string, Json>): Tree {
  const out = structuredClone(tree)
  for (const [path, value] of values) {
    const cut = path.lastIndexOf('.')
    const into = cut < 0 ? out : partAt(out, path.slice(0, cut))
    if (into) into[unnamed(path.slice(cut + 1))] = value
  }
  return out
}
const unnamed = (key: string): string => key.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
function partAt(tree: Tree, path: string): Tree | undefined {
  let here: Tree | undefined = tree
  for (const step of path.split('.')) {
    const [, key = '', element] = /^([^[]*)(?:\[(.*)\])?$/.exec(step) ?? []
    const next: Json | undefined = here[unnamed(key)]
    if (element === undefined) here = isTree(next) ? next : undefined
    else if (!Array.isArray(next)) here = undefined
    else {
      const found = next.find((one, index) => isTree(one) && (element === `#${index}` || one.id === unnamed(element)))
      here = isTree(found) ? found : undefined
    }
    if (here === undefined) return undefined
  }
  return here
}
