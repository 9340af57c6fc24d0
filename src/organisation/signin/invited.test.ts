import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { hashOf } from '../../platform/http/session.ts'
import { openInvitation, useInvitation } from './index.ts'
import { accountOf, follow, linkFor, signIn, withKey } from './test/people.ts'
import { challengeOn, SoftKey } from './test/soft-key.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
})
after(() => house?.close())

const tokenOf = (link: string) => link.slice('/bjuden/'.length)
const usedAt = async (link: string) =>
  (await house.superuser<{ used_at: Date | null }>('select used_at from invitation where token_hash = $1', [hashOf(tokenOf(link))]))[0]
    ?.used_at
const keysOf = async (slug: string) => (await house.superuser('select 1 from passkey where account = $1', [accountOf(house, slug)])).length

test('to look at a link consumes nothing, however often, and says whom it is for by function, never by name', async () => {
  const link = await linkFor(house, 'norrvik-chef')
  for (let i = 0; i < 3; i += 1) {
    const page = await new Visitor(house).get(link)
    assert.equal(page.status, 200)
    assert.match(page.text, /Enhetschef, Individ och familj/)
    assert.match(page.text, /Norrviks kommun/)
    assert.doesNotMatch(page.text, /Carin|Dikt/)
  }
  assert.equal(await usedAt(link), null)
  const { answer } = await follow(house, link)
  assert.equal(answer.location, '/')
  assert.ok(await usedAt(link))
})

test('a link works once: used, too old, taken back and invented links get the same page to the byte', async () => {
  const used = await linkFor(house, 'norrvik-chef')
  await follow(house, used)
  const old = await linkFor(house, 'norrvik-chef', { hours: -1 })
  const ended = await linkFor(house, 'norrvik-chef')
  await house.superuser('update invitation set ended_at = now() where token_hash = $1', [hashOf(tokenOf(ended))])
  const closed = await linkFor(house, 'ekby-chef')
  await house.superuser('update account set suspended_at = now() where id = $1', [accountOf(house, 'ekby-chef')])
  const pages = await Promise.all(
    [used, old, ended, closed, `/bjuden/${'A'.repeat(43)}`, `/bjuden/${'x'.repeat(300)}`].map((link) => new Visitor(house).get(link)),
  )
  const bare = pages.map((page) => page.text.replaceAll(/\/bjuden\/[^"?]+/g, '/bjuden/'))
  for (const page of pages) assert.equal(page.status, 404)
  assert.equal(new Set(bare).size, 1)
  assert.match(bare[0] ?? '', /systemägaren/)
  for (const link of [used, old, ended, closed]) {
    const visitor = new Visitor(house)
    await visitor.get('/logga-in')
    const posted = await visitor.post(link, { svar: new SoftKey().make({ challenge: 'A' }) })
    assert.equal(posted.location, link)
  }
})

test('a link whose key was not made rightly still works', async () => {
  const slug = 'norrvik-loggranskare'
  const link = await linkFor(house, slug)
  for (const wrong of [{ origin: 'http://ond.example' }, { rp: 'ond.example' }, { verified: false }, { challenge: 'A'.repeat(43) }]) {
    const { answer } = await follow(house, link, wrong)
    assert.equal(answer.location, `${link}?svar=nej`)
  }
  assert.match((await new Visitor(house).get(`${link}?svar=nej`)).text, /länken fungerar fortfarande/)
  assert.equal(await usedAt(link), null)
  assert.equal(await keysOf(slug), 0)
  assert.equal((await follow(house, link)).answer.location, '/')
})

test('the challenge of one link makes no key by another', async () => {
  const [mine, hers] = [await linkFor(house, 'norrvik-handlaggare'), await linkFor(house, 'norrvik-ersattare')]
  const visitor = new Visitor(house)
  const challenge = challengeOn((await visitor.get(mine)).text)
  const answer = await visitor.post(hers, { svar: new SoftKey().make({ challenge }) })
  assert.equal(answer.location, `${hers}?svar=nej`)
  assert.equal(await keysOf('norrvik-ersattare'), 0)
})

test('two who follow the same link at once: one key, one session', async () => {
  const slug = 'norrvik-personal'
  const link = await linkFor(house, slug)
  const answers = await Promise.all([follow(house, link), follow(house, link), follow(house, link)])
  assert.deepEqual(answers.map(({ answer }) => answer.location).sort(), ['/', link, link])
  assert.equal(await keysOf(slug), 1)
})

test('a lost device: earlier keys are struck when asked, and every session ends in both cases', async () => {
  const slug = 'norrvik-registrator'
  const { key: lost, visitor: thief } = await withKey(house, slug)
  assert.equal((await thief.get('/')).status, 200)
  const kept = await follow(house, await linkFor(house, slug, { reason: 'lost_device' }))
  assert.equal(kept.answer.location, '/')
  assert.equal((await thief.get('/')).location, '/logga-in', 'signed out')
  assert.equal((await signIn(house, slug, lost)).answer.location, '/', 'not asked to strike')
  const page = await new Visitor(house).get(await linkFor(house, slug, { reason: 'lost_device' }))
  assert.match(page.text, /Stryk mina tidigare nycklar/)
  const anew = await follow(house, await linkFor(house, slug, { reason: 'lost_device' }), { fields: { stryk: 'on' } })
  assert.equal(anew.answer.location, '/')
  assert.equal((await signIn(house, slug, lost)).answer.location, '/logga-in?svar=nej', 'struck')
  assert.equal((await signIn(house, slug, kept.key)).answer.location, '/logga-in?svar=nej')
  assert.equal((await signIn(house, slug, anew.key)).answer.location, '/')
  const struck = await house.superuser(`select 1 from audit where deed = 'passkey.strike' and actor = $1`, [accountOf(house, slug)])
  assert.equal(struck.length, 2)
})

test('the organisation’s own sign-in may finish a link; work that fails leaves it whole', async () => {
  const link = await linkFor(house, 'norrvik-systemagare')
  const given = { request: 'b1f0a7f0-0000-4000-8000-000000000000', strikeKeys: false }
  await assert.rejects(
    useInvitation(house.db, tokenOf(link), given, async () => {
      throw new Error('no tie')
    }),
  )
  assert.equal(await usedAt(link), null)
  assert.equal((await openInvitation(house.db, tokenOf(link)))?.account, accountOf(house, 'norrvik-systemagare'))
  const used = await useInvitation(house.db, tokenOf(link), given, async () => undefined)
  assert.equal(used?.reason, 'invited')
  assert.equal(await useInvitation(house.db, tokenOf(link), given, async () => undefined), undefined)
})

test('in the demonstration the same page has a button in place of the key', async () => {
  const demo = await openHouse()
  try {
    const link = await linkFor(demo, 'norrvik-chef')
    const visitor = new Visitor(demo)
    assert.match((await visitor.get(link)).text, /Följ länken \(demonstration\)/)
    assert.equal((await visitor.post(link, {})).location, '/')
    assert.match((await visitor.get('/')).text, /Enhetschef, Individ och familj/)
    assert.equal((await new Visitor(demo).get(link)).status, 404)
  } finally {
    await demo.close()
  }
})
