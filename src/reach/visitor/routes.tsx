import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { PublicDatabase } from '../../platform/database/public-database.ts'
import { Fault } from '../../platform/faults.ts'
import type { Env } from '../../platform/http/context.ts'
import { readWithin } from '../../platform/http/form.ts'
import { FORMS, type Form, formOfCode } from '../text/index.ts'
import { beginWriting, dropTicket, openByReceipt, readHeld, readReceipt, readThread, seeThread, seeTicket } from './deeds.ts'
import { addressCounter, LIMITS } from './limits.ts'
import {
  type At,
  codeOfNotice,
  type FormHeld,
  FormPage,
  type Notice,
  NOTICES,
  type NoticeCode,
  NoticePage,
  ReceiptPage,
  ThreadPage,
} from './pages.tsx'
import { digitsOf } from './receipt.ts'
import { receive } from './receive.ts'
import type { Asked, VisitorWays } from './asked.ts'
import { Aside, isTicket, type Ticket } from './ticket.ts'

type C = Context<Env>
const hereOf = (base: string, code: string, form: Form) => `${base}/${code}/s/${FORMS[form].code}`

/** Pages at `<base>/<code>/s/<form>/<sign or ticket>`: begin, write, receipt, conversation. */
export function visitorRoutes(ways: VisitorWays): Hono<Env> {
  const aside = new Aside()
  const mayPost = addressCounter()
  const clock = ways.now ?? (() => new Date())
  const asked = (c: C): Asked | undefined => {
    const document = ways.document(c.req.param('code') ?? '')
    const form = formOfCode(c.req.param('form') ?? '')
    if (!document || !form) return undefined
    const at = { document, form, here: hereOf(ways.base, document.code, form), back: ways.back(document, form) }
    return { ways, aside, at, token: c.req.param('ticket') ?? '', now: clock() }
  }
  const notice = (to: Asked, name: Notice) => ways.redirect(`${to.at.here}/${codeOfNotice(name)}`)

  const routes = new Hono<Env>()
  routes.get('/:code/s/:form/:ticket/:page?', async (c) => {
    const to = asked(c)
    if (!to) return ways.nothing()
    try {
      return await show(to, Number(c.req.param('page') ?? 1))
    } catch (error) {
      ways.failed?.(error)
      return notice(to, 'unavailable')
    }
  })
  routes.post('/:code/s/:form/:ticket', async (c) => {
    const to = asked(c)
    if (!to) return ways.nothing()
    // A form of ours is sent from a page of ours. Browsers that do not say are let through: the ticket is the proof.
    if (!['same-origin', 'none', undefined].includes(c.req.header('Sec-Fetch-Site'))) return ways.nothing()
    if (!mayPost(c.env?.incoming?.socket.remoteAddress, c.req.header('X-Forwarded-For'), to.now)) return notice(to, 'later')
    let form: FormData
    try {
      form = await formOf(c)
    } catch (error) {
      return notice(to, error instanceof Fault && error.code === 'too_large' ? 'large' : 'gone')
    }
    try {
      if (to.token === '1') return await begin(to, notice)
      if (to.token === '2') return await open(to, form, notice)
    } catch (error) {
      ways.failed?.(error)
      return notice(to, 'unavailable')
    }
    const led = await receive(to, form)
    return typeof led === 'string' ? ways.redirect(`${to.at.here}/${led}`) : notice(to, led.notice)
  })
  return routes
}

const FORM_BYTES = 256 * 1024
async function formOf(c: C): Promise<FormData> {
  const type = c.req.header('Content-Type') ?? ''
  const withFiles = type.startsWith('multipart/form-data')
  const body = await readWithin(c, FORM_BYTES + (withFiles ? LIMITS.pictures_max * LIMITS.picture_bytes_max : 0))
  return body.length === 0 ? new FormData() : new Response(body, { headers: { 'Content-Type': type } }).formData()
}

type Tell = (to: Asked, name: Notice) => Response
async function begin(to: Asked, notice: Tell): Promise<Response> {
  const { ways, at, now } = to
  if (!at.document.queue) return notice(to, 'closed')
  if (!ways.db) return notice(to, 'unavailable')
  const begun = await beginWriting(ways.db, at.document, at.document.queue, now)
  return begun === 'closed' || begun === 'later' ? notice(to, begun) : ways.redirect(`${at.here}/${begun}`)
}
async function open(to: Asked, form: FormData, notice: Tell): Promise<Response> {
  const { ways, at, now } = to
  const typed = form.get('n')
  const digits = typeof typed === 'string' ? digitsOf(typed) : undefined
  if (!digits) return notice(to, 'wrong')
  if (!ways.db) return notice(to, 'unavailable')
  const opened = await openByReceipt(ways.db, at.document, digits, now)
  return opened === 'wrong' || opened === 'later' ? notice(to, opened) : ways.redirect(`${at.here}/${opened}`)
}

async function show(to: Asked, page: number): Promise<Response> {
  const { ways, aside, at, token, now } = to
  const put = (body: Child, status: 200 | 404 = 200) => ways.frame({ document: at.document, form: at.form, body, status })
  if (Object.hasOwn(NOTICES, token)) return put(<NoticePage at={at} code={token as NoticeCode} />)
  const gone = () => put(<NoticePage at={at} code="6" />, 404)
  if (!isTicket(token)) return gone()
  const ticket = aside.see(token, now) ?? (ways.db && (await seeTicket(ways.db, at.document, token, now)))
  if (!ticket) return gone()
  if (ticket.kind === 'write')
    return put(<FormPage at={at} queue={at.document.queue} ticket={token} held={readHeld(ticket.held) as FormHeld | undefined} />)
  if (!ways.db) return put(<NoticePage at={at} code="3" />)
  if (ticket.kind === 'receipt') {
    // Shown once: whoever takes the phone afterwards and presses Back finds nothing.
    const used = await dropTicket(ways.db, at.document, token, now)
    return used ? put(<ReceiptPage at={at} {...readReceipt(used.held)} />) : gone()
  }
  return showThread(to, ways.db, ticket, page, put, gone)
}

/** A page holds so much text; the frame has one size. */
const PAGE_TEXT_BYTES = 20_000
async function showThread(
  { at, token }: Asked,
  db: PublicDatabase,
  ticket: Ticket,
  page: number,
  put: (body: Child) => Response | Promise<Response>,
  gone: () => Response | Promise<Response>,
): Promise<Response> {
  const held = readThread(ticket.held)
  const seen = await seeThread(db, at.document, held)
  if (!seen) return gone()
  const parts = inPages(seen.messages, ({ letter }) => Buffer.byteLength(letter.text) + 600)
  const number = Number.isInteger(page) && page >= 1 && page <= parts.length ? page : 1
  const thread = { ...seen, messages: parts[number - 1] ?? [], page: number, pages: parts.length, open: seen.open && number === 1 }
  return put(<ThreadPage at={at} ticket={token} thread={thread} held={held.faulty as FormHeld | undefined} />)
}
export function inPages<T>(all: readonly T[], size: (one: T) => number): T[][] {
  const pages: T[][] = [[]]
  let room = PAGE_TEXT_BYTES
  for (const one of all) {
    const last = pages.at(-1) ?? []
    if (last.length > 0 && size(one) > room) {
      pages.push([one])
      room = PAGE_TEXT_BYTES - size(one)
      continue
    }
    last.push(one)
    room -= size(one)
  }
  return pages
}
