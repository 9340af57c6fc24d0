import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { isId, newId } from '../../platform/ids.ts'
import { content, FORMS, type Form, type SiteDocument, siteDocument } from '../text/index.ts'
import { cardData } from './card.ts'
import { DESIGN_IDS, DESIGNS, type DesignId } from './designs.ts'
import { allFacts, type Change, changesSince, type Facts, factsFor, type Lacking, printedFacts } from './facts.ts'
import { mayMakeCards, type Standing } from './policy.ts'
import { qrOf } from './qr.ts'
import { type Batch, batchById, batchesOf, countBatches, insertBatch, openSites, published, recall, type SiteLine } from './store.ts'

const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
const audit = (tx: Tx, deed: Deed, site: string, done: boolean) =>
  tx.audit({
    deed,
    outcome: done ? 'done' : 'not_reached',
    purpose: 'reach_out',
    object: isId(site) ? { kind: 'site', id: site } : { kind: 'site' },
  })

export interface Kept {
  site: SiteLine
  /** What stands on the pages now; undefined before the site has come out. */
  document: SiteDocument | undefined
}
async function kept(tx: Tx, id: string): Promise<Kept | undefined> {
  const site = isId(id) ? (await openSites(tx)).find((one) => one.id === id) : undefined
  if (!site || !mayMakeCards(standingOf(tx), site).ok) return undefined
  return { site, document: await documentOf(tx, id) }
}
async function documentOf(tx: Tx, site: string): Promise<SiteDocument | undefined> {
  const document = await published(tx, site)
  return document === undefined ? undefined : siteDocument.parse(document)
}

/** The sites that this person makes cards for. Undefined for whoever makes none. */
export const listSites = (db: Database, actor: Actor): Promise<SiteLine[] | undefined> =>
  db.as(actor, async (tx) => {
    const who = standingOf(tx)
    const may = mayMakeCards(who, { unit: who.unit }).ok
    await audit(tx, 'card.see', '', may)
    return may ? (await openSites(tx)).filter((site) => mayMakeCards(who, site).ok) : undefined
  })

export interface BatchLine extends Omit<Batch, 'facts'> {
  changes: Change[]
}
export interface SeenCards extends Kept {
  batches: BatchLine[]
}
export const seeCards = (db: Database, actor: Actor, site: string): Promise<SeenCards | undefined> =>
  db.as(actor, async (tx) => {
    const found = await kept(tx, site)
    await audit(tx, 'card.see', site, found !== undefined)
    if (!found) return undefined
    return { ...found, batches: linesOf(await batchesOf(tx, site), found.document) }
  })
function linesOf(batches: readonly Batch[], document: SiteDocument | undefined, today = dayOf()): BatchLine[] {
  return batches.map(({ facts, ...batch }) => ({
    ...batch,
    changes: batch.recalled_at !== null || !document ? [] : changesSince(facts.rows, allFacts(document, batch.form, content(), today)),
  }))
}

export interface Order {
  design: DesignId
  form: Form
  sheet: 'shop' | 'office'
  /** The dull address of the pages, or nothing where nobody has said where they are met. */
  base: string | undefined
}
/** What a batch would hold today. Undefined where the form cannot be told: the page says why. */
function drawn(
  { site, document }: Kept,
  order: Order,
  batch: string | undefined,
  today: string,
): { facts: Facts; data: ReturnType<typeof cardData> } | { lacking: Lacking } {
  if (!document) return { lacking: 'no_alternative' }
  const facts = factsFor(document, order.form, DESIGNS[order.design].layout, content(), today)
  if ('lacking' in facts) return facts
  const start = content().pages.find(({ kind }) => kind === 'start')?.code ?? '01'
  const address = order.base === undefined ? undefined : `${order.base}/${site.code}/${FORMS[order.form].code}${start}`
  const data = cardData(
    document,
    facts,
    {
      design: order.design,
      form: order.form,
      sheet: order.sheet,
      ...(batch === undefined ? {} : { batch }),
      ...(address === undefined ? {} : { qr: qrOf(address) }),
    },
    content(),
  )
  return { facts, data }
}
export type Drawn = ReturnType<typeof drawn>
/** One card to look at. */
export const seeCard = (db: Database, actor: Actor, site: string, order: Order): Promise<{ kept: Kept; drawn: Drawn } | undefined> =>
  db.as(actor, async (tx) => {
    const found = await kept(tx, site)
    await audit(tx, 'card.see', site, found !== undefined)
    return found && { kept: found, drawn: drawn(found, order, undefined, dayOf()) }
  })

/** A batch: what it holds is written down, so that it can be found again when a number no longer holds. */
export const makeBatch = (db: Database, actor: Actor, site: string, order: Order, at = new Date()): Promise<{ id: string } | undefined> =>
  db.as(actor, async (tx) => {
    const found = await kept(tx, site)
    const letter = String.fromCharCode(65 + DESIGN_IDS.indexOf(order.design))
    const code = found ? `${letter}${(await countBatches(tx, site)) + 1}` : ''
    const made = found ? drawn(found, order, code, dayOf(at)) : undefined
    if (!made || 'lacking' in made) {
      await audit(tx, 'card.print', site, false)
      return undefined
    }
    const id = newId()
    const { design, form, sheet } = order
    const facts = { data: made.data, day: made.facts.day, rows: printedFacts(made.facts) }
    await insertBatch(tx, { id, site, code, design, form, print_shop: sheet === 'shop', facts }, at)
    await audit(tx, 'card.print', site, true)
    return { id }
  })
export interface SeenBatch extends Kept {
  batch: Batch
  changes: Change[]
}
export const seeBatch = (db: Database, actor: Actor, id: string): Promise<SeenBatch | undefined> =>
  db.as(actor, async (tx) => {
    const batch = isId(id) ? await batchById(tx, id) : undefined
    const found = batch && (await kept(tx, batch.site))
    await audit(tx, 'card.see', batch?.site ?? '', found !== undefined)
    if (!batch || !found) return undefined
    return { ...found, batch, changes: linesOf([batch], found.document)[0]?.changes ?? [] }
  })
export const recallBatch = (db: Database, actor: Actor, id: string, at = new Date()): Promise<'done' | 'absent'> =>
  db.as(actor, async (tx) => {
    const batch = isId(id) ? await batchById(tx, id) : undefined
    const found = batch && (await kept(tx, batch.site))
    const done = found !== undefined && (await recall(tx, id, at))
    await audit(tx, 'card.recall', batch?.site ?? '', done)
    return done ? 'done' : 'absent'
  })

/** Printed batches out there with facts that no longer hold, over all sites that this person makes cards for. */
export async function oldBatches(tx: Tx): Promise<BatchLine[]> {
  const who = standingOf(tx)
  if (!mayMakeCards(who, { unit: who.unit }).ok) return []
  const found: BatchLine[] = []
  for (const site of (await openSites(tx)).filter((one) => mayMakeCards(who, one).ok)) {
    const batches = await batchesOf(tx, site.id)
    if (batches.length > 0) found.push(...linesOf(batches, await documentOf(tx, site.id)))
  }
  return found.filter(({ changes }) => changes.some(({ how }) => how !== 'stale'))
}
