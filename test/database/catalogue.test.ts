import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { PARTS } from '../../src/config.ts'
import { migrate, readMigrations } from '../../src/platform/database/migrate.ts'
import { dumpSchema } from '../../src/platform/database/schema-dump.ts'
import { startTemporaryPostgres, type TemporaryDatabase } from '../../src/platform/postgres/temporary.ts'

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'migrations')
let database: TemporaryDatabase
let client: pg.Client
before(async () => {
  database = await startTemporaryPostgres()
  await migrate({ connectionString: database.url('samvarn_owner') }, MIGRATIONS, PARTS)
  client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
})
after(async () => {
  await client?.end()
  await database?.stop()
})

const lines = async (text: string) => (await client.query<{ line: string }>(text)).rows.map((row) => row.line)
/** The owner's own book-keeping: no organisation's data, and no role of the program may read it. */
const BOOKS = "('migration')"

test('S-R2: row security is on and forced on every table, and every table has a policy', async () => {
  const open = `select c.relname as line from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ${BOOKS}
    and (not c.relrowsecurity or not c.relforcerowsecurity or not exists (select 1 from pg_policy p where p.polrelid = c.oid))`
  assert.deepEqual(await lines(open), [])
  await client.query('begin; create table canary (tenant uuid)')
  assert.deepEqual(await lines(open), ['canary'], 'the check bites')
  await client.query('rollback')
})

test('S-R2: every policy says which roles it is for and why it is there', async () => {
  const silent = `select c.relname || '.' || p.polname as line from pg_policy p join pg_class c on c.oid = p.polrelid
    where 0 = any (p.polroles) or coalesce(length(obj_description(p.oid, 'pg_policy')), 0) < 20`
  assert.deepEqual(await lines(silent), [])
  await client.query('begin; create policy canary on unit using (true)')
  assert.deepEqual(await lines(silent), ['unit.canary'], 'the check bites')
  await client.query('rollback')
})

test('S-R2: a policy without the tenant in it is one of those that are listed: each needs the token that it looks for', async () => {
  assert.deepEqual(
    await lines(`select c.relname || '.' || p.polname as line from pg_policy p join pg_class c on c.oid = p.polrelid
    where coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') not like '%current_tenant()%' order by 1`),
    [
      'audit.sequencer_reads',
      'conversation.presented_conversation',
      'demo_cast.demo_is_open',
      // Whoever refers people finds the services of every organisation here; public pages show what is public of all.
      'directory_free.referrers_see_places',
      'directory_listing.referrers_find',
      'directory_listing.worker_reads_public',
      'invitation.presented_invitation',
      'invitation.presented_invitation_used',
      'meeting_code.presented_code',
      // What has been opened to everybody, until it is withdrawn.
      'open_report.open_to_all',
      'passkey.presented_passkey',
      'passkey.presented_passkey_used',
      // What stands on the public pages.
      'publication.everyone_reads_published',
      // Whoever coordinates nationally, in what everybody can read.
      'publication.national_sees_published',
      'publication_file.everyone_reads_files',
      'round_invitation.presented_link',
      'round_invitation.presented_reply',
      'scim_client.presented_client',
      'scim_client.presented_client_used',
      'session.own_session',
      'sign_in_attempt.presented_attempt',
      'sign_in_attempt.worker_clears_attempts',
      // One code and one national site in the installation.
      'site.code_is_taken',
      'site.national_is_one',
      'staff_collection.presented_collection',
      'tenant.door_by_slug',
      'tenant.worker_lists_tenants',
    ],
  )
})

test('S-R2: no view runs as its owner, and enqueue is the only function that does', async () => {
  assert.deepEqual(
    await lines("select relname as line from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')"),
    [],
  )
  assert.deepEqual(await lines("select proname as line from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"), [
    'enqueue',
  ])
  assert.deepEqual(
    await lines(
      "select proname as line from pg_proc where pronamespace = 'public'::regnamespace and not coalesce(proconfig::text, '') like '%search_path%'",
    ),
    [],
  )
})

test('S-R8: all unique and foreign keys begin with the tenant', async () => {
  const wrong = `select c.relname || '.' || con.conname as line from pg_constraint con join pg_class c on c.oid = con.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = con.conkey[1]
    where c.relnamespace = 'public'::regnamespace and con.contype in ('p', 'u', 'f') and c.relname not in ('migration', 'tenant') and a.attname <> 'tenant'
    union select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where t.relnamespace = 'public'::regnamespace and x.indisunique and t.relname not in ('migration', 'tenant') and a.attname <> 'tenant'`
  assert.deepEqual(await lines(wrong), [])
  await client.query('begin; create unique index canary on account (signature)')
  assert.deepEqual(await lines(wrong), ['canary'], 'the check bites')
  await client.query('rollback')
})

