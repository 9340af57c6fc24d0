/** Rows of the journal in the database: as JSON, so that a column that came or went since is no obstacle. */
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { JournalRow } from '../platform/backup/journal.ts'

type Key = Readonly<Record<string, unknown>>

const KEYS: Readonly<Record<string, readonly string[]>> = {
  tenant: ['id'],
  unit: ['tenant', 'id'],
  circle: ['tenant', 'id'],
  person: ['tenant', 'id'],
  marking: ['tenant', 'id'],
  person_datum: ['tenant', 'id'],
  person_index: ['tenant', 'circle', 'kind', 'blind', 'person'],
}

/** Writes statements only: they run on the caller's connection, in its transaction. */
const writer = new Kysely<object>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})
async function ask<R extends pg.QueryResultRow>(client: pg.ClientBase, statement: RawBuilder<unknown>): Promise<R[]> {
  const { sql: text, parameters } = statement.compile(writer)
  return (await client.query<R>(text, [...parameters])).rows
}

const all = (parts: RawBuilder<unknown>[], between: RawBuilder<unknown>) => sql.join(parts, between)
const comma = sql`, `
/** Compared as text: an id is written in one way only. */
const where = (key: Key) =>
  all(
    Object.entries(key).map(([column, value]) => sql`${sql.ref(column)}::text = ${value}`),
    sql` and `,
  )

export async function readRows(client: pg.ClientBase, name: string, key: Key): Promise<JournalRow[]> {
  const rows = await ask<{ row: JournalRow }>(
    client,
    sql`select to_jsonb(r) as row from ${sql.table(`public.${name}`)} r where ${where(key)}`,
  )
  return rows.map(({ row }) => row)
}
export const readRow = async (client: pg.ClientBase, name: string, key: Key): Promise<JournalRow | undefined> =>
  (await readRows(client, name, key))[0]

export async function deleteRows(client: pg.ClientBase, name: string, key: Key): Promise<void> {
  await ask(client, sql`delete from ${sql.table(`public.${name}`)} where ${where(key)}`)
}

/** `absent`: only where no row stands with that key. `newest`: the row becomes what is given. */
export async function writeRow(client: pg.ClientBase, name: string, row: JournalRow, when: 'absent' | 'newest'): Promise<void> {
  const known = await ask<{ name: string }>(
    client,
    sql`select attname as name from pg_attribute where attrelid = ${`public.${name}`}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attname = any (${Object.keys(row)})`,
  )
  const key = KEYS[name] ?? []
  const columns = known.map((column) => sql.ref(column.name))
  const changed = known
    .filter((column) => !key.includes(column.name))
    .map((column) => sql`${sql.ref(column.name)} = ${sql.ref(`excluded.${column.name}`)}`)
  const then = when === 'absent' || changed.length === 0 ? sql`nothing` : sql`update set ${all(changed, comma)}`
  const keys = all(
    key.map((column) => sql.ref(column)),
    comma,
  )
  await ask(
    client,
    sql`insert into ${sql.table(`public.${name}`)} (${all(columns, comma)}) select ${all(columns, comma)}
      from jsonb_populate_record(null::${sql.table(`public.${name}`)}, ${JSON.stringify(row)}::jsonb) on conflict (${keys}) do ${then}`,
  )
}
