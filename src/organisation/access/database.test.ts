/** What the database itself holds back, whatever the program would have done (D-R15, D-R17, S-R2). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { DatabaseFault } from '../../platform/database/pools.ts'
import { clashOf, ROLES, type Role } from '../founding/index.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
})
after(() => house?.close())

const cast = (slug: string) => {
  const who = house.cast[slug]
  if (!who) throw new Error(`Nobody is called ${slug}.`)
  return who
}
const HEAD = 'norrvik-chef'
const OWNER = 'norrvik-systemagare'
const UNIT = 'Individ och familj'
const unit = () => cast(HEAD).units[UNIT] ?? ''
const circle = () => cast(HEAD).circles[`Krets ${UNIT}`] ?? ''
const analysis = async () =>
  (await house.superuser<{ id: string }>('select id from access_analysis where unit = $1 and ended_at is null limit 1', [unit()]))[0]?.id ??
  ''

/** Runs a statement with the app's rights in somebody's name: how many rows it touched, or the refusal. */
async function tries(slug: string, ...statements: RawBuilder<unknown>[]): Promise<number | string> {
  try {
    return await house.db.as(cast(slug), async (tx) => {
      let rows = 0
      for (const statement of statements) rows = Number((await statement.execute(tx.tables())).numAffectedRows ?? 0)
      return rows
    })
  } catch (error) {
    if (!(error instanceof DatabaseFault)) throw error
    return error.constraint ?? error.code
  }
}
const REFUSED = '42501'
const CHECK = '23514'

const role = (slug: string, name: Role, by: string, on: string | null, days = 100) =>
  sql`insert into role_grant (tenant, account, role, granted_by, analysis, valid_until)
    values (${cast(slug).tenant}, ${cast(slug).account}, ${name}, ${cast(by).account}, ${on}, now() + make_interval(days => ${days}))`
const place = (slug: string, by: string, on: string | null) =>
  sql`insert into circle_member (tenant, circle, account, granted_by, analysis, valid_until)
    values (${cast(slug).tenant}, ${circle()}, ${cast(slug).account}, ${cast(by).account}, ${on}, now() + interval '100 days')`
const NAMING = '00000000-0000-4000-8000-00000000000'
const asks = (nth: number, slug: string, on: string | null, days = 120, what: Role | 'place' = 'place', by = HEAD) =>
  sql`insert into access_request (tenant, id, unit, account, role, circle, analysis, until, asked_by)
    values (${cast(slug).tenant}, ${NAMING + nth}, ${cast(by).units[UNIT] ?? unit()}, ${cast(slug).account}, ${what === 'place' ? null : what},
      ${what === 'place' ? circle() : null}, ${on}, current_date + ${days}::int, ${cast(by).account})`
const decides = (nth: number, decision: string, by = OWNER) =>
  sql`update access_request set decision = ${decision}, decided_by = ${cast(by).account}, decided_at = now() where id = ${NAMING + nth}`

test('D-R15: the system owner gives nothing that reaches a person without a naming, not even with an analysis', async () => {
  const on = await analysis()
  assert.equal(await tries(OWNER, role('norrvik-handlaggare', 'deputy', OWNER, on)), 'named_first')
  assert.equal(await tries(OWNER, role('norrvik-handlaggare', 'deputy', OWNER, null)), 'named_first')
  assert.equal(await tries(OWNER, place('norrvik-handlaggare', OWNER, on)), 'named_first')
  assert.equal(await tries(HEAD, role('norrvik-handlaggare', 'deputy', HEAD, on)), REFUSED)
  assert.equal(await tries(HEAD, place('norrvik-handlaggare', HEAD, on)), REFUSED)
  assert.equal(await tries('norrvik-skyddsansvarig', place('norrvik-handlaggare', 'norrvik-skyddsansvarig', on)), REFUSED)
})

test('D-R15: nobody gives oneself anything, for longer than a year, or in somebody else’s name', async () => {
  assert.equal(await tries(OWNER, role(OWNER, 'caseworker', OWNER, null)), REFUSED)
  assert.equal(await tries(OWNER, role('norrvik-registrator', 'communicator', OWNER, null, 400)), REFUSED)
  assert.equal(await tries(OWNER, role('norrvik-registrator', 'communicator', HEAD, null)), REFUSED)
  assert.equal(
    await tries(OWNER, sql`update role_grant set valid_until = now() + interval '300 days' where account = ${cast(OWNER).account}`),
    REFUSED,
  )
  assert.equal(await tries(OWNER, role('norrvik-registrator', 'communicator', OWNER, null)), 1)
})

