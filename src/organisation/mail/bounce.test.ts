import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { REPORT_BYTES_MAX, readReport } from './bounce.ts'
import { returnAddress, sendWaiting } from './deeds-send.ts'
import { setAddress, takeReport, tell } from './index.ts'
import type { Parcel } from './smtp.ts'

const RETURN = 'studs@example.org'
let house: TestHouse
before(async () => {
  house = await openHouse({
    SAMVARN_MODE: 'real',
    SAMVARN_URL: 'http://localhost:3000',
    SAMVARN_SMTP_URL: 'smtp://127.0.0.1:1',
    SAMVARN_MAIL_FROM: 'avsandare@example.org',
    SAMVARN_MAIL_RETURN: RETURN,
  })
})
after(() => house?.close())

/** As Postfix writes them. */
const report = (
  to: string,
  { action = 'failed', status = '5.1.1', type = 'multipart/report; report-type=delivery-status', path = '<>' } = {},
) =>
  `Return-Path: ${path}
Delivered-To: ${to}
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${to}
MIME-Version: 1.0
Content-Type: ${type};
	boundary="4XyZ/mx.example.org"

This is a MIME-encapsulated message.

--4XyZ/mx.example.org
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

The mail system could not deliver your message.

--4XyZ/mx.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: Sat, 21 Nov 2026 10:00:00 +0100 (CET)

Final-Recipient: rfc822; lada-1@example.org
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.example.org
Diagnostic-Code: smtp; 550 5.1.1 No such user

--4XyZ/mx.example.org
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Subject: x

--4XyZ/mx.example.org--
`
const bytes = (text: string) => Buffer.from(text, 'latin1')
const code = randomBytes(16)
const address = returnAddress({ mail_return: RETURN, mail_from: '' }, code)
const read = (text: string) => readReport(bytes(text), RETURN)

test('a delivery report is read: the code of the mail, and the status', () => {
  assert.deepEqual(read(report(address)), { ok: true, code, status: '5.1.1' })
  assert.deepEqual(read(report(`<${address.toUpperCase()}>`).replaceAll('\n', '\r\n')), { ok: true, code, status: '5.1.1' })
  assert.deepEqual(read(`From MAILER-DAEMON Sat Nov 21 10:00:00 2026\n${report(address)}`), { ok: true, code, status: '5.1.1' })
})

test('what is no report of a failure is refused: answers, delays, other addresses, the malformed and the huge', () => {
  const because = (text: string) => {
    const answer = read(text)
    return answer.ok ? 'taken' : answer.because
  }
  assert.equal(because(report(address, { type: 'multipart/mixed' })), 'no_report')
  assert.equal(because(report(address, { type: 'multipart/report; report-type=disposition-notification' })), 'no_report')
  assert.equal(because(report(address, { path: '<anna@example.com>' })), 'no_report')
  assert.equal(because(`To: ${address}\nSubject: Frånvarande\nAuto-Submitted: auto-replied\n\nJag är på semester.`), 'no_report')
  assert.equal(because(report(address, { action: 'delayed', status: '4.4.1' })), 'no_failure')
  assert.equal(because(report(address, { action: 'relayed', status: '2.0.0' })), 'no_failure')
  assert.equal(because(report(address, { action: 'failed', status: '4.4.7' })), 'no_failure')
  assert.equal(because(report(RETURN)), 'not_ours')
  assert.equal(because(report(`studs+${'0'.repeat(31)}@example.org`)), 'not_ours')
  assert.equal(because(report(`xstuds+${code.toString('hex')}@example.org`)), 'not_ours')
  assert.equal(because(report(address.replace('example.org', 'example.org.example.com'))), 'not_ours')
  assert.equal(because(report(address).replace('message/delivery-status', 'text/plain')), 'no_report')
  assert.equal(because(report(address).replaceAll('4XyZ', '')), 'taken', 'another boundary is still one')
  assert.equal(because(report(address) + 'x'.repeat(REPORT_BYTES_MAX)), 'no_report')
  assert.equal(because(''), 'no_report')
})

test('bytes of any kind are answered, never thrown at', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (raw) => assert.equal(readReport(raw, RETURN).ok, false)))
  fc.assert(
    fc.property(fc.nat(report(address).length), fc.string({ maxLength: 40 }), (at, noise) => {
      readReport(bytes(report(address).slice(0, at) + noise + report(address).slice(at)), RETURN)
    }),
  )
})

async function mailOut(): Promise<Parcel> {
  const { tenant, account } = house.cast['norrvik-chef'] ?? assert.fail()
  const sent: Parcel[] = []
  await house.db.asWorker(tenant, async (tx) => {
    await setAddress(tx, account, 'lada-1@example.org')
    await tell(tx, [account], 'glass_opened')
  })
  await sendWaiting(house, tenant, {
    post: {
      send: async (parcel) => {
        sent.push(parcel)
        return { kind: 'accepted' }
      },
    },
  })
  return sent[0] ?? assert.fail('nothing was sent')
}

test('a bounce that comes later marks the address, once; the person and the system owner see it, without the address', async () => {
  const { returnTo } = await mailOut()
  const raw = bytes(report(returnTo, { status: '5.2.1' }))
  assert.equal(await takeReport(house.db, raw, RETURN), 'marked')
  assert.equal(await takeReport(house.db, raw, RETURN), 'known_already')
  const [own, owner, other] = await Promise.all(
    ['norrvik-chef', 'norrvik-systemagare', 'norrvik-handlaggare'].map((slug) => Visitor.seated(house, slug)),
  )
  assert.match((await own?.get('/'))?.text ?? '', /Din e-postadress svarar inte/)
  assert.match((await own?.get('/mina-meddelanden'))?.text ?? '', /Brevlådan tar inte emot/)
  assert.match((await owner?.get('/'))?.text ?? '', /E-postadresser som inte svarar/)
  const page = (await owner?.get('/e-post'))?.text ?? ''
  assert.match(page, /Enhetschef, Individ och familj/)
  assert.doesNotMatch(page, /lada-1|Carin/)
  assert.equal((await other?.get('/e-post'))?.status, 404)
  assert.doesNotMatch((await other?.get('/'))?.text ?? '', /svarar inte/)
})

test('a forged code, and a report about an address that has been changed since, mark nothing', async () => {
  const { returnTo } = await mailOut()
  const { tenant, account } = house.cast['norrvik-chef'] ?? assert.fail()
  assert.equal(await takeReport(house.db, bytes(report(address)), RETURN), 'unknown')
  const late = new Date(Date.now() + 15 * 24 * 3_600_000)
  assert.equal(await takeReport(house.db, bytes(report(returnTo)), RETURN, late), 'unknown')
  await house.db.asWorker(tenant, (tx) => setAddress(tx, account, 'lada-9@example.org'))
  assert.equal(await takeReport(house.db, bytes(report(returnTo)), RETURN), 'known_already')
  assert.deepEqual(await house.superuser('select bounced_at from mail_address'), [{ bounced_at: null }])
})
