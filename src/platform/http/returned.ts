import { Hono, type MiddlewareHandler } from 'hono'
import { isId } from '../ids.ts'
import { Fault } from '../faults.ts'
import { draftOf, keepDraft } from './drafts.ts'
import { type Env, whoAsks } from './context.ts'

const FORM = 'returned_page'
const AT = '/rattas'
/** Nothing there, somebody was first, to be put right, too many. What is too large or foreign is refused on the spot. */
const STATUSES = [404, 409, 422, 429] as const
interface Returned {
  status: (typeof STATUSES)[number]
  html: string
}
const isReturned = (status: number): status is Returned['status'] => (STATUSES as readonly number[]).includes(status)

/**
 * A form that was not right comes back by 303 as everything else does (security.md 5.2: a POST that is answered with a
 * page leaves the typed words in the browser's session files). The page waits sealed, for the one who sent the form.
 */
export const returnByRedirect: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const who = c.get('signedIn')
  if (c.req.method !== 'POST' || !isReturned(c.res.status) || !who) return
  const page: Returned = { status: c.res.status, html: await c.res.text() }
  const id = await c.get('house').db.as(who.actor, (tx) => keepDraft(tx, FORM, page))
  // Not c.redirect: the headers of the page that is put aside must not travel along.
  c.res = new Response(null, { status: 303, headers: { Location: `${AT}/${id}` } })
}

export const returnedPages = new Hono<Env>().get(`${AT}/:id`, async (c) => {
  const who = whoAsks(c)
  const id = c.req.param('id')
  const page = isId(id) ? await c.get('house').db.as(who.actor, (tx) => draftOf(tx, FORM, id)) : undefined
  if (page === undefined) throw new Fault('not_found')
  const { html, status } = page as Returned
  return c.html(html, status)
})
