import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshnessOf, servesPlace, tellsToday } from './directory.ts'
import { newService, withBasics, withHours, withPhones, withPlace } from './edit.ts'
import { afterTelling, freeAt, shownFrom } from './free.ts'
import { givenAway, tellingParts } from './giveaway.ts'
import { daysFrom, serviceOf } from './listing.ts'
import { afterEdit, planOf, withOpenPlace, withSecretPlace } from './plan.ts'
import { isOpenAt } from './search.ts'
import { suspicionsIn } from './suspect.ts'
import { leavesOf, puttingBack, type Tree } from './tree.ts'
import type { Kept } from './visibility.ts'

const BASICS = { name: 'Stödet (påhittad)', description: 'Samtal.', organisation: 'Jouren (påhittad)', organisation_what: 'Ideell jour' }
const WHERE = { place_name: 'Villa Solros', address: 'Gömmevägen 83', postal_code: '987 65', city: 'Ekby', transport: 'Buss 7' }
const bare: Kept = { type: 'service', whole: {}, levels: {}, secret: new Set(), confidential: new Set() }
const made = () => afterEdit(bare, withPlace(withBasics(newService(), BASICS), WHERE), () => 'public')
const locationOf = (tree: Tree) => leavesOf(tree, 'service').find(({ location }) => location !== undefined)?.location ?? ''

test('a place that becomes secret leaves the tree whole, and comes back whole, as the organisation’s own', () => {
  const kept = made()
  assert.match(JSON.stringify(planOf('a', kept, '2026-11-22').public), /Gömmevägen/)
  const secret = withSecretPlace(kept, locationOf(kept.whole))
  const plan = planOf('a', secret, '2026-11-22')
  assert.doesNotMatch(JSON.stringify([plan.document, plan.public, plan.referrers, plan.levels]), /Gömmev|987 65|Solros|Buss 7/)
  assert.deepEqual(puttingBack(plan.document, new Map(plan.secrets.map(({ path, value }) => [path, value]))), kept.whole)
  const opened = planOf('a', withOpenPlace(secret, locationOf(kept.whole)), '2026-11-22')
  assert.match(JSON.stringify(opened.document), /Gömmevägen/)
  assert.doesNotMatch(JSON.stringify(opened.public), /Gömmevägen/, 'opening a place shows it to nobody by itself')
})

test('an edit keeps levels; what is written anew at a secret place is secret from the first moment', () => {
  const secret = withSecretPlace(made(), locationOf(made().whole))
  const own = withSecretPlace(secret, locationOf(secret.whole))
  const moved = afterEdit(
    own,
    withPlace(structuredClone(own.whole), { ...WHERE, address: 'Nyväg 1', accessibility: 'Ramp mot ån' }),
    () => 'public',
  )
  const plan = planOf('a', moved, '2026-11-22')
  assert.doesNotMatch(JSON.stringify([plan.document, plan.public]), /Nyväg|Ramp mot/)
})

test('a text gives a secret away by the street alone, by figures apart, by other signs, and not by its town', () => {
  const secrets = [
    { path: 'a', key: 'address_1', value: 'Gömmevägen 83' },
    { path: 'b', key: 'postal_code', value: '987 65' },
    { path: 'c', key: 'number', value: '031-390 06 87' },
    { path: 'd', key: 'city', value: 'Ekby' },
  ].map(tellingParts)
  const said = (value: string) => givenAway([{ path: 'x', value }], secrets).map(({ of }) => of)
  assert.deepEqual(said('Huset på GÖMME-VÄGEN'), ['a'])
  assert.deepEqual(said('https://gommevagen.example.se/'), ['a'])
  assert.deepEqual(said('9 8 7 6 5'), ['b'])
  assert.deepEqual(said('Ring +46 31 390 06 87'), ['c'])
  assert.deepEqual(said('Ekbyjouren i Ekby, dygnet runt'), [])
  assert.deepEqual(said('𝐆ömmevägen'), ['a'], 'signs that only look the same')
})

