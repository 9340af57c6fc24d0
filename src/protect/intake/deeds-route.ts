import type { Job } from '../../platform/module.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { circleForUnit, dutyOf, unitOfCircle } from '../circle/index.ts'
import { enteredBy, sameElsewhere, whomBlindMeans } from '../person/index.ts'
import { insertElsewhere, setRouted, tell, type Unrouted, unroutedById } from './store.ts'

/**
 * Finds the circle for what was handed in: where the person is known, or the circle of the unit it came from, or else
 * the organisation's first. Only the circle learns which it was.
 */
export const routeIntake: Job = async ({ db }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    const intake = await unroutedById(tx, id)
    if (!intake) return
    const to = await destination(tx, intake)
    // An organisation without any circle has nobody to tell; the row waits until there is one.
    if (!to) return
    await setRouted(tx, id, to)
    await tell(tx, await dutyOf(tx, to.circle), intake.kind === 'contact' ? 'contact_waits' : 'review_waits')
  })
}

async function destination(tx: Tx, intake: Unrouted): Promise<{ circle: string; person: string | null; duplicate: boolean } | undefined> {
  const home = await circleForUnit(tx, intake.unit)
  const known = intake.blind ? await whomBlindMeans(tx, intake.blind) : []
  const chosen = known.find((found) => found.circle === home) ?? known[0]
  if (!chosen) return home === undefined ? undefined : { circle: home, person: null, duplicate: false }
  const inCircle = known.filter((found) => found.circle === chosen.circle)
  // A name may be a namesake's: only a number makes it the same person.
  return { circle: chosen.circle, person: inCircle.length === 1 ? chosen.person : null, duplicate: chosen.kind === 'identity' }
}

/** Tells every other circle that holds the same person that she is now known elsewhere too. Whoever entered her learns nothing (S-R8). */
export const announcePerson: Job = async ({ db }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    const entered = await enteredBy(tx, id)
    const unit = entered && (await unitOfCircle(tx, entered.circle))
    if (!entered?.created_by || !unit) return
    const keys = await tx.keys()
    for (const other of await sameElsewhere(tx, id)) {
      if (other.circle === entered.circle) continue
      const pair = keys.blind('announce', `${id}|${other.person}`)
      const made = await insertElsewhere(tx, { id: asUuid(pair), unit, circle: other.circle, person: other.person, by: entered.created_by })
      if (made) await tell(tx, await dutyOf(tx, other.circle), 'review_waits')
    }
  })
}

/** Sixteen keyed bytes in the shape of a random id. */
function asUuid(bytes: Buffer): string {
  const own = Buffer.from(bytes)
  own[6] = ((own[6] ?? 0) & 0x0f) | 0x40
  own[8] = ((own[8] ?? 0) & 0x3f) | 0x80
  const hex = own.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
