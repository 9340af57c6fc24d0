import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sharedData, TODAY } from '../test/cast.ts'
import {
  canonical,
  findIdentityNumbers,
  formatIdentityNumber,
  isOrganisationNumber,
  isValidIdentityNumber,
  parseIdentityNumber,
} from './identity.ts'

const folder = sharedData('se-test-identity-numbers')
const skip = folder === undefined ? 'se-test-identity-numbers is absent' : false
const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder ?? '', file), 'utf8')) as T

interface Vector {
  long_format: string
  short_format: string
  separated_format: string
  separated_long: string
  valid: boolean
  type: string
}

test('every published vector is judged as its makers judge it', { skip }, () => {
  for (const vector of [...read<Vector[]>('list.json'), ...read<Vector[]>('interim.json')]) {
    for (const written of [vector.long_format, vector.short_format, vector.separated_format, vector.separated_long]) {
      // Two of the vectors forbid a space; for us it is a way of writing.
      if (written.includes(' ')) continue
      assert.equal(isValidIdentityNumber(written, TODAY), vector.valid, written)
      // Ten digits without a sign cannot tell 1909 from 2009: the century is then the latest possible.
      if (vector.valid && written !== vector.short_format) assert.equal(canonical(written, TODAY), vector.long_format, written)
    }
  }
})

test('structured vectors; a space is a way of writing for us and no fault', { skip }, () => {
  const vectors = read<Record<string, Record<string, { valid: unknown[]; invalid: unknown[] }>>>('structured.json')
  for (const kind of Object.values(vectors)) {
    for (const { valid, invalid } of Object.values(kind)) {
      for (const number of valid) assert.equal(isValidIdentityNumber(String(number), TODAY), true, String(number))
      for (const number of invalid)
        if (!String(number).includes(' ')) assert.equal(isValidIdentityNumber(String(number), TODAY), false, String(number))
    }
  }
})

test('organisation numbers are told apart', { skip }, () => {
  for (const vector of read<{ short_format: string; separated_format: string }[]>('orgnumber.json')) {
    for (const written of [vector.short_format, vector.separated_format, `16${vector.short_format}`]) {
      assert.equal(isOrganisationNumber(written), true, written)
      assert.equal(parseIdentityNumber(written, TODAY), undefined, written)
    }
  }
  assert.equal(isOrganisationNumber('800103-2385'), false)
})

test('every number that Skatteverket has published for tests is read', { skip }, () => {
  for (const file of ['allPins.json', 'allCoords.json']) {
    const numbers = read<string[]>(file).filter((number) => number.length === 12)
    const unread = numbers.filter((number) => parseIdentityNumber(number, '2030-01-01')?.luhn !== true)
    assert.ok(numbers.length > 100 && unread.length === 0, `${file}: ${unread.length} unread, such as ${unread[0]}`)
  }
})

test('D-R21 one number in all the ways it is written', () => {
  const ways = [
    '198001032385',
    '19800103-2385',
    '19800103 2385',
    '19800103.2385',
    '800103-2385',
    '8001032385',
    '1980-01-03-2385',
    '80 01 03 - 2385',
    '1980 01 03 2385',
    '19800103–2385',
    '19800103−2385',
    '1 9 8 0 0 1 0 3 2 3 8 5',
    '1980\u00ad0103-2385',
    '１９８００１０３－２３８５',
    '19800103\n2385',
    '1980/01/03 2385',
    '٨٠٠١٠٣-٢٣٨٥',
  ]
  for (const way of ways) {
    const found = findIdentityNumbers(`Sökande: ${way} (sökanden)`, TODAY)
    assert.deepEqual(
      found.map((number) => number.canonical),
      ['198001032385'],
      way,
    )
    assert.equal(`Sökande: ${way} (sökanden)`.slice(found[0]?.start, found[0]?.end), way)
  }
})

test('the century: plus, a hundred years, and dates that have not been', () => {
  assert.equal(canonical('900101-9802', TODAY), '199001019802')
  assert.equal(canonical('900101+9802', TODAY), '189001019802')
  assert.equal(canonical('20991231-1234', TODAY), undefined)
  assert.equal(canonical('200104-2387', '2020-01-04'), '202001042387')
  assert.equal(canonical('200104-2387', '2020-01-03'), '192001042387')
})

test('samordningsnummer and interim letters keep their kind', () => {
  assert.equal(parseIdentityNumber('610185-2389', TODAY)?.kind, 'samordningsnummer')
  assert.equal(parseIdentityNumber('610185-2389', TODAY)?.born, '1961-01-25')
  assert.equal(parseIdentityNumber('20000101-t220', TODAY)?.kind, 'interim')
  assert.equal(parseIdentityNumber('20000101-Q220', TODAY), undefined)
})

test('what is no number is none', () => {
  for (const written of [
    '',
    '0',
    '800132-2385',
    '801303-2385',
    '19800230-2385',
    '800103-23857',
    'abc',
    '8001o3-2385',
    '800103–',
    '0'.repeat(10),
    '556677-8899 ',
    '9'.repeat(100_000),
  ]) {
    assert.equal(parseIdentityNumber(written, TODAY), undefined, written.slice(0, 20))
  }
})

test('a number is shown as people write it', () => {
  assert.equal(formatIdentityNumber('198001032385'), '19800103-2385')
  assert.equal(formatIdentityNumber('198001032385', 'short', TODAY), '800103-2385')
  assert.equal(formatIdentityNumber('189001019802', 'short', TODAY), '900101+9802')
})
