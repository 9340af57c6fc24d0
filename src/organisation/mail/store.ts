/** What waits to be told to people. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { INVITATION } from './mail.ts'
import type { Tables } from './tables.ts'

export interface OutboxRow {
  created_at: Date
  template: string
  signature: string
  /** The invitation that the message carries a link to. */
  about: string | null
}

const ROWS_MAX = 200

export const outboxRows = (tx: Tx): Promise<OutboxRow[]> =>
  tx
    .tables<Tables>()
    .selectFrom('outbox')
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'outbox.tenant').onRef('account.id', '=', 'outbox.account'))
    .select(['outbox.created_at', 'outbox.template', 'outbox.about', 'account.signature'])
    .orderBy('outbox.created_at', 'desc')
    .limit(ROWS_MAX)
    .execute()

/** In the organisation's name: the invitations that wait, with the token of each that is still open. */
export const invitationRows = (tx: Tx): Promise<(OutboxRow & { token_sealed: Buffer | null })[]> =>
  tx
    .tables<Tables>()
    .selectFrom('outbox')
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'outbox.tenant').onRef('account.id', '=', 'outbox.account'))
    .innerJoin('invitation', (j) => j.onRef('invitation.tenant', '=', 'outbox.tenant').onRef('invitation.id', '=', 'outbox.about'))
    .select(['outbox.created_at', 'outbox.template', 'outbox.about', 'account.signature', 'invitation.token_sealed'])
    .where('outbox.template', '=', INVITATION)
    .where('invitation.used_at', 'is', null)
    .where('invitation.ended_at', 'is', null)
    .where(sql<boolean>`invitation.expires_at > now()`)
    .orderBy('outbox.created_at', 'desc')
    .limit(ROWS_MAX)
    .execute()

/** In the organisation's name: one message to each account. */
export async function addMessages(tx: Tx, accounts: readonly string[], template: string, about?: string): Promise<void> {
  if (accounts.length === 0) return
  await tx
    .tables<Tables>()
    .insertInto('outbox')
    .values(accounts.map((account) => ({ tenant: tx.actor.tenant, account, template, about: about ?? null })))
    .execute()
}

/** The account of an invitation that still holds its token and may still be used. Held, so that two jobs add one message. */
export async function openInvitationOf(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('invitation')
    .select('account')
    .where('id', '=', id)
    .where('token_sealed', 'is not', null)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`expires_at > now()`)
    .forUpdate()
    .executeTakeFirst()
  return row?.account
}

export async function hasMessageAbout(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.tables<Tables>().selectFrom('outbox').select('id').where('about', '=', id).executeTakeFirst()
  return row !== undefined
}
