/** The way of one request of a directory: token, limit, body, deed, answer. Every answer is of the protocol. */
import { DatabaseFault } from '../../platform/database/pools.ts'
import { Fault } from '../../platform/faults.ts'
import type { Ctx } from '../../platform/http/context.ts'
import { readWithin } from '../../platform/http/form.ts'
import { stripError } from '../../platform/log.ts'
import { errorAnswer, type Resource } from './answers.ts'
import { presented } from './deeds-client.ts'
import { ScimFault } from './scim.ts'

const TYPE = 'application/scim+json; charset=utf-8'
const TOKEN_MAX = 200
const MINUTE_MS = 60_000

export interface Asked {
  tenant: string
  /** How the directory knows us: in the addresses of resources. */
  origin: string
  body(): Promise<unknown>
}
export interface Answer {
  status: 200 | 201 | 204 | 304 | ScimFault['status']
  body?: object
  headers?: Record<string, string>
}

/** Requests of the running minute, by token. In this process's memory: it bounds load, not knowledge. */
let minute = 0
const counted = new Map<string, number>()
function isWithinLimit(client: string, most: number): boolean {
  const now = Math.floor(Date.now() / MINUTE_MS)
  if (now !== minute) {
    minute = now
    counted.clear()
  }
  const count = (counted.get(client) ?? 0) + 1
  counted.set(client, count)
  return count <= most
}

/** Wraps a deed: what it throws becomes an error of the protocol, and never says more than a code. */
export const answering =
  (deed: (c: Ctx, asked: Asked) => Promise<Answer>) =>
  async (c: Ctx): Promise<Response> => {
    let tenant: string | undefined
    try {
      const client = await authenticate(c)
      tenant = client.tenant
      const { config } = c.get('house')
      if (!isWithinLimit(client.id, config.scim_requests_per_minute_max)) throw new ScimFault(429, 'Too many requests; wait a minute.')
      const origin = config.public_url.replace(/\/$/, '') || new URL(c.req.url).origin
      return finish(c, await deed(c, { tenant, origin, body: () => readBody(c) }), tenant)
    } catch (error) {
      const fault = faultOf(c, error)
      return finish(c, { status: fault.status, body: errorAnswer(fault), headers: extra(fault) }, tenant)
    }
  }

function extra({ status }: ScimFault): Record<string, string> {
  if (status === 401) return { 'WWW-Authenticate': 'Bearer realm="scim"' }
  return status === 429 ? { 'Retry-After': '60' } : {}
}

function finish(c: Ctx, { status, body, headers = {} }: Answer, tenant: string | undefined): Response {
  const known = tenant === undefined ? {} : { tenant }
  c.get('house').log.info('directory_request', { request: c.get('requestId'), method: c.req.method, status, ...known })
  const empty = status === 204 || status === 304
  return new Response(empty ? null : JSON.stringify(body), { status, headers: { ...(empty ? {} : { 'Content-Type': TYPE }), ...headers } })
}

/** One answer for a token that is missing, unknown, run out or taken back. */
async function authenticate(c: Ctx): Promise<{ tenant: string; id: string }> {
  const token = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
  const client = token !== undefined && token.length <= TOKEN_MAX ? await presented(c.get('house').db, token) : undefined
  if (!client) throw new ScimFault(401, 'A living token is needed.')
  return client
}

async function readBody(c: Ctx): Promise<unknown> {
  const type = (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/scim+json' && type !== 'application/json') throw new ScimFault(415, 'Send application/scim+json.')
  const raw = await readWithin(c, c.get('house').config.form_bytes_max)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)) as unknown
  } catch {
    throw new ScimFault(400, 'The body is no JSON.', 'invalidSyntax')
  }
}

function faultOf(c: Ctx, error: unknown): ScimFault {
  if (error instanceof ScimFault) return error
  if (error instanceof Fault && error.code === 'too_large') return new ScimFault(413, 'The body is too large.')
  if (error instanceof DatabaseFault && error.code === '23505') return new ScimFault(409, 'That is taken.', 'uniqueness')
  // Somebody was first: the directory asks again.
  if (error instanceof DatabaseFault && ['23503', '23514', '40001', '40P01'].includes(error.code))
    return new ScimFault(409, 'Something else was changed at the same time; ask again.')
  c.get('house').log.error('bug', { request: c.get('requestId'), error: stripError(error) })
  return new ScimFault(500, 'Something went wrong on our side; nothing was changed.')
}

/** If-Match and If-None-Match are honoured when they are sent (RFC 7644, 3.14). */
export function expecting(c: Ctx, version: () => string): void {
  const wanted = c.req.header('If-Match')
  if (wanted === undefined || wanted.trim() === '*') return
  if (!marksIn(wanted).includes(version())) throw new ScimFault(412, 'It has been changed since.')
}
export const isKnown = (c: Ctx, resource: Resource): boolean => marksIn(c.req.header('If-None-Match') ?? '').includes(resource.meta.version)
const marksIn = (header: string): string[] => header.split(',').map((mark) => mark.trim().replace(/^"/, 'W/"'))

export interface Question {
  filter: string | undefined
  from: number
  count: number
  attributes: string | undefined
  excluded: string | undefined
}
const number = (value: unknown, otherwise: number): number => {
  if (value === undefined || value === null || value === '') return otherwise
  const read = Number(value)
  if (!Number.isSafeInteger(read)) throw new ScimFault(400, 'startIndex and count are whole numbers.', 'invalidValue')
  return read
}
const COUNT_DEFAULT = 100

/** What a list is asked for, from the address or from the body of a search. A count below 0 is 0, an index below 1 is 1 (RFC 7644, 3.4.2.4). */
export function questionOf(get: (name: string) => unknown, most: number): Question {
  const word = (name: string): string | undefined => {
    const value = get(name)
    if (Array.isArray(value)) return value.join(',')
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string') throw new ScimFault(400, `${name} is a text.`, 'invalidSyntax')
    return value
  }
  return {
    filter: word('filter') || undefined,
    from: Math.max(1, number(get('startIndex'), 1)),
    count: Math.min(most, Math.max(0, number(get('count'), COUNT_DEFAULT))),
    attributes: word('attributes'),
    excluded: word('excludedAttributes'),
  }
}
