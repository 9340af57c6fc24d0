import type { Tx } from '../../platform/database/transaction.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface Offer {
  languages: string[]
  how_sv: string
  how_en: string | null
  how_ll: string | null
}
export const offerOf = (tx: Tx): Promise<Offer | undefined> =>
  q(tx).selectFrom('interpreter_offer').select(['languages', 'how_sv', 'how_en', 'how_ll']).executeTakeFirst()

export async function keepOffer(tx: Tx, offer: Offer): Promise<void> {
  const row = { ...offer, by: tx.actor.account ?? '', at: new Date() }
  await q(tx)
    .insertInto('interpreter_offer')
    .values({ ...row, tenant: tx.actor.tenant })
    .onConflict((on) => on.column('tenant').doUpdateSet(row))
    .execute()
}
export const dropOffer = async (tx: Tx): Promise<void> => {
  await q(tx).deleteFrom('interpreter_offer').execute()
}
