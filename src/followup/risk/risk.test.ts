import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { riskCatalogue } from './catalogue.ts'
import { risk as module } from './index.ts'
import { drawMap, layOut, wrap } from './map.ts'
import { pointsAtSomebody } from './nameless.ts'
import { acceptDaysMax, HARMS, LEVELS, LIKELIHOODS, levelNow, levelOf, stateOf } from './risk.ts'

const today = dayOf(new Date())

test('danger to life is the top however unlikely, and nothing else reaches it; more of either is never less', () => {
  const order = Object.keys(LEVELS).reverse()
  for (let likelihood = 1; likelihood <= LIKELIHOODS.length; likelihood++)
    for (let harm = 1; harm <= HARMS.length; harm++) {
      const level = levelOf(likelihood, harm)
      assert.equal(level === 'life', harm === 5)
      if (likelihood < 5) assert.ok(order.indexOf(levelOf(likelihood + 1, harm)) >= order.indexOf(level))
      if (harm < 5) assert.ok(order.indexOf(levelOf(likelihood, harm + 1)) >= order.indexOf(level))
    }
  const judged = { likelihood: 1, harm: 5, left_likelihood: null, left_harm: null }
  assert.equal(levelNow(judged), 'life')
  assert.equal(levelNow({ ...judged, left_likelihood: 1, left_harm: 2 }), 'low', 'what is left counts, where it has been judged')
})

test('an acceptance that has run out is open again', () => {
  assert.equal(stateOf({ accepted_until: '2026-11-22', closed_at: null }, '2026-11-22'), 'accepted')
  assert.equal(stateOf({ accepted_until: '2026-11-21', closed_at: null }, '2026-11-22'), 'expired')
  assert.equal(stateOf({ accepted_until: null, closed_at: null }, '2026-11-22'), 'open')
  assert.equal(stateOf({ accepted_until: '2026-11-21', closed_at: new Date() }, '2026-11-22'), 'closed')
  assert.ok(acceptDaysMax(5) < acceptDaysMax(4))
})

test('what looks like a number or an address of somebody is refused, in any way of writing; what is not, is not', () => {
  for (const text of [
    'Ring 070-174 06 05',
    '+46 70 174 06 05',
    '(0)70 1740605 eller',
    '08-465 004 00',
    '19121212-1212',
    '121212+1212',
    '191212121212',
    'samordningsnummer 140168-2396',
    '١٩١٢١٢١٢-1212'.replace(/[٠-٩]/g, (d) => String.fromCharCode(0xff10 + '٠١٢٣٤٥٦٧٨٩'.indexOf(d))),
    '19121212–1212',
    'namn.efternamn@example.se',
  ])
    assert.equal(pointsAtSomebody(text), true, text)
  for (const text of [
    'OSL 21:3 a',
    'HSLF-FS 2022:39',
    'Beslut 2026-11-22 kl. 14.05',
    'JO 3562-2019',
    '26 000 personer',
    'Box 2820, 403 20',
  ])
    assert.equal(pointsAtSomebody(text), false, text)
  for (const { what, cause, action } of riskCatalogue().risks)
    for (const words of [what, cause, action]) for (const one of Object.values(words)) assert.equal(pointsAtSomebody(one), false, one)
})

test('the catalogue: every risk stands on a flow, has its source, and the odd flows are there', () => {
  const { flows, risks } = riskCatalogue()
  assert.equal(new Set([...flows, ...risks].map(({ id }) => id)).size, flows.length + risks.length)
  for (const risk of risks)
    assert.ok(
      flows.some(({ id }) => id === risk.flow),
      risk.id,
    )
  for (const odd of ['meals', 'alarm', 'transport', 'deviation', 'e-learning', 'schedule', 'payroll', 'photo', 'bulk-mailing'])
    assert.ok(
      risks.some(({ flow }) => flow === odd),
      odd,
    )
  assert.ok(
    risks.some(({ source }) => !source.verified),
    'what no source bears out says so',
  )
})

