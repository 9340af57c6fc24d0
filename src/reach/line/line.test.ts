import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { content } from '../text/index.ts'
import { dayOf } from '../../platform/day.ts'
import { lineStates } from './index.ts'
import { knownSince, publicStates, type Report, stageOf, standingOf, type Verdict } from './line.ts'

const report = (verdict: Verdict, on: string, more: Partial<Report> = {}): Report => ({
  id: `${on}-${verdict}-${more.origin ?? 'own'}`,
  line: 'men',
  verdict,
  how: verdict === 'checked' ? 'called' : null,
  origin: 'own',
  on,
  at: new Date(`${on}T12:00:00Z`),
  ...more,
})
const men = { id: 'men', always: false }

test('D-R56: the own last word decides; a newer national check counts where nobody here has said otherwise', () => {
  const national = { origin: 'national' } as const
  assert.equal(standingOf(men, []).state, undefined)
  assert.equal(standingOf(men, [report('checked', '2026-10-01', national)]).state?.origin, 'national')
  const newer = [report('checked', '2026-09-01'), report('checked', '2026-10-01', national)]
  assert.equal(standingOf(men, newer).state?.on, '2026-10-01')
  const older = [report('checked', '2026-10-01'), report('checked', '2026-09-01', national)]
  assert.equal(standingOf(men, older).state?.origin, 'own')
  const against = standingOf(men, [report('wrong', '2026-09-01'), report('checked', '2026-10-01', national)])
  assert.equal(against.state?.verdict, 'wrong', 'what this organisation has reported wrong stays so until it answers')
  assert.equal(against.proposal?.verdict, 'checked')
})

test('D-R56: what the national keeper calls wrong or secret is a proposal, and takes nothing away by itself', () => {
  for (const verdict of ['wrong', 'secret'] as const) {
    const proposed = standingOf(men, [report('checked', '2026-09-01'), report(verdict, '2026-10-01', { origin: 'national' })])
    assert.equal(proposed.state?.verdict, 'checked')
    assert.equal(proposed.proposal?.verdict, verdict)
    const answered = standingOf(men, [report(verdict, '2026-10-01', { origin: 'national' }), report('checked', '2026-10-02')])
    assert.equal(answered.proposal, undefined, 'an own word answers it')
  }
})

test('D-R56: 112 and 116 016 never vanish, whatever is reported here or nationally', () => {
  const always = content().lines.filter((one) => one.always)
  assert.deepEqual(always.map(({ number }) => number).sort(), ['112', '116 016'])
  for (const line of always)
    for (const verdict of ['wrong', 'secret'] as const)
      for (const origin of ['own', 'national'] as const) {
        const reports = [report('checked', '2026-09-01', { line: line.id }), report(verdict, '2026-10-01', { line: line.id, origin })]
        assert.deepEqual(publicStates([line], reports), [{ line: line.id, state: 'checked', on: '2026-09-01' }])
        assert.deepEqual(publicStates([line], reports.slice(1)), [])
      }
  const ordinary = content().lines.filter(({ id }) => id === 'men')
  assert.deepEqual(publicStates(ordinary, [report('wrong', '2026-10-01')]), [{ line: 'men', state: 'wrong', on: '2026-10-01' }])
})

test('D-R56: a line is told of at 75 days and stale after 90; what has no day is stale', () => {
  assert.equal(stageOf('2026-01-01', '2026-03-16', 90), undefined)
  assert.equal(stageOf('2026-01-01', '2026-03-17', 90), 75)
  assert.equal(stageOf('2026-01-01', '2026-04-01', 90), 75)
  assert.equal(stageOf('2026-01-01', '2026-04-02', 90), 90)
  assert.equal(stageOf('2025-04', '2025-07-29', 90), 75, 'a month counts from its last day')
  assert.equal(stageOf('2025-04', '2025-07-30', 90), 90)
  assert.equal(stageOf(null, '2026-01-01', 90), 90)
  const line = content().lines.find(({ id }) => id === 'men')
  assert.ok(line)
  assert.equal(knownSince(line, standingOf(line, [])), line.verified)
  assert.equal(knownSince(line, standingOf(line, [report('checked', '2026-10-01')])), '2026-10-01')
  assert.equal(knownSince(line, standingOf(line, [report('wrong', '2026-10-01')])), line.verified)
})

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

const tenantOf = (slug: string) => house.cast[slug]?.tenant ?? ''
const statesOf = (slug: string) => house.db.asWorker(tenantOf(slug), lineStates)
const today = dayOf(new Date())

test('D-R56: a communicator checks a line; it is told with its day, and the history says who', async () => {
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  const list = await kim.get('/linjer')
  assert.match(list.text, /8 linjer väntar på dig/)
  assert.match((await kim.get('/')).text, /Stödlinjer som ingen har kontrollerat på 90 dagar/)
  const empty = await kim.post('/linjer/men/kontrollera', { how: 'called', on: today })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Intyga att det stämmer/)
  assert.equal((await kim.post('/linjer/men/kontrollera', { how: 'called', on: today, right: 'on' })).location, '/linjer/men')
  assert.deepEqual(await statesOf('norrvik-kommunikator'), [{ line: 'men', state: 'checked', on: today }])
  const one = await kim.get('/linjer/men')
  assert.match(one.text, /Jag har ringt/)
  assert.match(one.text, /Kommunikatör, Stab/)
  assert.deepEqual(await statesOf('ekby-chef'), [], 'another organisation’s check is its own')
})

