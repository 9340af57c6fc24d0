import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { approve, askApproval } from '../routine/deeds-approve.ts'
import { dealWith, startRoutine } from '../routine/deeds-write.ts'
import { seeRoutine } from '../routine/deeds.ts'
import { act, close, countDeviations, judge, listDeviations, seeDeviation, tellDeviation } from './deeds.ts'
import { makeDemoDeviations } from './demo.ts'
import { cellsOf, pointsAtSomebody, quarterOf } from './deviation.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_PARTS: 'followup' })
})
after(() => house?.close())
const who = (slug: string) => {
  const found = house.cast[slug]
  assert.ok(found)
  return found
}
const told = (unit: string | null, happened = 'Fel bilaga låg i kuvertet.') =>
  ({ kind: 'enclosure', step: 'send', seriousness: 'near_miss', happened, done: '', unit }) as const
const family = () => who('norrvik-chef').units['Individ och familj'] ?? ''

test('a text that points at somebody is refused; dates, laws and amounts are not', () => {
  for (const text of ['19830102-2383', '830102-2383', 'nr 198301022383.', '8301022383', '140168 2396', '1983 01 02 – 2383'])
    assert.equal(pointsAtSomebody(text), 'identity', text)
  for (const text of ['070-1740605', '070-174 06 05', '+46 70 174 06 05', '08-465 004 00', '031-3900600'])
    assert.equal(pointsAtSomebody(text), 'phone', text)
  assert.equal(pointsAtSomebody('skriv till a.b@example.se nu'), 'mail')
  for (const text of [
    'Den 2026-11-22 klockan 14.05',
    'SFS 2009:400 och 21 kap. 3 §',
    'efter 72 timmar',
    'HSLF-FS 2022:39',
    '12 500 kronor',
    'klass 4 b',
    'dnr 2026/1234',
  ])
    assert.equal(pointsAtSomebody(text), undefined, text)
  assert.equal(quarterOf('2026-11-22'), '2026-4')
  assert.deepEqual(
    cellsOf([
      { kind: 'post', told_on: '2026-01-01' },
      { kind: 'post', told_on: '2026-03-31' },
    ]),
    [{ kind: 'post', quarter: '2026-1', count: 2 }],
  )
})

test('told without a name: neither the row, the log nor any other table says which account it was', async () => {
  const teller = who('norrvik-handlaggare')
  const everything = async () => {
    const tables = await house.superuser<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition",
    )
    const counts = new Map<string, string>()
    for (const { name } of tables) {
      const rows = await house.superuser<{ text: string }>(
        `select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as text from public."${name}" t`,
      )
      counts.set(name, rows[0]?.text ?? '')
    }
    return counts
  }
  const earlier = await everything()
  const id = await tellDeviation(house.db, teller, told(family()), false)
  assert.ok(id)
  const later = await everything()
  const hex = teller.account.replaceAll('-', '')
  for (const [table, text] of later) {
    if (text === earlier.get(table)) continue
    assert.ok(['deviation', 'audit'].includes(table) || table.startsWith('audit'), `${table} changed`)
    const added = text.split('\n').filter((line) => !(earlier.get(table) ?? '').split('\n').includes(line))
    for (const line of added) assert.ok(!line.includes(teller.account) && !line.includes(hex), `${table}: ${line}`)
  }
  const [row] = await house.superuser<{ teller: string | null; told_on: Date; happened_sealed: Buffer }>(
    'select * from deviation where id = $1',
    [id],
  )
  assert.equal(row?.teller, null)
  assert.ok(!row?.happened_sealed.toString('utf8').includes('kuvertet'))
  assert.equal(await seeDeviation(house.db, teller, id), undefined, 'an unsigned one is nobody’s')
})

test('who handles: the coordinator and the head of that unit; a signed one is followed by its teller; closed stays closed', async () => {
  const teller = who('norrvik-handlaggare')
  const id = (await tellDeviation(house.db, teller, told(family()), true)) ?? ''
  assert.equal((await seeDeviation(house.db, teller, id))?.handles, false)
  assert.equal(await judge(house.db, teller, id, 'Jag dömer själv.'), 'absent')
  for (const slug of ['norrvik-personalchef', 'norrvik-skyddsansvarig', 'norrvik-systemagare', 'ekby-chef', 'samverket-nationell']) {
    assert.equal(await seeDeviation(house.db, who(slug), id), undefined, slug)
    assert.equal(await close(house.db, who(slug), id, { lesson: 'Nej.', routine: null }), 'absent', slug)
  }
  const head = who('norrvik-chef')
  assert.equal(await close(house.db, head, id, { lesson: 'För tidigt.', routine: null }), 'not_judged')
  assert.equal(await judge(house.db, head, id, 'Två ärenden låg öppna.'), 'done')
  assert.equal(
    await act(house.db, head, id, { title: 'Skriv ut ett i taget', why: 'Två låg öppna.', owner: teller.account, due: '2030-01-01' }),
    'done',
  )
  assert.equal((await seeDeviation(house.db, head, id))?.actions.length, 1)
  assert.equal(await close(house.db, head, id, { lesson: 'Ett ärende i taget.', routine: null }), 'done')
  assert.equal(await judge(house.db, head, id, 'Igen.'), 'closed')
  const whole = (await tellDeviation(house.db, teller, told(null), false)) ?? ''
  assert.equal(await seeDeviation(house.db, head, whole), undefined, 'no unit in particular: the coordinator')
  assert.ok(await seeDeviation(house.db, who('norrvik-samordnare'), whole))
})

