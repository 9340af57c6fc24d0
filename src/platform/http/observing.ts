/**
 * Looks at a site as a stranger's browser and a stranger's network see it: one request, its answer unread by anybody
 * else, and how many bytes went over the wire. For `samvarn verify-site`, which asks the address that its user writes, and
 * for the page Värd, which asks the addresses that the organisation has registered as its own sites (S-R27).
 */
import { request as askPlainly } from 'node:http'
import { request as askSecurely } from 'node:https'
import { isIP } from 'node:net'
import { isThisMachine, lookedAt, mayConnectTo, NotAsked } from './asking.ts'

const SECONDS_MAX = 15
/** A page has 64 KiB and a film at most 50 MB, whose beginning tells enough. */
const BYTES_MAX = 2 * 1024 * 1024

export interface Observation {
  url: string
  method: string
  status: number
  /** As they came, in their order, with the names as the host writes them. */
  headers: readonly (readonly [name: string, value: string])[]
  body: Buffer
  /** Bytes that came back over the connection, heads and all; encryption's own wrapping is not counted. */
  wire: number
  /** The names that the host's certificate gives, where there is one. */
  certificate: readonly string[]
}
export const headerOf = ({ headers }: Pick<Observation, 'headers'>, name: string): string[] =>
  headers.filter(([own]) => own.toLowerCase() === name.toLowerCase()).map(([, value]) => value)

export interface Asked {
  url: string
  method?: 'GET' | 'POST' | 'HEAD'
  body?: string
  /** Whoever asks stands on this machine and may look at it, as with a command that is run by hand. */
  near: boolean
}

/** Asks once, as a browser would, without following anything. Throws NotAsked or what the connection says. */
export function observe({ url, method = 'GET', body, near }: Asked): Promise<Observation> {
  const asked = new URL(url)
  const here = near && isThisMachine(asked.hostname)
  if (!['http:', 'https:'].includes(asked.protocol) || asked.username !== '') return Promise.reject(new NotAsked('address'))
  const literal = asked.hostname.replace(/^\[|\]$/g, '')
  if (!near && isIP(literal) !== 0 && !mayConnectTo(literal)) return Promise.reject(new NotAsked('address'))
  return new Promise((answer, fail) => {
    const sent = (asked.protocol === 'https:' ? askSecurely : askPlainly)(
      asked,
      {
        method,
        agent: false,
        signal: AbortSignal.timeout(SECONDS_MAX * 1000),
        headers: {
          Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
          'Accept-Encoding': 'gzip, deflate, br, zstd',
          'Accept-Language': 'sv,en;q=0.8',
          ...(body === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) }),
        },
        ...(here || near ? {} : { lookup: lookedAt }),
      },
      (incoming) => {
        const { socket } = incoming
        const before = socket.bytesRead
        const certificate = namesOf(socket)
        const pieces: Buffer[] = []
        let size = 0
        const done = () => {
          const raw = incoming.rawHeaders
          const headers = Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? ''] as const)
          answer({
            url,
            method,
            status: incoming.statusCode ?? 0,
            headers,
            body: Buffer.concat(pieces),
            wire: Math.max(before, socket.bytesRead),
            certificate,
          })
        }
        incoming.on('error', fail)
        incoming.on('data', (piece: Buffer) => {
          size += piece.length
          pieces.push(piece)
          if (size > BYTES_MAX) {
            incoming.removeAllListeners('end')
            done()
            sent.destroy()
          }
        })
        incoming.on('end', done)
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
}

function namesOf(socket: object): string[] {
  if (!('getPeerCertificate' in socket) || typeof socket.getPeerCertificate !== 'function') return []
  const { subject, subjectaltname } = socket.getPeerCertificate() as { subject?: { CN?: string }; subjectaltname?: string }
  return [...new Set([subject?.CN ?? '', ...(subjectaltname ?? '').split(',').map((name) => name.trim().replace(/^DNS:/, ''))])].filter(
    Boolean,
  )
}
