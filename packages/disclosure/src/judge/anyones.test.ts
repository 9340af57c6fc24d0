import assert from 'node:assert/strict'
import { test } from 'node:test'
import { document, judged, TODAY } from '../../test/cast.ts'
import type { Finding } from '../types.ts'
import { anyones } from './anyones.ts'

const OUT = { recipient: 'public', holdAnyones: true } as const

function held(text: string): string[] {
  return anyones(document(text), OUT, TODAY).flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)))
}

test('anyone’s address reaches to the end of the town’s name, and not into what follows', () => {
  for (const address of [
    'Storgatan 5, 990 12 Norrvik',
    'S:t Olofsgatan 3 B, 753 21 Uppsala',
    'Drömstigen 4, 123 45 Upplands Låtsby',
    'Drömstigen 4, 123 45 S:t Sagolund',
    'Drömstigen 4, 123 45 Saga-Drömby',
    'Drömstigen 4, 123 45 SAGOSTAD',
    'Drömstigen 4, 123 45 A\u030angby',
    'Drömstigen 4, 123 45 Sago\u00adstad',
    'Drömstigen 4 lgh 1102, 123 45 Sagostad',
  ]) {
    for (const after of ['', '.', ', där hon bor', ' sedan i maj', '\nTelefon: 08-465 004 00', ' Tel 08-465 004 00'])
      assert.deepEqual(held(`Hon bor på ${address}${after}`), [address], after)
  }
  assert.deepEqual(held('Drömstigen 4, 123 45 Sagostad Låtsasgatan 8, 123 45 Sagostad'), [
    'Drömstigen 4, 123 45 Sagostad',
    'Låtsasgatan 8, 123 45 Sagostad',
  ])
})

test('what is held as a protected person’s is not held as anyone’s too; the rest is', async () => {
  const hers = ['19800103-2385', '610185-2389', '070-174 06 05']
  const others = ['19800110-2386', 'Drömstigen 4, 123 45 Sagostad', '070-174 06 99']
  for (const text of hers) {
    const doc = document(`Hon har ${text}.`)
    const told = (await judged(doc, { recipient: 'public' })).findings
    assert.equal(anyones(doc, OUT, TODAY).length, 1, text)
    assert.deepEqual(anyones(doc, OUT, TODAY, told), [], text)
    // A NOTE holds nothing, and so the hold must come from here.
    const notes = told.map((one): Finding => ({ ...one, level: 'NOTE' }))
    assert.equal(anyones(doc, OUT, TODAY, notes).length, 1, text)
  }
  // Her own finding ends with the street; the postcode and the town beside it are still held, as anyone's.
  const address = document('Hon bor på Exempelgatan 12 B, 211 22 Malmö.')
  assert.equal(anyones(address, OUT, TODAY, (await judged(address, { recipient: 'public' })).findings).length, 1)
  const doc = document(`${hers.join('; ')}. ${others.join('; ')}.`, `I bilagan: ${others.join('; ')}.`)
  const told = (await judged(doc, { recipient: 'public' })).findings
  assert.deepEqual(
    anyones(doc, OUT, TODAY, told).map(({ kind, part }) => `${part} ${kind}`),
    ['body0', 'body1'].flatMap((part) => ['personnummer', 'address', 'phone'].map((kind) => `${part} anyones_${kind}`)),
  )
})
