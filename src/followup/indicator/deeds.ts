import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { Lang, Text } from '../../platform/page/language.tsx'
import { describedBy, proposalById } from './catalogue.ts'
import { type About, countsPeople, type Described, type Figure, type Indicator } from './indicator.ts'
import { type Judgement, mayEnterValue, mayKeepIndicators, mayReadIndicators, type Standing } from './policy.ts'
import { figuresOf } from './series.ts'
import {
  allIndicators,
  type Filter,
  indicatorById,
  insertIndicator,
  insertVersion,
  type NewValue,
  putValues,
  setEnded,
  valuesOf,
  type VersionLine,
  versionsOf,
} from './store.ts'
import { publishedCells } from './store-count.ts'

export const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.roles, placed: tx.reach.unit !== null })
export const may = (tx: Tx, policy: (who: Standing) => Judgement): boolean => policy(standingOf(tx)).ok
export const about = (id?: string) =>
  ({ purpose: 'follow_up', object: isId(id) ? { kind: 'indicator', id } : { kind: 'indicator' } }) as const
export async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}

/* ── doors for reports and overviews, in a transaction of their own ── */

/** `title` is the name, for lists that choose. */
export type Listed = Indicator & { title: Text }
export const indicatorsOf = async (tx: Tx): Promise<Listed[]> =>
  (await allIndicators(tx)).map((one) => ({ ...one, title: { sv: one.name, en: one.name } }))

/** Every figure that may be seen, each with its source; counts of people only from what is published (D-R53, S-R43). */
export async function seriesOf(tx: Tx, id: string, filter: Filter = {}): Promise<Figure[]> {
  const indicator = isId(id) ? await indicatorById(tx, id) : undefined
  if (!indicator) return []
  if (!countsPeople(indicator.about)) return valuesOf(tx, indicator.id, filter)
  return figuresOf(indicator, await publishedCells(tx, indicator.id)).filter(
    (figure) =>
      (filter.dimension === undefined || figure.dimension === filter.dimension) &&
      (filter.code === undefined || figure.code === filter.code) &&
      (filter.period === undefined || figure.period === filter.period),
  )
}

/* ── the catalogue ── */

export interface Catalogue {
  indicators: Indicator[]
  mayKeep: boolean
}
export const seeCatalogue = (db: Database, actor: Actor): Promise<Catalogue | undefined> =>
  db.as(actor, async (tx) =>
    may(tx, mayReadIndicators)
      ? { indicators: await allIndicators(tx), mayKeep: may(tx, mayKeepIndicators) }
      : refuse(tx, 'indicator.list'),
  )

export interface Seen {
  indicator: Indicator
  versions: VersionLine[]
  figures: Figure[]
  mayKeep: boolean
}
export const seeIndicator = (db: Database, actor: Actor, id: string, filter: Filter = {}): Promise<Seen | undefined> =>
  db.as(actor, async (tx) => {
    const indicator = isId(id) && may(tx, mayReadIndicators) ? await indicatorById(tx, id) : undefined
    if (!indicator) return refuse(tx, 'indicator.list', id)
    return { indicator, versions: await versionsOf(tx, id), figures: await seriesOf(tx, id, filter), mayKeep: may(tx, mayKeepIndicators) }
  })

export const addIndicator = (db: Database, actor: Actor, of: About, described: Described): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    if (!may(tx, mayKeepIndicators)) return refuse(tx, 'indicator.keep')
    const id = await insertIndicator(tx, of, null, described)
    await tx.audit({ deed: 'indicator.keep', ...about(id) })
    return id
  })
/** A shipped proposal becomes the organisation's own. The same twice leads to the one that stands. */
export const useProposal = (db: Database, actor: Actor, proposalId: string, lang: Lang): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    const proposal = proposalById(proposalId)
    if (!proposal || !may(tx, mayKeepIndicators)) return refuse(tx, 'indicator.keep')
    const standing = (await allIndicators(tx)).find(({ origin }) => origin === proposal.id)
    if (standing) return standing.id
    const id = await insertIndicator(tx, proposal.about, proposal.id, describedBy(proposal, lang))
    await tx.audit({ deed: 'indicator.keep', ...about(id) })
    return id
  })
/** What it says is changed by a new version; the former stands, with the values that were entered under it. */
export const changeIndicator = (db: Database, actor: Actor, id: string, described: Described): Promise<boolean> =>
  keep(db, actor, id, (tx, indicator) =>
    insertVersion(tx, { indicator: id, about: indicator.about, version: indicator.version + 1 }, described),
  )
export const endIndicator = (db: Database, actor: Actor, id: string, ended: boolean): Promise<boolean> =>
  keep(db, actor, id, (tx) => setEnded(tx, id, ended ? new Date() : null))

const keep = (db: Database, actor: Actor, id: string, work: (tx: Tx, indicator: Indicator) => Promise<void>): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const indicator = isId(id) && may(tx, mayKeepIndicators) ? await indicatorById(tx, id) : undefined
    if (!indicator) {
      await refuse(tx, 'indicator.keep', id)
      return false
    }
    await work(tx, indicator)
    await tx.audit({ deed: 'indicator.keep', ...about(id) })
    return true
  })

/** Values of what counts no people; undefined where they may not be entered like this. */
export const enterValues = (db: Database, actor: Actor, id: string, values: readonly NewValue[]): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const indicator = isId(id) && may(tx, mayKeepIndicators) ? await indicatorById(tx, id) : undefined
    if (!indicator || !mayEnterValue(standingOf(tx), { about_people: countsPeople(indicator.about) }).ok) {
      await refuse(tx, 'indicator.enter', id)
      return false
    }
    await putValues(tx, indicator, values)
    await tx.audit({ deed: 'indicator.enter', ...about(id) })
    return true
  })
