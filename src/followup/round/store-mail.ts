/** Mail without content to function addresses, and what county boards have noted. */
import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { MailReason, Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

/** False where a reminder has gone today already. `tenant`: the coordinator's, when a county board reminds. */
export async function addMail(tx: Tx, invitation: string, reason: MailReason, tenant = tx.actor.tenant): Promise<string | undefined> {
  const id = newId()
  const done = await sql<{
    id: string
  }>`insert into round_mail (tenant, id, invitation, reason) values (${tenant}, ${id}, ${invitation}, ${reason})
    on conflict do nothing returning id`.execute(q(tx))
  return done.rows[0]?.id
}
export async function enqueueAll(tx: Tx, task: string, ids: readonly string[]): Promise<void> {
  await sql`select enqueue(${task}, id) from unnest(${[...ids]}::uuid[]) as id`.execute(q(tx))
}

export type MailRow = Pick<
  Selectable<Tables['round_mail']>,
  'id' | 'invitation' | 'reason' | 'created_at' | 'tried_at' | 'attempts' | 'status' | 'in_doubt' | 'accepted_at' | 'failed_at'
>
const COLUMNS = [
  'id',
  'invitation',
  'reason',
  'created_at',
  'tried_at',
  'attempts',
  'status',
  'in_doubt',
  'accepted_at',
  'failed_at',
] as const
export const openMails = (tx: Tx): Promise<MailRow[]> =>
  q(tx)
    .selectFrom('round_mail')
    .select(COLUMNS)
    .where('tenant', '=', tx.actor.tenant)
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .orderBy('created_at')
    .execute()

/** One worker gets it: the one that finds it as it was read. */
export async function claimMail(tx: Tx, mail: Pick<MailRow, 'id' | 'attempts' | 'in_doubt'>, inDoubt: boolean): Promise<boolean> {
  const done = await q(tx)
    .updateTable('round_mail')
    .set({ tried_at: sql<Date>`now()`, attempts: mail.attempts + 1, status: null, in_doubt: mail.in_doubt || inDoubt })
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', mail.id)
    .where('attempts', '=', mail.attempts)
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
export async function settleMail(tx: Tx, id: string, how: 'accepted' | 'failed' | 'later', status: string | null): Promise<void> {
  const at = how === 'accepted' ? { accepted_at: sql<Date>`now()` } : how === 'failed' ? { failed_at: sql<Date>`now()` } : {}
  await q(tx)
    .updateTable('round_mail')
    .set({ status, ...at })
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .execute()
}
export const mailById = (tx: Tx, id: string): Promise<MailRow | undefined> =>
  q(tx).selectFrom('round_mail').select(COLUMNS).where('tenant', '=', tx.actor.tenant).where('id', '=', id).executeTakeFirst()
export const mailsTo = (tx: Tx, invitation: string, tenant = tx.actor.tenant): Promise<MailRow[]> =>
  q(tx)
    .selectFrom('round_mail')
    .select(COLUMNS)
    .where('tenant', '=', tenant)
    .where('invitation', '=', invitation)
    .orderBy('created_at', 'desc')
    .execute()

export interface Note {
  body: string
  by_name: string
  created_at: Date
}
export const notesTo = (tx: Tx, invitation: string, tenant = tx.actor.tenant): Promise<Note[]> =>
  q(tx)
    .selectFrom('round_note')
    .select(['body', 'by_name', 'created_at'])
    .where('tenant', '=', tenant)
    .where('invitation', '=', invitation)
    .orderBy('created_at', 'desc')
    .execute()
export async function insertNote(tx: Tx, tenant: string, invitation: string, by_name: string, body: string): Promise<void> {
  await q(tx).insertInto('round_note').values({ tenant, id: newId(), invitation, by_tenant: tx.actor.tenant, by_name, body }).execute()
}

interface Roles {
  role_grant: { tenant: string; account: string; role: string; valid_from: Date; valid_until: Date }
  account: { tenant: string; id: string; closed_at: Date | null; suspended_at: Date | null }
}
/** In an organisation's own name: who runs its follow-up. */
export const coordinatorsHere = async (tx: Tx): Promise<string[]> =>
  (
    await tx
      .tables<Roles>()
      .selectFrom('role_grant as g')
      .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'g.tenant').onRef('a.id', '=', 'g.account'))
      .select('g.account')
      .distinct()
      .where('g.tenant', '=', tx.actor.tenant)
      .where('g.role', '=', 'coordinator')
      .where(sql<boolean>`now() between g.valid_from and g.valid_until`)
      .where('a.closed_at', 'is', null)
      .where('a.suspended_at', 'is', null)
      .execute()
  ).map((row) => row.account)
