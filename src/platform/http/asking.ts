/**
 * The one place of this house that puts a question to another machine and uses the answer (S-R27; observing.ts beside it only
 * looks at how a public site of ours is served): to the host of a sign-in service that the
 * organisation's system owner has written in, or of a coordinator whose signed round was taken or whose link of an
 * invitation somebody who runs the follow-up has pasted, or, one page at a time and outside every inner network, of the
 * organisation's own website, whose address its communicator has written in (askPage); and to no other. Redirects
 * are refused, the address behind the name is looked at before the connection and is the one that is connected to, and
 * time and size are bounded.
 */
import { lookup } from 'node:dns'
import { request as askPlainly } from 'node:http'
import { request as askSecurely, type RequestOptions } from 'node:https'
import { BlockList, isIP } from 'node:net'

const SECONDS_MAX = 10
/** A discovery document is 5 KB, a key set 10 KB, a token answer 5 KB. */
const BYTES_MAX = 256 * 1024

/** Refused before anything was sent, or answered in a way that is not taken. */
export class NotAsked extends Error {}

/**
 * Addresses that no such service has and that a name may be made to point at: this machine, the link, the meta data
 * service of a cloud. An address inside the organisation's own network is let through on purpose: such a service
 * often stands there, and only the registered host is ever asked.
 */
const never = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['224.0.0.0', 3],
] as const)
  never.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  never.addSubnet(net, bits, 'ipv6')
never.addAddress('fd00:ec2::254', 'ipv6')

export const mayConnectTo = (address: string): boolean => !never.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * Inner networks. What a page answers is shown to whoever asked for it, and communicators of many organisations may share
 * an installation: none of them may look behind its walls through us.
 */
const inside = new BlockList()
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['fc00::', 7],
  // Ways of writing an IPv4 address inside an IPv6 one.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
] as const)
  inside.addSubnet(net, bits, 'ipv6')
export const standsOutside = (address: string): boolean =>
  mayConnectTo(address) && !inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Names of this machine: allowed for a service under development, when we stand on this machine ourselves. */
export const isThisMachine = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

export interface Question {
  method?: string
  headers?: ConstructorParameters<typeof Headers>[0]
  body?: unknown
  signal?: AbortSignal | undefined
}
export type Ask = (url: string, question: Question) => Promise<Response>

/** Asks `registered` and nobody else. `local`: we stand on this machine ourselves, so that a service here may be asked too. */
export function askerOf(registered: string, local: boolean): Ask {
  const home = new URL(registered)
  const here = local && isThisMachine(home.hostname)
  return async (url, question) => {
    const asked = new URL(url)
    if (asked.origin !== home.origin || asked.username !== '' || asked.password !== '') throw new NotAsked('another host')
    if (asked.protocol !== 'https:' && !here) throw new NotAsked('not https')
    const literal = asked.hostname.replace(/^\[|\]$/g, '')
    if (!here && isIP(literal) !== 0 && !mayConnectTo(literal)) throw new NotAsked('address')
    return send(asked, question, here)
  }
}

/** One page of a website: https on its ordinary port, a name and no number, outside every inner network. */
export async function askPage(address: string): Promise<Response> {
  const asked = new URL(address)
  if (asked.protocol !== 'https:' || asked.port !== '' || asked.username !== '' || asked.password !== '') throw new NotAsked('not a page')
  if (isIP(asked.hostname.replace(/^\[|\]$/g, '')) !== 0) throw new NotAsked('address')
  return send(asked, { headers: { Accept: 'text/html' } }, false, lookingAt(standsOutside))
}

/** Looks the name up once and connects to what was looked at: a name cannot mean two things in a row. */
const lookingAt =
  (may: (address: string) => boolean): NonNullable<RequestOptions['lookup']> =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new NotAsked('no address'), '', 4)
      if (!addresses.every((one) => may(one.address))) return done(new NotAsked('address'), '', 4)
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family)
    })
  }
export const lookedAt = lookingAt(mayConnectTo)

function send(url: URL, question: Question, here: boolean, look = lookedAt): Promise<Response> {
  const time = AbortSignal.timeout(SECONDS_MAX * 1000)
  const options: RequestOptions = {
    method: question.method ?? 'GET',
    headers: Object.fromEntries(new Headers(question.headers).entries()),
    signal: question.signal ? AbortSignal.any([time, question.signal]) : time,
    // A connection of its own each time: nothing is left open between two questions.
    agent: false,
    ...(here ? {} : { lookup: look }),
  }
  return new Promise((answer, fail) => {
    const sent = (url.protocol === 'https:' ? askSecurely : askPlainly)(url, options, (incoming) => {
      const status = incoming.statusCode ?? 0
      const pieces: Buffer[] = []
      let size = 0
      incoming.on('error', fail)
      if (status < 200 || (status >= 300 && status < 400)) {
        sent.destroy(new NotAsked('redirect'))
        return
      }
      incoming.on('data', (piece: Buffer) => {
        size += piece.length
        if (size > BYTES_MAX) sent.destroy(new NotAsked('too large'))
        else pieces.push(piece)
      })
      incoming.on('end', () => {
        const type = incoming.headers['content-type']
        const body = status === 204 ? null : Buffer.concat(pieces)
        answer(new Response(body, { status, headers: type === undefined ? {} : { 'Content-Type': type } }))
      })
    })
    sent.on('error', fail)
    sent.end(bodyOf(question.body))
  })
}

function bodyOf(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined
  if (body instanceof URLSearchParams) return body.toString()
  if (typeof body === 'string') return body
  throw new NotAsked('body')
}
