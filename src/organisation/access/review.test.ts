import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { addDays, today } from '../../platform/day.ts'
import { access, makeDemoAccess } from './index.ts'
import { keepName, untilName } from './review.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
})
after(() => house?.close())

const HEAD = 'norrvik-chef'
const OWNER = 'norrvik-systemagare'
const account = (slug: string) => house.cast[slug]?.account ?? ''
const tenant = () => house.cast[HEAD]?.tenant ?? ''
const circle = () => house.cast[HEAD]?.circles['Krets Individ och familj'] ?? ''
const OFFICER = 'norrvik-skyddsansvarig'
const DEPUTY = 'norrvik-ersattare'
const held = (slug: string, what: 'place' | 'protection_officer' | 'deputy' | 'caseworker') => ({
  account: account(slug),
  what,
  circle: what === 'place' ? circle() : null,
})
/** Everything that the head of Individ och familj goes through. */
const ALL = () => [
  held(OFFICER, 'place'),
  held(DEPUTY, 'place'),
  held(OFFICER, 'protection_officer'),
  held(DEPUTY, 'deputy'),
  held('norrvik-handlaggare', 'caseworker'),
]
const keepAll = () => Object.fromEntries(ALL().map((one) => [keepName(one), 'keep']))
const PATH = '/behorighet/genomgang'
const reviewed = () => house.superuser<{ count: number }>('select count(*)::int as count from circle_member where reviewed_at is not null')
const runDaily = async () => access.jobs?.['access_reminders']?.(house, { tenant: tenant(), id: tenant() })
const reminded = async () =>
  (await house.superuser<{ account: string }>("select account from outbox where template = 'access_reminder'"))
    .map((row) => row.account)
    .sort()

test('D-R15: the yearly review keeps and ends in one piece; longer is a naming that the system owner grants', async () => {
  const [head, owner] = [await Visitor.as(house, HEAD), await Visitor.as(house, OWNER)]
  const page = (await head.get(PATH)).text
  assert.equal(page.match(/Behövs det fortfarande/g)?.length, 5)
  assert.doesNotMatch(page, /Enhetschef, Individ och familj: Enhetschef/, 'the own headship is the system owner’s to give and end')

  assert.equal((await head.post(PATH, {})).status, 422, 'each is answered')
  const tooLong = await head.post(PATH, { ...keepAll(), [untilName(held(DEPUTY, 'deputy'))]: addDays(today(), 366) })
  assert.equal(tooLong.status, 422)
  const tooEarly = await head.post(PATH, { ...keepAll(), [untilName(held(DEPUTY, 'deputy'))]: addDays(today(), 2) })
  assert.match(tooEarly.text, /senare än den som gäller nu/)
  assert.deepEqual(await reviewed(), [{ count: 0 }], 'nothing is done by halves')

  await house.superuser("update role_grant set valid_until = now() + interval '10 days' where account = $1", [account(DEPUTY)])
  const until = addDays(today(), 200)
  const answers = { ...keepAll(), [keepName(held('norrvik-handlaggare', 'caseworker'))]: 'end', [untilName(held(DEPUTY, 'deputy'))]: until }
  assert.equal((await head.post(PATH, answers)).status, 303)
  assert.deepEqual(await reviewed(), [{ count: 2 }])
  const open = await house.superuser<{ id: string; until: string }>(
    'select id, until::text as until from access_request where decided_at is null',
  )
  assert.deepEqual(
    open.map((row) => row.until),
    [until],
  )
  assert.deepEqual(
    await house.superuser('select 1 from role_grant where account = $1 and valid_until > now()', [account('norrvik-handlaggare')]),
    [],
  )
  const days = () =>
    house.superuser<{ days: number }>('select extract(day from valid_until - now())::int as days from role_grant where account = $1', [
      account(DEPUTY),
    ])
  assert.ok(((await days())[0]?.days ?? 99) < 11, 'it runs no longer before it is granted')
  await owner.get(`/behorighet/utnamning/${open[0]?.id}`)
  assert.equal((await owner.post(`/behorighet/utnamning/${open[0]?.id}/tilldela`, {})).status, 303)
  assert.ok(((await days())[0]?.days ?? 0) > 190)
})

test('D-R15: past the analysis’s day nothing is lengthened, and the whole review is undone', async () => {
  const head = await Visitor.as(house, HEAD)
  await house.superuser('update circle_member set reviewed_at = null')
  await house.superuser("update circle_member set valid_until = now() + interval '10 days' where account = $1", [account(OFFICER)])
  await house.superuser('update access_analysis set review_by = current_date + 20 where unit = $1', [
    house.cast[HEAD]?.units['Individ och familj'],
  ])
  await head.get(PATH)
  const rest = Object.fromEntries(
    ALL()
      .slice(0, 4)
      .map((one) => [keepName(one), 'keep']),
  )
  const refused = await head.post(PATH, { ...rest, [untilName(held(OFFICER, 'place'))]: addDays(today(), 40) })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /efter den då analysen ska gås igenom/)
  assert.deepEqual(await reviewed(), [{ count: 0 }])
  assert.equal((await head.post(PATH, { ...rest, [untilName(held(OFFICER, 'place'))]: addDays(today(), 15) })).status, 303)
})

test('D-R15: thirty days before and then each week, holder, head and system owner are told; twice a day says it once', async () => {
  await runDaily()
  const first = await reminded()
  assert.deepEqual(first, [...new Set([OFFICER, HEAD, OWNER].map(account))].sort())
  await runDaily()
  assert.deepEqual(await reminded(), first)
  await house.superuser("update outbox set created_at = created_at - interval '6 days' where template = 'access_reminder'")
  await runDaily()
  assert.equal((await reminded()).length, first.length, 'not before a week has passed')
  await house.superuser("update outbox set created_at = created_at - interval '1 day' where template = 'access_reminder'")
  await runDaily()
  assert.equal((await reminded()).length, first.length * 2)
  for (const [slug, says] of [
    [OFFICER, /Din behörighet tar snart slut/],
    [HEAD, /Behörighet som snart tar slut/],
    [OWNER, /Behörighet som snart tar slut/],
  ] as const)
    assert.match((await (await Visitor.as(house, slug)).get('/')).text, says)
})

test('the demonstration has a naming that waits and a unit whose review is due, made once', async () => {
  await house.superuser('delete from access_request')
  await house.superuser('update access_analysis set review_by = current_date + 365')
  for (const _ of [1, 2]) await makeDemoAccess(house.connections.owner, house.db, house.founded)
  assert.deepEqual(await house.superuser('select count(*)::int as count from access_request where decided_at is null'), [{ count: 1 }])
  assert.match((await (await Visitor.as(house, OWNER)).get('/')).text, /Utnämningar att besluta om/)
  assert.match((await (await Visitor.as(house, 'norrvik-personalchef')).get('/')).text, /Årlig genomgång av roller och kretsar/)
  assert.match((await (await Visitor.as(house, 'norrvik-personal')).get('/behorighet/mina')).text, /Snart slut/)
})
