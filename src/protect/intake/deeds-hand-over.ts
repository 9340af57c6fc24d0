import type { HandOver, Holding } from '../../platform/module.ts'
import { heirsIn } from '../circle/index.ts'
import { tell } from './store.ts'
import { passOn, takenBy } from './store-hand-over.ts'

/** Callers and persons handed in that somebody had in hand go to another member of the same circle: one holding a circle. */
export const handOverIntakes: HandOver = {
  async held(tx, account) {
    const taken = await takenBy(tx, account)
    const holdings: Holding[] = []
    for (const circle of new Set(taken.map((one) => one.circle)))
      holdings.push({
        key: circle,
        text: { sv: 'Inlämnat som personen tagit hand om och inte avslutat', en: 'Handed in, taken in hand by the person and not closed' },
        count: taken.filter((one) => one.circle === circle).length,
        heirs: await heirsIn(tx, circle, account, false),
      })
    return holdings
  },
  async move(tx, circle, from, to) {
    const mine = (await takenBy(tx, from)).filter((one) => one.circle === circle)
    await passOn(
      tx,
      mine.map((one) => one.id),
      to,
    )
    for (const { id, person } of mine)
      await tx.audit({ deed: 'account.hand_over', object: { kind: 'intake', id }, circle, ...(person ? { person } : {}) })
    await tell(tx, [to], 'contact_waits')
  },
}
