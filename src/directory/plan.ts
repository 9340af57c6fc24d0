/** What a change of a tree comes to before anything is written: what is kept, what is sealed, what others would see. Pure. */
import type { PublicService } from '../reach/text/index.ts'
import { type Given, givenAway, tellingParts } from './giveaway.ts'
import { areasOf, serviceOf } from './listing.ts'
import { isReference, type Json, leavesOf, type Tree } from './tree.ts'
import { type Audience, isHardSecret, isSoftSecret, type Kept, levelOf, projection, split } from './visibility.ts'

export interface Shown {
  document: Tree
  areas: string[]
  service: PublicService
}
export interface Plan {
  document: Tree
  secrets: { path: string; value: Json }[]
  levels: Record<string, Audience>
  /** Undefined: it cannot stand before this audience as it is. */
  public: Shown | undefined
  referrers: Shown | undefined
  /** Texts that others would see and that give away something secret. */
  given: Given[]
}

export function planOf(id: string, kept: Kept, day: string): Plan {
  const { document, secrets, levels } = split(kept)
  const rest = { type: kept.type, document, levels, secret: new Set(secrets.map(({ path }) => path)), confidential: kept.confidential }
  const shownTo = (audience: Audience): Shown | undefined => {
    if (kept.type !== 'service') return undefined
    const tree = projection(rest, audience)
    const service = tree && serviceOf(id, tree, day, day)
    return tree && service ? { document: tree, areas: areasOf(tree), service } : undefined
  }
  const referrers = shownTo('referrers')
  const seen = referrers ? leavesOf(referrers.document, kept.type).filter((leaf) => !isReference(leaf)) : []
  const hidden = new Set(secrets.map(({ path }) => path))
  const telling = leavesOf(kept.whole, kept.type)
    .filter(({ path }) => hidden.has(path))
    .map(tellingParts)
  return { document, secrets, levels, public: shownTo('public'), referrers, given: givenAway(seen, telling) }
}

/** After an edit: what was secret stays secret, what had a level keeps it; what is new is shown, unless it narrows a secret place. */
export function afterEdit(before: Kept, whole: Tree, fresh: (path: string) => Audience | undefined): Kept {
  const known = new Set(leavesOf(before.whole, before.type).map(({ path }) => path))
  const secret = new Set<string>()
  const levels: Record<string, Audience> = {}
  for (const leaf of leavesOf(whole, before.type)) {
    const level = known.has(leaf.path) ? levelOf(before, leaf) : isSoftSecret(leaf, before.confidential) ? 'secret' : fresh(leaf.path)
    if (level === 'secret') secret.add(leaf.path)
    else if (level === 'public' || level === 'referrers') levels[leaf.path] = level
  }
  return { ...before, whole, levels, secret }
}

/** A place becomes secret: everything that tells or narrows where it is, at once. */
export function withSecretPlace(before: Kept, location: string): Kept {
  const confidential = new Set([...before.confidential, location])
  const soft = leavesOf(before.whole, before.type).filter((leaf) => isSoftSecret(leaf, confidential))
  return { ...before, confidential, secret: new Set([...before.secret, ...soft.map(({ path }) => path)]) }
}
/** The place is no secret any more. What was sealed becomes the organisation's own, and is shown to nobody else by this. */
export function withOpenPlace(before: Kept, location: string): Kept {
  const confidential = new Set([...before.confidential].filter((one) => one !== location))
  const was = leavesOf(before.whole, before.type).filter(
    (leaf) => isSoftSecret(leaf, new Set([location])) || isHardSecret(leaf, new Set([location])),
  )
  const opened = new Set(was.map(({ path }) => path))
  const sealed = new Set(was.filter((leaf) => levelOf(before, leaf) === 'secret').map(({ path }) => path))
  const levels = Object.fromEntries(Object.entries(before.levels).filter(([path]) => !sealed.has(path)))
  return { ...before, confidential, levels, secret: new Set([...before.secret].filter((path) => !opened.has(path))) }
}
