import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import { publishSoon } from '../text/index.ts'
import { about, keptSite, refuse } from './deeds-standing.ts'
import { contactContent, type ContactContent } from './contact.ts'
import { pieceContent, type PieceContent } from './piece.ts'
import type { Site } from './site.ts'
import { updateSite } from './store.ts'
import { insertItem, insertVersion, type Item, isTwice, itemById, itemsOfSite } from './store-items.ts'
import { inForce, lastNumber, planned, type Written } from './versions.ts'

/** What is written for a site: contacts and pieces, each with all its versions. */
export interface Contact {
  id: string
  now: ContactContent | null
  version: Written<unknown> | undefined
  planned: readonly Written<unknown>[]
  versions: readonly Written<unknown>[]
}
export interface Piece {
  id: string
  now: PieceContent | null
  /** What it is about when nothing holds now: the last that was written. */
  last: PieceContent
  version: Written<unknown> | undefined
  planned: readonly Written<unknown>[]
  versions: readonly Written<unknown>[]
}
const contactOf = ({ id, versions }: Item, now: Date): Contact => {
  const version = inForce(versions, now)
  return { id, versions, version, planned: planned(versions, now), now: version?.content ? contactContent.parse(version.content) : null }
}
function pieceOf({ id, versions }: Item, now: Date): Piece | undefined {
  const version = inForce(versions, now)
  const last = versions.findLast(({ content }) => content !== null)?.content
  if (last === undefined) return undefined
  return {
    id,
    versions,
    version,
    planned: planned(versions, now),
    now: version?.content ? pieceContent.parse(version.content) : null,
    last: pieceContent.parse(last),
  }
}
export interface Whole {
  site: Site
  contacts: Contact[]
  pieces: Piece[]
}
export const seeContent = (db: Database, actor: Actor, id: string, now = new Date()): Promise<Whole | undefined> =>
  db.as(actor, async (tx) => {
    const site = await keptSite(tx, id)
    return site ? contentOf(tx, site, now) : refuse(tx, 'site.see', id)
  })
export async function contentOf(tx: Tx, site: Site, now: Date): Promise<Whole> {
  const items = await itemsOfSite(tx, site.id)
  return {
    site,
    contacts: items.filter(({ kind }) => kind === 'contact').map((item) => contactOf(item, now)),
    pieces: items.filter(({ kind }) => kind === 'piece').flatMap((item) => pieceOf(item, now) ?? []),
  }
}

/** A change that has been written and not yet published: it lies sealed, for its writer, between the form and the decision. */
export interface Change {
  site: string
  item: string
  kind: 'contact' | 'piece'
  /** The last version that the writer saw. */
  base: number
  content: ContactContent | PieceContent | null
}
/** One draft an item and a person: the name of a draft takes letters only. */
const draftName = (item: string): string =>
  `site_${item.replaceAll('-', '').replace(/./g, (sign) => 'abcdefghijklmnop'[Number.parseInt(sign, 16)] ?? 'a')}`

export const keepChange = (db: Database, actor: Actor, change: Change): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    if (!(await keptSite(tx, change.site)) || !(await isItsOwn(tx, change))) return refuse(tx, 'site.write', change.site)
    return keepDraft(tx, draftName(change.item), change)
  })
/** An item that there is belongs to this site; one that there is not yet is new. */
async function isItsOwn(tx: Tx, { site, item, kind, base }: Change): Promise<boolean> {
  if (!isId(item)) return false
  const found = await itemById(tx, site, item)
  return base === 0 ? true : found?.kind === kind
}

export interface SeenChange {
  site: Site
  change: Change
  item: Item | undefined
  /** Somebody else has published since. */
  overtaken: Written<unknown> | undefined
}
export async function readChange(tx: Tx, at: { site: string; item: string; draft: string }): Promise<Change | undefined> {
  if (!isId(at.item) || !isId(at.draft)) return undefined
  const change = (await draftOf(tx, draftName(at.item), at.draft)) as Change | undefined
  return change?.site === at.site ? change : undefined
}
export const seeChange = (db: Database, actor: Actor, at: { site: string; item: string; draft: string }): Promise<SeenChange | undefined> =>
  db.as(actor, async (tx) => {
    const site = await keptSite(tx, at.site)
    const change = await readChange(tx, at)
    if (!site || !change) return refuse(tx, 'site.write', at.site)
    const item = await itemById(tx, site.id, change.item)
    const last = item?.versions.at(-1)
    return { site, change, item, overtaken: last && last.number > change.base ? last : undefined }
  })

export interface Schedule {
  /** Null: now. */
  from_at: Date | null
  until_at: Date | null
}
export type Saved = 'done' | 'absent' | 'conflict'
/** Publishes a change, now or from a moment. `base` is what the writer has seen: whoever comes second is told. */
export async function saveChange(db: Database, actor: Actor, change: Change, when: Schedule): Promise<Saved> {
  try {
    return await db.as(actor, (tx) => save(tx, change, when))
  } catch (error) {
    if (isTwice(error)) return 'conflict'
    throw error
  }
}
async function save(tx: Tx, change: Change, when: Schedule): Promise<Saved> {
  if (!(await keptSite(tx, change.site)) || !(await isItsOwn(tx, change))) {
    await refuse(tx, 'site.write', change.site)
    return 'absent'
  }
  const item = await itemById(tx, change.site, change.item)
  if (lastNumber(item?.versions ?? []) !== change.base) return 'conflict'
  const { site, item: id, kind, base, content } = change
  await insertItem(tx, { id, site, kind })
  await insertVersion(tx, {
    item: id,
    number: base + 1,
    content: content === null ? null : kind === 'contact' ? contactContent.parse(content) : pieceContent.parse(content),
    ...when,
  })
  await dropDrafts(tx, draftName(id))
  await updateSite(tx, site, {})
  await tx.audit({ deed: 'site.write', ...about(site) })
  await publishSoon(tx)
  return 'done'
}

/** A version of before, for somebody to look at and publish anew: history is never rewritten. */
export const restoreVersion = (
  db: Database,
  actor: Actor,
  at: { site: string; item: string; number: number },
): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    const site = await keptSite(tx, at.site)
    const item = site && isId(at.item) ? await itemById(tx, site.id, at.item) : undefined
    const version = item?.versions.find(({ number }) => number === at.number)
    if (!item || !version || version.content === null) return refuse(tx, 'site.write', at.site)
    return keepDraft(tx, draftName(item.id), {
      site: item.site,
      item: item.id,
      kind: item.kind,
      base: lastNumber(item.versions),
      content: version.content,
    })
  })

/** "It is right": the contact is as it was, looked at today. */
export const confirmContact = (db: Database, actor: Actor, at: { site: string; item: string }, today: string): Promise<Saved> =>
  db.as(actor, async (tx) => {
    const site = await keptSite(tx, at.site)
    const item = site && isId(at.item) ? await itemById(tx, site.id, at.item) : undefined
    const held = item?.kind === 'contact' ? inForce(item.versions, new Date()) : undefined
    if (!item || !held || held.content === null) {
      await refuse(tx, 'site.write', at.site)
      return 'absent'
    }
    const content = { ...contactContent.parse(held.content), checked: today }
    return save(
      tx,
      { site: item.site, item: item.id, kind: 'contact', base: lastNumber(item.versions), content },
      { from_at: null, until_at: null },
    )
  })