test('free places: shown from a later whole hour, replaced before they are shown, forgotten after three days', () => {
  const at = new Date('2026-11-22T10:20:00Z')
  assert.equal(shownFrom(at, 0).toISOString(), '2026-11-22T11:00:00.000Z')
  assert.equal(shownFrom(at, 240).toISOString(), '2026-11-22T15:00:00.000Z')
  const first = afterTelling([], at, true, 30)
  assert.equal(freeAt(first, at), 'unknown')
  const later = new Date('2026-11-22T13:00:00Z')
  const second = afterTelling(afterTelling(first, later, false, 0), later, true, 10)
  assert.equal(second.length, 2, 'what waited to be shown never is')
  assert.equal(freeAt(second, later), 'yes')
  assert.equal(freeAt(first, new Date('2026-11-26T13:00:00Z')), 'unknown')
})

test('days: reminded at 60 and once more at 90; a county is where its municipalities are', () => {
  assert.deepEqual(
    ['2026-10-01', '2026-09-20', '2026-08-01', null].map((day) => freshnessOf(day, '2026-11-22')),
    ['fresh', 'due', 'stale', 'stale'],
  )
  assert.equal(tellsToday({ verified_on: '2026-09-20', reminded_on: null }, '2026-11-22'), true)
  assert.equal(tellsToday({ verified_on: '2026-09-20', reminded_on: '2026-11-20' }, '2026-11-22'), false)
  assert.equal(tellsToday({ verified_on: '2026-08-20', reminded_on: '2026-10-20' }, '2026-11-22'), true)
  assert.deepEqual(
    [servesPlace(['21'], '2180'), servesPlace(['2180'], '21'), servesPlace(['2180'], '2181'), servesPlace([], '2181')],
    [true, true, false, true],
  )
})

test('hours: as HSDS writes them, and whether it is open, past midnight too', () => {
  assert.equal(daysFrom('FR,MO,TU,WE,TH'), '1-5')
  assert.equal(daysFrom('MO,WE,SU'), '1,3,7')
  assert.equal(daysFrom('XX'), undefined)
  const night = [{ days: '5', from: '22:00', to: '04:00' }]
  assert.equal(isOpenAt(night, new Date('2026-11-20T22:30:00Z')), true)
  assert.equal(isOpenAt(night, new Date('2026-11-21T01:30:00Z')), true)
  assert.equal(isOpenAt(night, new Date('2026-11-21T22:30:00Z')), false)
  assert.equal(isOpenAt([], new Date()), undefined)
})

test('what a form says becomes HSDS, and a page; the rest of the tree stays', () => {
  const tree = withHours(withPhones({ ...withBasics(newService(), BASICS), x_other: 1 }, { number_1: '112' }), {
    days_1: 'MO,TU,WE,TH,FR,SA,SU',
    from_1: '00:00',
    to_1: '24:00',
  })
  assert.equal(tree.x_other, 1)
  const page = serviceOf('a', tree, '2026-11-01', '2026-11-22')
  assert.deepEqual(page?.hours, [{ days: '1-7', from: '00:00', to: '24:00' }])
  assert.deepEqual(page?.phones, [{ number: '112' }])
  assert.equal(serviceOf('a', { ...tree, name: 'x'.repeat(5000) }, '2026-11-01', '2026-11-22'), undefined)
})

test('files: flags, withheld addresses and boxes look secret; an ordinary address does not', () => {
  const at = (address_1: string, more: Tree = {}): Tree => ({
    id: 's',
    name: 'n',
    status: 'active',
    service_at_locations: [{ id: 'p', location: { id: 'l', location_type: 'physical', addresses: [{ id: 'a', address_1 }], ...more } }],
  })
  const held = (tree: Tree) => [...suspicionsIn(tree, 'service').locations]
  assert.deepEqual(held(at('Torget 1')), [])
  assert.deepEqual(held(at('Torget 1', { confidential: false })), [])
  for (const tree of [
    at('Box 12'),
    at('P.O. Box 12'),
    at('Address undisclosed'),
    at('Torget 1', { is_confidential: 'yes' }),
    at('Torget 1', { description: 'Hemlig adress' }),
    { ...at('Torget 1'), note: 'confidential location' },
  ])
    assert.deepEqual(held(tree), ['l'])
})
