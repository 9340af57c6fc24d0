/** The way out: one SMTP server, over TLS, with bounds of time. What an answer means is judged here and nowhere else. */
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Config } from '../../config.ts'
import type { Letter } from './letter.ts'

export interface Parcel {
  to: string
  /** The envelope's sender: where a bounce goes. */
  returnTo: string
  /** Stays the same however often it is tried. */
  id: string
  letter: Letter
}

/**
 * `later`: not taken now, the server's or the line's trouble (`whole`: with this server nothing else goes either).
 * `no_such_address`: refused for good because of the address. `refused`: refused for good for another reason.
 * `silent`: the text had begun to go when the line broke, so nobody knows.
 */
export type Outcome =
  | { kind: 'accepted' }
  | { kind: 'later'; status: string; whole: boolean }
  | { kind: 'no_such_address'; status: string }
  | { kind: 'refused'; status: string }
  | { kind: 'silent' }

export interface Post {
  send(parcel: Parcel): Promise<Outcome>
}
/** What a test gives: the certificate of a server of its own. */
export interface Trust {
  ca?: string
}

/** What nodemailer says of an error, as far as we read it. The text of an answer may carry an address: it goes nowhere. */
export interface SmtpError {
  code?: string
  command?: string
  response?: string
  responseCode?: number
}

const CONNECT_MS_MAX = 15_000
const SILENCE_MS_MAX = 60_000
/** A line inside this machine has nobody to listen in on it. */
const HERE = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Undefined where no server is set: then nothing leaves. In the demonstration nothing ever does. */
export function openPost(config: Config, trust: Trust = {}): Post | undefined {
  if (config.demo || config.smtp_url === '' || config.mail_from === '') return undefined
  return { send: (parcel) => send(config, parcel, trust) }
}

/** Connected over TLS where the line leaves this machine, certificate checked, and signed in. Throws SmtpError. */
export async function connect(config: Config, trust: Trust = {}): Promise<SMTPConnection> {
  const url = new URL(config.smtp_url)
  const secure = url.protocol === 'smtps:'
  const line = new SMTPConnection({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(HERE.has(url.hostname) ? { ignoreTLS: true } : { requireTLS: true }),
    // The name that we say is the public one: a machine's own name tells of the inside.
    name: nameOf(config),
    connectionTimeout: CONNECT_MS_MAX,
    greetingTimeout: CONNECT_MS_MAX,
    dnsTimeout: CONNECT_MS_MAX,
    socketTimeout: SILENCE_MS_MAX,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...trust },
  })
  await new Promise<void>((resolve, reject) => {
    line.once('error', reject)
    line.connect((error) => (error ? reject(error) : resolve()))
  })
  // An error after this reaches whoever waits for an answer; without a listener it would end the program.
  line.on('error', () => undefined)
  if (url.username === '') return line
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  await new Promise<void>((resolve, reject) => line.login(auth, (error) => (error ? reject(error) : resolve())))
  return line
}

export const nameOf = (config: Config): string => (config.public_url === '' ? 'localhost' : new URL(config.public_url).hostname)

/** The whole mail as bytes: no name, no program, nothing but what it must have. */
export function writeMail(config: Config, { to, id, letter }: Omit<Parcel, 'returnTo'>): Promise<Buffer> {
  return new MailComposer({
    from: config.mail_from,
    to,
    subject: letter.subject,
    text: letter.text,
    messageId: `<${id}@${nameOf(config)}>`,
    // Asks answering machines to keep quiet (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  })
    .compile()
    .build()
}

async function send(config: Config, parcel: Parcel, trust: Trust): Promise<Outcome> {
  const written = await writeMail(config, parcel)
  let line: SMTPConnection
  try {
    line = await connect(config, trust)
  } catch {
    // Whatever is wrong with the server says nothing about this mail; `samvarn doctor` tells what it is (trial.ts).
    return { kind: 'later', status: '4.4.1', whole: true }
  }
  let begun = false
  const text = Readable.from(
    (function* () {
      // Read first when the server has said that it takes the text.
      begun = true
      yield written
    })(),
  )
  try {
    await new Promise<void>((resolve, reject) => {
      const envelope = { from: parcel.returnTo, to: [parcel.to], dsn: { ret: 'HDRS', notify: 'FAILURE' } }
      line.send(envelope, text, (error) => (error ? reject(error) : resolve()))
    })
    return { kind: 'accepted' }
  } catch (error) {
    return judge(error as SmtpError, begun)
  } finally {
    line.quit()
  }
}

/** What the server's refusal means. `begun`: the text had begun to go. */
export function judge(error: SmtpError, begun: boolean): Outcome {
  const code = error.responseCode ?? 0
  if (code === 0) return begun ? { kind: 'silent' } : { kind: 'later', status: '4.4.2', whole: true }
  const status = statusOf(error, '4.0.0')
  if (code < 500) return { kind: 'later', status, whole: code === 421 }
  if (error.command === 'RCPT TO') {
    // 5.7 is a server that will not carry our mail at all, which says nothing about the address.
    return /^5\.7\./.test(status) ? { kind: 'later', status, whole: true } : { kind: 'no_such_address', status }
  }
  return begun || error.command === 'DATA' ? { kind: 'refused', status } : { kind: 'later', status, whole: true }
}

/** The enhanced status (RFC 3463) of an answer, or the class of its code. Never its words. */
export function statusOf({ response, responseCode }: SmtpError, otherwise: string): string {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1]
  if (enhanced) return enhanced
  const kind = String(responseCode ?? '')[0]
  return kind === '4' || kind === '5' ? `${kind}.0.0` : otherwise
}
