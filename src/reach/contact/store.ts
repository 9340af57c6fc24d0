/** Queues, their teams, keys and decisions. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type BoxKeys, newBox } from '../visitor/index.ts'
import type { ClosedWhy, Decision, Hours, InForms, Member, Queue, QueueState } from './contact.ts'
import { q } from './tables.ts'

const QUEUE = [
  'id',
  'site',
  'unit',
  'state',
  'closed_why',
  'public_key',
  'team',
  'answers',
  'documented',
  'remind_hours',
  'alarm_hours',
] as const
const MORE = ['close_hours', 'attachments', 'opened_at', 'closed_at', 'reminded_for', 'alarmed_for'] as const
const queues = (tx: Tx) =>
  q(tx)
    .selectFrom('contact_queue')
    .select([...QUEUE, ...MORE])

export const allQueues = async (tx: Tx): Promise<Queue[]> =>
  (await queues(tx)
    .orderBy('made_at' as never)
    .execute()) as Queue[]
export const queueById = async (tx: Tx, id: string): Promise<Queue | undefined> =>
  (await queues(tx).where('id', '=', id).executeTakeFirst()) as Queue | undefined
export const queueAtSite = async (tx: Tx, site: string): Promise<Queue | undefined> =>
  (await queues(tx).where('site', '=', site).executeTakeFirst()) as Queue | undefined

export interface Settings extends Hours {
  team: InForms
  answers: InForms
  documented: InForms
  attachments: boolean
}
const asRow = ({ team, answers, documented, ...rest }: Settings) => ({
  ...rest,
  team: JSON.stringify(team),
  answers: JSON.stringify(answers),
  documented: JSON.stringify(documented),
})
/** The queue with its box: the private half is sealed under a key of its own before it is stored. */
export async function insertQueue(tx: Tx, site: string, unit: string, settings: Settings): Promise<string> {
  const id = newId()
  const box = newBox()
  const { wrapped, keys } = (await tx.keys()).newOwner(id)
  const { tenant } = tx.actor
  await q(tx)
    .insertInto('contact_queue')
    .values({ tenant, id, site, unit, public_key: Buffer.from(box.publicKey), ...asRow(settings) } as never)
    .execute()
  await q(tx)
    .insertInto('contact_key')
    .values({ tenant, queue: id, key_wrapped: wrapped, sealed: keys.seal('contact_key', 'sealed', id, box.privateKey) })
    .execute()
  return id
}
export const updateSettings = (tx: Tx, id: string, settings: Settings): Promise<unknown> =>
  q(tx)
    .updateTable('contact_queue')
    .set(asRow(settings) as never)
    .where('id', '=', id)
    .execute()
export const setState = (tx: Tx, id: string, state: QueueState, why: ClosedWhy | null, at: Date): Promise<unknown> =>
  q(tx)
    .updateTable('contact_queue')
    .set({ state, closed_why: why, ...(state === 'open' ? { opened_at: at } : { closed_at: at }) })
    .where('id', '=', id)
    .execute()
/** Which message the team, or the head, has been told of: nobody is told twice of the same. */
export const setTold = (tx: Tx, id: string, told: { reminded_for?: string; alarmed_for?: string }): Promise<unknown> =>
  q(tx).updateTable('contact_queue').set(told).where('id', '=', id).execute()

/** Opens the box. Row security gives the row to those of the team who have said yes. */
export async function boxOf(tx: Tx, queue: Pick<Queue, 'id' | 'public_key'>): Promise<BoxKeys | undefined> {
  const row = await q(tx).selectFrom('contact_key').select(['key_wrapped', 'sealed']).where('queue', '=', queue.id).executeTakeFirst()
  if (!row) return undefined
  const keys = (await tx.keys()).owner(queue.id, row.key_wrapped)
  return { publicKey: queue.public_key, privateKey: keys.openBytes('contact_key', 'sealed', queue.id, row.sealed) }
}
/** What is written within the team is sealed under the same owner. */
export async function teamKeys(tx: Tx, queue: string) {
  const row = await q(tx).selectFrom('contact_key').select('key_wrapped').where('queue', '=', queue).executeTakeFirst()
  if (!row) return undefined
  return (await tx.keys()).owner(queue, row.key_wrapped)
}

export interface NamedMember extends Member {
  queue: string
  signature: string
}
/** Those who have been named and have not left, whose access has not ended. */
export const membersOf = (tx: Tx, queue?: string): Promise<NamedMember[]> =>
  q(tx)
    .selectFrom('contact_member as m')
    .innerJoin('account as a', (on) => on.onRef('a.tenant', '=', 'm.tenant').onRef('a.id', '=', 'm.account'))
    .select(['m.queue', 'm.account', 'm.accepted_at', 'a.signature'])
    .where('m.left_at', 'is', null)
    .where('a.suspended_at', 'is', null)
    .where('a.closed_at', 'is', null)
    .$if(queue !== undefined, (all) => all.where('m.queue', '=', queue ?? ''))
    .orderBy('a.signature')
    .execute()