test('D-R15, D-R17: the head names people of the own unit, on an analysis that stands, and grants nothing', async () => {
  const on = await analysis()
  const other =
    (
      await house.superuser<{ id: string }>('select id from access_analysis where unit <> $1 and tenant = $2', [unit(), cast(HEAD).tenant])
    )[0]?.id ?? ''
  assert.equal(await tries(HEAD, asks(1, 'norrvik-registrator', on)), REFUSED, 'of another unit')
  assert.equal(await tries(HEAD, asks(1, 'norrvik-handlaggare', null)), REFUSED, 'no analysis')
  assert.equal(await tries(HEAD, asks(1, 'norrvik-handlaggare', other)), REFUSED, 'another unit’s analysis')
  assert.equal(await tries(HEAD, asks(1, 'norrvik-handlaggare', on, 400)), REFUSED, 'past the review')
  assert.equal(await tries(OWNER, asks(1, 'norrvik-handlaggare', on)), REFUSED, 'the owner names nobody')
  assert.equal(await tries('norrvik-personalchef', asks(1, 'norrvik-handlaggare', on)), REFUSED, 'another unit’s head')
  assert.equal(await tries('ekby-chef', asks(1, 'norrvik-handlaggare', on)), REFUSED, 'another organisation')
  assert.equal(await tries(HEAD, asks(1, 'norrvik-handlaggare', on)), 1)
  assert.equal(await tries(HEAD, asks(2, 'norrvik-handlaggare', on)), 'access_request_once', 'once at a time')
  assert.equal(await tries(HEAD, decides(1, 'granted', HEAD)), REFUSED)
  assert.equal(await tries(HEAD, decides(1, 'declined', HEAD)), REFUSED)
  assert.equal(await tries(OWNER, decides(1, 'withdrawn')), REFUSED)
  assert.equal(await tries('norrvik-personalchef', decides(1, 'withdrawn', 'norrvik-personalchef')), 0, 'not seen from another unit')
})

test('D-R15: what was named is given as it was named: person, thing, analysis and time', async () => {
  const on = await analysis()
  assert.equal(await tries(OWNER, decides(1, 'granted'), place('norrvik-handlaggare', OWNER, null)), 'named_first')
  assert.equal(await tries(OWNER, decides(1, 'granted'), role('norrvik-handlaggare', 'deputy', OWNER, on)), 'named_first')
  assert.equal(await tries(OWNER, decides(1, 'declined'), place('norrvik-handlaggare', OWNER, on)), 'named_first')
  await house.superuser('update access_analysis set ended_at = now() where id = $1', [on])
  assert.equal(await tries(OWNER, decides(1, 'granted'), place('norrvik-handlaggare', OWNER, on)), 'named_first', 'the analysis has ended')
  await house.superuser('update access_analysis set ended_at = null where id = $1', [on])
  const until = (days: number) =>
    sql`update circle_member set valid_until = now() + make_interval(days => ${days}) where account = ${cast('norrvik-handlaggare').account}`
  assert.equal(await tries(OWNER, decides(1, 'granted'), place('norrvik-handlaggare', OWNER, on)), 1)
  assert.equal(await tries(OWNER, decides(1, 'granted')), 0, 'decided once')
  assert.equal(await tries(OWNER, until(110)), 'named_first', 'longer takes a new naming')
  assert.equal(await tries(HEAD, until(110)), REFUSED, 'the head lengthens nothing')
  assert.equal(await tries(HEAD, until(50)), 1, 'the head shortens')
  assert.equal(
    await tries(HEAD, sql`update circle_member set on_duty = true where account = ${cast('norrvik-handlaggare').account}`),
    REFUSED,
  )
  assert.equal(await tries('norrvik-personalchef', until(0)), 0, 'another unit’s head reaches none of it')
  assert.equal(await tries('norrvik-ersattare', until(0)), 0, 'a member changes nobody’s place')
})

test('D-R15: somebody who names and grants with two hats is one person still', async () => {
  const on = await analysis()
  await house.superuser(
    "insert into role_grant (tenant, account, role, valid_until) values ($1, $2, 'system_owner', now() + interval '9 days')",
    [cast(HEAD).tenant, cast(HEAD).account],
  )
  assert.equal(await tries(HEAD, asks(3, 'norrvik-handlaggare', on, 90, 'deputy')), 1)
  assert.match(String(await tries(HEAD, decides(3, 'granted', HEAD))), /access_request_check|access_request_/)
  await house.superuser("delete from role_grant where account = $1 and role = 'system_owner'", [cast(HEAD).account])
})

