import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Tables } from './tables.ts'

/** The keyed index of the röjandekontroll, which only jobs reach. */

/**
 * A mark that moves whenever a row is written or taken away. Each sealing draws a nonce of its own (the bytes after the
 * first), so that the sum of them is as good as a hash, whatever the order of the rows. A count alone would miss a
 * change of address, and a time would miss a transaction that began early and ended late.
 */
export async function indexMark(tx: Tx): Promise<string> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('disclosure_key')
    .select(sql<string>`count(*) || ':' || coalesce(sum(('x' || encode(substr(tag_sealed, 2, 7), 'hex'))::bit(56)::bigint), 0)`.as('mark'))
    .executeTakeFirstOrThrow()
  return row.mark
}

export const allTags = (tx: Tx): Promise<{ fingerprint: Buffer; tag_sealed: Buffer }[]> =>
  tx.tables<Tables>().selectFrom('disclosure_key').select(['fingerprint', 'tag_sealed']).execute()

export async function countOwners(tx: Tx): Promise<number> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('disclosure_key')
    .select(sql<string>`count(distinct owner_tag)`.as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export const personsWith = async (tx: Tx, blind: Buffer): Promise<string[]> =>
  (
    await tx
      .tables<Tables>()
      .selectFrom('person_index')
      .select('person')
      .distinct()
      .where('kind', '=', 'identity')
      .where('blind', '=', blind)
      .execute()
  ).map((row) => row.person)
