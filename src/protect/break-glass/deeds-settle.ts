import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Job } from '../../platform/module.ts'
import { tell } from '../../organisation/mail/index.ts'
import { dutyOf, unitOfCircle } from '../circle/index.ts'
import { type Likeness, likenessOf, tellWhoAsked, whomBlindMeans } from '../person/index.ts'
import { judgeGlass } from './break-glass.ts'
import { mayBreakGlass } from './policy.ts'
import { askerOf, dutyFunctions, holdersOf, insertReview, reviewOf, setSettled, unsettledById } from './store-settle.ts'

/**
 * In the organisation's own name, since whoever asks cannot look anybody up: whom the number means, whether she may be
 * opened, and who is told. When it is granted, those on duty and the head of the circle's unit are told in this very
 * transaction (S-R24). Once, however often it runs.
 */
export const settleGlass = (db: Database, { tenant, id }: { tenant: string; id: string }): Promise<void> =>
  db.asWorker(tenant, async (tx) => {
    const asked = await unsettledById(tx, id)
    if (!asked) return
    const asker = await askerOf(tx, asked.account)
    const meant = (await whomBlindMeans(tx, asked.blind)).filter((one) => one.kind === 'identity')
    const found: Likeness[] = []
    for (const { person } of meant.toSorted((a, b) => a.person.localeCompare(b.person))) {
      const one = await likenessOf(tx, person, asker?.name ?? '')
      if (one) found.push(one)
    }
    const entitled = asker !== undefined && mayBreakGlass(asker).ok
    const verdict = judgeGlass({ entitled, circles: asker?.circles ?? [] }, found)
    const { granted, whom } = verdict
    const at = { person: whom?.person ?? null, circle: whom?.circle ?? null }
    await setSettled(tx, id, granted ? { state: 'granted', ...at } : { state: 'refused', person: null, circle: null })
    await insertReview(tx, {
      glass: id,
      account: asked.account,
      asked_at: asked.asked_at,
      ...at,
      refusal: granted ? null : verdict.because,
      same_surname: whom?.same_surname ?? false,
    })
    await tellWhoAsked(tx, asked.audit, meant)
    if (!granted) await tx.audit({ deed: 'glass.refuse', outcome: 'refused', purpose: 'emergency', object: { kind: 'break_glass', id } })
    // A refusal is told by a job, so that its answer takes no longer when there was somebody to tell about.
    if (granted) await tellCircle(tx, verdict.whom.circle, asked.account)
    else await tx.enqueue('tell_glass', id)
  })

/** Those on duty in the circle and the head of its unit, without the one who opened. Mail of this kind leaves at once. */
async function tellCircle(tx: Tx, circle: string, opener: string): Promise<void> {
  const unit = await unitOfCircle(tx, circle)
  const heads = unit === undefined ? [] : await holdersOf(tx, 'unit_head', unit)
  const told = [...new Set([...(await dutyOf(tx, circle)), ...heads])].filter((account) => account !== opener)
  // A circle whose only member opened, in a unit without a head: then the log reviewer is the second person.
  await tell(tx, told.length > 0 ? told : await holdersOf(tx, 'log_reviewer'), 'glass_opened')
}

/** An attempt that was refused: its circle is told, or the log reviewer when it was about nobody. */
export const tellRefused: Job = async ({ db }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    const review = await reviewOf(tx, id)
    if (!review) return
    if (review.circle === null) await tell(tx, await holdersOf(tx, 'log_reviewer'), 'glass_opened')
    else await tellCircle(tx, review.circle, review.account)
  })
}

/** Stands in for a request that died between asking and settling. */
export const settleLate: Job = ({ db }, job) => settleGlass(db, job)

/** The functions that answer now; the same list whoever was meant. */
export const whoAnswers = (db: Database, tenant: string): Promise<string[]> => db.asWorker(tenant, dutyFunctions)
