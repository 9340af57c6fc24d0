import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { CAST } from '../founding/index.ts'
import { sendWaiting } from './deeds-send.ts'
import { addressOf, setAddress, tell } from './index.ts'
import { openPost } from './smtp.ts'
import { openPostOffice, type PostOffice } from './test/post-office.ts'

let office: PostOffice
let house: TestHouse
before(async () => {
  office = await openPostOffice()
  house = await openHouse({
    SAMVARN_MODE: 'real',
    SAMVARN_URL: 'https://samvarn.example.org',
    SAMVARN_SMTP_URL: `smtp://127.0.0.1:${office.port}`,
    SAMVARN_MAIL_FROM: 'avsandare@example.org',
    SAMVARN_MAIL_RETURN: 'studs@example.org',
  })
})
after(async () => {
  await house?.close()
  await office?.close()
})

const OFFICER = 'norrvik-skyddsansvarig'
const who = (slug: string) => {
  const member = house.cast[slug]
  if (!member) throw new Error(slug)
  return member
}
const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const send = (now = minutes(0)) => sendWaiting(house, who(OFFICER).tenant, { now })
const say = (slug: string, template = 'review_waits') =>
  house.db.asWorker(who(slug).tenant, (tx) => tell(tx, [who(slug).account], template))
const mails = () =>
  house.superuser<{
    id: string
    attempts: number
    status: string | null
    accepted_at: Date | null
    failed_at: Date | null
    in_doubt: boolean
  }>('select * from mail_sent order by created_at')

beforeEach(async () => {
  await house.superuser('delete from graphile_worker._private_jobs')
  for (const table of ['mail_sent', 'outbox', 'invitation', 'mail_address']) await house.superuser(`delete from ${table}`)
  Object.assign(office, { got: [], noes: [], beforeAnswer: undefined })
  await house.db.asWorker(who(OFFICER).tenant, (tx) => setAddress(tx, who(OFFICER).account, 'lada-1@example.org'))
  await house.superuser("update mail_address set changed_at = now() - interval '1 hour'")
})

test('S-R5: one mail whatever the number, without a name, a title, an organisation or a unit in any byte of it', async () => {
  for (const template of ['review_waits', 'contact_waits', 'second_waits']) await say(OFFICER, template)
  await house.drain()
  assert.equal(office.got.length, 1)
  const [mail] = office.got
  const raw = mail?.raw ?? ''
  assert.deepEqual(mail?.to, ['lada-1@example.org'])
  assert.equal(mail?.greeting, 'samvarn.example.org')
  const told = CAST.flatMap((o) => [
    o.name,
    o.slug,
    ...o.units.flatMap((u) => [u.name, ...u.accounts.flatMap((a) => [a.name, a.signature, a.slug])]),
  ])
  const decoded = `${raw}\n${raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))}`
  const readable = `${decoded}\n${Buffer.from(decoded, 'latin1').toString('utf8')}`
  for (const word of told.flatMap((text) => [text, ...text.split(/[ ,]+/).filter((part) => part.length > 4)]))
    assert.ok(!readable.toLowerCase().includes(word.toLowerCase()), `the mail holds ${word}`)
  assert.doesNotMatch(readable, /ring|beslut|utskick|gransk|krets|skydd|person|X-Mailer|nodemailer|\b3\b/i)
  assert.deepEqual(
    readable.match(/https?:[^\s<>]*/g)?.filter((link) => link !== 'https://samvarn.example.org'),
    [],
  )
  const [row] = await mails()
  assert.match(raw, new RegExp(`^Message-ID: <${row?.id}@samvarn.example.org>\r$`, 'm'))
  assert.match(raw, /^Auto-Submitted: auto-generated\r$/m)
  assert.match(raw, /^To: lada-1@example.org\r$/m)
  assert.match(mail?.from ?? '', /^studs\+[0-9a-f]{32}@example.org$/)
  const fields = [...(raw.split('\r\n\r\n')[0] ?? '').matchAll(/^([A-Za-z-]+):/gm)].map((found) => found[1]).sort()
  assert.deepEqual(fields, [
    'Auto-Submitted',
    'Content-Transfer-Encoding',
    'Content-Type',
    'Date',
    'From',
    'MIME-Version',
    'Message-ID',
    'Subject',
    'To',
    'X-Auto-Response-Suppress',
  ])
  assert.ok(row?.accepted_at)
  assert.doesNotMatch(house.lines.join('\n'), /lada-1|studs\+/)
})

