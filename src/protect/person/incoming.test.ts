import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newId } from '../../platform/ids.ts'
import type { Marking, MarkingLevel, Source } from '../marking/index.ts'
import { type DatumClass, isForwarding, isMaskedFrom, makeName, nameKeys, type NewDatum, readQuery, sameAs } from './datum.ts'
import { type Incoming, planIncoming } from './incoming.ts'
import { isFingerade, type Relation } from './person.ts'

interface Row {
  id: string
  class: DatumClass
  source: Source
  masked: boolean
  value: { value: string }
}
/** A person as the store would hold her, in memory: the plan is applied exactly as deeds.ts applies it. */
interface World {
  relation: Relation
  markings: Marking[]
  values: Row[]
}

const NOW = new Date('2026-11-21T12:00:00Z')
const asMarking = ({ statement }: Incoming): Marking => ({
  id: 'm',
  person: 'p',
  circle: 'c',
  level: statement.level,
  source: statement.source,
  schema_version: '1',
  received_at: NOW,
  valid_from: null,
  last_verified_at: NOW,
  set_by_register: false,
  reason: null,
  expires_at: null,
  withdrawn_at: null,
  decision: null,
  decision_reason: null,
  decided_at: null,
})

function step(world: World | undefined, incoming: Incoming): World | undefined {
  const plan = planIncoming(world, incoming)
  if (plan.action === 'refused' || plan.action === 'not_stored') return world
  const { source } = incoming.statement
  const before = world ?? { relation: plan.relation, markings: [], values: [] }
  const kept = before.values.filter((row) => !plan.forget.includes(row.id))
  const moved = kept.map((row) => {
    const over = plan.overwrite.find((o) => o.id === row.id)
    return over ? { ...row, source, value: { value: over.datum.value } } : row
  })
  const added = plan.add.map(
    (datum): Row => ({
      id: newId(),
      class: datum.class,
      source,
      masked: isMaskedFrom(source, datum),
      value: { value: datum.value },
    }),
  )
  const markings = before.markings.map((m) => {
    const standing = m.source === source && m.decided_at === null
    if (standing && plan.change === 'raised') return { ...m, decided_at: NOW, decision: 'replaced' as const }
    return standing && (plan.change === 'withdrawn' || plan.change === 'lowered') ? { ...m, withdrawn_at: NOW } : m
  })
  if (plan.change === 'new' || plan.change === 'raised' || plan.change === 'lowered') markings.push(asMarking(incoming))
  return { relation: plan.relation, markings, values: [...moved, ...added] }
}

const level = fc.constantFrom<MarkingLevel>(
  'none',
  'sekretessmarkering',
  'skyddad_folkbokforing',
  'unknown_treat_as_highest',
  'fingerade_personuppgifter',
)
const datum: fc.Arbitrary<NewDatum> = fc.record({
  class: fc.constantFrom<DatumClass>(
    'name',
    'former_name',
    'alias',
    'address',
    'phone',
    'email',
    'school',
    'personnummer',
    'municipality',
    'relation',
  ),
  value: fc.constantFrom(
    'Ett',
    'Två',
    'Tre',
    '198301022383',
    '199101022391',
    '070-1740605',
    '070-1740606',
    'a@example.org',
    'Box 2820, 403 20 Göteborg',
  ),
})
const file: fc.Arbitrary<Incoming> = fc.record({
  relation: fc.constantFrom<Relation>('client', 'employee'),
  data: fc.array(datum, { maxLength: 5 }),
  statement: fc.record({ level, source: fc.constantFrom<Source>('spar', 'fhir', 'list'), schema_version: fc.constant('1') }),
})
const locked: DatumClass[] = ['address', 'phone', 'email', 'school', 'relation']

test('D-R7: no sequence of imports leaves an open address, phone or the like, and none opens what was masked', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 8 }), (files) => {
      let world: World | undefined
      for (const incoming of files) {
        const before = world?.values.filter((row) => row.masked) ?? []
        world = step(world, incoming)
        const now = world?.values ?? []
        for (const row of now)
          if (locked.includes(row.class) && !isForwarding({ class: row.class, value: row.value.value })) assert.equal(row.masked, true)
        if (!isFingerade(world?.markings ?? []))
          for (const row of before)
            assert.ok(now.some((other) => other.id === row.id && other.masked && other.value.value === row.value.value))
      }
    }),
    { numRuns: 3000 },
  )
})

test('D-R11: no sequence of imports gives a person with fingerade personuppgifter a past', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 8 }), (files) => {
      let world: World | undefined
      for (const incoming of files) world = step(world, incoming)
      if (!world || !isFingerade(world.markings)) return
      const count = (...classes: DatumClass[]) => world.values.filter((row) => classes.includes(row.class)).length
      assert.equal(count('former_name', 'alias', 'relation', 'new_name'), 0)
      assert.ok(count('name') <= 1)
      assert.ok(count('personnummer', 'samordningsnummer') <= 1)
    }),
    { numRuns: 3000 },
  )
})

test('who is not marked is not stored; who is here and no longer marked is withdrawn, and keeps all (D-R8)', () => {
  const data: NewDatum[] = [{ class: 'address', value: 'Gatan 1' }]
  const said = (is: MarkingLevel): Incoming => ({ relation: 'client', data, statement: { level: is, source: 'spar', schema_version: '1' } })
  assert.equal(planIncoming(undefined, said('none')).action, 'not_stored')
  const world = step(undefined, said('sekretessmarkering'))
  assert.ok(world)
  assert.equal(planIncoming(world, said('none')).action, 'withdrawn')
  assert.deepEqual(step(world, said('none'))?.values, world.values)
  assert.equal(planIncoming(world, said('sekretessmarkering')).action, 'unchanged')
  assert.equal(planIncoming(world, said('skyddad_folkbokforing')).change, 'raised')
})

test('the same said in another way is the same', () => {
  assert.equal(sameAs('phone', '070-174 06 05'), sameAs('phone', '+46701740605'))
  assert.equal(sameAs('name', 'Lind, Anna'), sameAs('name', 'anna LIND'))
  assert.equal(sameAs('personnummer', '830102-2383'), sameAs('personnummer', '198301022383'))
  assert.notEqual(sameAs('address', 'Gatan 1'), sameAs('address', 'Gatan 11'))
})

test('a name is searched by two words or more, whatever their order; a name of one word by it', () => {
  assert.deepEqual(nameKeys('Anna').sort(), ['anna'])
  assert.equal(nameKeys('Anna Maria Lind').includes('anna lind'), true)
  assert.equal(nameKeys('Anna Maria Lind').includes('anna'), false)
  assert.equal(readQuery('Lind, Anna')?.normalised, 'anna lind')
  assert.equal(readQuery('!!'), undefined)
  assert.deepEqual(makeName('Anna', 'Lind Hemlig'), { class: 'name', value: 'Lind Hemlig, Anna', given: 'Anna', sur: 'Lind Hemlig' })
})

test('only the forwarding box of Skatteverket is no address of hers', () => {
  assert.equal(isMaskedFrom('spar', { class: 'address', value: 'Förmedlingsuppdrag, Box 2820, 403 20 Göteborg' }), false)
  assert.equal(isMaskedFrom('spar', { class: 'address', value: 'Box 28, 403 20 Göteborg' }), true)
  assert.equal(isMaskedFrom('list', { class: 'phone', value: '070-1740605' }), true)
  assert.equal(isMaskedFrom('manual', { class: 'phone', value: '070-1740605' }), false)
})
