/** A mail server of another make (smtp-server), which keeps what it is given and says no when it is told to. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Letterbox {
  from: string
  to: string[]
  raw: string
  greeting: string
}
/** What the server says instead of yes: at which step, and with which code and words. */
export interface No {
  at: 'mail' | 'rcpt' | 'data'
  code: number
  words: string
}
export interface PostOffice {
  port: number
  got: Letterbox[]
  /** Answers in order; when there are none left it says yes. */
  noes: No[]
  /** Called when the text has come, before it is answered. */
  beforeAnswer: (() => Promise<void> | void) | undefined
  close(): Promise<void>
}

const refuse = ({ code, words }: No) => Object.assign(new Error(words), { responseCode: code })

export async function openPostOffice(options: SMTPServerOptions = {}): Promise<PostOffice> {
  const office: Omit<PostOffice, 'port' | 'close'> = { got: [], noes: [], beforeAnswer: undefined }
  const next = (at: No['at']) => (office.noes[0]?.at === at ? office.noes.shift() : undefined)
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    hideSTARTTLS: true,
    closeTimeout: 100,
    ...options,
    onMailFrom: (_address, _session, done) => {
      const no = next('mail')
      done(no ? refuse(no) : null)
    },
    onRcptTo: (_address, _session, done) => {
      const no = next('rcpt')
      done(no ? refuse(no) : null)
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', async () => {
        const no = next('data')
        if (no) return done(refuse(no))
        await office.beforeAnswer?.()
        const { mailFrom, rcptTo } = session.envelope
        office.got.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((one) => one.address),
          raw: Buffer.concat(pieces).toString('latin1'),
          greeting: session.hostNameAppearsAs,
        })
        return done(null, 'taken')
      })
    },
  })
  server.on('error', () => undefined)
  // 127.0.0.2 is this machine too, but to us a server elsewhere: there TLS is demanded.
  await new Promise<void>((ready) => server.listen(0, '0.0.0.0', () => ready()))
  return Object.assign(office, {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((done) => server.close(() => done())),
  })
}

/** A key and a certificate of our own for that address, made by openssl for this test alone. */
export function makeCertificate(address: string): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'post-office-'))
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const name = /^[\d.]+$/.test(address) ? `IP:${address}` : `DNS:${address}`
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=test', '-addext', `subjectAltName=${name}`].concat([
        '-keyout',
        key,
        '-out',
        cert,
      ]),
      { stdio: 'ignore' },
    )
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
