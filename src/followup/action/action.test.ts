import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { action as module, actionFields, actionsOf, ownersFor, raiseAction } from './index.ts'
import { asksEffect, isLate, isSoon, mayGo } from './action.ts'
import { readForm } from '../../platform/field/index.ts'

const today = dayOf(new Date())
const inDays = (days: number) => addDays(today, days)

test('an action is late the day after its day, soon within a week, and finished ones are neither', () => {
  assert.equal(isLate({ state: 'planned', due: '2026-11-21' }, '2026-11-22'), true)
  assert.equal(isLate({ state: 'planned', due: '2026-11-22' }, '2026-11-22'), false)
  assert.equal(isLate({ state: 'done', due: '2026-11-21' }, '2026-11-22'), false)
  assert.equal(isSoon({ state: 'waiting', due: '2026-11-29' }, '2026-11-22'), true)
  assert.equal(isSoon({ state: 'waiting', due: '2026-11-30' }, '2026-11-22'), false)
  assert.equal(dayOf(new Date('2026-11-21T23:30:00Z')), '2026-11-22', 'a day ends where people live')
  assert.equal(mayGo('done', 'waiting'), false)
  assert.equal(mayGo('planned', 'done'), true)
})
test('whether it helped is asked when its day comes, and again where it could not be said', () => {
  const done = { state: 'done', effect_due: '2026-11-22', effect: null } as const
  assert.equal(asksEffect(done, '2026-11-22'), true)
  assert.equal(asksEffect(done, '2026-11-21'), false)
  assert.equal(asksEffect({ ...done, effect: 'cannot_say' }, '2026-11-23'), true)
  assert.equal(asksEffect({ ...done, effect: 'helped' }, '2026-11-23'), false)
})

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())
const who = (slug: string) => {
  const found = house.cast[slug]
  assert.ok(found, slug)
  return found
}
const unitOf = (slug: string, name: string) => who(slug).units[name] ?? ''
const IFO = 'Individ och familj'

/** As a room would: the head of a unit hands something to a caseworker. */
const raised = (by: string, over: Partial<Parameters<typeof raiseAction>[1]> = {}) =>
  house.db.as(who(by), (tx) =>
    raiseAction(tx, {
      title: 'Gå igenom fakturamallarna',
      why: 'Mallen skriver ut enhetens ort.',
      origin: { kind: 'answer', id: 'a1' },
      unit: unitOf(by, IFO),
      owner: who('norrvik-handlaggare').account,
      due: inDays(5),
      ...over,
    }),
  )

test('from a gap to an action in one step: another room raises it, shows it, and only those whom it concerns see it', async () => {
  const { id } = await raised('norrvik-chef')
  const seenBy = (slug: string) => house.db.as(who(slug), (tx) => actionsOf(tx, 'answer', 'a1'))
  for (const slug of ['norrvik-chef', 'norrvik-handlaggare', 'norrvik-samordnare']) {
    const [line] = await seenBy(slug)
    assert.deepEqual(line, {
      id,
      title: 'Gå igenom fakturamallarna',
      state: 'planned',
      due: inDays(5),
      owner: 'Handläggare, Individ och familj',
      late: false,
    })
  }
  for (const slug of ['norrvik-personalchef', 'norrvik-systemagare', 'norrvik-loggranskare', 'ekby-chef', 'samverket-nationell'])
    assert.deepEqual(await seenBy(slug), [], slug)
  const outsider = await Visitor.as(house, 'norrvik-personalchef')
  assert.equal((await outsider.get(`/atgarder/${id}`)).status, 404)
  assert.doesNotMatch((await outsider.get('/atgarder?visa=alla')).text, /fakturamallarna/)
  const [row] = await house.superuser<{ outcome: string }>("select outcome from audit where deed = 'action.see' order by at desc limit 1")
  assert.equal(row?.outcome, 'not_reached')
})

test('nobody raises an action for another unit, for an owner elsewhere, or in another name', async () => {
  await assert.rejects(raised('norrvik-handlaggare', { unit: unitOf('norrvik-chef', 'Stab') }), /Not for that unit/)
  await assert.rejects(raised('norrvik-chef', { owner: who('ekby-chef').account }), /No such owner/)
  const forged = house.db.as(who('norrvik-handlaggare'), (tx) =>
    tx
      .tables<{ action_item: Record<string, unknown> }>()
      .insertInto('action_item')
      .values({
        tenant: who('norrvik-chef').tenant,
        id: '00000000-0000-4000-8000-000000000001',
        origin_kind: 'risk',
        origin_id: 'x',
        owner: who('norrvik-chef').account,
        due: today,
        sealed: Buffer.from('x'),
        created_by: who('norrvik-chef').account,
      })
      .execute(),
  )
  await assert.rejects(forged, (error: { code?: string }) => error.code === '42501')
})

