import type { HandOver } from '../../platform/module.ts'
import { coordinatorsBeside, countHeldBy, moveHeld } from './store.ts'

/** In the organisation's own name, when somebody leaves: what she answers for goes to somebody who coordinates. */
export const handOverMandates: HandOver = {
  async held(tx, account) {
    const count = await countHeldBy(tx, account)
    const text = { sv: 'Uppdrag att svara för', en: 'Mandates to answer for' }
    return count === 0 ? [] : [{ key: 'mandates', text, count, heirs: await coordinatorsBeside(tx, account) }]
  },
  async move(tx, _key, from, to) {
    await moveHeld(tx, from, to)
    await tx.audit({ deed: 'account.hand_over', purpose: 'administration', object: { kind: 'mandate' } })
  },
}
