import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import type { Job } from '../../platform/module.ts'
import { reachPerson } from './deeds.ts'
import { mayReadWhoLooked } from './policy.ts'
import { personById } from './store.ts'
import { forgetAsked } from './store-asked.ts'
import { everyoneByBlind } from './store-index.ts'
import { insertResolutions, type Look, looksAt, missById } from './store-looked.ts'
import { forgetPasses } from './store-pass.ts'

/** Who has looked at a person, when and why. Reading it is itself a row. */
export function readLooks(
  db: Database,
  actor: Actor,
  id: string,
  page: number,
  most: number,
): Promise<{ looks: Look[]; more: boolean } | undefined> {
  return db.as(actor, async (tx) => {
    const person = await reachPerson(tx, id, 'person.log', mayReadWhoLooked)
    if (!person) return undefined
    await tx.audit({
      deed: 'person.log',
      purpose: 'log_review',
      person: person.id,
      circle: person.circle,
      object: { kind: 'person', id: person.id },
    })
    const rows = await looksAt(tx, person.id, page, most)
    return { looks: rows.slice(0, most), more: rows.length > most }
  })
}

/**
 * Finds out what a miss was: absent, or out of reach. The row in the audit stays as it was written; the circle and the
 * log reviewer learn the answer, whoever asked does not.
 */
export const resolveMiss: Job = async ({ db }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    const miss = await missById(tx, id)
    if (!miss) return
    const found: { circle: string; person: string }[] = miss.blind ? await everyoneByBlind(tx, [miss.blind]) : []
    const person = miss.object_id ? await personById(tx, miss.object_id) : undefined
    if (person) found.push({ circle: person.circle, person: person.id })
    await insertResolutions(tx, id, found)
  })
}

/** Questions and passes are forgotten after a day. */
export const forgetQuestions: Job = async ({ db }, { tenant }) => {
  await db.asWorker(tenant, async (tx) => {
    await forgetAsked(tx)
    await forgetPasses(tx)
  })
}
