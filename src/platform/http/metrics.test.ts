import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'

const TOKEN = 'a-token-of-at-least-thirty-two-characters'
let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_METRICS_TOKEN: TOKEN })
})
after(() => house?.close())

const ask = (headers: Record<string, string>, peer = '203.0.113.9') =>
  house.app.request(
    'http://localhost/metrics',
    { headers: { Host: 'localhost', ...headers } },
    { incoming: { socket: { remoteAddress: peer } } },
  )

test('metrics are for this machine, and for whoever has the token; anyone else finds no such page', async () => {
  assert.equal((await ask({})).status, 404)
  assert.equal((await ask({ Authorization: 'Bearer wrong' })).status, 404)
  assert.equal((await ask({ Authorization: `Basic ${TOKEN}` })).status, 404)
  assert.equal((await ask({}, '127.0.0.1')).status, 200)
  assert.equal((await ask({ 'X-Forwarded-For': '203.0.113.9' }, '127.0.0.1')).status, 404, 'a proxy speaks for somebody else')
  const answer = await ask({ Authorization: `Bearer ${TOKEN}` })
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /samvarn_requests_total/)
})

test('without a token set, no token opens', async () => {
  const shut = await openHouse()
  try {
    const asked = (token: string) =>
      shut.app.request(
        'http://localhost/metrics',
        { headers: { Host: 'localhost', Authorization: `Bearer ${token}` } },
        { incoming: { socket: { remoteAddress: '203.0.113.9' } } },
      )
    assert.equal((await asked('')).status, 404)
    assert.equal((await asked(TOKEN)).status, 404)
  } finally {
    await shut.close()
  }
})

test('S-R16: the age of the last copy stands among the metrics', async () => {
  const age = async () => /^samvarn_backup_age_seconds (\S+)$/m.exec(await (await ask({}, '127.0.0.1')).text())?.[1]
  assert.equal(await age(), '+Inf')
  await house.superuser(
    "insert into backup_mark (tenant, id, kind, at) select id, gen_random_uuid(), 'backup', now() - interval '27 hours' from tenant",
  )
  const seconds = Number(await age())
  assert.ok(seconds >= 27 * 3600 && seconds < 28 * 3600, String(seconds))
})
