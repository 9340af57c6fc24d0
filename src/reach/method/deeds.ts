/** Deeds with methods: read, write, judge, withdraw; say that one is used, and what came of it. */
import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { Known, Method } from './method.ts'
import {
  type Judgement,
  mayChangeMethod,
  mayJudgeMethod,
  mayWithdrawMethod,
  mayWorkWithMethods,
  type Standing,
  type Written,
} from './policy.ts'
import { shippedMethods } from './shipped.ts'
import {
  deleteFigure,
  type Figure,
  figuresOf,
  insertFigure,
  insertMethod,
  keepUse,
  moveMethod,
  ownMethod,
  type OwnMethod,
  ownMethods,
  rewriteMethod,
  signatureOf,
  type Use,
  useOf,
  uses,
  waitingMethods,
} from './store.ts'

const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.roles, placed: tx.reach.unit !== null })
const about = (id?: string) => ({ purpose: 'reach_out', object: isId(id) ? { kind: 'method', id } : { kind: 'method' } }) as const
async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}
const works = (tx: Tx): boolean => mayWorkWithMethods(standingOf(tx)).ok

const asKnown = ({ id, method, state, written_by, said }: OwnMethod): Known => ({ key: id, method, state, written_by, said })
const shipped = (method: Method): Known => ({ key: method.id, method, state: 'shipped', written_by: null, said: null })

async function knownAt(tx: Tx, key: string): Promise<Known | undefined> {
  const own = isId(key) ? await ownMethod(tx, key) : undefined
  if (own) return asKnown(own)
  const found = shippedMethods().find(({ id }) => id === key)
  return found && shipped(found)
}

export interface Listed {
  known: readonly Known[]
  /** By key: those in use now. */
  used: ReadonlyMap<string, Use>
}
/** Those that are shown, and one's own that are not yet; what waits for a reader is seen by all who may read it. */
export const listMethods = (db: Database, actor: Actor): Promise<Listed | undefined> =>
  db.as(actor, async (tx) => {
    if (!works(tx)) return refuse(tx, 'method.see')
    const own = (await ownMethods(tx)).filter(({ state }) => state !== 'withdrawn').map(asKnown)
    const used = (await uses(tx)).filter(({ ended_on }) => ended_on === null)
    return { known: [...own, ...shippedMethods().map(shipped)], used: new Map(used.map((use) => [use.method, use])) }
  })

export interface Seen {
  known: Known
  writer: string | undefined
  use: Use | undefined
  figures: readonly Figure[]
  may: { change: boolean; judge: boolean; withdraw: boolean }
}
export const seeMethod = (db: Database, actor: Actor, key: string): Promise<Seen | undefined> =>
  db.as(actor, async (tx) => {
    const known = works(tx) ? await knownAt(tx, key) : undefined
    if (!known) return refuse(tx, 'method.see', key)
    const of = { written_by: known.written_by ?? '', state: known.state }
    const own = (judge: (who: Standing, of: Written) => Judgement) => isOwn(of) && judge(standingOf(tx), of).ok
    return {
      known,
      writer: known.written_by === null ? undefined : await signatureOf(tx, known.written_by),
      use: await useOf(tx, known.key),
      figures: await figuresOf(tx, known.key),
      may: { change: own(mayChangeMethod), judge: own(mayJudgeMethod), withdraw: own(mayWithdrawMethod) },
    }
  })
const isOwn = (of: { written_by: string; state: Known['state'] }): of is Written => of.state !== 'shipped'

export const mayWrite = (db: Database, actor: Actor): Promise<boolean> =>
  db.as(actor, async (tx) => works(tx) || (await refuse(tx, 'method.write')) === true)

export const writeMethod = (db: Database, actor: Actor, method: Method): Promise<string | undefined> =>
  db.as(actor, async (tx) => {
    if (!works(tx)) return refuse(tx, 'method.write')
    const id = await insertMethod(tx, method)
    await tx.audit({ deed: 'method.write', ...about(id) })
    return id
  })

/** One way to every deed with a method of the organisation's own: what is absent, another's or in another state is the same. */
function withOwn(
  db: Database,
  actor: Actor,
  id: string,
  deed: Deed,
  may: (who: Standing, of: Written) => Judgement,
  work: (tx: Tx, own: OwnMethod) => Promise<boolean>,
): Promise<boolean> {
  return db.as(actor, async (tx) => {
    const own = isId(id) && works(tx) ? await ownMethod(tx, id) : undefined
    if (!own || !may(standingOf(tx), own).ok || !(await work(tx, own))) {
      await refuse(tx, deed, id)
      return false
    }
    await tx.audit({ deed, ...about(id) })
    return true
  })
}
export const changeMethod = (db: Database, actor: Actor, id: string, method: Method): Promise<boolean> =>
  withOwn(db, actor, id, 'method.write', mayChangeMethod, (tx) => rewriteMethod(tx, id, method))
export const judgeMethod = (db: Database, actor: Actor, id: string, answer: 'shown' | 'returned', said: string | null): Promise<boolean> =>
  withOwn(db, actor, id, 'method.judge', mayJudgeMethod, (tx, own) => moveMethod(tx, id, own.state, answer, said))
export const withdrawMethod = (db: Database, actor: Actor, id: string): Promise<boolean> =>
  withOwn(db, actor, id, 'method.withdraw', mayWithdrawMethod, (tx, own) => moveMethod(tx, id, own.state, 'withdrawn', null))

/* ── used here ── */

/** Only what stands in the list can be used: shipped, or approved by another. */
async function usable(tx: Tx, key: string): Promise<Known | undefined> {
  const known = works(tx) ? await knownAt(tx, key) : undefined
  return known?.state === 'shipped' || known?.state === 'shown' ? known : undefined
}
const withUse = (
  db: Database,
  actor: Actor,
  key: string,
  deed: 'method.use' | 'method.figure',
  work: (tx: Tx, use: Use | undefined) => Promise<boolean>,
): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const known = await usable(tx, key)
    if (!known || !(await work(tx, await useOf(tx, key)))) {
      await refuse(tx, deed, key)
      return false
    }
    await tx.audit({ deed, ...about(key) })
    return true
  })
const done = async (work: Promise<void>): Promise<true> => {
  await work
  return true
}
export const useMethod = (db: Database, actor: Actor, key: string, use: Omit<Use, 'method'>): Promise<boolean> =>
  withUse(db, actor, key, 'method.use', (tx) => done(keepUse(tx, { ...use, method: key })))
export const countFigure = (db: Database, actor: Actor, key: string, figure: Omit<Figure, 'id'>): Promise<boolean> =>
  withUse(db, actor, key, 'method.figure', async (tx, use) => use !== undefined && done(insertFigure(tx, key, figure)))
export const removeFigure = (db: Database, actor: Actor, key: string, id: string): Promise<boolean> =>
  withUse(db, actor, key, 'method.figure', async (tx) => isId(id) && deleteFigure(tx, key, id))

/* ── the first page ── */

export async function methodsToRead(tx: Tx): Promise<{ count: number; oldest: Date | undefined }> {
  if (!works(tx)) return { count: 0, oldest: undefined }
  const found = await waitingMethods(tx)
  return { count: found.length, oldest: found[0]?.written_at }
}
