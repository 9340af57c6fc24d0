import type { Tx } from '../../platform/database/transaction.ts'
import type { HandOver, Holding } from '../../platform/module.ts'
import { dutiesOf, moveDuty, presentMembers } from './store-hand-over.ts'

const OFFICERS = ['protection_officer', 'deputy']

/** For jobs: who of a circle is here today and may take something over; with `caring`, those alone who care for its persons. */
export async function heirsIn(tx: Tx, circle: string, leaver: string, caring: boolean): Promise<string[]> {
  const present = (await presentMembers(tx, circle)).filter((member) => member.account !== leaver)
  return present.filter((member) => !caring || member.roles.some((role) => OFFICERS.includes(role))).map((member) => member.account)
}

/** A circle is never left without anyone on duty: the place of the one who leaves goes to another member. */
export const handOverDuty: HandOver = {
  async held(tx, account) {
    const holdings: Holding[] = []
    for (const circle of await dutiesOf(tx, account)) {
      const others = (await presentMembers(tx, circle)).filter((member) => member.account !== account)
      if (others.some((member) => member.on_duty)) continue
      holdings.push({
        key: circle,
        text: { sv: 'Jour i en krets där ingen annan har jour', en: 'Duty in a circle where nobody else is on duty' },
        count: 1,
        heirs: others.map((member) => member.account),
      })
    }
    return holdings
  },
  async move(tx, circle, from, to) {
    await moveDuty(tx, circle, from, to)
    await tx.audit({ deed: 'account.hand_over', purpose: 'administration', object: { kind: 'circle', id: circle }, circle })
  },
}