test('the database keeps the owner from moving the day, handing it on, or taking up what is finished', async () => {
  const { id } = await raised('norrvik-chef')
  const change = (slug: string, set: Record<string, unknown>) =>
    house.db.as(who(slug), (tx) =>
      tx
        .tables<{ action_item: Record<string, unknown> & { id: string } }>()
        .updateTable('action_item')
        .set(set)
        .where('id', '=', id)
        .execute(),
    )
  for (const set of [{ due: inDays(90) }, { owner: who('norrvik-chef').account }, { state: 'dropped' }])
    await assert.rejects(change('norrvik-handlaggare', set), (error: { code?: string }) => error.code === '42501', JSON.stringify(set))
  await change('norrvik-handlaggare', { state: 'done' })
  await assert.rejects(change('norrvik-handlaggare', { state: 'going' }), (error: { code?: string }) => error.code === '42501')
  await change('norrvik-chef', { state: 'going' })
})

test('S-R12: words, notes and evidence lie sealed; what is taken away is gone', async () => {
  const { id } = await raised('norrvik-chef')
  const owner = await Visitor.as(house, 'norrvik-handlaggare')
  await owner.get(`/atgarder/${id}/underlag`)
  const file = new File(['hemligt protokoll'], 'protokoll.txt', { type: 'text/plain' })
  assert.equal((await owner.post(`/atgarder/${id}/underlag`, { name: '', file })).location, `/atgarder/${id}`)
  await owner.get(`/atgarder/${id}/lank`)
  const wrong = await owner.post(`/atgarder/${id}/lank`, { name: 'Dolt', href: 'javascript:alert(1)' })
  assert.match(wrong.text, /Rätta:/)
  assert.equal((await owner.post(`/atgarder/${id}/lank`, { name: 'I diariet', href: 'https://intranat.example.se/1' })).status, 303)
  const page = await owner.get(`/atgarder/${id}`)
  assert.match(page.text, /href="https:\/\/intranat\.example\.se\/1"/)
  const path = new RegExp(`/atgarder/${id}/underlag/[0-9a-f-]{36}`).exec(page.text)?.[0] ?? ''
  const got = await owner.get(path)
  assert.equal(got.bytes.toString(), 'hemligt protokoll')
  assert.equal(got.headers.get('Content-Disposition'), 'attachment; filename="underlag.txt"')
  assert.equal(got.headers.get('Content-Type'), 'application/octet-stream')
  assert.equal((await (await Visitor.as(house, 'norrvik-personalchef')).get(path)).status, 404)
  const rows = await house.superuser<{ row: string }>(
    "select encode(sealed, 'escape') as row from action_item union all select encode(content_sealed, 'escape') from action_evidence union all select encode(name_sealed, 'escape') from action_evidence",
  )
  assert.ok(rows.length > 3)
  for (const { row } of rows) assert.doesNotMatch(row ?? '', /faktura|protokoll|diariet/)
  await owner.get(`/atgarder/${id}`)
  assert.equal((await owner.post(`${path}/ta-bort`, {})).status, 303)
  assert.equal((await owner.get(path)).status, 404)
  const [left] = await house.superuser<{ n: number }>(
    "select count(*)::int as n from action_evidence where kind = 'file' and content_sealed is not null",
  )
  assert.equal(left?.n, 0)
})

test('an action goes from planned to done, its effect is asked for and judged, and every step stands in its history', async () => {
  const { id } = await raised('norrvik-chef', { due: today })
  const owner = await Visitor.as(house, 'norrvik-handlaggare')
  assert.match((await owner.get('/')).text, /Åtgärder att göra inom en vecka/)
  await owner.get(`/atgarder/${id}`)
  assert.equal((await owner.post(`/atgarder/${id}/borja`, {})).location, `/atgarder/${id}`)
  await owner.get(`/atgarder/${id}/anteckna`)
  assert.match((await owner.post(`/atgarder/${id}/anteckna`, { words: '' })).text, /Fyll i ”Vad har hänt/)
  await owner.post(`/atgarder/${id}/anteckna`, { words: 'Ny mall är beställd.' })
  await owner.get(`/atgarder/${id}/klar`)
  const lost = await owner.post(`/atgarder/${id}/klar`, { words: 'Mallen är bytt.' })
  assert.match(lost.text, /Mallen är bytt\./, 'what was written is never lost')
  await owner.post(`/atgarder/${id}/klar`, { words: 'Mallen är bytt.', effect_days: '30' })
  assert.doesNotMatch((await owner.get('/')).text, /om det hjälpte/)
  await house.superuser('update action_item set effect_due = current_date - 1 where id = $1', [id])
  assert.match((await owner.get('/')).text, new RegExp(`href="/atgarder/${id}"`))
  await owner.get(`/atgarder/${id}/effekt`)
  assert.match((await owner.post(`/atgarder/${id}/effekt`, { effect: 'cannot_say', words: 'För tidigt.' })).text, /Skriv när frågan/)
  await owner.post(`/atgarder/${id}/effekt`, { effect: 'helped', words: 'Tjugo fakturor gicks igenom: ingen ort.' })
  const page = (await owner.get(`/atgarder/${id}`)).text
  for (const word of ['Skapad', 'Pågår', 'Ny mall är beställd.', 'Klar', 'Ja, det hjälpte. Tjugo fakturor'])
    assert.ok(page.includes(word), word)
  assert.equal((await owner.post(`/atgarder/${id}/borja`, {})).status, 404, 'what is finished is taken up by whoever steers')
  const steers = await Visitor.as(house, 'norrvik-samordnare')
  await steers.get(`/atgarder/${id}`)
  assert.equal((await steers.post(`/atgarder/${id}/borja`, {})).location, `/atgarder/${id}`)
})