test('D-R56: a wrong number leaves this organisation’s pages at once and comes back by a check', async () => {
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  assert.equal((await kim.post('/linjer/men/fel', { note: '' })).status, 422)
  await kim.post('/linjer/men/fel', { note: 'Numret går till en butik.' })
  assert.deepEqual(await statesOf('norrvik-kommunikator'), [{ line: 'men', state: 'wrong', on: today }])
  const published = await house.superuser("select 1 from graphile_worker.jobs where task_identifier = 'publish_sites'")
  assert.ok(published.length > 0, 'the sites are compiled anew')
  const [row] = await house.superuser<{ note_sealed: Buffer }>("select note_sealed from line_report where verdict = 'wrong'")
  assert.doesNotMatch(row?.note_sealed.toString('utf8') ?? '', /butik/, 'the words are sealed')
  await kim.post('/linjer/emergency/fel', { note: 'Ett prov.' })
  assert.match((await kim.get('/linjer/emergency')).text, /112 visas ändå/)
  assert.ok(!(await statesOf('norrvik-kommunikator')).some(({ line }) => line === 'emergency'))
})

test('D-R56: the national keeper hears, answers, and its answer reaches the others as a check or a proposal', async () => {
  await house.drain()
  const nora = await Visitor.as(house, 'samverket-nationell')
  assert.match((await nora.get('/')).text, /Stödlinjer som andra har rapporterat fel/)
  const seen = await nora.get('/linjer/men')
  assert.match(seen.text, /Norrviks kommun \(påhittad\)/)
  assert.match(seen.text, /Numret går till en butik\./)
  const [mail] = await house.superuser<{ n: number }>("select count(*)::int as n from outbox where template = 'reach_waits'")
  assert.ok((mail?.n ?? 0) > 0, 'told by mail without content')
  await nora.post('/linjer/men/fel', { note: 'Bekräftat: fel nummer.' })
  await nora.post('/linjer/trans/kontrollera', { how: 'read', on: today, right: 'on' })
  await house.drain()
  assert.deepEqual(await statesOf('ekby-chef'), [{ line: 'trans', state: 'checked', on: today }], 'the check counts, the report does not')
  const britt = await Visitor.as(house, 'ekby-chef')
  const proposed = await britt.get('/linjer/men')
  assert.match(proposed.text, /Bekräftat: fel nummer\./)
  assert.equal((await britt.post('/linjer/men/folj', {})).location, '/linjer/men')
  assert.deepEqual(
    (await statesOf('ekby-chef')).find(({ line }) => line === 'men'),
    { line: 'men', state: 'wrong', on: today },
  )
  assert.equal((await britt.post('/linjer/men/folj', {})).status, 404, 'followed once')
})

test('D-R56: a municipality’s own word is carried to nobody but the keeper', async () => {
  const rows = await house.superuser<{ tenant: string }>("select distinct tenant from line_report where origin = 'national'")
  assert.ok(!rows.some(({ tenant }) => tenant === tenantOf('samverket-nationell')))
  const told = await house.superuser<{ tenant: string }>('select distinct tenant from line_told')
  assert.deepEqual(
    told.map(({ tenant }) => tenant),
    [tenantOf('samverket-nationell')],
  )
})

test('S-R1: who does not keep the pages neither sees nor says anything of a line; an unknown line is absent', async () => {
  const hanna = await Visitor.as(house, 'norrvik-handlaggare')
  assert.equal((await hanna.get('/linjer')).status, 404)
  assert.equal((await hanna.post('/linjer/men/fel', { note: 'Nej.' })).status, 404)
  assert.doesNotMatch((await hanna.get('/')).text, /\/linjer/)
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  for (const path of ['/linjer/finns-inte', '/linjer/finns-inte/fel']) assert.equal((await kim.get(path)).status, 404)
  const forged = house.db.as(house.cast['norrvik-handlaggare'] ?? { tenant: '', account: null }, async (tx) => {
    await tx
      .tables<{ line_report: Record<string, unknown> }>()
      .insertInto('line_report')
      .values({
        tenant: tx.actor.tenant,
        id: crypto.randomUUID(),
        line: 'men',
        verdict: 'checked',
        how: 'called',
        by: tx.actor.account,
        on: today,
      })
      .execute()
  })
  await assert.rejects(forged, 'the database refuses what the policy refuses')
})

test('D-R56: age is reminded of once for each check, by the job that runs each day', async () => {
  const before = await house.superuser<{ n: number }>("select count(*)::int as n from outbox where template = 'reach_waits'")
  const { line } = await import('./index.ts')
  const tend = line.jobs?.['tend_lines']
  assert.ok(tend)
  const job = { tenant: tenantOf('nordan-kommunikator'), id: crypto.randomUUID() }
  await tend(house, job)
  await tend(house, job)
  const after = await house.superuser<{ n: number }>("select count(*)::int as n from outbox where template = 'reach_waits'")
  assert.equal((after[0]?.n ?? 0) - (before[0]?.n ?? 0), 1, 'one communicator, one message, although the job ran twice')
})

test('nobody is asked to call 112 to see whether it works', async () => {
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  const page = await kim.get('/linjer/emergency/kontrollera')
  assert.match(page.text, /Ring aldrig 112 för att prova numret/)
  assert.doesNotMatch(page.text, /value="called"/)
  assert.equal((await kim.post('/linjer/emergency/kontrollera', { how: 'called', on: today, right: 'on' })).status, 422)
})