test('the map: each place once, columns from outside through and out, whatever is written in it', () => {
  const flow = fc.record({
    from: fc.oneof(fc.constantFrom('A', 'B', 'C', ' a '), fc.string({ minLength: 1 })),
    to: fc.oneof(fc.constantFrom('A', 'B', 'C'), fc.string({ minLength: 1 })),
    reach: fc.constantFrom('in' as const, 'inside' as const, 'out' as const),
    worst: fc.constantFrom(undefined, 'life' as const, 'low' as const),
  })
  fc.assert(
    fc.property(fc.array(flow, { maxLength: 12 }), (flows) => {
      const numbered = flows.map((one, index) => ({ ...one, number: index + 1 }))
      const places = [...layOut(numbered).values()]
      assert.equal(new Set(places.map(({ column, row }) => `${column}|${row}`)).size, places.length, 'no box upon another')
      for (const place of places) {
        if (place.side === 'outside') assert.equal(place.column, 0)
        if (place.side === 'away') for (const other of places) assert.ok(other.side === 'away' || other.column < place.column)
      }
      const { svg } = drawMap(numbered, 'sv')
      assert.doesNotMatch(svg.replace(/<\/?(svg|title|desc|rect|text|path|polygon|circle)\b[^<>]*>/g, ''), /[<>]/)
      assert.equal((svg.match(/<path /g) ?? []).length, flows.length)
    }),
    { numRuns: 200 },
  )
  assert.deepEqual(wrap('Den som begärt handlingen hos registratorn på staben'), ['Den som begärt', 'handlingen hos …'])
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
const FLOW = {
  from: 'Receptionen',
  to: 'Diariet',
  reach: 'inside',
  channel: 'Diariesystemet',
  data: 'Ärendemening',
  sees: 'Alla',
  ground: '',
  unit: 'alla',
}
const adopt = async (slug: string, unit: string, over: Record<string, string> = {}) => {
  const visitor = await Visitor.as(house, slug)
  const form = (await visitor.get('/risker/ny?forslag=annex-tells-place')).text
  assert.match(form, /En partsbilaga eller dom visar orten/)
  const values = {
    forslag: 'annex-tells-place',
    what: 'Bilagan visar orten',
    cause: 'Läses inte.',
    likelihood: '2',
    harm: '5',
    unit,
    owner: who('norrvik-handlaggare').account,
    review_by: addDays(today, 100),
    flow: '',
    ...over,
  }
  const answer = await visitor.post('/risker/ny', values)
  return { visitor, answer, path: answer.location ?? '' }
}
const IFO = 'Individ och familj'

test('the map is drawn by rows, shown as a picture and a table, and refuses to name anybody', async () => {
  const coordinator = await Visitor.as(house, 'norrvik-samordnare')
  assert.match((await coordinator.get('/risker/karta')).text, /Kartan är tom/)
  await coordinator.get('/risker/karta/ny?forslag=diary')
  const refused = await coordinator.post('/risker/karta/ny', { ...FLOW, sees: 'Ring Siv på 070-174 06 05' })
  assert.match(refused.text, /Skriv funktionen i stället/)
  assert.match(refused.text, /Diariesystemet/, 'what was written is never lost')
  assert.equal((await coordinator.post('/risker/karta/ny', { ...FLOW, forslag: 'diary' })).location, '/risker/karta')
  assert.equal(
    (await coordinator.post('/risker/karta/ny', { ...FLOW, from: '<b>Kök', to: 'Tryckeri', reach: 'out' })).location,
    '/risker/karta',
  )
  const page = (await coordinator.get('/risker/karta')).text
  assert.match(page, /Karta med 2 flöden/)
  assert.match(page, /Systemen skrivs med namn tills vidare/)
  const picture = await coordinator.get('/risker/karta.svg')
  assert.equal(picture.headers.get('Content-Type'), 'image/svg+xml; charset=utf-8')
  assert.match(picture.text, /&#60;b&#62;Kök/)
  assert.match((await coordinator.get('/risker/karta.csv')).text, /Receptionen;Diariet;Inom organisationen/)
  const head = await Visitor.as(house, 'norrvik-chef')
  const seen = (await head.get('/risker/karta')).text
  assert.match(seen, /Receptionen → Diariet/, 'what moves in the whole organisation is seen by each head')
  assert.doesNotMatch(seen, /href="\/risker\/karta\/[0-9a-f]{8}/, 'and drawn by the coordinator')
  assert.match((await head.get('/risker/karta/forslag')).text, /Finns på kartan/)
  for (const slug of ['norrvik-handlaggare', 'norrvik-systemagare', 'norrvik-loggranskare'])
    assert.equal((await (await Visitor.as(house, slug)).get('/risker/karta')).status, 404, slug)
  assert.doesNotMatch((await (await Visitor.as(house, 'ekby-chef')).get('/risker/karta')).text, /Receptionen → Diariet/)
  const id = /\/risker\/karta\/([0-9a-f-]{36})/.exec(page)?.[1] ?? ''
  await coordinator.get(`/risker/karta/${id}`)
  assert.equal((await coordinator.post(`/risker/karta/${id}`, { ...FLOW, channel: 'Nya diariet' })).location, '/risker/karta')
  await coordinator.get(`/risker/karta/${id}/ta-bort`)
  await coordinator.post(`/risker/karta/${id}/ta-bort`, {})
  assert.match((await coordinator.get('/risker/karta')).text, /Karta med 1 flöden/)
})

test('a proposal is taken in, judged, treated, acted on, and what is left is judged by its owner', async () => {
  const unit = who('norrvik-chef').units[IFO] ?? ''
  const { visitor: head, path } = await adopt('norrvik-chef', unit)
  assert.match(path, /^\/risker\/[0-9a-f-]{36}$/)
  assert.match((await head.get('/risker/forslag')).text, /Finns hos er/)
  await head.get(`${path}/behandla`)
  await head.post(`${path}/behandla`, { treatment: 'reduce', words: 'Vi läser hela utskicket.' })
  const offered = (await head.get(`${path}/atgard`)).text
  assert.match(offered, /Läs hela den sammanslagna handlingen/)
  const owner = who('norrvik-handlaggare').account
  await head.post(`${path}/atgard`, { title: 'Läs hela handlingen', owner, due: addDays(today, 10) })
  const worker = await Visitor.as(house, 'norrvik-handlaggare')
  const seen = (await worker.get(path)).text
  assert.match(seen, /Läs hela handlingen/)
  assert.doesNotMatch(seen, /Acceptera för en tid/)
  assert.equal((await worker.get(`${path}/acceptera`)).status, 404)
  assert.match((await worker.get('/atgarder')).text, /Läs hela handlingen/)
  await worker.get(`${path}/kvar`)
  assert.equal((await worker.post(`${path}/kvar`, { likelihood: '1', harm: '3', words: 'Ingen bilaga går oläst.' })).location, path)
  const page = (await head.get(path)).text
  for (const word of [
    'Fara för liv, kan hända.',
    'Låg: Stor skada, osannolikt.',
    'Minska. Vi läser hela utskicket.',
    'Ingen bilaga går oläst.',
    'JO 3562-2019',
  ])
    assert.ok(page.includes(word), word)
  assert.match((await head.get('/risker/matris')).text, /Bilagan visar orten/)
  assert.match((await head.get('/risker/lista.csv')).text, /Bilagan visar orten;Läses inte\.;Låg/)
  for (const slug of ['norrvik-personalchef', 'ekby-chef', 'norrvik-loggranskare'])
    assert.equal((await (await Visitor.as(house, slug)).get(path)).status, 404, slug)
})

test('acceptance has a reason and an end; when the day has passed the risk is open again and waits on Idag', async () => {
  const unit = who('norrvik-chef').units[IFO] ?? ''
  const { visitor: head, path } = await adopt('norrvik-chef', unit, { what: 'Accepteras' })
  await head.get(`${path}/acceptera`)
  const tooLong = await head.post(`${path}/acceptera`, { words: 'Vi byter system.', until: addDays(today, 200) })
  assert.match(tooLong.text, /Senast .* går att ange/, 'danger to life is accepted for a quarter at most')
  assert.equal((await head.post(`${path}/acceptera`, { words: 'Vi byter system.', until: addDays(today, 60) })).location, path)
  assert.match((await head.get(path)).text, /Accepterad/)
  assert.doesNotMatch((await head.get('/')).text, /accept har gått ut/)
  await house.superuser('update risk set accepted_until = current_date - 1 where id = $1', [path.slice(8)])
  assert.match((await head.get('/')).text, new RegExp(`href="${path}"`))
  assert.match((await head.get(path)).text, /Risken är öppen igen/)
  await head.get(`${path}/bedom`)
  await head.post(`${path}/acceptera`, { words: 'En gång till.', until: addDays(today, 30) })
  await head.post(`${path}/bedom`, { likelihood: '4', harm: '5', words: 'Det har hänt.' })
  const page = (await head.get(path)).text
  assert.match(page, /Accepten föll/)
  assert.doesNotMatch(page, /till och med<\/dd>/)
  await head.get(`${path}/stang`)
  await head.post(`${path}/stang`, { words: 'Systemet är borta.' })
  assert.match((await head.get(path)).text, /Öppna risken igen/)
})

test('the database holds the same: no acceptance by the owner, in another name, or beyond its time', async () => {
  const unit = who('norrvik-chef').units[IFO] ?? ''
  const { path } = await adopt('norrvik-chef', unit, { what: 'Prövas' })
  const id = path.slice(8)
  const change = (slug: string, set: Record<string, unknown>) =>
    house.db.as(who(slug), (tx) =>
      tx.tables<{ risk: Record<string, unknown> & { id: string } }>().updateTable('risk').set(set).where('id', '=', id).execute(),
    )
  const code = (wanted: string) => (error: { code?: string }) => error.code === wanted
  const accepted = (slug: string, days: number) => ({
    treatment: 'accept',
    accepted_by: who(slug).account,
    accepted_until: addDays(today, days),
  })
  await assert.rejects(change('norrvik-handlaggare', accepted('norrvik-handlaggare', 10)), code('42501'))
  await assert.rejects(change('norrvik-handlaggare', { closed_at: new Date() }), code('42501'))
  await assert.rejects(change('norrvik-chef', accepted('norrvik-samordnare', 10)), code('23514'))
  await assert.rejects(change('norrvik-chef', accepted('norrvik-chef', 120)), code('23514'))
  await change('norrvik-chef', accepted('norrvik-chef', 90))
  assert.equal(Number((await change('norrvik-personalchef', { harm: 1 }))[0]?.numUpdatedRows), 0)
  const rows = await house.superuser<{ row: string }>(
    "select encode(sealed, 'escape') as row from risk union all select encode(sealed, 'escape') from data_flow union all select encode(sealed, 'escape') from risk_judgement where sealed is not null",
  )
  for (const { row } of rows) assert.doesNotMatch(row, /Prövas|Diariet|system/)
})

test('nobody writes a risk for another unit; whoever leaves hands over', async () => {
  const { answer } = await adopt('norrvik-chef', who('norrvik-chef').units['Stab'] ?? '')
  assert.match(answer.text, /Rätta:/)
  const reader = await Visitor.as(house, 'norrvik-handlaggare')
  for (const path of ['/risker/ny', '/risker/forslag', '/risker/karta']) assert.equal((await reader.get(path)).status, 404, path)
  const list = await reader.get('/risker')
  assert.doesNotMatch(list.text, /Inga risker än|\/risker\/(?:ny|forslag|karta)"/, 'not told that there are none, nor led to closed pages')
  const { tenant, account } = who('norrvik-handlaggare')
  await house.db.asWorker(tenant, async (tx) => {
    const [holding] = (await module.handOver?.held(tx, account)) ?? []
    assert.ok(holding?.heirs.includes(who('norrvik-chef').account))
    await module.handOver?.move(tx, holding?.key ?? '', account, who('norrvik-chef').account)
    assert.deepEqual(await module.handOver?.held(tx, account), [])
  })
})
