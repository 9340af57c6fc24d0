import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CAST, PLACES, TODAY } from '../../test/cast.ts'
import type { IdentifierClass } from '../types.ts'
import { readAddress, streetForms } from './addresses.ts'
import { findCoordinates } from './coordinates.ts'
import { isKnownGivenName } from './given.ts'
import { keysOf } from './keys.ts'
import { mailOf } from './mail.ts'
import { nameForms } from './names.ts'
import { isMobile, phoneOf } from './phones.ts'

const keys = (cls: IdentifierClass, value: string) =>
  keysOf({ person: 'p', level: 'sekretessmarkering', identifiers: [{ class: cls, value }] }, PLACES, TODAY).map(({ key }) => key)

test('a name in its orders, with initials, without the middle name, by each part of a double surname', () => {
  const forms = new Map(nameForms('Tuva Maria Lindgård-Älvhem', isKnownGivenName).map(({ words, form }) => [words.join(' '), form]))
  for (const [words, form] of [
    ['tuva maria lindgård älvhem', 'full'],
    ['lindgård älvhem tuva maria', 'surname_first'],
    ['tuva lindgård älvhem', 'first_last'],
    ['tuva lindgård', 'surname_part'],
    ['tuva älvhem', 'surname_part'],
    ['älvhem tuva', 'surname_first'],
    ['t lindgård älvhem', 'initial'],
    ['t m älvhem', 'initial'],
    ['maria älvhem', 'second_given'],
    ['tuvalindgård', 'joined'],
    ['älvhem', 'surname_only'],
  ])
    assert.equal(forms.get(words ?? ''), form, words)
  assert.equal(forms.has('tuva maria'), false)
  assert.equal(forms.has('tuva'), false)
})

test('surname first with a comma, particles, a surname in the middle, one word', () => {
  const words = (value: string) => nameForms(value, isKnownGivenName).map((form) => form.words.join(' '))
  assert.ok(words('Lindgård, Tuva').includes('tuva lindgård'))
  assert.ok(words('Tuva von Fjällmark').includes('tuva von fjällmark'))
  assert.ok(words('Tuva Granbacka Fjällmark').includes('tuva granbacka'))
  assert.ok(!words('Tuva Maria Fjällmark').includes('tuva maria'))
  assert.deepEqual(words('Räven'), ['räven'])
  assert.deepEqual(words('(okänd)'), [])
})

test('å ä ö also as a a o and aa ae oe', () => {
  const found = keys('name', 'Åke Öström')
  for (const key of ['w|åke öström', 'w|ake ostrom', 'w|aake oestroem']) assert.ok(found.includes(key), key)
})

test('an address by its parts', () => {
  assert.deepEqual(readAddress('c/o Granris, Norra Exempelvägen 12 B lgh 1203, 211 22 Malmö'), {
    street: ['norra', 'exempelvägen'],
    number: '12',
    letter: 'b',
    box: '',
    postcode: '21122',
    locality: ['malmö'],
    careOf: ['granris'],
  })
  assert.deepEqual(readAddress('Exempelgatan 7\n90326 Umeå').postcode, '90326')
  assert.equal(readAddress('Box 117, 123 45 Låtsasköping').box, '117')
  assert.ok(streetForms(['norra', 'exempelvägen']).some((form) => form.join(' ') === 'n exempelv'))
  assert.ok(keys('address', 'Exempelgatan 12 B, 211 22 Malmö').includes('w|exempelgatan 12'))
  assert.ok(keys('address', 'Exempelgatan 12 B').includes('w|exempelgatan nr 12 b'))
})

test('the forwarding box of Skatteverket is no one’s address', () => {
  assert.deepEqual(keys('address', 'Förmedlingsuppdrag, Box 2820, 403 20 Göteborg'), [])
})

test('phones in one form', () => {
  for (const written of [
    '070-174 06 05',
    '0701740605',
    '+46 70 174 06 05',
    '0046701740605',
    '+46 (0)70-1740605',
    '(070) 174 06 05',
    '46701740605',
  ])
    assert.equal(phoneOf(written), '+46701740605', written)
  assert.equal(phoneOf('08-465 004 00'), '+46846500400')
  assert.equal(phoneOf('+47 22 00 00 00'), '+4722000000')
  for (const written of ['', '12', '1740605', '+', '0', '0'.repeat(30)]) assert.equal(phoneOf(written), undefined, written)
  assert.equal(isMobile('+46701740605'), true)
  assert.equal(isMobile('+46846500400'), false)
})

test('mail in one form', () => {
  assert.equal(mailOf(' mailto:Tuva.Privat@Example.ORG '), 'tuva.privat@example.org')
  for (const written of ['', '@', 'a@b', 'a b@example.se', `${'x'.repeat(65)}@example.se`])
    assert.equal(mailOf(written), undefined, written)
})

test('coordinates in degrees, minutes and SWEREF 99', () => {
  const cell = 'g|55605,13003'
  for (const text of [
    '55.60512, 13.00384',
    '55,60512; 13,00384',
    'N 55.6051 E 13.0038',
    '55°36\'18.4"N 13°00\'13.8"E',
    '55° 36′ 18″ 13° 0′ 13″',
  ])
    assert.ok(findCoordinates(text)[0]?.cells.includes(cell), text)
  assert.ok(findCoordinates('N 6163934, E 374250')[0]?.cells.includes('s|61639,3742'))
  for (const text of ['55.60 kr, 13.00 kr', '12.345, 67.890', '2024-55.6']) assert.deepEqual(findCoordinates(text), [], text)
})

test('places are known by code and by name', () => {
  for (const [written, code] of [
    ['1280', '1280'],
    ['Malmö', '1280'],
    ['Malmö stad', '1280'],
    ['Malmö kommun', '1280'],
    ['Skåne län', '12'],
    ['Region Skåne', '12'],
    ['Uppsala', '0380'],
    ['Uppsala län', '03'],
  ] as const)
    assert.equal(PLACES.codeOf(written), code, written)
  assert.equal(PLACES.codeOf('Ankeborg'), undefined)
  assert.ok(keys('municipality', '1280').includes('w|malmö'))
  assert.ok(keys('municipality', '1280').includes('pl|1280'))
})

test('every value of the cast gives keys, and no entry holds a value', () => {
  for (const person of CAST) {
    const found = keysOf(person, PLACES, TODAY)
    assert.deepEqual(new Set(found.map(({ entry }) => entry.class)), new Set(person.identifiers.map((one) => one.class)))
    for (const { entry } of found) assert.doesNotMatch(JSON.stringify(entry), /Exempel|Tuva|1980|example/i)
  }
})
