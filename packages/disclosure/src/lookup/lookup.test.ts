import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { CAST, document, LOOKUP, PLACES, TODAY } from '../../test/cast.ts'
import { check } from '../check.ts'
import { keysOf } from '../keys/keys.ts'
import type { Entry } from '../types.ts'
import { WordFilter } from './filter.ts'
import { FingerprintLookup, fingerprint } from './fingerprint.ts'
import { hashesOf } from './memory.ts'

/** As the product does it: a table of fingerprints, a keyed filter, nothing in clear. */
function table(key32: Buffer, indexKey = key32) {
  const keys = CAST.flatMap((person) => keysOf(person, PLACES, TODAY))
  const rows = new Map<string, Entry[]>()
  fingerprint(
    keys.map(({ key }) => key),
    indexKey,
  ).forEach((print, i) => {
    const entry = keys[i]?.entry
    if (entry !== undefined) rows.set(print.toString('hex'), [...(rows.get(print.toString('hex')) ?? []), entry])
  })
  const filter = WordFilter.create(hashesOf(keys.map(({ key }) => key)), indexKey)
  filter.addKeys(keys.map(({ key }) => key))
  const lookup = new FingerprintLookup({
    key32,
    filter: WordFilter.from(filter.bytes(), key32),
    persons: CAST.length,
    fetch: async (prints) => prints.map((print) => rows.get(print.toString('hex'))),
  })
  return { rows, filter, lookup, keys }
}

const TEXT =
  'Beslut. Tuva Lindgård, 19800103-2385, Exempelgatan 12 B, 211 22 Malmö, tel 070-174 06 05, tuva.privat@example.org. Bertil Silverglans nämns.'

test('fingerprints and memory give the same verdict', async () => {
  const { lookup } = table(randomBytes(32))
  const context = { recipient: 'counterparty', today: TODAY } as const
  const inMemory = await check(document(TEXT), context, LOOKUP)
  assert.deepEqual(await check(document(TEXT), context, lookup), inMemory)
  assert.ok(inMemory.findings.length > 5)
})

test('S-R11 another key opens nothing, neither in the table nor in the filter', async () => {
  const indexKey = randomBytes(32)
  const { lookup, keys } = table(randomBytes(32), indexKey)
  assert.equal((await check(document(TEXT), { recipient: 'counterparty', today: TODAY }, lookup)).verdict, 'clean')
  const found = await lookup.find(keys.map(({ key }) => key))
  assert.equal(found.filter((entries) => entries !== undefined).length, 0)
})

test('fingerprints are of one length, equal for equal keys, and hold nothing of the key', () => {
  const key32 = randomBytes(32)
  const [a, b, c] = fingerprint(['i|198001032385', 'i|198001032385', 'i|198001032386'], key32)
  assert.deepEqual(a, b)
  assert.notDeepEqual(a, c)
  assert.equal(a?.length, 16)
  assert.deepEqual(fingerprint([], key32), [])
  assert.throws(() => fingerprint(['x'], Buffer.alloc(16)), /32 bytes/)
})

test('ordinary text asks few questions', async () => {
  const { lookup } = table(randomBytes(32))
  const words = Array.from(
    { length: 20_000 },
    (_, i) => `ord${String.fromCharCode(97 + (i % 26), 97 + (Math.floor(i / 26) % 26), 97 + (Math.floor(i / 676) % 26))}`,
  )
  await check(document(words.join(' ')), { recipient: 'counterparty', today: TODAY }, lookup)
  assert.ok(lookup.asked < 2500, `${lookup.asked} of 20,000 words`)
})

test('a keyed filter differs by key, and a broken one is refused', () => {
  const [a, b] = [WordFilter.create(100, randomBytes(32)), WordFilter.create(100, randomBytes(32))]
  for (const filter of [a, b]) filter.addKeys(['w|tuva lindgård'])
  assert.notDeepEqual(a.bytes(), b.bytes())
  assert.throws(() => WordFilter.from(new Uint8Array(5000)), /power of two/)
})

test('a short answer from the table is an error, never a shift of answers', async () => {
  const key32 = randomBytes(32)
  const filter = WordFilter.create(10, key32)
  const lookup = new FingerprintLookup({ key32, filter, persons: 1, fetch: async (prints) => prints.slice(1).map(() => undefined) })
  await assert.rejects(lookup.find(['a', 'b']), /another length/)
})

test('without a sieve short runs of words are asked for one by one, with the same findings for them', async () => {
  const bare = { persons: LOOKUP.persons, find: LOOKUP.find.bind(LOOKUP) }
  const text = 'Tuva Lindgård, Exempelgatan 12 B'
  const levels = async (lookup: typeof bare) =>
    (await check(document(text), { recipient: 'counterparty', today: TODAY }, lookup)).findings.map(({ kind, level }) => `${level} ${kind}`)
  assert.deepEqual(await levels(bare), await levels(LOOKUP))
})
