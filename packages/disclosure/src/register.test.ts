import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { CAST } from '../test/cast.ts'
import { parseRegister } from './register.ts'
import { IDENTIFIER_CLASSES, LEVELS } from './types.ts'

const schema = JSON.parse(readFileSync(new URL('../schema/register.schema.json', import.meta.url), 'utf8')) as object
const isValid = new Ajv2020({ strict: false }).compile(schema)

const good = { person: 'p1', level: 'sekretessmarkering', identifiers: [{ class: 'name', value: 'Tuva Lindgård' }] }

test('the cast is a good register, for the reader and for the schema', () => {
  const text = CAST.map((person) => JSON.stringify(person)).join('\r\n')
  const { persons, errors } = parseRegister(`\ufeff${text}\n\n`)
  assert.deepEqual(errors, [])
  assert.deepEqual(persons, CAST)
  for (const person of CAST) assert.equal(isValid(person), true, JSON.stringify(isValid.errors))
})

test('each class and each level may stand in a register', () => {
  const values: Record<string, string> = {
    personnummer: '19800103-2385',
    samordningsnummer: '196101852389',
    phone: '08-465 004 00',
    email: 'a@example.se',
    postcode: '211 22',
    coordinates: '55.605, 13.003',
  }
  for (const cls of IDENTIFIER_CLASSES)
    assert.deepEqual(
      parseRegister(JSON.stringify({ ...good, identifiers: [{ class: cls, value: values[cls] ?? 'Något 12' }] })).errors,
      [],
      cls,
    )
  for (const level of LEVELS) assert.deepEqual(parseRegister(JSON.stringify({ ...good, level })).errors, [], level)
})

const bad: [string, unknown, string][] = [
  ['no object', [good], ''],
  ['person missing', { level: good.level, identifiers: good.identifiers }, 'person'],
  ['person empty', { ...good, person: ' ' }, 'person'],
  ['unknown level', { ...good, level: 'skyddad identitet' }, 'level'],
  ['unknown key', { ...good, earlier_identity: 'p0' }, 'earlier_identity'],
  ['a tie to another line', { ...good, linked_to: 'p2' }, 'linked_to'],
  ['no identifiers', { ...good, identifiers: [] }, 'identifiers'],
  ['unknown class', { ...good, identifiers: [{ class: 'shoe_size', value: '39' }] }, 'identifiers[0].class'],
  ['unknown key in item', { ...good, identifiers: [{ class: 'name', value: 'Tuva', of: 'p2' }] }, 'identifiers[0].of'],
  ['empty value', { ...good, identifiers: [{ class: 'name', value: '  ' }] }, 'identifiers[0].value'],
  ['value no string', { ...good, identifiers: [{ class: 'postcode', value: 21122 }] }, 'identifiers[0].value'],
  ['secret no boolean', { ...good, sender_place_secret: 'ja' }, 'sender_place_secret'],
]

test('what is wrong is told by line and field, in both languages, and the schema says no as well', () => {
  for (const [name, line, field] of bad) {
    const { persons, errors } = parseRegister(`${JSON.stringify({ ...good, person: 'first' })}\n${JSON.stringify(line)}`)
    assert.deepEqual(
      persons.map(({ person }) => person),
      ['first'],
      name,
    )
    assert.equal(errors[0]?.line, 2, name)
    assert.equal(errors[0]?.field, field, name)
    assert.ok(errors[0]?.message.sv !== '' && errors[0]?.message.en !== '' && errors[0]?.message.sv !== errors[0]?.message.en, name)
    assert.equal(isValid(line), false, name)
  }
  assert.equal(parseRegister('{"person":').errors[0]?.line, 1)
})

test('a value that could never be recognised is refused, and never repeated in the error', () => {
  for (const [cls, value] of [
    ['personnummer', '19801303-2385'],
    ['phone', '12'],
    ['email', 'tuva at home'],
    ['postcode', '2112'],
    ['coordinates', 'norr om sjön'],
    ['name', '-- --'],
  ]) {
    const { errors } = parseRegister(JSON.stringify({ ...good, identifiers: [{ class: cls, value }] }))
    assert.equal(errors[0]?.field, 'identifiers[0].value', cls)
    assert.ok(!JSON.stringify(errors).includes(value ?? ''), cls)
  }
})

test('D-R11 a person with fingerade personuppgifter has no earlier datum, in reader and schema', () => {
  for (const cls of ['former_name', 'alias', 'new_name', 'relation']) {
    const line = { ...good, level: 'fingerade_personuppgifter', identifiers: [...good.identifiers, { class: cls, value: 'Ylva Gran' }] }
    const { persons, errors } = parseRegister(JSON.stringify(line))
    assert.equal(persons.length, 0, cls)
    assert.equal(errors[0]?.field, 'identifiers[1].class', cls)
    assert.match(errors[0]?.message.sv ?? '', /OSL 21:3 tredje stycket/)
    assert.equal(isValid(line), false, cls)
    assert.equal(isValid({ ...line, level: 'sekretessmarkering' }), true, cls)
  }
  for (const twice of [
    { class: 'name', value: 'Ylva Gran' },
    { class: 'personnummer', value: '198001082380' },
  ]) {
    const line = { ...good, level: 'fingerade_personuppgifter', identifiers: [...good.identifiers, twice, twice] }
    assert.equal(parseRegister(JSON.stringify(line)).persons.length, 0)
    assert.equal(isValid(line), false)
  }
})

test('D-R11 nothing ties two lines together: the same id twice is an error', () => {
  const { persons, errors } = parseRegister(`${JSON.stringify(good)}\n${JSON.stringify(good)}`)
  assert.equal(persons.length, 1)
  assert.deepEqual(
    errors.map(({ line, field }) => ({ line, field })),
    [{ line: 2, field: 'person' }],
  )
})
