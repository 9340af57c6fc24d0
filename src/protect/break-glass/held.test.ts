/** S-R24: what the database and the log hold of nödöppning by themselves, also when something fails. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { newId } from '../../platform/ids.ts'
import { enter, type Glass, makeStory, NUMBERS, REASON, send } from './test/story.ts'
import { identityDatum, makeName } from '../person/index.ts'

let house: TestHouse
let story: Glass
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent', SAMVARN_GLASS_PER_HOUR_MAX: '20', SAMVARN_GLASS_PER_DAY_MAX: '1000' })
  story = await makeStory(house)
  await enter(house, {
    data: [identityDatum(NUMBERS.fingerade), makeName('Berit', 'Ek')],
    statement: { level: 'fingerade_personuppgifter', source: 'manual', schema_version: 'manual' },
  })
})
after(() => house?.close())

const visitor = (slug: string) => Visitor.as(house, slug)
const actorOf = (slug: string) => {
  const actor = house.cast[slug]
  assert.ok(actor)
  return actor
}

test('S-R24: an account that is suspended, moved or loses its role loses what it has opened', async () => {
  const actor = actorOf('norrvik-registrator')
  const registrar = await visitor('norrvik-registrator')
  const { id } = await story.open(registrar)
  const through = () =>
    house.db.as(actor, async (tx) => {
      await sql`select set_config('samvarn.glass', ${id}, true)`.execute(tx.tables<object>())
      return (await sql`select id from person_datum`.execute(tx.tables<object>())).rows.length
    })
  assert.equal(await through(), 2, 'phone and mail')
  const unit = actor.units['Individ och familj']
  const steps: [string, string, unknown[]][] = [
    ['update account set suspended_at = now() where id = $1', 'update account set suspended_at = null where id = $1', [actor.account]],
    [
      'update role_grant set valid_until = now() where account = $1',
      "update role_grant set valid_until = now() + interval '9 days' where account = $1",
      [actor.account],
    ],
  ]
  for (const [end, mend, values] of steps) {
    await house.superuser(end, values)
    assert.equal(await through(), 0, end)
    assert.ok(!(await registrar.get(`/nodoppna/${id}`)).bytes.includes('070-174'), end)
    await house.superuser(mend, values)
  }
  const [home] = await house.superuser<{ unit: string }>('select unit from account where id = $1', [actor.account])
  await house.superuser('update account set unit = $2 where id = $1', [actor.account, unit])
  assert.equal(await through(), 0, 'moved')
  await house.superuser('update account set unit = $2 where id = $1', [actor.account, home?.unit])
  assert.equal(await through(), 2)
})

test('S-R24: when the log cannot be written nothing is asked, opened or shown', async () => {
  const registrar = await visitor('norrvik-registrator')
  const { id } = await story.open(registrar)
  const before = await house.superuser<{ n: string }>('select count(*) as n from break_glass')
  await house.superuser(`create function log_is_full() returns trigger language plpgsql as $$ begin
    if new.deed in ('glass.ask', 'glass.see', 'glass.open') then raise exception 'full' using errcode = '53100'; end if; return new; end $$`)
  await house.superuser('create trigger log_full before insert on audit for each row execute function log_is_full()')
  try {
    const look = await registrar.get(`/nodoppna/${id}`)
    assert.equal(look.status, 503)
    assert.ok(!look.bytes.includes('070-174'))
    assert.equal((await send(registrar, { opening: newId() })).status, 503)
  } finally {
    await house.superuser('drop trigger log_full on audit')
    await house.superuser('drop function log_is_full()')
  }
  assert.deepEqual(await house.superuser('select count(*) as n from break_glass'), before)
})

test('nobody grants herself anything in the database: not the person, not the state, not the review', async () => {
  const actor = actorOf('norrvik-registrator')
  const { id } = await story.open(await visitor('norrvik-registrator'))
  const refused = async (work: Parameters<typeof house.db.as>[1]) => assert.rejects(house.db.as(actor, work))
  await refused((tx) =>
    sql`update break_glass set state = 'granted', person = ${story.person}, circle = ${story.circle}`.execute(tx.tables<object>()),
  )
  await refused((tx) =>
    sql`insert into break_glass_review (tenant, id, glass, account, asked_at) values (${actor.tenant}, ${newId()}, ${id}, ${actor.account}, now())`.execute(
      tx.tables<object>(),
    ),
  )
  await refused((tx) =>
    sql`insert into break_glass (tenant, id, account, unit, ground, needed, reason_sealed, blind, audit, state, person, circle)
      select tenant, ${newId()}, account, unit, ground, needed, reason_sealed, blind, audit, 'granted', ${story.person}, ${story.circle} from break_glass limit 1`.execute(
      tx.tables<object>(),
    ),
  )
  const judged = await house.db.as(actor, (tx) =>
    sql`update break_glass_review set finding = 'justified', finding_sealed = '\\x00', reviewed_by = ${actor.account}, reviewed_at = now()`.execute(
      tx.tables<object>(),
    ),
  )
  assert.equal(judged.numAffectedRows, 0n)
  await assert.rejects(
    house.superuser(
      "update break_glass_review set finding = 'justified', finding_sealed = '\\x00', reviewed_by = account, reviewed_at = now() where glass = $1",
      [id],
    ),
    /check/,
  )
  // A person who has fingerade personuppgifter cannot be granted by the organisation's own job either.
  const [fingerade] = await house.superuser<{ person: string; circle: string }>(
    "select person, circle from marking where level = 'fingerade_personuppgifter'",
  )
  await house.superuser(
    "update break_glass set state = 'asked', person = null, circle = null, opened_at = null, until = null where id = $1",
    [id],
  )
  await assert.rejects(
    house.db.asWorker(actor.tenant, (tx) =>
      sql`update break_glass set state = 'granted', person = ${fingerade?.person}, circle = ${fingerade?.circle} where id = ${id}`.execute(
        tx.tables<object>(),
      ),
    ),
  )
})

test('S-R24: a request that dies after asking is settled by the job: the circle is told, and nothing is open', async () => {
  const actor = actorOf('norrvik-registrator')
  const registrar = await visitor('norrvik-registrator')
  const first = (await story.open(registrar)).id
  const id = newId()
  await house.superuser('delete from outbox')
  await house.db.as(actor, async (tx) => {
    const audit = await tx.audit({ deed: 'glass.ask', purpose: 'emergency', object: { kind: 'break_glass', id } })
    const reason = (await tx.keys()).own().seal('break_glass', 'reason', id, REASON)
    await sql`insert into break_glass (tenant, id, account, unit, ground, needed, reason_sealed, blind, audit)
      select tenant, ${id}, account, unit, ground, needed, ${reason}, blind, ${audit} from break_glass where id = ${first}`.execute(
      tx.tables<object>(),
    )
    await tx.enqueue('settle_glass', id)
  })
  assert.match((await registrar.get(`/nodoppna/${id}`)).text, /Det gick inte att nödöppna/)
  await house.drain()
  await house.drain()
  const reviews = await house.superuser(
    'select g.state, r.refusal, r.person from break_glass_review r join break_glass g on g.id = r.glass where g.id = $1',
    [id],
  )
  assert.deepEqual(reviews, [{ state: 'granted', refusal: null, person: story.person }])
  const told = await house.superuser("select account from outbox where template = 'glass_opened'")
  assert.equal(told.length, 3, 'told once')
  assert.match((await registrar.get(`/nodoppna/${id}`)).text, /Det gick inte att nödöppna/)
  assert.match((await (await visitor('norrvik-skyddsansvarig')).get(`/nodoppningar/${id}`)).text, /Öppnades aldrig/)
})
