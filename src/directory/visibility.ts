/**
 * Who sees which value. Each value of a tree has a level of its own; what has none is the organisation's own. A secret value
 * leaves the tree altogether. Pure.
 */
import { childOf, shapeOf, type TypeName } from './hsds.ts'
import { isReference, isTree, type Json, keeping, type Leaf, leavesOf, type Tree } from './tree.ts'

export const LEVELS = ['public', 'referrers', 'own', 'secret'] as const
export type Level = (typeof LEVELS)[number]
export type Audience = 'public' | 'referrers'
export type OpenLevels = Readonly<Record<string, Audience>>

/** What is told of a place tells where it is. These are never anything but secret while the place is. */
const TELLING = new Set(['latitude', 'longitude', 'transportation', 'url', 'external_identifier', 'external_identifier_type'])
export function isHardSecret(leaf: Leaf, confidential: ReadonlySet<string>): boolean {
  // A history of changes may hold where it was before, wherever in the tree it stands.
  if (leaf.type === 'metadata') return confidential.size > 0 && !isReference(leaf)
  if (leaf.location === undefined || !confidential.has(leaf.location) || isReference(leaf) || leaf.type === 'attribute') return false
  return leaf.type === 'address' || (leaf.type === 'location' && TELLING.has(leaf.key)) || !leaf.known
}
/** What else narrows it: secret until somebody who has thought about it says otherwise. */
export const isSoftSecret = (leaf: Leaf, confidential: ReadonlySet<string>): boolean =>
  !isReference(leaf) &&
  !isKindWord(leaf) &&
  ((leaf.location !== undefined && confidential.has(leaf.location)) || (confidential.size > 0 && leaf.type === 'service_area'))
/** `location_type` and its like: a closed word that says what kind of thing it is. */
const isKindWord = ({ key, type }: Pick<Leaf, 'key' | 'type'>): boolean =>
  type !== undefined && shapeOf(type).attributes.some(({ name, rule }) => name === key && rule === 'place') && type === 'location'

export interface Kept {
  type: TypeName | undefined
  /** The whole tree, with its secrets. */
  whole: Tree
  levels: OpenLevels
  /** Paths that are secret. */
  secret: ReadonlySet<string>
  /** Ids of locations whose place is secret. */
  confidential: ReadonlySet<string>
}
export function levelOf(kept: Pick<Kept, 'levels' | 'secret' | 'confidential'>, leaf: Leaf): Level {
  if (kept.secret.has(leaf.path) || isHardSecret(leaf, kept.confidential)) return 'secret'
  return Object.hasOwn(kept.levels, leaf.path) ? (kept.levels[leaf.path] ?? 'own') : 'own'
}

/** The tree as it may lie beside other data, and apart from it what must be sealed. */
export function split(kept: Kept): { document: Tree; secrets: { path: string; value: Json }[]; levels: Record<string, Audience> } {
  const leaves = leavesOf(kept.whole, kept.type)
  const secret = leaves.filter((leaf) => levelOf(kept, leaf) === 'secret')
  const hidden = new Set(secret.map(({ path }) => path))
  const levels = Object.fromEntries(
    leaves.flatMap((leaf) => {
      const level = levelOf(kept, leaf)
      return level === 'public' || level === 'referrers' ? [[leaf.path, level] as const] : []
    }),
  )
  return {
    document: keeping(kept.whole, kept.type, ({ path }) => !hidden.has(path)),
    secrets: secret.map(({ path, value }) => ({ path, value })),
    levels,
  }
}

/**
 * What an audience sees. A history of changes (`metadata`) is never shown: it holds what stood there before. A part that
 * lacks what it cannot be without is left out whole. Undefined: nothing that could stand by itself.
 */
export function projection(kept: Omit<Kept, 'whole'> & { document: Tree }, audience: Audience): Tree | undefined {
  const shown = keeping(kept.document, kept.type, (leaf) => {
    if (leaf.type === 'metadata') return false
    if (isReference(leaf)) return true
    const level = levelOf(kept, leaf)
    return level === 'public' || (audience === 'referrers' && level === 'referrers')
  })
  return dressed(shown, kept.type)
}
/** For a file of one's own: parts that have lost to secrecy what HSDS says that they must have are left out whole. */
export const standing = (tree: Tree, type: TypeName | undefined): Tree | undefined => dressed(tree, type, true)
/** Without what lacks what it must have and, unless `quiet` may stay, without hulls that hold references alone. */
function dressed(tree: Tree, type: TypeName | undefined, quiet = false): Tree | undefined {
  const out: Tree = {}
  let says = quiet
  const childType = (key: string) => childOf(type, key)?.type
  for (const [key, value] of Object.entries(tree)) {
    if (isTree(value)) {
      const inner = dressed(value, childType(key), quiet)
      if (inner) {
        out[key] = inner
        says = true
      }
    } else if (Array.isArray(value) && value.some(isTree)) {
      const inner = value.filter(isTree).flatMap((one) => dressed(one, childType(key), quiet) ?? [])
      if (inner.length > 0 || (quiet && value.length === 0)) {
        out[key] = inner
        says = true
      }
    } else {
      out[key] = value
      says ||= !isReference({ key, type }) && !isKindWord({ key, type })
    }
  }
  const lacks = type !== undefined && shapeOf(type).attributes.some(({ name, required }) => required && !Object.hasOwn(out, name))
  return says && !lacks ? out : undefined
}
