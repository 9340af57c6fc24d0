import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import type { Tx } from '../../../src/platform/database/transaction.ts'
import { mayCare, maySee } from '../../../src/protect/circle/index.ts'
import { mayReviewLog } from '../../../src/protect/logreview/policy.ts'
import { openHouse, type TestHouse } from '../../house.ts'
import { buildWorld } from './build.ts'
import { isApart, isIn, isOfficer, logSeenBy, seenBy, seenThrough } from './oracle.ts'
import { makeWorld, type Organisation, type Worker, type World, WORLDS } from './world.ts'

let house: TestHouse
let superuser: pg.Client
after(async () => {
  await superuser?.end()
  await house?.close()
})
before(async () => {
  house = await openHouse()
  superuser = new pg.Client({ connectionString: house.database.superuserUrl })
  await superuser.connect()
  await prepareReading()
})

const RUNS = process.env['SAMVARN_SOAK'] ? 1_500 : 100
const key = (text: string) => `${text} as key`
/** What is read, and by which name a row is told. The list is held against the catalogue below. */
const READ: Record<string, string> = {
  person: key('id::text'),
  marking: key('id::text'),
  person_datum: key('id::text'),
  intake: key('id::text'),
  review: key('id::text'),
  finding: key('id::text'),
  outgoing_set: key('id::text'),
  audit: key('id::text'),
  circle: key('id::text'),
  role_grant: key("account || ' ' || role"),
  circle_member: key("account || ' ' || circle"),
  access_analysis: key('id::text'),
  access_request: key('id::text'),
  reach_pause: key('account::text'),
  break_glass: key('id::text'),
  break_glass_review: key('id::text'),
}
const SETS = { everything: Object.keys(READ), through_glass: ['person', 'person_datum', 'marking'], the_log: ['audit'] }
/** As functions with the caller's own rights, so that the server plans each reading once and not for every reader. */
async function prepareReading(): Promise<void> {
  for (const [name, tables] of Object.entries(SETS)) {
    const selects = tables.map((table) => `select '${table} ' || key from (select ${READ[table]} from public.${table}) one`)
    await superuser.query(`create schema if not exists reading; grant usage on schema reading to samvarn_app, samvarn_reviewer;
      create function reading.${name}() returns setof text language plpgsql security invoker
        as $$ begin return query ${selects.join(' union all ')}; end $$`)
  }
}
async function read(tx: Tx, name: keyof typeof SETS): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from ${sql.table(`reading.${name}`)}() as key`.execute(tx.tables())
  return rows.map((row) => row.key).sort()
}

/** Everything that differs between what the rules say and what policies and database give to one of the people. */
async function compare(who: Worker, own: Organisation): Promise<void> {
  const actor = { tenant: own.id, account: who.id }
  await house.db.as(actor, async (tx) => {
    const rows = await read(tx, 'everything')
    assert.deepEqual(rows, seenBy(who, own), 'the database gives what the rules say')
    for (const circle of own.circles) {
      assert.equal(maySee(tx.reach, circle.id).ok, isIn(who, circle.id), 'maySee')
      assert.equal(mayCare(tx.reach, circle.id).ok, isIn(who, circle.id) && isOfficer(who), 'mayCare')
    }
    assert.equal(mayReviewLog(tx.reach).ok, isApart(who), 'mayReviewLog')
    // filter(rows) == rows.filter(decide)
    const decided = own.persons.filter((person) => maySee(tx.reach, person.circle).ok).map(({ id }) => `person ${id}`)
    assert.deepEqual(
      rows.filter((row) => row.startsWith('person ')),
      decided.sort(),
      'the list is what the policy decides, row by row',
    )
  })
  await house.db.asReviewer(actor, async (tx) => assert.deepEqual(await read(tx, 'the_log'), logSeenBy(who, own), 'the log'))
  // Presented by the one who opened, and one of them by everybody else.
  for (const opening of own.openings.filter((one, i) => one.account === who.id || i === 0))
    await house.db.as(actor, async (tx) => {
      await sql`select set_config('samvarn.glass', ${opening.id}, true)`.execute(tx.tables())
      const rows = await read(tx, 'through_glass')
      const rules = seenBy(who, own).filter((row) => /^(person|person_datum|marking) /.test(row))
      assert.deepEqual(rows, [...new Set([...rules, ...seenThrough(who, opening)])].sort(), 'through the glass')
    })
}
async function compareWorld(world: World): Promise<void> {
  await buildWorld(superuser, world)
  for (const own of world) for (const who of own.people) await compare(who, own)
}

const check = (runs: number, seed?: number) =>
  fc.check(
    fc.asyncProperty(WORLDS, (drawn) => compareWorld(makeWorld(drawn))),
    { numRuns: runs, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
  )

test(`D-R15, D-R16, D-R17, D-R18: in ${RUNS} random worlds everybody sees what the rules say, in policies and in the database`, async (t) => {
  const result = await check(RUNS, process.env['SAMVARN_SOAK'] ? undefined : 1)
  assert.ok(!result.failed, `seed ${result.seed}: ${result.failed ? ((result.errorInstance as Error).stack ?? '') : ''}`)
  t.diagnostic(`${result.numRuns} worlds, seed ${result.seed}`)
})

test('canary: each opening in the walls is seen by the comparison', async (t) => {
  const holes = [
    'create policy hole on person for select to samvarn_app using (tenant = (select current_tenant()) and (select is_system_owner()))',
    'create policy hole on review for select to samvarn_app using (tenant = (select current_tenant()) and (select is_unit_head()))',
    'create policy hole on intake for select to samvarn_app using (tenant = (select current_tenant()) and created_by = (select current_actor()))',
    'create policy hole on audit for select to samvarn_app using (actor = (select current_actor()))',
    'create policy hole on circle_member for select to samvarn_app using (tenant = (select current_tenant()))',
    'create policy hole on role_grant for select to samvarn_app using (true)',
    'create policy hole on marking for select to samvarn_app using (circle = any ((select current_circles())::uuid[]) or (select is_system_owner()))',
    'create policy hole on person_datum as restrictive for select to samvarn_app using (not masked and false)',
    'create policy hole on break_glass_review for select to samvarn_app using (account = (select current_actor()))',
  ]
  for (const hole of holes)
    await t.test(hole.slice(0, 90), async () => {
      await superuser.query(hole)
      try {
        const { errorInstance } = await check(60, 1)
        assert.ok(errorInstance instanceof assert.AssertionError, `not seen: ${String(errorInstance)}`)
      } finally {
        await superuser.query(`drop policy hole on ${/ on (\w+)/.exec(hole)?.[1]}`)
      }
    })
})

test('every table with a circle in it is among those that are compared, or its reader is a job', async () => {
  const { rows } = await superuser.query<{ table_name: string }>(
    `select c.table_name from information_schema.columns c join information_schema.role_column_grants g
       on g.table_name = c.table_name and g.column_name = 'id' and g.grantee = 'samvarn_app' and g.privilege_type = 'SELECT'
     where c.table_schema = 'public' and c.column_name in ('circle', 'person') group by 1`,
  )
  const beside = ['access_request', 'import_run', 'safe_copy', 'second_request', 'reveal_pass']
  assert.deepEqual(
    rows.map((row) => row.table_name).filter((name) => !(name in READ) && !beside.includes(name)),
    [],
  )
})
