import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { SMALLEST_SHOWN } from '../../platform/small-groups/index.ts'
import { knowledgeProposal } from './catalogue.ts'
import { knowledgeShare } from './index.ts'
import { type Counted, type Func, grouped, pairOf, pictureOf, sharesOf, shownOf, steady } from './training-needs.ts'

const today = dayOf(new Date())
const FUNC = (code: string, depth = 2): Func => ({ code, name: { sv: code, en: code }, needs: { basics: depth }, own: false })
const count = (func: string, number: number, depth: number | null = null, counted_on = '2026-01-01', unit = 'u'): Counted => ({
  unit,
  function: func,
  area: depth === null ? null : 'basics',
  depth,
  count: number,
  counted_on,
})

test('seed 001, professionals 5: the proposal says for each function how deep it needs each area, and what that means', () => {
  const { areas, depths, functions } = knowledgeProposal()
  assert.deepEqual(
    depths.map(({ value }) => value),
    [0, 1, 2, 3],
  )
  for (const code of [
    'reception',
    'caseworker',
    'registrar',
    'head',
    'hr',
    'it',
    'communicator',
    'log_reviewer',
    'school_staff',
    'nurse',
    'volunteer',
  ])
    assert.ok(
      functions.some(({ id }) => id === code),
      code,
    )
  for (const { id, needs } of functions) for (const area of areas) assert.ok(needs[area.id] !== undefined, `${id} ${area.id}`)
  for (const { id } of areas)
    assert.ok(
      functions.some(({ needs }) => (needs[id] ?? 0) >= 2),
      `somebody knows ${id} well`,
    )
})

test('whoever has reached a greater depth has reached the lesser, and nobody has learned who is not there', () => {
  const counts = [count('a', 12), count('a', 3, 1), count('a', 7, 3)]
  assert.deepEqual(pairOf(counts, 'u', FUNC('a', 2), 'basics', '2026-02-01'), { needed: 12, covered: 7 })
  assert.deepEqual(pairOf(counts, 'u', FUNC('a', 0), 'basics', '2026-02-01'), { needed: 0, covered: 0 })
  assert.deepEqual(pairOf([...counts, count('a', 4, null, '2026-03-01')], 'u', FUNC('a', 2), 'basics', '2026-03-01'), {
    needed: 4,
    covered: 4,
  })
  assert.deepEqual(pairOf(counts, 'u', FUNC('a', 2), 'basics', '2025-12-31'), { needed: 0, covered: 0 })
})

test('functions with fewer than five stand together', () => {
  const counts = [count('a', 9), count('b', 2), count('c', 4)]
  const groups = grouped(counts, 'u', [FUNC('a'), FUNC('b'), FUNC('c')], 'basics', today)
  assert.deepEqual(
    groups.map(({ codes, pair }) => [codes, pair.needed]),
    [
      [['a'], 9],
      [['b', 'c'], 6],
    ],
  )
})

test('figures only where those who have it and those who lack it are five or more; otherwise a word true of several numbers', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (covered, missing) => {
      const shown = shownOf({ needed: covered + missing, covered })
      if (shown.kind === 'exact') assert.ok(covered >= 5 && missing >= 5)
      else if (shown.kind === 'nearly_all') assert.ok(missing < 5 && covered >= 5)
      else if (shown.kind === 'few') assert.ok(covered < 5 && missing >= 5)
      else assert.ok(covered < 5 && missing < 5)
    }),
  )
})

test('S-R41: from the figures that stand on the page no group of fewer than five can be worked out', () => {
  const pair = fc.record({ covered: fc.nat(14), missing: fc.nat(14) }).filter(({ covered, missing }) => covered + missing > 0)
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 6 }), (pairs) => {
      const groups = pairs.map(({ covered, missing }, index) => ({ codes: [`g${index}`], pair: { needed: covered + missing, covered } }))
      const { total, groups: shown } = pictureOf(groups)
      const hidden = shown.flatMap((one, index) => (one.shown.kind === 'exact' ? [] : [pairs[index]]))
      if (total.kind !== 'exact') return assert.equal(hidden.length, groups.length)
      const left = (of: 'covered' | 'missing') => hidden.reduce((sum, one) => sum + (one?.[of] ?? 0), 0)
      if (hidden.length > 0) assert.ok(left('covered') >= SMALLEST_SHOWN && left('missing') >= SMALLEST_SHOWN)
      for (const [index, one] of shown.entries())
        if (one.shown.kind === 'exact') assert.ok((pairs[index]?.covered ?? 0) >= 5 && (pairs[index]?.missing ?? 0) >= 5)
    }),
    { numRuns: 2000 },
  )
})