/** Named anew after having left: asked anew. */
export const nameMember = (tx: Tx, queue: string, unit: string, account: string): Promise<unknown> =>
  q(tx)
    .insertInto('contact_member')
    .values({ tenant: tx.actor.tenant, queue, unit, account, accepted_at: null, left_at: null })
    .onConflict((on) => on.columns(['tenant', 'queue', 'account']).doUpdateSet({ left_at: null, accepted_at: null, named_at: sql`now()` }))
    .execute()
export const acceptPlace = (tx: Tx, queue: string, account: string, at: Date): Promise<unknown> =>
  q(tx)
    .updateTable('contact_member')
    .set({ accepted_at: at })
    .where('queue', '=', queue)
    .where('account', '=', account)
    .where('left_at', 'is', null)
    .execute()
export const endPlace = (tx: Tx, queue: string, account: string, at: Date): Promise<unknown> =>
  q(tx)
    .updateTable('contact_member')
    .set({ left_at: at, accepted_at: null })
    .where('queue', '=', queue)
    .where('account', '=', account)
    .execute()

const ANSWERING = ['caseworker', 'protection_officer', 'deputy', 'unit_head']
/** Those of a unit who have a role in which somebody answers. */
export const candidatesIn = (tx: Tx, unit: string): Promise<{ id: string; signature: string }[]> =>
  q(tx)
    .selectFrom('account as a')
    .select(['a.id', 'a.signature'])
    .where('a.unit', '=', unit)
    .where('a.suspended_at', 'is', null)
    .where('a.closed_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('role_grant as r')
          .select('r.role')
          .whereRef('r.tenant', '=', 'a.tenant')
          .whereRef('r.account', '=', 'a.id')
          .where('r.role', 'in', ANSWERING)
          .where('r.valid_until', '>', sql<Date>`now()`),
      ),
    )
    .orderBy('a.signature')
    .execute()
export const headsOf = (tx: Tx, unit: string): Promise<{ id: string }[]> =>
  q(tx)
    .selectFrom('account as a')
    .innerJoin('role_grant as r', (on) => on.onRef('r.tenant', '=', 'a.tenant').onRef('r.account', '=', 'a.id'))
    .select('a.id')
    .where('a.unit', '=', unit)
    .where('a.suspended_at', 'is', null)
    .where('a.closed_at', 'is', null)
    .where('r.role', '=', 'unit_head')
    .where('r.valid_until', '>', sql<Date>`now()`)
    .execute()
export const signatures = async (tx: Tx): Promise<Map<string, string>> =>
  new Map((await q(tx).selectFrom('account').select(['id', 'signature']).execute()).map(({ id, signature }) => [id, signature]))

export const decisionsOf = (tx: Tx, queue: string): Promise<Decision[]> =>
  q(tx)
    .selectFrom('contact_decision')
    .select(['id', 'kind', 'decided_by', 'decided_on', 'diary_number', 'rule', 'days', 'ended_at'])
    .where('queue', '=', queue)
    .orderBy('recorded_at', 'desc')
    .execute()
export const endDecision = (tx: Tx, queue: string, kind: Decision['kind'], at: Date): Promise<unknown> =>
  q(tx)
    .updateTable('contact_decision')
    .set({ ended_at: at })
    .where('queue', '=', queue)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .execute()
export const insertDecision = (tx: Tx, queue: string, decision: Omit<Decision, 'id' | 'ended_at'>): Promise<unknown> =>
  q(tx)
    .insertInto('contact_decision')
    .values({ tenant: tx.actor.tenant, id: newId(), queue, ...decision, ended_at: null, recorded_by: tx.actor.account ?? '' })
    .execute()

/** The organisation's own sites: a queue stands at one of them. */
export const ownSites = (tx: Tx): Promise<{ site: string; code: string; name: string }[]> =>
  q(tx)
    .selectFrom('site')
    .select(['id as site', 'code', 'name'])
    .where('tenant', '=', tx.actor.tenant)
    .where('withdrawn_at', 'is', null)
    .orderBy('name')
    .execute()
export const organisationOf = async (tx: Tx): Promise<{ name: string; kind: string }> =>
  q(tx).selectFrom('tenant').select(['name', 'kind']).where('id', '=', tx.actor.tenant).executeTakeFirstOrThrow()
/** The teams in which somebody has a place, asked or taken. */
export const acceptedQueues = (tx: Tx, account: string): Promise<{ queue: string; unit: string }[]> =>
  q(tx).selectFrom('contact_member').select(['queue', 'unit']).where('account', '=', account).where('left_at', 'is', null).execute()
