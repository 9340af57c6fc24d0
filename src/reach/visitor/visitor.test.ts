import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Child } from 'hono/jsx'
import type { PublicDatabase } from '../../platform/database/public-database.ts'
import { SealBroken } from '../../platform/keys/sodium.ts'
import { type SiteDocument, siteDocument } from '../text/index.ts'
import { newBox, openLetter, sealLetter } from './box.ts'
import { visitorHalf } from './index.ts'
import { boxOf, digitsOf, drawReceipt, lookupOf, masterOf, RECEIPT_BITS } from './receipt.ts'
import { inPages } from './routes.tsx'
import { Aside, newTicket, writeTicket } from './ticket.ts'
import { letterOf, readWriting } from './writing.ts'
import { sayIn } from './words.ts'

const SITE = { tenant: crypto.randomUUID(), site: crypto.randomUUID() }

test('a letter opens in its own box alone, and its length tells no more than a kilobyte', () => {
  const [box, other] = [newBox(), newBox()]
  const sealed = sealLetter(box.publicKey, { text: 'Kort.' })
  assert.equal(sealed.length, sealLetter(box.publicKey, { text: 'x'.repeat(900) }).length)
  assert.deepEqual(openLetter(box, sealed), { text: 'Kort.' })
  assert.throws(() => openLetter(other, sealed), SealBroken)
})

test('the receipt: sixteen digits however they are written; what finds does not open; another site knows nothing of it', async () => {
  assert.ok(RECEIPT_BITS > 53)
  const receipt = drawReceipt()
  assert.match(receipt, /^\d{4} \d{4} \d{4} \d{4}$/)
  assert.equal(digitsOf('4821-0937 5520.1846'), '4821093755201846')
  assert.equal(digitsOf('４８２１ 0937 5520 1846'), '4821093755201846')
  for (const wrong of ['482109375520184', '48210937552018466', 'abcd', '']) assert.equal(digitsOf(wrong), undefined)
  const digits = digitsOf(receipt) ?? ''
  const [here, there] = [await masterOf(digits, SITE), await masterOf(digits, { ...SITE, site: crypto.randomUUID() })]
  assert.ok(here && there)
  assert.notDeepEqual(lookupOf(here), lookupOf(there))
  const [one, two] = [boxOf(here, Buffer.alloc(16, 1)), boxOf(here, Buffer.alloc(16, 2))]
  assert.notDeepEqual(one.publicKey, two.publicKey)
  assert.notDeepEqual(Buffer.from(one.privateKey), lookupOf(here))
})

test('the form: what is missing is told, what is not to be used is not sent', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    return data
  }
  assert.deepEqual(
    readWriting(form({ a: '', b: 'phone', c: '' }), true).faults.map(({ word }) => word),
    ['fault_empty', 'fault_number'],
  )
  const { written } = readWriting(form({ a: 'Hej\r\n\u0000', b: 'here', c: '070-1740605' }), true)
  assert.deepEqual(letterOf(written, true), { text: 'Hej', danger: false, answer: { how: 'here', message: 'no' } })
  assert.deepEqual(letterOf(written, false), { text: 'Hej' })
})

test('a long conversation is dealt over pages, each message once', () => {
  const pages = inPages([9000, 9000, 9000, 100, 30_000, 5], (size) => size)
  assert.deepEqual(pages, [[9000, 9000], [9000, 100], [30_000], [5]])
})

test('what is kept aside is sealed under its ticket, bounded, and dies', () => {
  const aside = new Aside()
  const now = new Date()
  const token = newTicket()
  assert.ok(aside.put(token, writeTicket(now, now, 'ord')))
  assert.equal(aside.see(token, now)?.held, 'ord')
  assert.equal(aside.see(newTicket(), now), undefined)
  assert.equal(aside.see(token, new Date(now.getTime() + 11 * 60_000)), undefined)
})

const document = siteDocument.parse({
  ...{ version: 1, ...SITE, code: 'abc123', name: 'Påhitt', kind: 'municipality', published: '2026-11-22T08:00:00.000Z' },
  ...{ pieces: [], contacts: [], services: [], lines: [], signed: [], media: [], files: [] },
  queue: {
    id: crypto.randomUUID(),
    key: Buffer.from(newBox().publicKey).toString('base64'),
    ...{ team: { sv: 'Två' }, answers: { sv: 'Snart' }, holder: { sv: 'Vi' }, anonymous: false, attachments: false },
  },
})
const away = { at: () => Promise.reject(new Error('ECONNREFUSED')) } as unknown as PublicDatabase
const half = (db: PublicDatabase | undefined) =>
  visitorHalf({
    db,
    base: '/stod',
    frame: ({ body, status }: { document: SiteDocument; body: Child; status: number }) => new Response(String(body), { status }),
    redirect: (path) => new Response(null, { status: 303, headers: { Location: path } }),
    back: () => '/stod/abc123/a10',
  })
const post = (fields: Record<string, string>) => new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) })

test('S-R52: the database is away: numbers to call at once, and what was written waits on a form of its own', async () => {
  for (const db of [undefined, away]) {
    const visitor = half(db)
    const begun = await visitor(post({ f: 'sv' }), document, '1')
    assert.equal(begun?.headers.get('Location'), '/stod/abc123/s/a/3')
    const notice = await (await visitor(new Request('http://localhost/'), document, 'a/3'))?.text()
    assert.match(notice ?? '', /112/)
    const sent = await visitor(post({ a: 'Skrivet när det gick sönder.', b: 'here' }), document, `a/${newTicket()}`)
    assert.equal(sent?.status, 303)
    const at = (sent?.headers.get('Location') ?? '').replace('/stod/abc123/s/', '')
    const form = await (await visitor(new Request('http://localhost/'), document, at))?.text()
    assert.match(form ?? '', /Skrivet när det gick sönder/)
    assert.match(form ?? '', /Det gick inte att skicka/)
    assert.match(form ?? '', /116 016/)
  }
})

test('every word is there in each complete form, and a form without its own reads Swedish', () => {
  assert.equal(sayIn('ar')('send'), sayIn('sv')('send'))
  assert.notEqual(sayIn('en')('send'), sayIn('sv')('send'))
  assert.equal(sayIn('sv')('deleted_on', { date: '1 maj' }), 'Allt detta raderas 1 maj.')
})