test('an invitation carries its one link and the subject of every mail; when it has left its token is forgotten', async () => {
  const member = who('norrvik-handlaggare')
  const [id, token] = [randomUUID(), 'T0kenAvEttSlag']
  await house.db.asWorker(member.tenant, async (tx) => {
    await setAddress(tx, member.account, 'lada-2@example.org')
    const sealed = (await tx.keys()).own().seal('invitation', 'token_sealed', id, token)
    await tx
      .tables<{ invitation: Record<string, unknown> }>()
      .insertInto('invitation')
      .values({
        tenant: member.tenant,
        id,
        account: member.account,
        token_hash: createHash('sha256').update(token).digest(),
        token_sealed: sealed,
        reason: 'invited',
        expires_at: minutes(60),
      })
      .execute()
    await tx.enqueue('invitation_mail', id)
    await tx.enqueue('invitation_mail', id)
  })
  await say(OFFICER)
  await house.superuser("update mail_address set pace = 'never' where account = $1", [member.account])
  await house.drain()
  assert.equal(office.got.length, 2)
  const subjects = office.got.map((mail) => /^Subject: .*(?:\r\n .*)*/m.exec(mail.raw)?.[0])
  assert.equal(subjects[0], subjects[1])
  const invitation = office.got.find((mail) => mail.to[0] === 'lada-2@example.org')
  assert.match(invitation?.raw.replace(/=\r\n/g, '') ?? '', /https:\/\/samvarn\.example\.org\/bjuden\/T0kenAvEttSlag\r\n/)
  assert.deepEqual(await house.superuser('select token_sealed from invitation'), [{ token_sealed: null }])
})

test('pace is kept: gathered waits for its hour, never is silent but for danger, and nobody who has left is told', async () => {
  await house.superuser("update mail_address set pace = 'gathered', hours = '{8}'")
  await say(OFFICER)
  const [row] = await house.superuser<{ created_at: Date }>('select created_at from outbox')
  await send(row?.created_at ?? new Date())
  assert.equal(office.got.length, 0)
  await send(new Date((row?.created_at.getTime() ?? 0) + 25.5 * 3_600_000))
  assert.equal(office.got.length, 1)

  await house.superuser("update mail_address set pace = 'never'")
  await say(OFFICER)
  await send()
  assert.equal(office.got.length, 1)
  await say(OFFICER, 'glass_opened')
  await send()
  assert.equal(office.got.length, 2)

  await house.superuser("update mail_address set pace = 'at_once'")
  await house.superuser('update account set suspended_at = now() where id = $1', [who(OFFICER).account])
  await say(OFFICER, 'glass_opened')
  await send(minutes(60))
  assert.equal(office.got.length, 2)
  await house.superuser('update account set suspended_at = null where id = $1', [who(OFFICER).account])
})

test('a server that says "later" is asked again with patience, and the same mail then goes', async () => {
  await say(OFFICER)
  office.noes.push({ at: 'rcpt', code: 450, words: '4.2.0 greylisted lada-1@example.org' })
  await send()
  assert.deepEqual(
    (await mails()).map(({ status, accepted_at, failed_at }) => ({ status, accepted_at, failed_at })),
    [{ status: '4.2.0', accepted_at: null, failed_at: null }],
  )
  await send(minutes(0.5))
  assert.equal(office.got.length, 0)
  await send(minutes(2))
  assert.equal(office.got.length, 1)
  const [row, ...others] = await mails()
  assert.equal(others.length, 0)
  assert.equal(row?.attempts, 2)
  assert.match(office.got[0]?.raw ?? '', new RegExp(`Message-ID: <${row?.id}@`))
})

