import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { Lang } from '../../platform/page/language.tsx'
import { factById, takenUp } from './facts.ts'
import { inTime, isLate, type Mandate, type Moment, momentsOf, type Report, type WholeMandate } from './mandate.ts'
import { planBackwards } from './plan.ts'
import { type Judgement, mayKeepMandates, mayReadMandates, type Standing } from './policy.ts'
import {
  allMandates,
  type Belonging,
  deleteBelonging,
  deleteMandate,
  type Holder,
  insertBelonging,
  insertMandate,
  type Kind,
  mandateById,
  type New,
  openAccounts,
  updateBelonging,
  updateMandate,
  wholeMandates,
} from './store.ts'

const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.roles, placed: tx.reach.unit !== null })
const may = (tx: Tx, policy: (who: Standing) => Judgement): boolean => policy(standingOf(tx)).ok
const about = (id?: string) => ({ purpose: 'follow_up', object: isId(id) ? { kind: 'mandate', id } : { kind: 'mandate' } }) as const
async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}

export interface Listed {
  mandates: WholeMandate[]
  mayKeep: boolean
}
/** All mandates of the organisation, whole: they are tens, never thousands. */
export const listMandates = (db: Database, actor: Actor): Promise<Listed | undefined> =>
  db.as(actor, async (tx) =>
    may(tx, mayReadMandates) ? { mandates: await mandatesOf(tx), mayKeep: may(tx, mayKeepMandates) } : refuse(tx, 'mandate.list'),
  )
/** For other rooms that are in a transaction of their own: what reports and overviews say of the mandates. */
export const mandatesOf = async (tx: Tx): Promise<WholeMandate[]> => wholeMandates(tx, await allMandates(tx))

export interface Seen {
  mandate: WholeMandate
  responsible: string
  accounts: Holder[]
  mayKeep: boolean
}
export const seeMandate = (db: Database, actor: Actor, id: string): Promise<Seen | undefined> =>
  db.as(actor, async (tx) => {
    const found = isId(id) && may(tx, mayReadMandates) ? await mandateById(tx, id) : undefined
    if (!found) return refuse(tx, 'mandate.list', id)
    const [mandate] = await wholeMandates(tx, [found])
    if (!mandate) return refuse(tx, 'mandate.list', id)
    const accounts = await openAccounts(tx)
    return {
      mandate,
      accounts,
      mayKeep: may(tx, mayKeepMandates),
      responsible: accounts.find((one) => one.id === found.responsible)?.signature ?? '–',
    }
  })

/** Whom a new mandate may be given to answer for; undefined for those who keep none. */
export const holdersFor = (db: Database, actor: Actor): Promise<Holder[] | undefined> =>
  db.as(actor, async (tx) => (may(tx, mayKeepMandates) ? openAccounts(tx) : refuse(tx, 'mandate.keep')))

export const addMandate = (db: Database, actor: Actor, values: New<Mandate>): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    if (!may(tx, mayKeepMandates)) return refuse(tx, 'mandate.keep')
    const id = await insertMandate(tx, values)
    await tx.audit({ deed: 'mandate.keep', ...about(id) })
    return id
  })

/** A shipped fact becomes the organisation's own mandate to follow. The same fact twice leads to the one that stands. */
export const takeUp = (db: Database, actor: Actor, factId: string, lang: Lang): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    const fact = factById(factId)
    if (!fact || !may(tx, mayKeepMandates)) return refuse(tx, 'mandate.keep')
    const standing = (await allMandates(tx)).find((one) => one.fact === fact.id)
    if (standing) return standing.id
    const { parts, takers, ...values } = takenUp(fact, lang)
    const id = await insertMandate(tx, { ...values, responsible: actor.account ?? '' })
    await insertBelonging(
      tx,
      'mandate_part',
      id,
      parts.map((part) => ({ ...part, asked: null, starts_on: null })),
    )
    await insertBelonging(tx, 'mandate_taker', id, takers)
    await tx.audit({ deed: 'mandate.keep', ...about(id) })
    return id
  })

/** Runs a change to one mandate: policy, then the mandate, then the change with its row in the audit. */
const change = (db: Database, actor: Actor, id: string, work: (tx: Tx, mandate: Mandate) => Promise<boolean>): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const mandate = isId(id) && may(tx, mayKeepMandates) ? await mandateById(tx, id) : undefined
    if (!mandate || !(await work(tx, mandate))) {
      await refuse(tx, 'mandate.keep', id)
      return false
    }
    await tx.audit({ deed: 'mandate.keep', ...about(id) })
    return true
  })
const done = async (work: Promise<unknown>): Promise<true> => {
  await work
  return true
}

export const changeMandate = (db: Database, actor: Actor, id: string, values: Omit<New<Mandate>, 'fact'>): Promise<boolean> =>
  change(db, actor, id, (tx) => done(updateMandate(tx, id, values)))
export const removeMandate = (db: Database, actor: Actor, id: string): Promise<boolean> =>
  change(db, actor, id, (tx) => done(deleteMandate(tx, id)))

export const addBelonging = <K extends Kind>(
  db: Database,
  actor: Actor,
  id: string,
  kind: K,
  values: New<Belonging[K]>,
): Promise<boolean> => change(db, actor, id, (tx) => done(insertBelonging(tx, kind, id, [values])))
export const changeBelonging = <K extends Kind>(
  db: Database,
  actor: Actor,
  at: { id: string; of: string },
  kind: K,
  values: Partial<New<Belonging[K]>>,
) => change(db, actor, at.of, async (tx) => isId(at.id) && updateBelonging(tx, kind, at.of, at.id, values))
export const removeBelonging = (db: Database, actor: Actor, at: { id: string; of: string }, kind: Kind): Promise<boolean> =>
  change(db, actor, at.of, async (tx) => isId(at.id) && deleteBelonging(tx, kind, at.of, at.id))

/** The plan towards one of the two reports, counted backwards from its day. What is already in it stays. */
export const makePlan = (db: Database, actor: Actor, id: string, towards: Report, lang: Lang): Promise<boolean> =>
  change(db, actor, id, async (tx, mandate) => {
    const due = towards === 'interim' ? mandate.interim_on : mandate.final_on
    if (due === null) return false
    const [whole] = await wholeMandates(tx, [mandate])
    if (whole?.steps.some((step) => step.towards === towards)) return true
    const steps = planBackwards(due).map(({ title, due_on }) => ({ towards, title: title[lang], due_on, done_on: null }))
    return done(insertBelonging(tx, 'mandate_step', id, steps))
  })

/* ── the first page ── */

/** What this account answers for, or keeps as coordinator, that is late or comes within a month. */
export async function pressing(tx: Tx, today: string, until: string): Promise<{ late: Moment[]; soon: Moment[] }> {
  const mine = may(tx, mayKeepMandates)
  const moments = inTime(
    (await mandatesOf(tx)).filter((one) => mine || one.responsible === tx.actor.account).flatMap((one) => momentsOf(one, today)),
  ).filter((moment) => !moment.done && moment.kind !== 'given' && moment.kind !== 'starts')
  return { late: moments.filter((moment) => isLate(moment, today)), soon: moments.filter(({ on }) => on >= today && on <= until) }
}
