/** S-R52 and issue 5, sentence 1: everything that the role behind the public pages may do, table by table. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { PARTS } from '../../src/config.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { startTemporaryPostgres, type TemporaryDatabase } from '../../src/platform/postgres/temporary.ts'

let database: TemporaryDatabase
let client: pg.Client
before(async () => {
  database = await startTemporaryPostgres()
  await migrate({ connectionString: database.url('samvarn_owner') }, join(import.meta.dirname, '..', '..', 'migrations'), PARTS)
  client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
})
after(async () => {
  await client?.end()
  await database?.stop()
})

const rights = async () => {
  const { rows } = await client.query<{ line: string }>(`
    select table_name || ' ' || lower(privilege_type) || case when count(*) = (select count(*) from information_schema.columns c
      where c.table_schema = 'public' and c.table_name = p.table_name) then '' else ' (' || string_agg(column_name, ', ' order by column_name) || ')' end as line
    from information_schema.column_privileges p where table_schema = 'public' and grantee in ('samvarn_public', 'PUBLIC')
    group by table_name, privilege_type
    union all select table_name || ' ' || lower(privilege_type) from information_schema.table_privileges
      where table_schema = 'public' and grantee in ('samvarn_public', 'PUBLIC') and privilege_type in ('DELETE', 'TRUNCATE', 'TRIGGER')
    order by 1`)
  return rows.map(({ line }) => line)
}

test('the whole of what samvarn_public may do: nothing about a person, no key, no account, no log', async () => {
  assert.deepEqual(await rights(), LIST)
  await client.query('begin; grant select (id) on account to samvarn_public')
  assert.ok((await rights()).includes('account select (id)'), 'the list bites')
  await client.query('rollback')
  const { rows } = await client.query<{ proname: string }>(
    "select proname from pg_proc where pronamespace = 'public'::regnamespace and has_function_privilege('samvarn_public', oid, 'execute') order by 1",
  )
  assert.ok(!rows.some(({ proname }) => proname === 'enqueue'), 'it starts no job')
})

const LIST: readonly string[] = [
  'contact_conversation insert (id, lookup, queue, salt, tenant, urgent, visitor_key)',
  // One conversation, by what its receipt amounts to.
  'contact_conversation select (begun_at, closed_at, delete_on, id, lookup, queue, salt, tenant, visitor_key)',
  'contact_message insert (conversation, from_visitor, id, queue, tenant, to_team, to_visitor)',
  'contact_message select (conversation, from_visitor, id, sent_at, tenant, to_visitor)',
  'contact_original insert',
  'contact_picture insert',
  // Whether a form is open.
  'contact_queue select (id, site, state, tenant)',
  'contact_tally insert',
  'contact_tally select',
  'contact_tally update (count)',
  // The one ticket that is presented.
  'contact_ticket delete',
  'contact_ticket insert',
  'contact_ticket select',
  'entry_count insert',
  'publication select',
  'publication_file select',
]
