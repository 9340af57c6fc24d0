/** In the organisation's own name: thoughts whose time is over, and a new leader where one has left. */
import type { Tx } from '../../platform/database/transaction.ts'
import type { HandOver, Job, Waiting } from '../../platform/module.ts'
import { about, conversationsToLead } from './deeds.ts'
import { heirsFor, ledBy, markThoughtsDeleted, moveLead, overRetention } from './store.ts'
import { deleteAllThoughts } from './store-thought.ts'

export const clearThoughts: Job = ({ db }, { tenant }) =>
  db.asWorker(tenant, async (tx) => {
    for (const id of await overRetention(tx)) {
      await deleteAllThoughts(tx, id)
      await markThoughtsDeleted(tx, id)
      await tx.audit({ deed: 'conversation.clear', ...about(id) })
    }
  })

export async function waitingConversations(tx: Tx): Promise<Waiting[]> {
  const count = await conversationsToLead(tx)
  return count === 0
    ? []
    : [{ harm: 4, text: { sv: 'Samtal att leda och avsluta', en: 'Conversations to lead and settle' }, count, href: '/samtal' }]
}

export const handOverConversations: HandOver = {
  async held(tx, account) {
    const units = new Map<string | null, number>()
    for (const { unit } of await ledBy(tx, account)) units.set(unit, (units.get(unit) ?? 0) + 1)
    return Promise.all(
      [...units].map(async ([unit, count]) => ({
        key: unit ?? 'whole',
        text: { sv: 'Samtal som ska ledas', en: 'Conversations to lead' },
        count,
        heirs: await heirsFor(tx, unit, account),
      })),
    )
  },
  async move(tx, key, from, to) {
    for (const { id, unit } of await ledBy(tx, from)) {
      if ((unit ?? 'whole') !== key) continue
      await moveLead(tx, id, to)
      await tx.audit({ deed: 'account.hand_over', purpose: 'administration', object: { kind: 'conversation', id } })
    }
  },
}
