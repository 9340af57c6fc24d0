/** The organisation's own key pair, and the keys of those it exchanges with. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  exchange_key: { tenant: string; public_key: Buffer; private_sealed: Buffer; made_at: Date }
  exchange_peer: { tenant: string; peer: string; public_key: Buffer; pinned_at: Date }
}
const q = (tx: Tx) => tx.tables<Tables>()

export const ownKey = (tx: Tx): Promise<{ public_key: Buffer; private_sealed: Buffer } | undefined> =>
  q(tx).selectFrom('exchange_key').select(['public_key', 'private_sealed']).where('tenant', '=', tx.actor.tenant).executeTakeFirst()

/** Two that make the first key at once keep one of them. */
export async function insertOwnKey(tx: Tx, public_key: Buffer, private_sealed: Buffer): Promise<void> {
  await sql`insert into exchange_key (tenant, public_key, private_sealed) values (${tx.actor.tenant}, ${public_key}, ${private_sealed})
    on conflict (tenant) do nothing`.execute(q(tx))
}

export const peerKey = async (tx: Tx, peer: string): Promise<Buffer | undefined> =>
  (
    await q(tx)
      .selectFrom('exchange_peer')
      .select('public_key')
      .where('tenant', '=', tx.actor.tenant)
      .where('peer', '=', peer)
      .executeTakeFirst()
  )?.public_key

export async function writePeer(tx: Tx, peer: string, key: Buffer): Promise<void> {
  await sql`insert into exchange_peer (tenant, peer, public_key) values (${tx.actor.tenant}, ${peer}, ${key})
    on conflict (tenant, peer) do nothing`.execute(q(tx))
}
export async function dropPeer(tx: Tx, peer: string): Promise<void> {
  await q(tx).deleteFrom('exchange_peer').where('tenant', '=', tx.actor.tenant).where('peer', '=', peer).execute()
}
