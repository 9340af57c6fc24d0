/** Where and when each person wants to be told. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Wish } from './mail.ts'
import type { Tables } from './tables.ts'

export interface AddressRow extends Wish {
  sealed: Buffer
  bounced_at: Date | null
  bounce_status: string | null
}

export const addressRow = (tx: Tx, account: string): Promise<AddressRow | undefined> =>
  tx
    .tables<Tables>()
    .selectFrom('mail_address')
    .select(['sealed', 'pace', 'hours', 'bounced_at', 'bounce_status'])
    .where('account', '=', account)
    .executeTakeFirst()

/** A new address has not bounced, whatever the old one did. */
export async function writeAddress(tx: Tx, account: string, sealed: Buffer): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('mail_address')
    .values({ tenant: tx.actor.tenant, account, sealed, bounced_at: null, bounce_status: null })
    .onConflict((oc) =>
      oc.columns(['tenant', 'account']).doUpdateSet({ sealed, bounced_at: null, bounce_status: null, changed_at: sql<Date>`now()` }),
    )
    .execute()
}

export async function dropAddress(tx: Tx, account: string): Promise<void> {
  await tx.tables<Tables>().deleteFrom('mail_address').where('account', '=', account).execute()
}

/** Said of an account whose address is known; without an address there is nothing to pace. */
export async function writeWish(tx: Tx, account: string, { pace, hours }: Wish): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('mail_address')
    .set({ pace, hours: [...hours] })
    .where('account', '=', account)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export interface BouncedRow {
  account: string
  signature: string
  bounced_at: Date
  bounce_status: string | null
}

export const bouncedRows = (tx: Tx): Promise<BouncedRow[]> =>
  tx
    .tables<Tables>()
    .selectFrom('mail_address')
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'mail_address.tenant').onRef('account.id', '=', 'mail_address.account'))
    .select(['mail_address.account', 'account.signature', 'mail_address.bounced_at', 'mail_address.bounce_status'])
    .where('mail_address.bounced_at', 'is not', null)
    .where('account.closed_at', 'is', null)
    .orderBy('mail_address.bounced_at')
    .$narrowType<{ bounced_at: Date }>()
    .execute()
