import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { accountOf, signIn, withKey } from './test/people.ts'
import { challengeOn, SoftKey } from './test/soft-key.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
})
after(() => house?.close())

const REFUSED = '/logga-in?svar=nej'
const refusals = async (slug: string) =>
  (
    await house.superuser(`select 1 from audit where deed = 'session.refused' and object_id = $1 and actor is null`, [
      accountOf(house, slug),
    ])
  ).length

test('a key that answers rightly opens its own account, with a row in the log', async () => {
  const { key } = await withKey(house, 'norrvik-handlaggare')
  const { visitor, answer } = await signIn(house, 'norrvik-handlaggare', key)
  assert.equal(answer.location, '/')
  assert.match((await visitor.get('/')).text, /Handläggare, Individ och familj/)
  const rows = await house.superuser<{ deed: string }>(`select deed from audit where actor = $1 order by at`, [
    accountOf(house, 'norrvik-handlaggare'),
  ])
  assert.deepEqual(
    rows.map((row) => row.deed),
    ['invitation.use', 'passkey.add', 'session.start', 'session.start'],
  )
})

test('every answer that does not hold is refused with the same words, and logged by code only', async () => {
  const slug = 'norrvik-registrator'
  const { key } = await withKey(house, slug)
  const other = accountOf(house, 'norrvik-chef').replaceAll('-', '')
  const wrong = {
    'another address': { origin: 'http://ond.example' },
    'another relying party': { rp: 'ond.example' },
    'nobody verified': { verified: false },
    'a challenge of somebody else': { challenge: 'A'.repeat(43) },
    'another account in the answer': { handle: Buffer.from(other, 'hex').toString('base64url') },
    'an answer to another question': { type: 'webauthn.create' },
  }
  for (const [why, one] of Object.entries(wrong)) {
    const before = await refusals(slug)
    const { visitor, answer } = await signIn(house, slug, key, one)
    assert.deepEqual([answer.status, answer.location], [303, REFUSED], why)
    assert.equal((await visitor.get('/')).location, '/logga-in', why)
    assert.equal(await refusals(slug), before + 1, why)
  }
  const stranger = await signIn(house, slug, new SoftKey())
  assert.equal(stranger.answer.location, REFUSED, 'an unknown key')
  const forged = new SoftKey()
  key.id.copy(forged.id)
  assert.equal((await signIn(house, slug, forged)).answer.location, REFUSED, 'the right id, signed by another key')
  assert.ok(house.lines.some((line) => line.includes('sign_in_refused')))
  assert.ok(!house.lines.some((line) => line.includes('ond.example')))
  assert.equal((await signIn(house, slug, key)).answer.location, '/', 'and the key itself still works')
})

test('what is no answer at all is refused in the same way', async () => {
  for (const svar of ['', '{', 'null', '[]', '{"id":1}', '{"id":"x","response":{"clientDataJSON":"eA"}}', 'x'.repeat(30_000)]) {
    const visitor = new Visitor(house)
    await visitor.get('/logga-in')
    assert.equal((await visitor.post('/logga-in/nyckel', { svar })).location, REFUSED, svar.slice(0, 20))
  }
})

test('S-R20: an answer works once: replayed with its cookie, from another browser, or too late it is refused', async () => {
  const slug = 'norrvik-personalchef'
  const { key } = await withKey(house, slug)
  const visitor = new Visitor(house)
  const challenge = challengeOn((await visitor.get('/logga-in')).text)
  const cookie = visitor.cookies()
  const svar = key.show(accountOf(house, slug), { challenge })
  assert.equal((await visitor.post('/logga-in/nyckel', { svar })).location, '/')

  const thief = new Visitor(house)
  await thief.get('/logga-in')
  assert.equal((await thief.post('/logga-in/nyckel', { svar })).location, REFUSED, 'in another browser')
  const body = new URLSearchParams({ csrf: thief.csrf(), svar })
  const headers = { Cookie: cookie, Host: 'localhost', Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }
  const again = await house.app.request('http://localhost/logga-in/nyckel', { method: 'POST', body, headers })
  assert.equal(again.headers.get('Location'), REFUSED, 'with the cookie of the attempt')

  const late = new Visitor(house)
  const asked = challengeOn((await late.get('/logga-in')).text)
  await house.superuser(`update sign_in_attempt set expires_at = now() - interval '1 second'`)
  assert.equal((await late.post('/logga-in/nyckel', { svar: key.show(accountOf(house, slug), { challenge: asked }) })).location, REFUSED)
})

