import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { type Answer, Visitor } from '../../../test/visitor.ts'
import { addDays, today } from '../../platform/day.ts'
import { settle } from './deeds-naming.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
})
after(() => house?.close())

const HEAD = 'norrvik-chef'
const OWNER = 'norrvik-systemagare'
const PERSON = 'norrvik-handlaggare'
const UNIT = 'Individ och familj'
const account = (slug: string) => house.cast[slug]?.account ?? ''
const circle = () => house.cast[HEAD]?.circles[`Krets ${UNIT}`] ?? ''
const analysis = async (): Promise<string> =>
  (
    await house.superuser<{ id: string }>('select id from access_analysis where unit = $1 and ended_at is null', [
      house.cast[HEAD]?.units[UNIT],
    ])
  )[0]?.id ?? ''
const idOf = (answer: Answer): string => answer.location?.split('/').pop() ?? ''
/** A second system owner, or any other role, behind the product's back. */
const make = (slug: string, role: string, days = 100) =>
  house.superuser(
    `insert into role_grant (tenant, account, role, valid_until) values ($1, $2, $3, now() + make_interval(days => $4))
      on conflict (tenant, account, role) do update set valid_until = excluded.valid_until`,
    [house.cast[slug]?.tenant, account(slug), role, days],
  )
async function nameFor(head: Visitor, change: Record<string, string> = {}): Promise<Answer> {
  await head.get('/behorighet/utse')
  const fields = { account: account(PERSON), what: circle(), analysis: await analysis(), until: addDays(today(), 90), ...change }
  return head.post('/behorighet/utse', fields)
}
const outcomes = (deed: string) => house.superuser<{ outcome: string }>('select outcome from audit where deed = $1 order by at', [deed])

test('D-R15: named by the head, granted by the system owner, reached at the next request; ended, and gone at the next', async () => {
  const [head, owner, person] = [await Visitor.as(house, HEAD), await Visitor.as(house, OWNER), await Visitor.as(house, PERSON)]
  assert.equal((await person.get('/personer')).status, 404)
  const named = await nameFor(head, { on_duty: 'ja' })
  assert.equal(named.status, 303)
  assert.equal((await person.get('/personer')).status, 404, 'a naming gives nothing')
  assert.match((await owner.get('/')).text, /Utnämningar att besluta om/)
  const page = await owner.get(named.location ?? '')
  assert.match(page.text, /Handläggare, Individ och familj/)
  assert.match(page.text, /Kretsen blir 3 av högst 4/)
  assert.match(page.text, /Läs behovs- och riskanalysen/)
  await house.drain()
  const told = await house.superuser<{ account: string }>("select account from outbox where template = 'access_waits'")
  assert.deepEqual(told, [{ account: account(OWNER) }], 'the system owner is told, once, without content')
  assert.equal((await owner.post(`${named.location}/tilldela`, {})).status, 303)
  assert.equal((await person.get('/personer')).status, 200)
  assert.match((await person.get('/krets')).text, /3/)
  assert.match((await person.get('/behorighet/mina')).text, /Plats i Krets Individ och familj/)
  assert.match((await owner.get('/behorighet')).text, /3 av högst 4/)

  const ending = `/behorighet/avsluta/${account(PERSON)}/${circle()}`
  assert.match((await head.get(ending)).text, /borta vid personens nästa klick/)
  assert.equal((await head.post(ending, {})).status, 303)
  assert.equal((await person.get('/personer')).status, 404)
  assert.equal((await head.get(ending)).status, 404)
  const rows = await house.superuser<{ deed: string; object_id: string }>(
    "select deed, object_id from audit where deed in ('access.ask', 'access.grant', 'access.end') and outcome = 'done' order by at",
  )
  assert.deepEqual(
    rows.map(({ deed }) => deed),
    ['access.ask', 'access.grant', 'access.end'],
  )
})

test('D-R15: the form says why not, and what was written is still there', async () => {
  const head = await Visitor.as(house, HEAD)
  const wrong: [Record<string, string>, RegExp][] = [
    [{ analysis: '' }, /kräver en behovs- och riskanalys/],
    [{ until: addDays(today(), 400) }, /för mer än ett år/],
    [{ until: addDays(today(), -1) }, /har redan varit/],
    [{ account: account('norrvik-registrator') }, /Vem/],
    [{ what: 'system_owner' }, /Till vad/],
  ]
  for (const [change, says] of wrong) {
    const answer = await nameFor(head, change)
    assert.equal(answer.status, 422, JSON.stringify(change))
    assert.match(answer.text, says)
  }
  await make(PERSON, 'log_reviewer')
  assert.match((await nameFor(head)).text, /Loggranskaren är oberoende/)
  await house.superuser("delete from role_grant where account = $1 and role = 'log_reviewer'", [account(PERSON)])
  await house.superuser('update access_analysis set review_by = current_date - 1 where id = $1', [await analysis()])
  assert.equal((await nameFor(head)).status, 422, 'an analysis past its review is not offered')
  assert.match((await head.get('/')).text, /Behovs- och riskanalys att gå igenom/)
  assert.match((await head.get('/behorighet')).text, /skulle ha gåtts igenom/)
  await house.superuser('update access_analysis set review_by = current_date + 365 where id = $1', [await analysis()])
})