test('two pictures beside each other never tell of fewer than five', () => {
  const moment = fc
    .record({ needed: fc.nat(60), covered: fc.nat(60) })
    .map(({ needed, covered }) => ({ needed: needed + covered, covered, day: 'd' }))
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 20 }), (moments) => {
      const shown = steady(moments)
      shown.forEach((one, index) => {
        const before = shown[index - 1]
        if (!before) return
        for (const [a, b] of [
          [one.covered, before.covered],
          [one.needed - one.covered, before.needed - before.covered],
        ] as const)
          assert.ok(a === b || Math.abs(a - b) >= 5)
      })
    }),
  )
  const at = (day: string, covered: number) => ({ day, needed: 30, covered })
  assert.deepEqual(
    steady([at('1', 10), at('2', 11), at('3', 15), at('4', 19), at('5', 20)]).map(({ day }) => day),
    ['1', '3', '5'],
  )
})

test('over the whole organisation in fives, and nothing where fewer than five need it', () => {
  const areas = knowledgeProposal().areas
  const counts = [count('a', 12), count('a', 7, 2), count('a', 11, null, '2026-01-01', 'v')]
  assert.deepEqual(sharesOf(counts, [FUNC('a')], areas, today), [{ area: 'basics', needed: 25, covered: 5 }])
  assert.deepEqual(sharesOf([count('a', 4)], [FUNC('a')], areas, today), [])
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
const ifo = () => who('norrvik-chef').units['Individ och familj'] ?? ''
const staff = () => who('norrvik-chef').units['Stab'] ?? ''

test('the head counts the own unit, sees its gaps with small functions merged, and plans with an owner and a day', async () => {
  const head = await Visitor.as(house, 'norrvik-chef')
  const at = `/kunskapsbehov/enhet/${ifo()}`
  assert.equal((await head.get('/kunskapsbehov')).location, at)
  assert.match((await head.get(at)).text, /Enheten är inte räknad än/)
  await head.get(`${at}/rakna`)
  const day = addDays(today, -10)
  assert.match((await head.post(`${at}/rakna`, { counted_on: addDays(today, 1), caseworker: '20' })).text, /Senast/)
  assert.equal(
    (await head.post(`${at}/rakna`, { counted_on: day, caseworker: '20', reception: '3', head: '2', registrar: '1' })).location,
    at,
  )
  await head.get(`${at}/larda/caseworker`)
  const tooMany = await head.post(`${at}/larda/caseworker`, { counted_on: day, basics: '21', asking: '8' })
  assert.match(tooMany.text, /Räkna medarbetarna först/)
  assert.match(tooMany.text, /value="8"/, 'what was written is never lost')
  assert.equal((await head.post(`${at}/larda/caseworker`, { counted_on: day, basics: '12', asking: '8' })).location, at)
  await head.get(`${at}/larda/reception`)
  await head.post(`${at}/larda/reception`, { counted_on: day, basics: '1' })
  const page = (await head.get(at)).text
  assert.match(page, /13 av 26 \(50 %\)/)
  assert.match(page, /8 av/)
  assert.match(page, /Chef, Reception och växel, Registrator och arkivarie/, 'fewer than five stand together')
  assert.doesNotMatch(page, /\b[1-4] av \d/)
  await head.get(`${at}/planera/asking/caseworker`)
  const made = await head.post(`${at}/planera/asking/caseworker`, {
    way: 'meeting',
    how: 'En timme i mars.',
    owner: who('norrvik-handlaggare').account,
    due: addDays(today, 30),
    cost_kronor: '12 000',
  })
  assert.match(made.location ?? '', /^\/kunskapsbehov\/plan\//)
  const plan = (await head.get(made.location ?? '')).text
  for (const word of ['Arbetsplatsträff eller samtal. En timme i mars.', '12000 kr', 'Lär ut: Att fråga om våld (Handläggare)'])
    assert.ok(plan.includes(word), word)
  assert.match((await (await Visitor.as(house, 'norrvik-handlaggare')).get('/atgarder')).text, /Lär ut: Att fråga om våld/)
  assert.match((await head.get(`${at}/plan`)).text, /Att fråga om våld/)
  assert.equal((await head.get(`/kunskapsbehov/enhet/${staff()}`)).status, 404, 'walls between units')
})

test('later counts become a series and a picture; a unit counted long ago waits on Idag', async () => {
  const head = await Visitor.as(house, 'norrvik-chef')
  const at = `/kunskapsbehov/enhet/${ifo()}`
  await head.get(`${at}/larda/caseworker`)
  await head.post(`${at}/larda/caseworker`, { counted_on: addDays(today, -5), basics: '13' })
  assert.match((await head.get(at)).text, /13 av 26/, 'one more is not shown')
  await head.post(`${at}/larda/caseworker`, { counted_on: today, basics: '18' })
  assert.match((await head.get(at)).text, /19 av 26/)
  assert.match((await head.get(`${at}/over-tid?omrade=basics`)).text, /over-tid\.svg\?omrade=basics/)
  const picture = await head.get(`${at}/over-tid.svg?omrade=basics`)
  assert.match(picture.text, /^<svg/)
  assert.match(picture.text, /73 %/)
  assert.equal((await head.get(`${at}/over-tid?omrade=nothing`)).status, 404)
  assert.doesNotMatch((await head.get('/')).text, /mer än ett år sedan/)
  await house.superuser('update training_count set counted_on = counted_on - 400')
  assert.match((await head.get('/')).text, /mer än ett år sedan/)
  await house.superuser('update training_count set counted_on = counted_on + 400')
})

test('the coordinator decides what functions need, adds and takes away; the head reads', async () => {
  const coordinator = await Visitor.as(house, 'norrvik-samordnare')
  await coordinator.get('/kunskapsbehov/behov/ny')
  const needs = Object.fromEntries(knowledgeProposal().areas.map(({ id }) => [id, '1']))
  assert.match((await coordinator.post('/kunskapsbehov/behov/ny', { name: '', ...needs })).text, /Fyll i ”Funktion/)
  await coordinator.post('/kunskapsbehov/behov/ny', { name: 'Fältassistent', ...needs })
  assert.match((await coordinator.get('/kunskapsbehov/behov')).text, /Fältassistent/)
  await coordinator.get('/kunskapsbehov/behov/volunteer')
  await coordinator.post('/kunskapsbehov/behov/volunteer/ta-bort', {})
  assert.match((await coordinator.get('/kunskapsbehov/behov')).text, /Ta tillbaka Frivillig/)
  await coordinator.get('/kunskapsbehov/behov/reception')
  await coordinator.post('/kunskapsbehov/behov/reception', { ...needs, contact: '2' })
  const head = await Visitor.as(house, 'norrvik-chef')
  const page = (await head.get('/kunskapsbehov/behov')).text
  assert.match(page, /Fältassistent/)
  assert.doesNotMatch(page, /Frivillig|href="\/kunskapsbehov\/behov\/reception"/)
  assert.equal((await head.get('/kunskapsbehov/behov/reception')).status, 404)
  for (const slug of ['norrvik-handlaggare', 'norrvik-systemagare', 'norrvik-loggranskare']) {
    const other = await Visitor.as(house, slug)
    assert.equal((await other.get('/kunskapsbehov')).status, 404, slug)
    assert.equal((await other.get('/kunskapsbehov/behov')).status, 404, slug)
  }
  await coordinator.get('/kunskapsbehov?sprak=en')
  assert.match((await coordinator.get('/kunskapsbehov')).text, /about 25/)
})

test('a file is taken whole or not at all; a head reaches no other unit by it', async () => {
  const head = await Visitor.as(house, 'norrvik-chef')
  const template = await head.get('/kunskapsbehov/mall.csv')
  assert.match(template.text, /Enhet;Funktion;Område;Djup;Antal;Räknat den/)
  await head.get('/kunskapsbehov/fil')
  const csv = (...rows: string[]) =>
    new File([['Enhet;Funktion;Område;Djup;Antal;Räknat den', ...rows].join('\r\n')], 'antal.csv', { type: 'text/csv' })
  const good = `Individ och familj;Kommunikatör;;;7;${today}`
  const wrong = await head.post('/kunskapsbehov/fil', {
    file: csv(good, `Individ och familj;Kommunikatör;Röjandekontroll;2;9;${today}`, `Stab;Chef;;;9;${today}`),
  })
  assert.match(wrong.text, /behöver rättas/)
  const before = await house.superuser<{ n: number }>("select count(*)::int as n from training_count where function = 'communicator'")
  assert.equal(before[0]?.n, 0)
  assert.match(
    (await head.post('/kunskapsbehov/fil', { file: csv(good, `Individ och familj;Kommunikatör;Röjandekontroll;2;9;${today}`) })).text,
    /Räkna medarbetarna först/,
  )
  assert.equal(
    (await head.post('/kunskapsbehov/fil', { file: csv(good, `Individ och familj;Kommunikatör;Röjandekontroll;2;5;${today}`) })).location,
    '/kunskapsbehov',
  )
  const shares = await house.db.as(who('norrvik-samordnare'), knowledgeShare)
  assert.ok(shares.length > 0)
  for (const { needed, covered } of shares) assert.ok(needed % 5 === 0 && covered % 5 === 0 && covered <= needed)
  assert.deepEqual(await house.db.as(who('norrvik-chef'), knowledgeShare), [])
  const rows = (slug: string) =>
    house.db.as(who(slug), (tx) => tx.tables<{ training_count: { id: string } }>().selectFrom('training_count').select('id').execute())
  assert.deepEqual(await rows('norrvik-personalchef'), [], 'row security holds the wall')
  assert.deepEqual(await rows('ekby-chef'), [])
})
