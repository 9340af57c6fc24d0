/** Every earlier schema, filled, becomes this version's without losing a row; each release adds its line to SHIPPED. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { PARTS } from '../../src/config.ts'
import { MIGRATIONS, migrate, readMigrations } from '../../src/platform/database/migrate.ts'
import { TenantKeys } from '../../src/platform/keys/tenant-keys.ts'
import { dumpSchema } from '../../src/platform/database/schema-dump.ts'
import { keyMark } from '../../src/platform/keys/root.ts'
import { tarOf } from '../../src/ops/backup.ts'
import { openTar, restoreInto } from '../../src/ops/restore-into.ts'
import { tablesOf } from '../../src/ops/tables.ts'
import { fillUntil0004, type Ids } from './upgrade-filled.ts'
import { fillUntil0014 } from './upgrade-filled-0014.ts'
import { fillUntil0027 } from './upgrade-filled-0027.ts'
import { worksOn } from './upgrade-works.ts'
import { type EmptyPlace, openEmpty } from './filled.ts'

/** What each release shipped: the last migration of it, and a filled database as its program left it. */
const FILLED = {
  '0004_check.sql': fillUntil0004,
  '0014_reach_once_planned.sql': fillUntil0014,
  '0027_reports.sql': fillUntil0027,
} as const
const SHIPPED = Object.keys(FILLED) as (keyof typeof FILLED)[]

const places: EmptyPlace[] = []
after(async () => {
  for (const place of places) await place.close()
})

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config)
  await client.connect()
  return client
}