test('an address that is refused for good gets nothing more, and it is recorded without the address', async () => {
  await say(OFFICER)
  office.noes.push({ at: 'rcpt', code: 550, words: '5.1.1 no such user lada-1@example.org' })
  await send()
  const [bounced] = await house.superuser<{ bounce_status: string; bounced_at: Date }>('select * from mail_address')
  assert.equal(bounced?.bounce_status, '5.1.1')
  assert.ok(bounced?.bounced_at)
  const audit = await house.superuser<{ object_id: string; actor: string | null }>("select * from audit where deed = 'mail.bounced'")
  assert.deepEqual(
    audit.map((row) => [row.object_id, row.actor]),
    [[who(OFFICER).account, null]],
  )
  await say(OFFICER, 'glass_opened')
  await send(minutes(60))
  assert.equal(office.got.length, 0)
  await house.db.asWorker(who(OFFICER).tenant, (tx) => setAddress(tx, who(OFFICER).account, 'lada-3@example.org'))
  await send(minutes(60))
  assert.deepEqual(
    office.got.map((mail) => mail.to[0]),
    ['lada-3@example.org'],
  )
  assert.doesNotMatch(house.lines.join('\n'), /no such user|lada-/)
})

test('a server that does not carry our mail says nothing about the address; a refused text is not sent again', async () => {
  await say(OFFICER)
  office.noes.push({ at: 'rcpt', code: 554, words: '5.7.1 relay denied' })
  await send()
  assert.deepEqual(await house.superuser('select bounced_at from mail_address'), [{ bounced_at: null }])
  assert.equal((await mails())[0]?.failed_at, null)
  office.noes.push({ at: 'data', code: 554, words: '5.6.0 will not have it' })
  await send(minutes(2))
  assert.ok((await mails())[0]?.failed_at)
  assert.equal((await mails())[0]?.status, '5.6.0')
  assert.deepEqual(await house.superuser('select bounced_at from mail_address'), [{ bounced_at: null }])
})

test('two workers at once send one mail', async () => {
  await say(OFFICER)
  await say(OFFICER, 'second_waits')
  await Promise.all([send(), send(), send(), send()])
  assert.equal(office.got.length, 1)
  office.noes.push({ at: 'rcpt', code: 450, words: '4.2.0 later' })
  await say(OFFICER)
  await send(minutes(15))
  await Promise.all([send(minutes(20)), send(minutes(20)), send(minutes(20))])
  assert.equal(office.got.length, 2)
})

test('a sender that dies after the server said yes: the same mail once more under the same Message-ID, then never again', async () => {
  const dies = (): ReturnType<typeof openPost> => ({
    send: async (parcel) => {
      assert.deepEqual(await openPost(house.config)?.send(parcel), { kind: 'accepted' })
      throw new Error('killed')
    },
  })
  const sendAndDie = (now: Date) => assert.rejects(sendWaiting(house, who(OFFICER).tenant, { now, post: dies() }), /killed/)
  await say(OFFICER)
  await sendAndDie(minutes(0))
  await send(minutes(5))
  assert.equal(office.got.length, 1)
  await sendAndDie(minutes(11))
  assert.equal(office.got.length, 2)
  assert.equal(new Set(office.got.map((mail) => /^Message-ID: .*$/m.exec(mail.raw)?.[0])).size, 1)
  await send(minutes(30))
  assert.equal(office.got.length, 2)
  const [row] = await mails()
  assert.ok(row?.failed_at && row.in_doubt)
})

test('a line that breaks while the text goes leaves the mail in doubt; one that breaks before does not', async () => {
  await say(OFFICER)
  await sendWaiting(house, who(OFFICER).tenant, { post: { send: async () => ({ kind: 'silent' }) } })
  assert.deepEqual(
    (await mails()).map(({ status, in_doubt }) => ({ status, in_doubt })),
    [{ status: null, in_doubt: false }],
  )
  await send(minutes(11))
  const [row] = await mails()
  assert.ok(row?.accepted_at && row.in_doubt)
})

test('nothing leaves without a server or in the demonstration', () => {
  assert.equal(openPost({ ...house.config, smtp_url: '' }), undefined)
  assert.equal(openPost({ ...house.config, mail_from: '' }), undefined)
  assert.equal(openPost({ ...house.config, demo: true }), undefined)
})

test('an address is sealed under the organisation and opens only there', async () => {
  const { tenant, account } = who(OFFICER)
  assert.equal(await house.db.asWorker(tenant, (tx) => addressOf(tx, account)), 'lada-1@example.org')
  const [row] = await house.superuser<{ sealed: Buffer }>('select sealed from mail_address')
  assert.ok(!row?.sealed.includes('example.org'))
  assert.equal(await house.db.asWorker(who('ekby-chef').tenant, (tx) => addressOf(tx, account)), undefined)
})