test('D-R15: nobody grants oneself, nobody grants twice, and what has changed since the naming is judged anew', async () => {
  await make('norrvik-registrator', 'system_owner')
  const [head, owner, second] = [
    await Visitor.as(house, HEAD),
    await Visitor.as(house, OWNER),
    await Visitor.as(house, 'norrvik-registrator'),
  ]
  const at = (await nameFor(head)).location ?? ''
  assert.equal((await nameFor(head)).status, 422, 'named once at a time')
  assert.equal((await head.post(`${at}/tilldela`, {})).status, 404, 'the head grants nothing')
  const actors = [OWNER, 'norrvik-registrator'].map((slug) => house.cast[slug]).filter((who) => who !== undefined)
  const both = await Promise.all(actors.map((actor) => settle(house.db, actor, idOf({ location: at } as Answer), 'granted')))
  assert.deepEqual(both.map((one) => one.ok).sort(), [false, true])
  assert.equal((await second.post(`${at}/tilldela`, {})).status, 409)
  assert.equal((await second.post(`${at}/nej`, {})).status, 409)
  assert.equal((await head.post(`${at}/ta-tillbaka`, {})).status, 409)

  const again = (await nameFor(head, { until: addDays(today(), 100) })).location ?? ''
  await make(PERSON, 'system_owner')
  const refused = await owner.post(`${again}/tilldela`, {})
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Systemägaren ger behörighet/)
  const self = await Visitor.as(house, PERSON)
  const own = await self.post(`${again}/tilldela`, {})
  assert.equal(own.status, 422)
  assert.match(own.text, /Ingen ger sig själv behörighet/)
  await house.superuser("delete from role_grant where account = $1 and role = 'system_owner'", [account(PERSON)])
  assert.equal((await owner.post(`${again}/nej`, {})).status, 303)
  assert.match((await head.get(again)).text, /Systemägaren sade nej/)
  assert.ok((await outcomes('access.grant')).some(({ outcome }) => outcome === 'refused'))
  await owner.post(`/behorighet/avsluta/${account('norrvik-registrator')}/system_owner`, {})
})

test('D-R17: another unit, another organisation and whoever heads nothing get the same 404 and leave a row', async () => {
  const head = await Visitor.as(house, HEAD)
  const naming = (await nameFor(head, { until: addDays(today(), 200) })).location ?? ''
  const paths = [
    naming,
    `/behovsanalys/${await analysis()}`,
    `/behorighet/avsluta/${account('norrvik-ersattare')}/deputy`,
    '/behorighet',
    '/behorighet/genomgang',
  ]
  for (const slug of [PERSON, 'norrvik-skyddsansvarig', 'norrvik-registrator', 'ekby-handlaggare'])
    for (const path of paths) assert.equal((await (await Visitor.as(house, slug)).get(path)).status, 404, `${slug} ${path}`)
  for (const slug of ['norrvik-personalchef', 'ekby-chef']) {
    const other = await Visitor.as(house, slug)
    for (const path of paths.slice(0, 3)) assert.equal((await other.get(path)).status, 404, `${slug} ${path}`)
    for (const deed of ['tilldela', 'nej', 'ta-tillbaka']) assert.equal((await other.post(`${naming}/${deed}`, {})).status, 404)
    assert.equal((await other.post(`/behorighet/avsluta/${account('norrvik-ersattare')}/deputy`, {})).status, 404)
    assert.equal((await other.post(`/behovsanalys/${await analysis()}/avsluta`, { forstatt: 'ja' })).status, 404)
    assert.doesNotMatch((await other.get('/behorighet')).text, /Individ och familj/)
  }
  const reviewer = await Visitor.as(house, 'norrvik-loggranskare')
  assert.equal((await reviewer.get(`/behovsanalys/${await analysis()}`)).status, 200)
  assert.equal((await reviewer.get('/behorighet')).status, 404)
  assert.ok((await outcomes('access.list')).some(({ outcome }) => outcome === 'not_reached'))
  assert.equal((await head.post(`${naming}/ta-tillbaka`, {})).status, 303)
})

