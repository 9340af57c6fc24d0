import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { today } from '../../platform/day.ts'
import { groundOf, type Holding, keyOf, reviewDue } from './access.ts'
import type { SeenAnalysis } from './analysis.ts'
import { askerOf, type Done, unitFact } from './asker.ts'
import { nameWithin } from './deeds-naming.ts'
import { mayReview, type Refusal } from './policy.ts'
import type { Answer } from './review.ts'
import { allAnalyses } from './store-analysis.ts'
import { holdings, setOver, setReviewed } from './store-holding.ts'

const PURPOSE = 'administration' as const

export interface Review {
  holdings: Holding[]
  /** The day by which it is to be done; undefined when there is nothing to go through. */
  due: string | undefined
}
/** What the head of a unit is to go through. Undefined for whoever heads none. */
export const seeReview = (db: Database, actor: Actor): Promise<Review | undefined> =>
  db.as(actor, async (tx) => {
    if (!askerOf(tx).unit_head) {
      await tx.audit({ deed: 'access.review', outcome: 'not_reached' })
      return undefined
    }
    await tx.audit({ deed: 'access.list', purpose: PURPOSE })
    const held = await reviewable(tx)
    return { holdings: held, due: reviewDue(held) }
  })

/** The roles and places that the asker, as head, goes through. */
export async function reviewable(tx: Tx): Promise<Holding[]> {
  const asker = askerOf(tx)
  return (await holdings(tx)).filter(({ unit, what }) => mayReview({ asker, unit: unitFact(tx, unit), what }).ok)
}

/** Undoes the whole review: it is done in one piece or not at all. */
class Stopped extends Error {
  readonly because: Refusal | 'conflict'
  readonly key: string
  constructor(because: Refusal | 'conflict', key: string) {
    super(because)
    this.because = because
    this.key = key
  }
}

export type Reviewed = Done<{ kept: number; ended: number; named: number }> | { ok: false; because: Refusal | 'conflict'; key: string }
export async function doReview(db: Database, actor: Actor, answers: readonly Answer[]): Promise<Reviewed> {
  try {
    return await db.as(actor, (tx) => reviewWithin(tx, answers))
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    await db.as(actor, (tx) => tx.audit({ deed: 'access.review', outcome: 'refused', purpose: PURPOSE }))
    return { ok: false, because: error.because, key: error.key }
  }
}

async function reviewWithin(tx: Tx, answers: readonly Answer[]): Promise<Reviewed> {
  const now = new Map((await reviewable(tx)).map((held) => [keyOf(held), held]))
  const analyses = await allAnalyses(tx)
  const counted = { kept: 0, ended: 0, named: 0 }
  for (const { held: asked, keep, until } of answers) {
    const key = keyOf(asked)
    const held = now.get(key)
    if (!held) throw new Stopped('unreached', key)
    if (!(await (keep ? setReviewed(tx, held) : setOver(tx, held)))) throw new Stopped('conflict', key)
    if (keep && until !== undefined) counted.named += await nameAnew(tx, held, until, analyses)
    counted[keep ? 'kept' : 'ended'] += 1
    await tx.audit({
      deed: keep ? 'access.review' : 'access.end',
      purpose: PURPOSE,
      object: { kind: 'account', id: held.account },
      ...(held.circle === null ? {} : { circle: held.circle }),
    })
  }
  if (answers.length === 0) throw new Stopped('unreached', '')
  return { ok: true, ...counted }
}

/** Longer than it was granted for: a naming, on the standing analysis that reaches furthest. */
async function nameAnew(tx: Tx, held: Holding, until: string, analyses: readonly SeenAnalysis[]): Promise<number> {
  const [rests] = analyses
    .filter((one) => groundOf(held.what, held, one, today()) === 'stands')
    .sort((a, b) => b.review_by.localeCompare(a.review_by))
  const named = await nameWithin(tx, {
    account: held.account,
    what: held.circle ?? held.what,
    on_duty: held.on_duty,
    analysis: rests?.id,
    until,
  })
  if (named.ok) return 1
  // Named already, and waiting for the system owner: that stands.
  if (named.because === 'conflict') return 0
  throw new Stopped(named.because, keyOf(held))
}
