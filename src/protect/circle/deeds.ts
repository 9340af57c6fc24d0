import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { Circle, Member } from './circle.ts'
import { maySee } from './policy.ts'
import { allCircles, membersOf, ownCircles } from './store.ts'

/** The circles that this person belongs to, with who else is in them. Undefined for whoever is in none. */
export function seeCircles(db: Database, actor: Actor): Promise<{ circle: Circle; members: Member[] }[] | undefined> {
  return db.as(actor, async (tx) => {
    const circles = (await ownCircles(tx)).filter((circle) => maySee(tx.reach, circle.id).ok)
    if (circles.length === 0) {
      await tx.audit({ deed: 'circle.see', outcome: 'not_reached' })
      return undefined
    }
    for (const circle of circles) await tx.audit({ deed: 'circle.see', circle: circle.id })
    const members = await membersOf(
      tx,
      circles.map((circle) => circle.id),
    )
    return circles.map((circle) => ({ circle, members: members.filter((member) => member.circle === circle.id) }))
  })
}

/** Names of one's own circles, for the forms and lists of the other rooms. */
export const circlesOf = (tx: Tx): Promise<Circle[]> => ownCircles(tx)

/**
 * Where something goes that belongs to no person we know: the circle of the unit it came from, or else the first circle
 * of the organisation. For jobs. Undefined in an organisation without circles.
 */
export async function circleForUnit(tx: Tx, unit: string): Promise<string | undefined> {
  const circles = await allCircles(tx)
  return (circles.find((circle) => circle.unit === unit) ?? circles[0])?.id
}

/** For jobs: those on duty in a circle, or all its members when nobody is. */
export async function dutyOf(tx: Tx, circle: string): Promise<string[]> {
  const members = await membersOf(tx, [circle])
  const onDuty = members.filter((member) => member.on_duty)
  return (onDuty.length > 0 ? onDuty : members).map((member) => member.account)
}

/** For jobs: the unit that a circle belongs to. */
export async function unitOfCircle(tx: Tx, circle: string): Promise<string | undefined> {
  return (await allCircles(tx)).find((one) => one.id === circle)?.unit
}
