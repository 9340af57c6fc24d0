import { type Generated, type JSONColumnType, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Form } from '../text/index.ts'
import type { CardData } from './card.ts'
import type { DesignId } from './designs.ts'
import type { PrintedFact } from './facts.ts'

/** What was printed, whole: the same batch gives the same paper however the pages have changed since. */
export interface Printed {
  data: CardData
  day: string
  rows: PrintedFact[]
}
interface Tables {
  card_batch: {
    tenant: string
    id: string
    site: string
    code: string
    design: string
    form: string
    print_shop: boolean
    facts: JSONColumnType<Printed>
    made_by: string
    made_at: Generated<Date>
    recalled_at: Date | null
  }
  // Of reach/site: read only.
  site: {
    tenant: string
    id: string
    code: string
    name: string
    unit: string | null
    entry_address: string | null
    withdrawn_at: Date | null
  }
  publication: { tenant: string; site: string; document: unknown }
}
const q = (tx: Tx) => tx.tables<Tables>()

export interface SiteLine {
  id: string
  code: string
  name: string
  unit: string | null
  entry_address: string | null
}
export const openSites = (tx: Tx): Promise<SiteLine[]> =>
  q(tx)
    .selectFrom('site')
    .select(['id', 'code', 'name', 'unit', 'entry_address'])
    .where('tenant', '=', tx.actor.tenant)
    .where('withdrawn_at', 'is', null)
    .orderBy('name')
    .execute()
export const published = async (tx: Tx, site: string): Promise<unknown> =>
  (
    await q(tx)
      .selectFrom('publication')
      .select('document')
      .where('tenant', '=', tx.actor.tenant)
      .where('site', '=', site)
      .executeTakeFirst()
  )?.document

export interface Batch {
  id: string
  site: string
  code: string
  design: DesignId
  form: Form
  print_shop: boolean
  facts: Printed
  made_at: Date
  recalled_at: Date | null
}
const COLUMNS = ['id', 'site', 'code', 'design', 'form', 'print_shop', 'facts', 'made_at', 'recalled_at'] as const
type Row = Omit<Batch, 'design' | 'form'> & { design: string; form: string }
const asBatch = (row: Row): Batch => ({ ...row, design: row.design as DesignId, form: row.form as Form })
export const batchesOf = async (tx: Tx, site: string): Promise<Batch[]> =>
  (await q(tx).selectFrom('card_batch').select(COLUMNS).where('site', '=', site).orderBy('made_at', 'desc').orderBy('code').execute()).map(
    asBatch,
  )
export const batchById = async (tx: Tx, id: string): Promise<Batch | undefined> => {
  const row = await q(tx).selectFrom('card_batch').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row && asBatch(row)
}
export async function insertBatch(tx: Tx, batch: Omit<Batch, 'made_at' | 'recalled_at'>, at?: Date): Promise<void> {
  await q(tx)
    .insertInto('card_batch')
    .values({
      ...batch,
      facts: JSON.stringify(batch.facts),
      tenant: tx.actor.tenant,
      made_by: tx.actor.account ?? '',
      recalled_at: null,
      ...(at ? { made_at: at } : {}),
    })
    .execute()
}
/** How many batches a site has had: the next one's number. Two at once: the second's insert fails on the code and is tried again by whoever asked. */
export const countBatches = async (tx: Tx, site: string): Promise<number> =>
  (await q(tx).selectFrom('card_batch').select(sql<number>`count(*)::int`.as('count')).where('site', '=', site).executeTakeFirstOrThrow())
    .count
export const recall = async (tx: Tx, id: string, at: Date): Promise<boolean> =>
  (await q(tx).updateTable('card_batch').set({ recalled_at: at }).where('id', '=', id).where('recalled_at', 'is', null).executeTakeFirst())
    .numUpdatedRows > 0n
