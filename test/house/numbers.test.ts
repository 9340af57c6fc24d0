import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { couldBeSomebody, onlyFictionPhones, onlyPublishedNumbers } from './numbers.ts'
import { apply, filesOfTheHouse, ROOT } from './source.ts'

const folder = join(resolve(ROOT, process.env['SAMVARN_DATA'] ?? '../shared/data'), 'se-test-identity-numbers')
const absent = existsSync(folder) ? false : `the published test numbers are not at ${folder}`

function published(): Set<string> {
  const text = ['allPins.json', 'allCoords.json', 'list.json', 'structured.json', 'orgnumber.json', 'interim.json']
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  return new Set([...text.matchAll(/\b(?:\d{2})?(\d{6})[-+]?(\d{4})\b/g)].map((match) => `${match[1]}${match[2]}`))
}

const texts = filesOfTheHouse().filter(
  (name) => /\.(?:tsx?|[mc]?js|json|jsonl|md|sql|txt|csv|xml|html|ya?ml|eml)$/.test(name) && name !== 'package-lock.json',
)

test("house: no number that may be somebody's is committed, only published test numbers", { skip: absent }, () => {
  assert.deepEqual(apply(onlyPublishedNumbers(published()), texts), [])
})

test('house: phone numbers come from the ranges set aside for fiction', () => {
  // What is told about real agencies and helplines has real numbers, with their source.
  const invented = texts.filter((name) => /^(?:src|packages|test|bench)\//.test(name) && !name.startsWith('test/house/'))
  assert.deepEqual(apply(onlyFictionPhones, invented), [])
})

test('canary: a number outside the published list is refused in every way of writing', { skip: absent }, () => {
  // Made here, never written down: the first number of 2 January 1985 with a right last digit that is not published.
  const known = published()
  const made = Array.from({ length: 10_000 }, (_, i) => `850102${String(i).padStart(4, '0')}`).find(
    (ten) => couldBeSomebody(ten) && !known.has(ten),
  )
  assert.ok(made)
  const [date, last] = [made.slice(0, 6), made.slice(6)]
  const rule = onlyPublishedNumbers(known)
  for (const text of [`${date}-${last}`, `19${date}${last}`, `19${date}-${last}`, `${date}${last}`, `'${date}+${last}'`])
    assert.notDeepEqual(rule('canary', text), [], text.replace(/\d/g, '9'))
  const [first] = known
  assert.deepEqual(rule('canary', `${first}`), [])
})

test('canary: a phone number that somebody may answer is refused', () => {
  const home = ['08', '123 45 67'].join('-')
  for (const text of [home, `0${73}-123 45 67`, `+46 ${70} 123 45 67`, `+46${70}${1234567}`])
    assert.notDeepEqual(onlyFictionPhones('canary', text), [], text)
  for (const text of ['070-174 06 05', '070-1740699', '+46 70 174 06 50', '08-465 004 00', '031-3900612', '12345678', '2026-11-21 08:30'])
    assert.deepEqual(onlyFictionPhones('canary', text), [], text)
})