type Rows = Record<string, Record<string, unknown>[]>
async function written(client: pg.Client): Promise<Rows> {
  const found: Rows = {}
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from public.${client.escapeIdentifier(name)} t`,
    )
    found[name] = rows.map(({ row }) => row)
  }
  return found
}

/** Every row of before stands, with what it said: a migration may add columns, and changes none that had been written. */
function assertKept(before: Rows, later: Rows): void {
  const inOrder = (rows: Record<string, unknown>[]) => rows.map((row) => JSON.stringify(row)).sort()
  for (const [table, rows] of Object.entries(before)) {
    const columns = Object.keys(rows[0] ?? {})
    const same = (later[table] ?? []).map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])))
    assert.deepEqual(inOrder(same), inOrder(rows), table)
  }
}

async function assertOpens(client: pg.Client, root: Buffer, ids: Ids): Promise<void> {
  const { rows } = await client.query<{ key_wrapped: Buffer; name_sealed: Buffer; sealed: Buffer; person_key: Buffer }>(
    `select t.key_wrapped, a.name_sealed, d.sealed, p.key_wrapped as person_key from tenant t
      join account a on a.tenant = t.id and a.id = $1 join person p on p.tenant = t.id join person_datum d on d.person = p.id`,
    [ids.officer],
  )
  const [row] = rows
  assert.ok(row)
  const keys = TenantKeys.unwrap(root, ids.tenant, row.key_wrapped)
  assert.equal(keys.own().open('account', 'name', ids.officer, row.name_sealed), 'Siv Påhitt')
  assert.equal(keys.owner(ids.person, row.person_key).open('person_datum', 'sealed', ids.datum, row.sealed), '{"value":"070-174 06 05"}')
  for (const { table, column, as, id, words, where, owner } of ids.own ?? []) {
    const key = (await tablesOf(client)).find(({ name }) => name === table)?.columns.includes('id') ? 'id' : 'account'
    const at = { tenant: ids.tenant, ...(where ?? { [key]: id }) }
    const finds = Object.keys(at).map((name, place) => `${client.escapeIdentifier(name)} = $${place + 1}`)
    const found = await client.query<{ sealed: Buffer }>(
      `select ${client.escapeIdentifier(column)} as sealed from public.${client.escapeIdentifier(table)} where ${finds.join(' and ')}`,
      Object.values(at),
    )
    assert.equal(found.rows.length, 1, `${table}.${column}`)
    const opens = owner ? keys.owner(owner.id, owner.wrapped) : keys.own()
    const opened = opens.openBytes(table, as, id, found.rows[0]?.sealed ?? Buffer.alloc(0))
    assert.deepEqual(opened, Buffer.from(words), `${table}.${column}`)
  }
}

for (const last of SHIPPED)
  test(`a filled database of ${last} is upgraded: no row is lost, what is sealed opens, and the program works on it`, async () => {
    const place = await openEmpty()
    places.push(place)
    const root = randomBytes(32)
    const then = readMigrations(MIGRATIONS).filter(({ name }) => name <= last)
    await migrate(place.connections.owner, MIGRATIONS, PARTS, then)
    const client = await connect(place.connections.owner)
    try {
      const ids = await FILLED[last](client, root)
      const before = await written(client)
      assert.deepEqual(
        Object.entries(before).filter(([, rows]) => rows.length === 0),
        [],
        'every table of that release has a row',
      )
      await migrate(place.connections.owner, MIGRATIONS, PARTS)
      assertKept(before, await written(client))
      await assertOpens(client, root, ids)
      await worksOn(place, root, ids)
    } finally {
      await client.end()
    }
  })

/** Roles with what they rest on; nothing, in a release where that could not be said. */
const grants = (place: EmptyPlace) =>
  place.ask<{ account: string; role: string; analysis: string | null }>(
    "select account, role, to_jsonb(g) -> 'analysis' as analysis from role_grant g order by account, role",
  )

/** What a copy of this database becomes in an empty place, without the encryption that other tests look at. */
async function throughCopy(client: pg.Client, root: Buffer): Promise<EmptyPlace> {
  const place = await openEmpty()
  places.push(place)
  const plain = tarOf(client, { program: 'test', root_key_mark: keyMark(root), settings: {} }, {})
  await restoreInto({ connections: place.connections, config: place.config, root }, await openTar(plain))
  return place
}

for (const last of SHIPPED)
  test(`a copy made by ${last} is restored where it was made and then upgraded; what older rules allowed comes back`, async () => {
    const place = await openEmpty()
    places.push(place)
    const root = randomBytes(32)
    await migrate(
      place.connections.owner,
      MIGRATIONS,
      PARTS,
      readMigrations(MIGRATIONS).filter(({ name }) => name <= last),
    )
    const client = await connect(place.connections.owner)
    try {
      await FILLED[last](client, root)
      const old = await throughCopy(client, root)
      // A role from before analyses were recorded: the rule is not valid for it, and a copy of today holds it as well.
      const before = await grants(place)
      assert.equal(before.find(({ role }) => role === 'protection_officer')?.analysis, null)
      assert.deepEqual(await grants(old), before)
      const owner = await connect(old.connections.owner)
      const again = await throughCopy(owner, root).finally(() => owner.end())
      assert.deepEqual(await grants(again), before)
      const loose = 'select conname from pg_constraint where not convalidated order by 1'
      assert.deepEqual(await again.ask(loose), await old.ask(loose), 'the rules stand as they stood')
    } finally {
      await client.end()
    }
  })

test('a database upgraded release by release has the same schema as a new one', async () => {
  const [old, fresh] = [await openEmpty(), await openEmpty()]
  places.push(old, fresh)
  for (const last of SHIPPED) {
    const then = readMigrations(MIGRATIONS).filter(({ name }) => name <= last)
    await migrate(old.connections.owner, MIGRATIONS, PARTS, then)
  }
  await migrate(old.connections.owner, MIGRATIONS, PARTS)
  await migrate(fresh.connections.owner, MIGRATIONS, PARTS)
  const [a, b] = [
    await connect({ connectionString: old.database.superuserUrl }),
    await connect({ connectionString: fresh.database.superuserUrl }),
  ]
  try {
    assert.equal(await dumpSchema(a), await dumpSchema(b))
  } finally {
    await a.end()
    await b.end()
  }
})