test('D-R15: roles that must be apart are kept so by the database, as the rule in the program says', async () => {
  const who = cast('norrvik-registrator')
  const adds = [...(Object.keys(ROLES) as Role[]), 'place'] as const
  for (const held of adds) {
    await house.superuser('delete from role_grant where account = $1', [who.account])
    await house.superuser('delete from circle_member where account = $1', [who.account])
    const days = "now() + interval '9 days'"
    if (held === 'place') {
      await house.superuser(`insert into circle_member (tenant, circle, account, analysis, valid_until) values ($1, $2, $3, $4, ${days})`, [
        who.tenant,
        circle(),
        who.account,
        await analysis(),
      ])
    } else {
      await house.superuser(`insert into role_grant (tenant, account, role, analysis, valid_until) values ($1, $2, $3, $4, ${days})`, [
        who.tenant,
        who.account,
        held,
        await analysis(),
      ])
    }
    for (const add of adds) {
      const said = await house.db.as(cast(OWNER), (tx) =>
        sql<{ clash: boolean }>`select has_clash(${who.account}, ${add}) as clash`.execute(tx.tables()),
      )
      const rule = clashOf(add, held === 'place' ? { roles: [], in_circle: true } : { roles: [held], in_circle: false })
      assert.equal(said.rows[0]?.clash, rule !== undefined, `${add} beside ${held}`)
    }
  }
  assert.equal(await tries(OWNER, role('norrvik-loggranskare', 'caseworker', OWNER, null)), 'roles_apart')
  assert.equal(await tries(OWNER, role('norrvik-loggranskare', 'communicator', OWNER, null)), 1)
  const worker = house.db.asWorker(who.tenant, (tx) => role('norrvik-loggranskare', 'unit_head', OWNER, null).execute(tx.tables()))
  await assert.rejects(worker, (error) => error instanceof DatabaseFault && error.constraint === 'roles_apart', 'nor by the directory')
})

test('D-R15: the analysis is the head’s, for the own unit, within a year; ended stays ended', async () => {
  const made = (by: string, days: number, decider = by, of: string | null = null) =>
    sql`insert into access_analysis (tenant, id, unit, circle, sealed, size_max, decided_by, review_by)
      values (${cast(by).tenant}, gen_random_uuid(), ${unit()}, ${of}, '\\x00', 3, ${cast(decider).account}, current_date + ${days}::int)`
  assert.equal(await tries(OWNER, made(OWNER, 100)), REFUSED)
  assert.equal(await tries('norrvik-personalchef', made('norrvik-personalchef', 100)), REFUSED)
  assert.equal(await tries(HEAD, made(HEAD, 100, 'norrvik-personalchef')), REFUSED, 'in nobody else’s name')
  assert.equal(await tries(HEAD, made(HEAD, 100, HEAD, cast(HEAD).circles['Krets Personal och lön'])), REFUSED, 'another unit’s circle')
  assert.match(String(await tries(HEAD, made(HEAD, 400))), new RegExp(`${CHECK}|access_analysis_`))
  assert.equal(await tries(HEAD, made(HEAD, 100, HEAD, circle())), 1)
  const ends = sql`update access_analysis set ended_at = now() where circle = ${circle()}`
  assert.equal(await tries(OWNER, ends), 0)
  assert.equal(await tries(HEAD, ends), 1)
  assert.equal(await tries(HEAD, sql`update access_analysis set ended_at = null where circle = ${circle()}`), 0)
})

test('D-R15: what stood before this version rests on nothing, runs on, can be gone through and ended, not lengthened', async () => {
  const who = cast('norrvik-handlaggare')
  const days = "now() + interval '9 days'"
  await house.superuser(`insert into role_grant (tenant, account, role, valid_until) values ($1, $2, 'deputy', ${days})`, [
    who.tenant,
    who.account,
  ])
  const change = (set: RawBuilder<unknown>) => sql`update role_grant set ${set} where account = ${who.account} and role = 'deputy'`
  assert.equal(
    await tries(OWNER, change(sql`valid_until = now() + interval '99 days', granted_by = ${cast(OWNER).account}`)),
    'named_first',
  )
  assert.equal(await tries(HEAD, change(sql`reviewed_at = now()`)), 1)
  assert.equal(await tries(HEAD, change(sql`analysis = gen_random_uuid()`)), 'rests_on_unit')
  assert.equal(await tries(HEAD, change(sql`valid_until = now()`)), 1)
})