test('S-R9: no id is counted up: nothing in the schema is a sequence', async () => {
  assert.deepEqual(await lines("select relname as line from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'"), [])
})

test('the program’s roles own nothing, bypass nothing and may not become the owner; the owner bypasses row security', async () => {
  assert.deepEqual(
    await lines(
      `select rolname as line from pg_roles where rolname in ('samvarn_app', 'samvarn_worker', 'samvarn_sequencer', 'samvarn_reviewer', 'samvarn_public') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    ),
    [],
  )
  assert.deepEqual(await lines("select rolname as line from pg_roles where rolname = 'samvarn_owner' and rolbypassrls and not rolsuper"), [
    'samvarn_owner',
  ])
  assert.deepEqual(
    await lines(
      `select rolname as line from pg_roles where rolname in ('samvarn_app', 'samvarn_worker', 'samvarn_sequencer', 'samvarn_reviewer', 'samvarn_public') and pg_has_role(rolname, 'samvarn_owner', 'member')`,
    ),
    [],
  )
  assert.deepEqual(
    await lines(
      "select c.relname as line from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relowner <> 'samvarn_owner'::regrole",
    ),
    [],
  )
  assert.deepEqual(
    await lines(
      "select 'app may create' as line where has_schema_privilege('samvarn_app', 'public', 'create') or has_database_privilege('samvarn_app', current_database(), 'create,temp')",
    ),
    [],
  )
})

test('without an organisation set, the app reads nothing from any table; the demo’s list is the only one open', async () => {
  const app = new pg.Client({ connectionString: database.url('samvarn_app') })
  await app.connect()
  try {
    const { rows } = await client.query<{ table_name: string }>(
      "select distinct table_name from information_schema.column_privileges where table_schema = 'public' and grantee = 'samvarn_app' and privilege_type = 'SELECT'",
    )
    assert.ok(rows.length > 15)
    for (const { table_name: table } of rows) {
      const { rows: columns } = await client.query<{ column_name: string }>(
        "select column_name from information_schema.column_privileges where table_schema = 'public' and grantee = 'samvarn_app' and privilege_type = 'SELECT' and table_name = $1 limit 1",
        [table],
      )
      const seen = await app.query(`select ${app.escapeIdentifier(columns[0]?.column_name ?? '')} from ${app.escapeIdentifier(table)}`)
      assert.equal(seen.rows.length, 0, table)
    }
  } finally {
    await app.end()
  }
})

test('migrations/schema.sql is what the migrations amount to (npm run schema rewrites it)', async () => {
  assert.equal(await dumpSchema(client), readFileSync(join(MIGRATIONS, 'schema.sql'), 'utf8'))
})

test('a migration that was applied and then edited, or that this version does not know, stops the start', async () => {
  const owner = { connectionString: database.url('samvarn_owner') }
  const [first] = readMigrations(MIGRATIONS)
  await client.query("update migration set sha256 = 'changed' where name = $1", [first?.name])
  await assert.rejects(migrate(owner, MIGRATIONS, PARTS), /ändrad sedan den kördes/)
  await client.query('update migration set sha256 = $2 where name = $1', [first?.name, first?.sha256])
  await client.query("insert into migration (name, sha256) values ('9999_from_the_future.sql', 'x')")
  await assert.rejects(migrate(owner, MIGRATIONS, PARTS), /nyare än programmet/)
  await client.query("delete from migration where name = '9999_from_the_future.sql'")
  assert.deepEqual(await migrate(owner, MIGRATIONS, PARTS), [])
})

test('an installation that runs only follow-up has no person tables at all, and none of the public pages', async () => {
  const other = await startTemporaryPostgres()
  const owner = { connectionString: other.url('samvarn_owner') }
  const reader = new pg.Client({ connectionString: other.superuserUrl })
  try {
    await migrate(owner, MIGRATIONS, ['followup'])
    await reader.connect()
    const { rows } = await reader.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
    )
    const names = rows.map((row) => row.name)
    assert.ok(names.includes('unit'))
    for (const table of ['person', 'person_datum', 'person_index', 'marking', 'disclosure_key', 'intake', 'outgoing_set', 'finding'])
      assert.ok(!names.includes(table), table)
    const ofReach = readMigrations(MIGRATIONS)
      .filter(({ part }) => part === 'reach')
      .flatMap(({ text }) => [...text.matchAll(/^create table (\w+)/gm)].map(([, table = '']) => table))
    assert.ok(ofReach.includes('publication') && ofReach.includes('contact_queue'), 'the list lists')
    assert.deepEqual(
      ofReach.filter((table) => names.includes(table)),
      [],
    )
  } finally {
    await reader.end()
    await other.stop()
  }
})