test('a key whose counter stands still or goes back is a copy, and is refused', async () => {
  const slug = 'norrvik-ersattare'
  const { key } = await withKey(house, slug)
  assert.equal((await signIn(house, slug, key, { counter: 7 })).answer.location, '/')
  assert.equal((await signIn(house, slug, key, { counter: 7 })).answer.location, REFUSED)
  assert.equal((await signIn(house, slug, key, { counter: 3 })).answer.location, REFUSED)
  assert.equal((await signIn(house, slug, key, { counter: 0 })).answer.location, REFUSED)
  assert.equal((await signIn(house, slug, key, { counter: 8 })).answer.location, '/')
})

test('keys that do not count (kept by several devices) stay at zero and work', async () => {
  const slug = 'norrvik-personal'
  const { key } = await withKey(house, slug)
  for (const _ of [1, 2]) assert.equal((await signIn(house, slug, key, { counter: 0 })).answer.location, '/')
})

test('an account that is suspended or closed opens to no key, in the same words', async () => {
  const slug = 'ekby-handlaggare'
  const { key } = await withKey(house, slug)
  for (const column of ['suspended_at', 'closed_at'] as const) {
    await house.superuser(
      column === 'closed_at'
        ? 'update account set closed_at = now() where id = $1'
        : 'update account set suspended_at = now() where id = $1',
      [accountOf(house, slug)],
    )
    const before = await refusals(slug)
    assert.equal((await signIn(house, slug, key)).answer.location, REFUSED, column)
    assert.equal(await refusals(slug), before + 1)
    if (column === 'suspended_at') await house.superuser('update account set suspended_at = null where id = $1', [accountOf(house, slug)])
  }
})

const told = async (house: TestHouse, slug: string) => {
  await house.drain()
  const rows = await house.superuser<{ template: string }>('select template from outbox where account = $1 order by created_at', [
    accountOf(house, slug),
  ])
  return rows.map((row) => row.template)
}

test('wrong answers in the name of a key fill neither log nor mail, and lock nobody out', async () => {
  const narrow = await openHouse({
    SAMVARN_MODE: 'real',
    SAMVARN_URL: 'http://localhost:3000',
    SAMVARN_REFUSALS_PER_KEY_PER_HOUR_MAX: '3',
  })
  try {
    const slug = 'norrvik-chef'
    const { key } = await withKey(narrow, slug)
    for (let i = 0; i < 6; i += 1) {
      const forged = new SoftKey()
      key.id.copy(forged.id)
      assert.equal((await signIn(narrow, slug, forged)).answer.location, REFUSED)
    }
    const rows = await narrow.superuser(`select 1 from audit where deed = 'session.refused'`)
    assert.equal(rows.length, 3)
    // The link that she came by asks a colleague to vouch; six wrong answers are one message.
    assert.deepEqual(await told(narrow, slug), ['vouch_waits', 'way_in_changed', 'sign_in_unusual'])
    assert.equal((await signIn(narrow, slug, key)).answer.location, '/', 'the right answer is never held back')
  } finally {
    await narrow.close()
  }
})

test('a key that comes to use after a month is used, and its owner told', async () => {
  const slug = 'norrvik-personal'
  const { key } = await withKey(house, slug)
  const before = (await told(house, slug)).filter((template) => template === 'sign_in_unusual').length
  await house.superuser(
    `update passkey set created_at = now() - interval '40 days', used_at = now() - interval '31 days' where credential_id = $1`,
    [key.id],
  )
  for (const _ of [1, 2]) assert.equal((await signIn(house, slug, key)).answer.location, '/')
  assert.equal((await told(house, slug)).filter((template) => template === 'sign_in_unusual').length, before + 1)
})
