import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { addressOf } from './address-limit.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({
    SAMVARN_MODE: 'real',
    SAMVARN_URL: 'http://localhost:3000',
    SAMVARN_SIGN_IN_REQUESTS_PER_MINUTE_MAX: '4',
  })
})
after(() => house?.close())

test('who asks is what the nearest proxy wrote; what a visitor claims before that counts for nothing', () => {
  assert.equal(addressOf('127.0.0.1', '203.0.113.9, 192.0.2.7'), '192.0.2.7')
  assert.equal(addressOf('10.1.2.3', '192.0.2.7'), '192.0.2.7', 'a proxy in a network of our own')
  assert.equal(addressOf('::ffff:172.17.0.2', '192.0.2.7'), '192.0.2.7')
  assert.equal(addressOf('198.51.100.4', '192.0.2.7'), '198.51.100.4', 'somebody without a proxy invents none')
  assert.equal(addressOf('127.0.0.1', 'skräp'), '127.0.0.1')
  assert.equal(addressOf('172.32.0.1', '192.0.2.7'), '172.32.0.1', 'just outside the private range')
})

test('an IPv6 subscriber is one, however many addresses are used', () => {
  const one = addressOf('2001:db8:1:2:aaaa::1', undefined)
  assert.equal(one, addressOf('2001:0db8:0001:0002:bbbb:1:2:3', undefined))
  assert.notEqual(one, addressOf('2001:db8:1:3::1', undefined))
  assert.equal(addressOf('2001:db8::1', undefined), '2001:db8:0:0')
})

test('one address asks a bounded number a minute, at each page of the door, and others are not held back', async () => {
  const ask = (path: string, from: string) =>
    house.app.request(`http://localhost${path}`, { headers: { Host: 'localhost', 'X-Forwarded-For': from } })
  // Twelve asked: also when the minute turns in the middle, one half is more than four.
  for (const [path, from] of [
    ['/logga-in', '192.0.2.1'],
    ['/logga-in/norrvik', '192.0.2.2'],
    ['/bjuden/x', '192.0.2.3'],
  ] as const) {
    const statuses: number[] = []
    for (let i = 0; i < 12; i += 1) statuses.push((await ask(path, from)).status)
    assert.ok(statuses.includes(429), `${path}: ${statuses.join(' ')}`)
  }
  assert.equal((await ask('/logga-in', '192.0.2.9')).status, 200)
  assert.ok(house.lines.some((line) => line.includes('rate_limited')))
})
