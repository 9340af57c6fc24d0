import { sql } from 'kysely'
import type { JournalEntry, JournalRow } from '../../platform/backup/journal.ts'
import type { Tx } from '../../platform/database/transaction.ts'

interface Found {
  at: string
  tenant: JournalRow
  unit: JournalRow
  circle: JournalRow
  person: JournalRow
  markings: JournalRow[] | null
  data: JournalRow[] | null
  index: JournalRow[] | null
}

/** A person's rows as they stand, still sealed; `at` is the database's clock once they have been read. Undefined when she is gone. */
export async function rowsOfPerson(tx: Tx, person: string): Promise<Omit<JournalEntry, 'format'> | undefined> {
  const { rows } = await sql<Found>`
    with read as materialized (
      select to_jsonb(t) as tenant, to_jsonb(u) as unit, to_jsonb(c) as circle, to_jsonb(p) as person,
        (select jsonb_agg(to_jsonb(m) order by m.received_at, m.id) from marking m where m.tenant = p.tenant and m.person = p.id) as markings,
        (select jsonb_agg(to_jsonb(d) order by d.received_at, d.id) from person_datum d where d.tenant = p.tenant and d.person = p.id) as data,
        (select jsonb_agg(to_jsonb(i)) from person_index i where i.tenant = p.tenant and i.person = p.id) as index
      from person p join circle c on c.tenant = p.tenant and c.id = p.circle
        join unit u on u.tenant = c.tenant and u.id = c.unit join tenant t on t.id = p.tenant
      where p.id = ${person})
    select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, read.* from read`.execute(
    tx.tables<object>(),
  )
  const found = rows[0]
  return found && { ...found, markings: found.markings ?? [], data: found.data ?? [], index: found.index ?? [] }
}
