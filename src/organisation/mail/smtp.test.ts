import assert from 'node:assert/strict'
import { createServer, type AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { readConfig } from '../../config.ts'
import { letterOf } from './letter.ts'
import { judge, openPost, type Parcel, statusOf } from './smtp.ts'
import { hasOpenssl, makeCertificate, openPostOffice, type PostOffice } from './test/post-office.ts'
import { testDelivery } from './trial.ts'

const open: PostOffice[] = []
after(() => Promise.all(open.map((office) => office.close())))

async function office(options: Parameters<typeof openPostOffice>[0]): Promise<PostOffice> {
  const one = await openPostOffice(options)
  open.push(one)
  return one
}
const config = (url: string) =>
  readConfig({
    SAMVARN_MODE: 'real',
    SAMVARN_URL: 'https://samvarn.example.org',
    SAMVARN_SMTP_URL: url,
    SAMVARN_MAIL_FROM: 'avsandare@example.org',
  })
const parcel: Parcel = {
  to: 'lada@example.org',
  returnTo: 'studs+1@example.org',
  id: '5a5c6f0e-8a07-4c0e-9d5c-1d2b3c4d5e6f',
  letter: letterOf('en', 'https://samvarn.example.org/'),
}

test('what a refusal means, by its step and code', () => {
  const no = (responseCode: number, command: string, response: string, begun = false) => judge({ responseCode, command, response }, begun)
  assert.deepEqual(no(550, 'RCPT TO', '550 5.1.1 no such user'), { kind: 'no_such_address', status: '5.1.1' })
  assert.deepEqual(no(550, 'RCPT TO', '550 go away'), { kind: 'no_such_address', status: '5.0.0' })
  assert.deepEqual(no(554, 'RCPT TO', '554 5.7.1 relay denied'), { kind: 'later', status: '5.7.1', whole: true })
  assert.deepEqual(no(450, 'RCPT TO', '450 4.2.0 greylisted'), { kind: 'later', status: '4.2.0', whole: false })
  assert.deepEqual(no(421, 'MAIL FROM', '421 4.3.2 closing'), { kind: 'later', status: '4.3.2', whole: true })
  assert.deepEqual(no(550, 'MAIL FROM', '550 5.1.8 who are you'), { kind: 'later', status: '5.1.8', whole: true })
  assert.deepEqual(no(554, 'DATA', '554 5.6.0 no', true), { kind: 'refused', status: '5.6.0' })
  assert.deepEqual(judge({ code: 'ECONNECTION' }, true), { kind: 'silent' })
  assert.deepEqual(judge({ code: 'ETIMEDOUT' }, false), { kind: 'later', status: '4.4.2', whole: true })
  assert.equal(statusOf({ response: '550 the code 5.1.1 stands in the words', responseCode: 550 }, '4.0.0'), '5.0.0')
})

test('a server elsewhere that offers no TLS gets nothing, not even the sign-in', async () => {
  const plain = await office({
    disabledCommands: ['STARTTLS'],
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: () => assert.fail('signed in'),
  })
  const url = `smtp://anna:hemligt@127.0.0.2:${plain.port}`
  assert.deepEqual(await openPost(config(url))?.send(parcel), { kind: 'later', status: '4.4.1', whole: true })
  assert.equal(plain.got.length, 0)
  const said = await testDelivery(config(url))
  assert.match(said.text.sv, /krypterat/)
  assert.equal(said.ok, false)
})

test('TLS with a certificate that nobody vouches for is refused, with one that is vouched for it is used', {
  skip: !hasOpenssl() && 'openssl is missing',
}, async () => {
  const made = makeCertificate('127.0.0.2')
  const other = makeCertificate('127.0.0.3')
  const checked: string[] = []
  const tls = await office({
    hideSTARTTLS: false,
    authOptional: false,
    ...made,
    onAuth: ({ username, password }, session, done) => {
      checked.push(`${username}/${password}/${String(session.secure)}`)
      done(null, password === 'hem:ligt' ? { user: username } : {})
    },
  })
  const url = `smtp://anna%40example.org:hem%3Aligt@127.0.0.2:${tls.port}`
  assert.equal((await openPost(config(url))?.send(parcel))?.kind, 'later')
  assert.match((await testDelivery(config(url))).text.sv, /certifikat/)
  assert.match((await testDelivery(config(url), undefined, { ca: other.cert })).text.sv, /certifikat/)
  assert.deepEqual(checked, [])
  assert.deepEqual(await openPost(config(url), { ca: made.cert })?.send(parcel), { kind: 'accepted' })
  assert.deepEqual(checked, ['anna@example.org/hem:ligt/true'])
  assert.equal((await testDelivery(config(url), 'nagon@example.org', { ca: made.cert })).ok, true)
  const wrong = await testDelivery(config(url.replace('hem%3Aligt', 'fel')), undefined, { ca: made.cert })
  assert.match(wrong.text.sv, /användarnamn och lösenord/)
  assert.doesNotMatch(JSON.stringify(wrong), /fel"|anna/)
  const whole = await office({ secure: true, ...made })
  assert.deepEqual(await openPost(config(`smtps://127.0.0.2:${whole.port}`), { ca: made.cert })?.send(parcel), { kind: 'accepted' })
})

test('a trial says what is missing, and what is not there', async () => {
  assert.match((await testDelivery({ ...config('smtp://localhost'), smtp_url: '' })).text.sv, /SAMVARN_SMTP_URL saknas/)
  assert.match((await testDelivery({ ...config('smtp://localhost'), mail_from: '' })).text.en, /SAMVARN_MAIL_FROM is missing/)
  assert.match((await testDelivery(config('smtp://127.0.0.1:1'))).text.sv, /går inte att nå\. Kontrollera adress och port/)
  const refusing = await office({ hideSTARTTLS: true })
  refusing.noes.push({ at: 'mail', code: 550, words: '5.1.8 who are you' })
  assert.match((await testDelivery(config(`smtp://127.0.0.1:${refusing.port}`), 'nagon@example.org')).text.sv, /\(5\.1\.8\)/)
})

test('a line that is cut while the text goes is told as silence, one that is cut before as later', async () => {
  for (const [cutAt, kind] of [
    ['RCPT', 'later'],
    ['DATA', 'silent'],
  ] as const) {
    const server = createServer((socket) => {
      let taking = false
      socket.on('error', () => undefined)
      socket.write('220 test\r\n')
      socket.on('data', (piece) => {
        const word = piece.toString().slice(0, 4)
        if (taking || (word === cutAt && cutAt === 'RCPT')) return socket.destroy()
        taking = word === 'DATA'
        return socket.write(taking ? '354 go on\r\n' : '250 ok\r\n')
      })
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const outcome = await openPost(config(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`))?.send(parcel)
    server.close()
    assert.equal(outcome?.kind, kind)
  }
})

test('settings that cannot be used are refused by name', () => {
  for (const url of ['http://mail.example.org', 'mail.example.org', 'smtp:']) assert.throws(() => config(url), /SAMVARN_SMTP_URL/, url)
  assert.throws(() => readConfig({ SAMVARN_MAIL_FROM: 'Samvärn <a@example.org>' }), /SAMVARN_MAIL_FROM/)
  assert.throws(() => readConfig({ SAMVARN_MAIL_RETURN: `${'a'.repeat(32)}@example.org` }), /SAMVARN_MAIL_RETURN/)
})
