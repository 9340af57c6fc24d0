import { createHash } from 'node:crypto'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { withinLimit } from '../../platform/http/rate.ts'
import { isId } from '../../platform/ids.ts'
import { hashOfMeetingCode, MEETING_ATTEMPTS_PER_HOUR_MAX, MEETING_HOURS, MEETING_LENGTH, newCode } from './code.ts'
import { askerOf, refuse } from './deeds.ts'
import { mayRunCollection } from './policy.ts'
import { collectionById, tokenOf } from './store.ts'
import { deleteCode, findCode, insertCode, leadsTo, type LivingCode, livingCode } from './store-code.ts'

/**
 * A code that leads to `leads` (a path of ours) for some hours, in the caller's transaction and name. The caller has
 * judged that it is hers to give. A code given before for the same thing, by the same person, dies.
 */
export async function giveMeetingCode(tx: Tx, about: string, leads: string): Promise<void> {
  const code = newCode(MEETING_LENGTH)
  await insertCode(tx, { code, hash: hashOfMeetingCode(code), about, leads, hours: MEETING_HOURS })
}
export const meetingCodeOf = (tx: Tx, about: string): Promise<LivingCode | undefined> => livingCode(tx, about)
export const endMeetingCode = (tx: Tx, about: string): Promise<void> => deleteCode(tx, about)

export const giveCollectionCode = (db: Database, actor: Actor, id: string): Promise<true | undefined> =>
  db.as(actor, async (tx) => {
    const found = isId(id) ? await collectionById(tx, id) : undefined
    const token = found && mayRunCollection(askerOf(tx), found).ok ? await tokenOf(tx, id) : undefined
    if (token === undefined) return refuse(tx, 'staff.code', id)
    await giveMeetingCode(tx, id, `/s/${token}`)
    await tx.audit({ deed: 'staff.code', purpose: 'follow_up', object: { kind: 'collection', id } })
    return true
  })

const EVERYBODY = createHash('sha256').update('everybody').digest()
/**
 * Where a code leads. A code that fits nothing belongs to no organisation, so attempts are counted for the whole
 * installation, with the first organisation as keeper of the number: it holds over processes and restarts (S-R23).
 */
export async function followMeetingCode(db: Database, code: string): Promise<string | 'too_many' | undefined> {
  const [keeper] = await db.tenants()
  if (keeper === undefined) return undefined
  const within = await db.as({ tenant: keeper, account: null }, (tx) =>
    withinLimit(tx, 'meeting_code', EVERYBODY, MEETING_ATTEMPTS_PER_HOUR_MAX),
  )
  if (!within) return 'too_many'
  const found = await findCode(db, hashOfMeetingCode(code))
  return found && db.as({ tenant: found.tenant, account: null }, (tx) => leadsTo(tx, found.id))
}