test('whoever steers moves the day, and the history says from what to what; dropping needs a reason', async () => {
  const { id } = await raised('norrvik-chef')
  const head = await Visitor.as(house, 'norrvik-chef')
  await head.get(`/atgarder/${id}/andra`)
  const to = inDays(20)
  await head.post(`/atgarder/${id}/andra`, { title: 'Byt mallarna', why: 'Samma.', owner: who('norrvik-chef').account, due: to })
  const page = (await head.get(`/atgarder/${id}`)).text
  assert.match(page, /Ansvarig: Handläggare, Individ och familj → Enhetschef, Individ och familj\./)
  assert.match(page, /Byt mallarna/)
  await head.get(`/atgarder/${id}/avskriv`)
  assert.match((await head.post(`/atgarder/${id}/avskriv`, { words: '' })).text, /Rätta:/)
  assert.equal((await head.post(`/atgarder/${id}/avskriv`, { words: 'Systemet läggs ner.' })).location, `/atgarder/${id}`)
  const worker = await Visitor.as(house, 'norrvik-handlaggare')
  assert.equal((await worker.get(`/atgarder/${id}/andra`)).status, 404)
})

test('a new action from the list; as CSV, where what a spreadsheet would run is text', async () => {
  const coordinator = await Visitor.as(house, 'norrvik-samordnare')
  await coordinator.get('/atgarder/ny')
  const values = { title: '=1+1', why: 'Skäl.', unit: 'alla', owner: who('norrvik-samordnare').account, due: inDays(-1) }
  assert.match((await coordinator.post('/atgarder/ny', values)).text, /Dagen har varit/)
  const made = await coordinator.post('/atgarder/ny', { ...values, due: inDays(3) })
  assert.match(made.location ?? '', /^\/atgarder\/[0-9a-f-]{36}$/)
  const csv = await coordinator.get('/atgarder/lista.csv?visa=mina')
  assert.match(csv.text, /'=1\+1;Skäl\.;Egen;Hela organisationen;Samordnare, Stab/)
  await coordinator.get('/atgarder?sprak=en')
  assert.match((await coordinator.get('/atgarder?visa=sena')).text, /Nothing here just now/)
  assert.match((await coordinator.get('/atgarder/ny')).text, /What is to be done\?/)
})

test('reminders say that something waits and never what, once a week; whoever leaves hands over', async () => {
  const { tenant } = who('norrvik-chef')
  const { id } = await raised('norrvik-chef', { due: inDays(-3) })
  const run = () => module.jobs?.['action_reminders']?.(house, { tenant, id: tenant })
  const told = () => house.superuser<{ account: string }>("select account from outbox where template = 'follow_up_waits'")
  await run()
  const first = await told()
  assert.ok(first.some(({ account }) => account === who('norrvik-handlaggare').account))
  await run()
  assert.equal((await told()).length, first.length)
  const leaver = who('norrvik-handlaggare').account
  await house.db.asWorker(tenant, async (tx) => {
    const [holding] = (await module.handOver?.held(tx, leaver)) ?? []
    assert.ok(holding && holding.count > 0)
    assert.ok(holding.heirs.includes(who('norrvik-chef').account))
    assert.ok(!holding.heirs.includes(who('norrvik-samordnare').account), 'a colleague of the own unit, where there is one')
    await module.handOver?.move(tx, holding.key, leaver, who('norrvik-chef').account)
    assert.deepEqual(await module.handOver?.held(tx, leaver), [])
  })
  const head = await Visitor.as(house, 'norrvik-chef')
  assert.match((await head.get(`/atgarder/${id}`)).text, /Överlämnad när den ansvariga slutade/)
})

test('owner and day as fields on the form of another room: functions, never names', async () => {
  const owners = await house.db.as(who('norrvik-chef'), ownersFor)
  assert.equal(owners[0]?.label.toString().includes(IFO), true, 'the own unit first')
  assert.ok(!JSON.stringify(owners).includes('Dikt'))
  const fields = actionFields(owners)
  assert.equal(readForm(fields, { owner: 'nobody', due: inDays(1) }).ok, false)
  assert.equal(readForm(fields, { owner: owners[0]?.value ?? '', due: inDays(1) }).ok, true)
})
