import type { Child } from 'hono/jsx'
import type { PublicDatabase } from '../../platform/database/public-database.ts'
import { FORMS, type Form, formOfCode, type SiteDocument } from '../text/index.ts'
import { beginWriting, dropTicket, openByReceipt, readHeld, readReceipt, readThread, seeThread, seeTicket } from './deeds.ts'
import { addressCounter, LIMITS } from './limits.ts'
import { codeOfNotice, type FormHeld, FormPage, type Notice, NOTICES, type NoticeCode, NoticePage, ReadPage } from './pages.tsx'
import { ReceiptPage, ThreadPage } from './pages-thread.tsx'
import { digitsOf } from './receipt.ts'
import { receive } from './receive.ts'
import type { Asked, VisitorWays } from './asked.ts'
import { Aside, isTicket, type Ticket } from './ticket.ts'

const hereOf = (base: string, code: string, form: Form) => `${base}/${code}/s/${FORMS[form].code}`
interface Sender {
  incoming?: { socket: { remoteAddress?: string } }
}
type Half = (request: Request, document: SiteDocument, signs: string, env?: Sender) => Promise<Response | undefined>

/**
 * Answers what lies at `<base>/<code>/s/…`: `signs` is a form's letter and a sign or ticket, `a/1` to begin, `a/2` to read,
 * `a/<ticket>`; the entry's own page may post to `1` and `2` with the form in `f`. Undefined: nothing is there.
 */
export function visitorHalf(ways: VisitorWays): Half {
  const aside = new Aside()
  const mayAsk = addressCounter(LIMITS.posts_per_minute_max)
  const mayWrite = addressCounter(LIMITS.writes_per_minute_max)
  const clock = ways.now ?? (() => new Date())
  const asked = (document: SiteDocument, form: Form, token: string): Asked => {
    const at = { document, form, here: hereOf(ways.base, document.code, form), back: ways.back(document, form) }
    return { ways, aside, at, token, now: clock() }
  }
  const notice = (to: Asked, name: Notice) => ways.redirect(`${to.at.here}/${codeOfNotice(name)}`)

  async function post(request: Request, document: SiteDocument, signs: string, env: Sender | undefined): Promise<Response | undefined> {
    const form = await formOf(request)
    const named = form instanceof FormData ? form.get('f') : null
    const [letter = '', token = ''] = /^[12]$/.test(signs) ? [codeOf(named), signs] : signs.split('/')
    const chosen = formOfCode(letter)
    if (!chosen) return undefined
    const to = asked(document, chosen, token)
    const peer = env?.incoming?.socket.remoteAddress
    // What somebody has written is let through longer: her address may be a whole library's.
    const may = isTicket(token) ? mayWrite : mayAsk
    if (!may(peer, request.headers.get('X-Forwarded-For') ?? undefined, to.now)) return notice(to, 'later')
    if (!(form instanceof FormData)) return notice(to, form)
    try {
      if (token === '1') return await begin(to, notice)
      if (token === '2') return form.has('n') ? await open(to, form, notice) : ways.redirect(`${to.at.here}/2`)
    } catch (error) {
      ways.failed?.(error)
      return notice(to, 'unavailable')
    }
    const led = await receive(to, form)
    return typeof led === 'string' ? ways.redirect(`${to.at.here}/${led}`) : notice(to, led.notice)
  }
  return async (request, document, signs, env) => {
    if (request.method === 'POST') return post(request, document, signs, env)
    const [letter = '', token = '', page = '1', more] = signs.split('/')
    const form = formOfCode(letter)
    if (!form || token === '' || more !== undefined) return undefined
    const to = asked(document, form, token)
    try {
      // Only a page that is really asked for uses a receipt up.
      return request.method === 'HEAD' ? put(to, <NoticePage at={to.at} code="6" />) : await show(to, Number(page))
    } catch (error) {
      ways.failed?.(error)
      return notice(to, 'unavailable')
    }
  }
}
const codeOf = (form: File | string | null): string =>
  typeof form === 'string' && Object.hasOwn(FORMS, form) ? FORMS[form as Form].code : FORMS.sv.code

const FORM_BYTES = 256 * 1024
/** Within a size, before it is held; or what to say. */
async function formOf(request: Request): Promise<FormData | 'large' | 'gone'> {
  const type = request.headers.get('Content-Type') ?? ''
  const most = FORM_BYTES + (type.startsWith('multipart/form-data') ? LIMITS.pictures_max * LIMITS.picture_bytes_max : 0)
  if (Number(request.headers.get('Content-Length') ?? 0) > most) return 'large'
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > most) return 'large'
    pieces.push(piece)
  }
  if (size === 0) return new FormData()
  try {
    return await new Response(Buffer.concat(pieces), { headers: { 'Content-Type': type } }).formData()
  } catch {
    return 'gone'
  }
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

const put = ({ ways, at: { document, form } }: Asked, body: Child, status: 200 | 404 = 200) => ways.frame({ document, form, body, status })
const gone = (to: Asked) => put(to, <NoticePage at={to.at} code="6" />, 404)

async function show(to: Asked, page: number): Promise<Response> {
  const { ways, aside, at, token, now } = to
  if (token === '2') return put(to, <ReadPage at={at} />)
  if (Object.hasOwn(NOTICES, token)) return put(to, <NoticePage at={at} code={token as NoticeCode} />)
  if (!isTicket(token)) return gone(to)
  const ticket = aside.see(token, now) ?? (ways.db && (await seeTicket(ways.db, at.document, token, now)))
  if (!ticket) return gone(to)
  if (ticket.kind === 'write')
    return put(to, <FormPage at={at} queue={at.document.queue} ticket={token} held={readHeld(ticket.held) as FormHeld | undefined} />)
  if (!ways.db) return put(to, <NoticePage at={at} code="3" />)
  if (ticket.kind === 'thread') return showThread(to, ways.db, ticket, page)
  // Shown once: whoever takes the phone afterwards and presses Back finds nothing.
  const used = await dropTicket(ways.db, at.document, token, now)
  return used ? put(to, <ReceiptPage at={at} {...readReceipt(used.held)} />) : gone(to)
}

/** A page holds so much text; the frame has one size. */
const PAGE_TEXT_BYTES = 20_000
async function showThread(to: Asked, db: PublicDatabase, ticket: Ticket, page: number): Promise<Response> {
  const { at, token } = to
  const held = readThread(ticket.held)
  const seen = await seeThread(db, at.document, held)
  if (!seen) return gone(to)
  const parts = inPages(seen.messages, ({ letter }) => Buffer.byteLength(letter.text) + 600)
  const number = Number.isInteger(page) && page >= 1 && page <= parts.length ? page : 1
  const thread = { ...seen, messages: parts[number - 1] ?? [], page: number, pages: parts.length, open: seen.open && number === 1 }
  return put(to, <ThreadPage at={at} ticket={token} thread={thread} held={held.faulty as FormHeld | undefined} />)
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
