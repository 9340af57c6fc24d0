import assert from 'node:assert/strict'
import { test } from 'node:test'
import { content, lixOf } from '../text/index.ts'
import { documentOf } from './document-of.ts'
import { enteredOf, methodOf, methodRecord, nameOf } from './fields.ts'
import { fits, GROUPS, linesOf, type Method, pairsOf, readMethod, SETTINGS, type Words } from './method.ts'
import { shippedMethods } from './shipped.ts'

const shipped = shippedMethods()
const [first] = shipped
const wordsIn = (method: Method): Words[] => [
  method.title,
  method.lead,
  ...method.steps.flatMap(({ title, text }) => [title, text]),
  ...method.material.map(({ title }) => title),
  ...method.follow_up.flatMap(({ question, how }) => [question, how]),
  ...method.risks,
  method.origin.note,
]

test('issue 5.9: every way of reaching people that was asked for is there, whole, in both languages', () => {
  const settings = new Set(shipped.flatMap((method) => method.settings))
  assert.deepEqual(
    SETTINGS.filter((one) => one !== 'other' && !settings.has(one)),
    [],
  )
  assert.ok(shipped.length >= 8)
  for (const group of GROUPS) assert.ok(content().known.pages.has(group), `${group} is a page of the public site`)
  for (const method of shipped) {
    assert.ok(method.steps.length >= 3 && method.follow_up.length >= 2 && method.risks.length >= 2, method.id)
    assert.ok(method.material.length >= 1, method.id)
    for (const { sv, en } of wordsIn(method)) assert.ok(en !== undefined && en !== sv && en.length > 1, `${method.id}: ${sv.slice(0, 40)}`)
    const lix = lixOf(
      wordsIn(method)
        .map(({ sv }) => `${sv.replace(/[.?]$/, '')}.`)
        .join('\n'),
    )
    assert.ok(lix !== undefined && lix < 40, `${method.id}: LIX ${lix}`)
  }
})

test('what nobody has tried says so, and what somebody has tried names its source', () => {
  for (const { id, origin } of shipped) {
    assert.equal(origin.by, 'Samvärn', id)
    if (origin.tried === 'yes') assert.ok((origin.source ?? '').length > 10, id)
    else assert.match(origin.note.sv, /[Ii]ngen har prövat/, id)
  }
})

test('D-R14: no method writes a telephone number, an address of another site or the umbrella word', () => {
  const plain = (text: string) => !/\b\d{2,4}[- ]\d{2}|https?:|www\.|skyddad identitet/i.test(text.replace(/\b(?:19|20)\d{2}:\d+/g, ''))
  assert.equal(plain('Ring 020-50 50 50'), false, 'the check bites')
  for (const method of shipped)
    for (const { sv, en } of wordsIn(method)) assert.ok(plain(`${sv} ${en}`), `${method.id}: ${sv.slice(0, 60)}`)
})

test('a file with what does not belong, or without what does, is refused with its place', () => {
  assert.ok(first)
  assert.ok(readMethod(structuredClone(first)).ok)
  const faultsOf = (change: object) => {
    const read = readMethod({ ...first, ...change })
    return read.ok ? [] : read.faults.map(({ place }) => place)
  }
  assert.deepEqual(faultsOf({ for_groups: ['no-such-page'] }), ['for_groups.0'])
  assert.deepEqual(faultsOf({ settings: ['moon'] }), ['settings.0'])
  assert.deepEqual(faultsOf({ steps: [] }), ['steps'])
  assert.deepEqual(faultsOf({ title: { sv: 'x'.repeat(201) } }), ['title.sv'])
  assert.deepEqual(faultsOf({ person: 'Anna' }), [''])
  assert.deepEqual(faultsOf({ id: '../x' }), ['id'])
  for (const json of [null, [], 'text', 7]) assert.equal(readMethod(json).ok, false)
})

test('what a form holds becomes a method, and a method fills the same form', () => {
  assert.deepEqual(pairsOf('Rubrik\ntext\nmer\n\n\nBara en rad'), [
    { first: 'Rubrik', rest: 'text mer' },
    { first: 'Bara en rad', rest: 'Bara en rad' },
  ])
  assert.deepEqual(linesOf('- ett\n\n två \n'), ['ett', 'två'])
  assert.equal(nameOf('Tvättstugan på Åsen!'), 'tvattstugan-pa-asen')
  assert.equal(nameOf('???'), 'metod')
  assert.ok(first)
  const { title, steps, risks } = enteredOf(first)
  const again = methodOf(
    {
      title: String(title),
      lead: first.lead.sv,
      for_groups: [...first.for_groups],
      settings: [...first.settings],
      size: first.size,
      steps: String(steps),
      risks: String(risks),
      tried: 'no',
      note: 'Nej',
      material: undefined,
      follow_up: undefined,
      law: undefined,
      source: undefined,
    },
    'Norrvik',
  )
  assert.deepEqual(
    again.steps.map((step) => step.title.sv),
    first.steps.map((step) => step.title.sv),
  )
  assert.deepEqual(
    again.risks.map(({ sv }) => sv),
    first.risks.map(({ sv }) => sv),
  )
  assert.equal(again.origin.by, 'Norrvik', 'nobody writes in another’s name')
  assert.ok(readMethod(again).ok)
  const errors = methodRecord.check({ steps: Array.from({ length: 21 }, (_, i) => `s${i}`).join('\n\n') } as never)
  assert.deepEqual(
    errors.map(({ field }) => field),
    ['steps'],
  )
})

test('chosen by group and place; nothing chosen is all', () => {
  assert.ok(first)
  assert.ok(fits(first, undefined, undefined))
  assert.equal(fits(first, 'no-group', undefined), false)
  const forOld = shipped.filter((method) => fits(method, 'elderly', 'home_care'))
  assert.deepEqual(
    forOld.map(({ id }) => id),
    ['home-care'],
  )
})

test('on paper a method says everything that it says on the screen', () => {
  for (const method of shipped) {
    const said = JSON.stringify(documentOf(method, { lang: 'en', by: 'Norrvik', date: '2026-11-22' }))
    for (const { en = '' } of wordsIn(method)) assert.ok(said.includes(JSON.stringify(en).slice(1, -1)), `${method.id}: ${en}`)
    for (const law of method.law) assert.ok(said.includes(law))
  }
})
