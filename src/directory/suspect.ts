/** What in a file from elsewhere looks as if it were secret: held until somebody has decided. Better one too many. Pure. */
import type { TypeName } from './hsds.ts'
import { leavesOf, type Leaf, type Tree } from './tree.ts'

const SIGN =
  /confidential|undisclosed|unlisted|not[ _]disclosed|withheld|hidden|do[ _-]?not[ _-]?(?:publish|share)|\bsecret|hemlig|sekretess|skyddad|ej[ _]offentlig/i
const NO = /^(?:|no|nej|false|0|none|public|öppen)$/i
const BOX = /^(?:p\.?\s?o\.?\s?)?box\s*\d/i

export interface Suspicion {
  /** Ids of places that may be secret. */
  locations: Set<string>
  /** Values outside any place that look secret. */
  paths: Set<string>
}
export function suspicionsIn(tree: Tree, type: TypeName | undefined): Suspicion {
  const leaves = leavesOf(tree, type)
  const found: Suspicion = { locations: new Set(), paths: new Set() }
  const flagged = leaves.filter(isFlag)
  for (const leaf of flagged) {
    if (leaf.location !== undefined) found.locations.add(leaf.location)
    else found.paths.add(leaf.path)
  }
  // A flag on the service itself, or on its organisation, is about every place of it.
  if (flagged.some(({ location }) => location === undefined))
    for (const { location } of leaves) if (location !== undefined) found.locations.add(location)
  for (const id of boxOnly(leaves)) found.locations.add(id)
  return found
}
function isFlag({ key, value }: Leaf): boolean {
  const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
  return (SIGN.test(key) && !NO.test(text.trim())) || SIGN.test(text)
}
/** Places that receive visits and yet show a box instead of a street. */
function boxOnly(leaves: readonly Leaf[]): string[] {
  const streets = leaves.filter(({ type, key, location }) => type === 'address' && key === 'address_1' && location !== undefined)
  const places = new Set(streets.flatMap(({ location }) => location ?? []))
  return [...places].filter((id) => streets.filter(({ location }) => location === id).every(({ value }) => BOX.test(String(value).trim())))
}
