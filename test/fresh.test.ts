/** A sensitive deed asks for a fresh proof, keeps what was written, and does nothing by itself (S-R20, S-R24). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ownPath } from '../src/platform/http/fresh.tsx'
import { newId } from '../src/platform/ids.ts'
import { openHouse, type TestHouse } from './house.ts'
import { Visitor } from './visitor.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

const stale = (slug: string) => Visitor.seated(house, slug, { method: 'demo', proved: 6 })
const proveNow = () => house.superuser('update session set proved_at = now()')

const SENSITIVE = [
  `/granskning/${newId()}/slapp`,
  `/granskning/${newId()}/andra`,
  `/granskning/${newId()}/kand-bild`,
  `/andra-person/${newId()}`,
  `/personer/${newId()}/markering/${newId()}/beslut`,
]

test('six minutes after the last proof every sensitive deed asks for a new one first', async () => {
  const officer = await stale('norrvik-skyddsansvarig')
  for (const path of SENSITIVE) {
    const answer = await officer.post(path, { varfor: 'x' })
    assert.equal(answer.status, 303, path)
    assert.match(answer.location ?? '', /^\/bekrafta\?till=%2Fbekraftat%2F[0-9a-f-]{36}$/, path)
  }
})

test('what was written waits sealed, is offered after the proof, and is sent by hand; nobody else finds it', async () => {
  const officer = await stale('norrvik-skyddsansvarig')
  const path = `/granskning/${newId()}/slapp`
  const answer = await officer.post(path, { vagning: 'Ett ord för vågskålen', lagrum: 'osl_10_2' })
  const kept = decodeURIComponent((answer.location ?? '').replace('/bekrafta?till=', ''))
  const rows = await house.superuser<{ text: string }>("select encode(sealed, 'escape') as text from form_draft")
  assert.ok(rows.length > 0 && rows.every(({ text }) => !text.includes('vågskålen')))
  await proveNow()
  const page = await officer.get(kept)
  assert.equal(page.status, 200)
  assert.match(page.text, new RegExp(`action="${path}"`))
  assert.match(page.text, /name="vagning" value="Ett ord för vågskålen"/)
  const other = await Visitor.seated(house, 'norrvik-ersattare', { method: 'demo' })
  assert.equal((await other.get(kept)).status, 404)
  const sent = await officer.post(path, { vagning: 'Ett ord för vågskålen', lagrum: 'osl_10_2' })
  assert.equal(sent.status, 404, 'the deed itself was reached, and there is no such review')
})

test('a fresh session is not asked', async () => {
  const officer = await Visitor.seated(house, 'norrvik-skyddsansvarig', { method: 'demo' })
  assert.equal((await officer.post(SENSITIVE[0] ?? '', {})).status, 404)
})

test('the way back is always a path of this house', () => {
  for (const path of ['/', '/personer/1', '/sok?sida=2']) assert.equal(ownPath(path), path)
  for (const path of ['//evil.example', '/\\evil.example', 'https://evil.example', '', undefined, 'personer', '/a b', '/a\nb', '/\u0000'])
    assert.equal(ownPath(path), '/', String(path))
})