test('issue 4: the lesson goes back into a routine, whose next version waits for it', async () => {
  const coordinator = who('norrvik-samordnare')
  const routine =
    (await startRoutine(house.db, coordinator, {
      title: 'Kuvert',
      unit: family(),
      owner: who('norrvik-handlaggare').account,
      template: null,
    })) ?? ''
  const id = (await tellDeviation(house.db, coordinator, told(family()), false)) ?? ''
  await judge(house.db, coordinator, id, 'Delad skrivare.')
  assert.equal(await close(house.db, coordinator, id, { lesson: 'Läs bilagan.', routine: crypto.randomUUID() }), 'no_routine')
  assert.equal(await close(house.db, coordinator, id, { lesson: 'Läs bilagan.', routine }), 'done')
  assert.equal(await askApproval(house.db, coordinator, routine), 'lesson_left')
  await house.superuser("update routine_version set state = 'to_approve' where routine = $1", [routine])
  assert.equal(await approve(house.db, who('norrvik-chef'), routine), 'lesson_left')
  const [note] = (await seeRoutine(house.db, coordinator, routine))?.notes ?? []
  assert.equal(note?.after, 'Läs bilagan.')
  await dealWith(house.db, coordinator, routine, note?.id ?? '', { how: 'changed', why: 'Ny rad.' })
  assert.equal(await approve(house.db, who('norrvik-chef'), routine), 'done')
})

test('the pages: danger first and nothing kept; what points at somebody comes back with all that was written', async () => {
  const visitor = await Visitor.as(house, 'norrvik-registrator')
  const rows = async () => (await house.superuser<{ count: string }>('select count(*) as count from deviation'))[0]?.count
  const count = await rows()
  for (const path of ['/avvikelser', '/avvikelser/ny', '/avvikelser/rojt', '/avvikelser/tack'])
    assert.equal((await visitor.get(path)).status, 200, path)
  assert.match((await visitor.get('/avvikelser/rojt')).text, /72 timmar/)
  await visitor.get('/avvikelser/beratta')
  const form = { kind: 'post', step: 'send', seriousness: 'small', unit: 'ingen', signed: 'no', done: 'Inget.' }
  const answer = await visitor.post('/avvikelser/beratta', { ...form, happened: 'Brevet till 830102-2383 kom fel.' })
  assert.match(answer.text, /ser ut att stå ett personnummer/)
  assert.match(answer.text, /Brevet till 830102-2383 kom fel/, 'nothing written is lost')
  assert.equal(await rows(), count)
  assert.equal((await visitor.post('/avvikelser/beratta', { ...form, happened: 'Brevet kom fel.' })).location, '/avvikelser/tack')
  const left = await house.superuser('select 1 from form_draft where account = $1', [who('norrvik-registrator').account])
  assert.equal(left.length, 0, 'no trace of the form that came back')
  assert.equal((await visitor.get('/avvikelser/statistik')).status, 404)
})

test('numbers on paper: nothing of fewer than five', async () => {
  await house.superuser('truncate deviation')
  await makeDemoDeviations(house.db, house.founded)
  await makeDemoDeviations(house.db, house.founded)
  const coordinator = who('norrvik-samordnare')
  const { handled } = await listDeviations(house.db, coordinator)
  assert.equal(handled.length, 11)
  assert.deepEqual([...new Set(handled.map(({ state }) => state))].sort(), ['closed', 'judged', 'told'])
  const counts = await countDeviations(house.db, coordinator)
  assert.equal(counts?.total, 11)
  for (const { count } of counts?.cells ?? []) assert.ok(count >= 5)
  assert.equal(counts?.hidden, true)
  assert.equal(await countDeviations(house.db, who('norrvik-handlaggare')), undefined)
  const visitor = await Visitor.as(house, 'norrvik-samordnare')
  for (const { id } of handled.slice(0, 6)) assert.equal((await visitor.get(`/avvikelser/${id}`)).status, 200)
  assert.equal((await visitor.get('/avvikelser/statistik')).status, 200)
})
