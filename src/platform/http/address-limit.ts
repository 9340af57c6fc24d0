import { z } from 'zod'
import { Fault } from '../faults.ts'
import type { Ctx } from './context.ts'

const MINUTE_MS = 60_000
/** What each address has asked at the door in the running minute. In memory: it bounds load, not knowledge. */
let minute = 0
const asked = new Map<string, number>()
const isIpv6 = (text: string) => z.ipv6().safeParse(text).success
const isAddress = (text: string) => isIpv6(text) || z.ipv4().safeParse(text).success
/** More addresses than this in a minute are counted as one: memory is bounded too. */
const ADDRESSES_MAX = 50_000

/** Our own machine, or a network of our own, where a reverse proxy may stand (RFC 1918, RFC 4193). */
const NEAR = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i

/**
 * The network address that asks. Behind a reverse proxy it is the last one that the proxy wrote; what stands before it is
 * what the visitor claims. An IPv6 subscriber has a whole /64.
 */
export function addressOf(peer: string | undefined, forwarded: string | undefined): string {
  const last = forwarded?.split(',').at(-1)?.trim() ?? ''
  const address = isAddress(last) && (peer === undefined || NEAR.test(peer)) ? last : (peer ?? 'unknown')
  return isIpv6(address) && !address.startsWith('::ffff:') ? networkOf(address) : address
}
function networkOf(address: string): string {
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  const zeros = address.includes('::') ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0') : []
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** Counts one request at the door; throws when its address has asked too much in this minute. */
export function limitDoor(c: Ctx): void {
  const now = Math.floor(Date.now() / MINUTE_MS)
  if (now !== minute) {
    minute = now
    asked.clear()
  }
  const from = addressOf(c.env?.incoming?.socket.remoteAddress, c.req.header('X-Forwarded-For'))
  const address = asked.has(from) || asked.size < ADDRESSES_MAX ? from : 'many'
  const count = (asked.get(address) ?? 0) + 1
  asked.set(address, count)
  const { config, log } = c.get('house')
  if (count <= config.sign_in_requests_per_address_per_minute_max) return
  if (count === config.sign_in_requests_per_address_per_minute_max + 1) log.info('rate_limited', { request: c.get('requestId') })
  throw new Fault('too_many')
}