test('D-R15: the system owner gives a role that reaches nobody, draws circles, and is told when one is too wide', async () => {
  const owner = await Visitor.as(house, OWNER)
  await owner.get('/behorighet/tilldela')
  const give = (fields: Record<string, string>) =>
    owner.post('/behorighet/tilldela', {
      account: account('norrvik-registrator'),
      role: 'coordinator',
      until: addDays(today(), 50),
      ...fields,
    })
  assert.equal((await give({})).status, 303)
  assert.equal((await give({ role: 'deputy' })).status, 422)
  assert.equal((await give({ account: account(OWNER) })).status, 422, 'not offered to oneself')
  assert.match((await give({ account: account('norrvik-loggranskare'), role: 'caseworker' })).text, /oberoende/)
  assert.match((await give({ account: account('norrvik-skyddsansvarig'), role: 'system_owner' })).text, /når därför inga skyddade/)
  assert.match((await give({ until: addDays(today(), 400) })).text, /mer än ett år/)

  const circlePage = `/behorighet/krets/${circle()}`
  await owner.get(circlePage)
  assert.equal((await owner.post(circlePage, { name: `Krets ${UNIT}`, size_target: '1' })).status, 303)
  const wide = /större än den ska vara/
  for (const slug of [OWNER, HEAD, 'norrvik-skyddsansvarig'])
    assert.match((await (await Visitor.as(house, slug)).get('/')).text, wide, slug)
  for (const path of ['/behorighet', circlePage]) assert.match((await owner.get(path)).text, wide)
  assert.match((await (await Visitor.as(house, 'norrvik-skyddsansvarig')).get('/krets')).text, wide)
  await owner.post(circlePage, { name: `Krets ${UNIT}`, size_target: '4' })
  assert.equal(
    (await owner.post('/behorighet/krets/ny', { unit: house.cast[OWNER]?.units['Stab'] ?? '', name: 'Krets Stab', size_target: '2' }))
      .status,
    303,
  )
  assert.match((await owner.get('/behorighet')).text, /Krets Stab[\s\S]*0 av högst 2[\s\S]*Ingen är med/)
  assert.equal((await owner.post(circlePage, { name: '', size_target: '0' })).status, 422)
})

const WORDS = { needs: 'Tre behövs.', risks: 'Någon kan känna någon.', measures: 'Jäv anmäls.' }
test('D-R15: an analysis is decided, read, renewed with all that rests on it, and ended; its words are sealed', async () => {
  const [head, owner] = [await Visitor.as(house, HEAD), await Visitor.as(house, OWNER)]
  const former = await analysis()
  assert.match((await head.get(`/behovsanalys/${former}/fornya`)).text, /Två i beredskap behövs/)
  const send = (fields: Record<string, string>, path = `/behovsanalys/${former}/fornya`) =>
    head.post(path, { about: 'unit', ...WORDS, size_max: '1', review_by: addDays(today(), 60), ...fields })
  assert.equal((await send({ review_by: addDays(today(), 400) })).status, 422)
  assert.equal((await send({ needs: '' })).status, 422)
  assert.equal((await send({ about: house.cast[HEAD]?.circles['Krets Personal och lön'] ?? '' })).status, 422)
  const made = await send({})
  assert.equal(made.status, 303)
  const id = idOf(made)
  assert.notEqual(id, former)
  assert.equal((await send({})).status, 404, 'the former has ended')
  const rests = await house.superuser<{ account: string; late: boolean }>(
    "select account, valid_until > now() + interval '61 days' as late from circle_member where analysis = $1",
    [id],
  )
  assert.ok(rests.length >= 2)
  assert.ok(
    rests.every(({ late }) => !late),
    'nothing runs past the day of review',
  )
  assert.match((await owner.get(`/behovsanalys/${id}`)).text, /Någon kan känna någon/)
  assert.match((await owner.get('/behorighet')).text, /av högst 1/, 'the analysis allows fewer than the circle was drawn for')
  assert.match((await (await Visitor.as(house, 'norrvik-skyddsansvarig')).get('/krets')).text, /större än den ska vara/)
  const stored = await house.superuser<{ sealed: Buffer }>('select sealed from access_analysis where id = $1', [id])
  assert.doesNotMatch(stored[0]?.sealed.toString('utf8') ?? '', /Någon|Jäv/)

  assert.equal((await owner.post(`/behovsanalys/${id}/avsluta`, { forstatt: 'ja' })).status, 404)
  assert.equal((await head.post(`/behovsanalys/${id}/avsluta`, {})).status, 422)
  assert.equal((await head.post(`/behovsanalys/${id}/avsluta`, { forstatt: 'ja' })).status, 303)
  for (const one of [head, owner]) assert.match((await one.get('/')).text, /inte vilar på någon analys/)
  assert.match((await owner.get('/behorighet')).text, /Analysen är avslutad/)
  assert.equal((await send({ size_max: '4', review_by: addDays(today(), 365) }, '/behovsanalys/ny')).status, 303)
})
