/** How a mail fared, in the organisation's name. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { INVITATION } from './mail.ts'
import type { Tables } from './tables.ts'

/** Taken by the receiving server: its messages are told, and the token of a link it carried is forgotten. */
export async function setAccepted(tx: Tx, mail: string, at: Date): Promise<void> {
  const tables = tx.tables<Tables>()
  await tables.updateTable('mail_sent').set({ accepted_at: at, status: null }).where('id', '=', mail).execute()
  const told = await tables.updateTable('outbox').set({ sent_at: at }).where('mail', '=', mail).returning(['template', 'about']).execute()
  const invitations = told.flatMap((row) => (row.template === INVITATION && row.about ? [row.about] : []))
  if (invitations.length > 0) await tables.updateTable('invitation').set({ token_sealed: null }).where('id', 'in', invitations).execute()
}

export async function setStatus(tx: Tx, mail: string, status: string): Promise<void> {
  await tx.tables<Tables>().updateTable('mail_sent').set({ status }).where('id', '=', mail).where('accepted_at', 'is', null).execute()
}

export async function setFailed(tx: Tx, mail: string, at: Date, status?: string): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('mail_sent')
    .set({ failed_at: at, ...(status === undefined ? {} : { status }) })
    .where('id', '=', mail)
    .execute()
}

export interface Returned {
  id: string
  account: string
  created_at: Date
  failed_at: Date | null
}
export const mailByReturnCode = (tx: Tx, code: Buffer): Promise<Returned | undefined> =>
  tx
    .tables<Tables>()
    .selectFrom('mail_sent')
    .select(['id', 'account', 'created_at', 'failed_at'])
    .where('return_code', '=', code)
    .executeTakeFirst()

export async function accountOfMail(tx: Tx, mail: string): Promise<{ account: string; created_at: Date }> {
  return tx.tables<Tables>().selectFrom('mail_sent').select(['account', 'created_at']).where('id', '=', mail).executeTakeFirstOrThrow()
}

/** The address no longer answers; not when another has been given since the mail was made. */
export async function setBounced(tx: Tx, account: string, since: Date, status: string): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('mail_address')
    .set({ bounced_at: sql<Date>`now()`, bounce_status: status })
    .where('account', '=', account)
    .where('bounced_at', 'is', null)
    .where('changed_at', '<=', since)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Tokens of links that nobody can use any more. */
export async function forgetDeadTokens(tx: Tx): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('invitation')
    .set({ token_sealed: null })
    .where('token_sealed', 'is not', null)
    .where(sql<boolean>`(used_at is not null or ended_at is not null or expires_at <= now())`)
    .execute()
}

/** Mails that have waited for more than an hour for a server that takes them. A number, and nothing about whose. */
export async function countStuck(tx: Tx): Promise<{ count: number; oldest: Date | null }> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('mail_sent')
    .select((eb) => [eb.fn.countAll<string>().as('count'), eb.fn.min('created_at').as('oldest')])
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .where(sql<boolean>`created_at < now() - interval '1 hour'`)
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), oldest: row.oldest }
}

export interface OwnMail {
  created_at: Date
  accepted_at: Date | null
  failed_at: Date | null
  in_doubt: boolean
  status: string | null
}
export const ownMails = (tx: Tx, account: string, most: number): Promise<OwnMail[]> =>
  tx
    .tables<Tables>()
    .selectFrom('mail_sent')
    .select(['created_at', 'accepted_at', 'failed_at', 'in_doubt', 'status'])
    .where('account', '=', account)
    .orderBy('created_at', 'desc')
    .limit(most)
    .execute()
