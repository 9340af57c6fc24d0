/** Mails on their way, in the organisation's name. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Lang } from '../../platform/page/language.tsx'
import type { Tried } from './attempts.ts'
import { INVITATION, type Wish } from './mail.ts'
import type { Tables } from './tables.ts'

/** A message that has waited longer than this is stale: Idag has told it since. */
const MESSAGE_DAYS_MAX = 7

/** Messages that no mail has taken up yet, to people who may still be told, and to addresses that still answer. */
function waiting(tx: Tx) {
  return tx
    .tables<Tables>()
    .selectFrom('outbox')
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'outbox.tenant').onRef('account.id', '=', 'outbox.account'))
    .innerJoin('mail_address', (j) =>
      j.onRef('mail_address.tenant', '=', 'outbox.tenant').onRef('mail_address.account', '=', 'outbox.account'),
    )
    .leftJoin('invitation', (j) => j.onRef('invitation.tenant', '=', 'outbox.tenant').onRef('invitation.id', '=', 'outbox.about'))
    .where('outbox.mail', 'is', null)
    .where('outbox.sent_at', 'is', null)
    .where(sql<boolean>`outbox.created_at > now() - make_interval(days => ${MESSAGE_DAYS_MAX})`)
    .where('account.suspended_at', 'is', null)
    .where('account.closed_at', 'is', null)
    .where('mail_address.bounced_at', 'is', null)
    .where(sql<boolean>`(outbox.template <> ${INVITATION} or (invitation.token_sealed is not null
      and invitation.used_at is null and invitation.ended_at is null and invitation.expires_at > now()))`)
}

export async function accountsWaiting(tx: Tx, only?: string): Promise<string[]> {
  const rows = await waiting(tx)
    .select('outbox.account')
    .distinct()
    .$if(only !== undefined, (q) => q.where('outbox.account', '=', only ?? ''))
    .orderBy('outbox.account')
    .execute()
  return rows.map((row) => row.account)
}

export interface WaitingMessage {
  id: string
  template: string
  created_at: Date
}

/** Holds the account's address, so that two workers never make two mails of the same messages. Undefined: another holds it. */
export const holdAddress = (tx: Tx, account: string): Promise<Wish | undefined> =>
  tx
    .tables<Tables>()
    .selectFrom('mail_address')
    .select(['pace', 'hours'])
    .where('account', '=', account)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

export const messagesOf = (tx: Tx, account: string): Promise<WaitingMessage[]> =>
  waiting(tx)
    .select(['outbox.id', 'outbox.template', 'outbox.created_at'])
    .where('outbox.account', '=', account)
    .orderBy('outbox.created_at')
    .execute()

export async function lastMailTo(tx: Tx, account: string): Promise<Date | undefined> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('mail_sent')
    .select('created_at')
    .where('account', '=', account)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.created_at
}

export async function claimMail(
  tx: Tx,
  mail: { id: string; account: string; return_code: Buffer; tried_at: Date },
  messages: readonly string[],
): Promise<void> {
  const tables = tx.tables<Tables>()
  await tables
    .insertInto('mail_sent')
    .values({
      tenant: tx.actor.tenant,
      ...mail,
      created_at: mail.tried_at,
      messages: messages.length,
      attempts: 1,
      accepted_at: null,
      failed_at: null,
      status: null,
    })
    .execute()
  await tables
    .updateTable('outbox')
    .set({ mail: mail.id })
    .where('id', 'in', [...messages])
    .execute()
}

export interface OpenMail extends Tried {
  id: string
  account: string
}
export const openMails = (tx: Tx): Promise<OpenMail[]> =>
  tx
    .tables<Tables>()
    .selectFrom('mail_sent')
    .select(['id', 'account', 'created_at', 'tried_at', 'attempts', 'status', 'in_doubt', 'accepted_at', 'failed_at'])
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .orderBy('created_at')
    .execute()

/** One worker gets it: the one that finds it as it was read. */
export async function claimAgain(tx: Tx, mail: OpenMail, now: Date, inDoubt: boolean): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('mail_sent')
    .set({ tried_at: now, attempts: mail.attempts + 1, status: null, in_doubt: mail.in_doubt || inDoubt })
    .where('id', '=', mail.id)
    .where('attempts', '=', mail.attempts)
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export interface Directions {
  sealed: Buffer
  language: Lang
  return_code: Buffer
  invitation: { id: string; token_sealed: Buffer } | undefined
}

/** Where a claimed mail goes and what it carries, as things stand now. Undefined when nobody is to have it any more. */
export async function directionsOf(tx: Tx, id: string): Promise<Directions | undefined> {
  const tables = tx.tables<Tables>()
  const mail = await tables
    .selectFrom('mail_sent')
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'mail_sent.tenant').onRef('account.id', '=', 'mail_sent.account'))
    .innerJoin('mail_address', (j) =>
      j.onRef('mail_address.tenant', '=', 'mail_sent.tenant').onRef('mail_address.account', '=', 'mail_sent.account'),
    )
    .select(['mail_address.sealed', 'account.language', 'mail_sent.return_code'])
    .where('mail_sent.id', '=', id)
    .where('account.suspended_at', 'is', null)
    .where('account.closed_at', 'is', null)
    .where('mail_address.bounced_at', 'is', null)
    .executeTakeFirst()
  if (!mail) return undefined
  const carried = await tables.selectFrom('outbox').select(['template', 'about']).where('mail', '=', id).execute()
  const about = carried.flatMap((row) => (row.template === INVITATION && row.about ? [row.about] : []))
  const invitation = about.length === 0 ? undefined : await openInvitation(tx, about)
  if (!invitation && carried.every((row) => row.template === INVITATION)) return undefined
  return { ...mail, invitation }
}

async function openInvitation(tx: Tx, ids: readonly string[]): Promise<{ id: string; token_sealed: Buffer } | undefined> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('invitation')
    .select(['id', 'token_sealed'])
    .where('id', 'in', [...ids])
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`expires_at > now()`)
    .orderBy('expires_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.token_sealed ? { id: row.id, token_sealed: row.token_sealed } : undefined
}
