/**
 * Sensitive deeds ask for a fresh proof of who sits there (S-R20, S-R24). A page that needs one sends to `/bekrafta` and
 * comes back; a form that was already written is kept sealed and offered again, so that nothing is typed twice.
 */
import { Hono, type MiddlewareHandler } from 'hono'
import type { Actor } from '../database/transaction.ts'
import { isId } from '../ids.ts'
import { Fault } from '../faults.ts'
import { Actions, Button, Form, Page, T, type Text, renderPage } from '../page/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from './context.ts'
import { CSRF_FIELD, csrfOf } from './csrf.ts'
import { draftOf, keepDraft } from './drafts.ts'
import { readForm } from './form.ts'

const FORM = 'kept_form'
/** Why a form was kept: for a fresh proof, or because the session had rested too long. */
const KEPT = { proof: '/bekraftat', rest: '/kvar' } as const
/** Where the proof is given; the page belongs to the sign-in. */
export const PROOF_PATH = '/bekrafta'

interface KeptForm {
  path: string
  fields: [string, string][]
}

/** A path of this house, never another site's: one slash, then no second slash or backslash. */
export const ownPath = (path: string | undefined): string => (path !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/')

/** For routes whose deed is sensitive: passes a fresh session on, sends any other to the proof first. */
export const freshOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (whoAsks(c).fresh) return next()
  const url = new URL(c.req.url)
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return toProof(c, `${url.pathname}${url.search}`)
  return toProof(c, await keepForm(c, whoAsks(c).actor, 'proof'))
}
const toProof = (c: Ctx, path: string) => seeOther(c, `${PROOF_PATH}?till=${encodeURIComponent(path)}`)

/** Seals the form of this request for its writer, files aside. Answers with the path where it waits. */
export async function keepForm(c: Ctx, actor: Actor, why: keyof typeof KEPT): Promise<string> {
  const form = await readForm(c)
  const fields = [...form.entries()].filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[0] !== CSRF_FIELD)
  const kept: KeptForm = { path: new URL(c.req.url).pathname, fields }
  const id = await c.get('house').db.as(actor, (tx) => keepDraft(tx, FORM, kept))
  return `${KEPT[why]}/${id}`
}

async function keptOf(c: Ctx, id: string | undefined): Promise<KeptForm | undefined> {
  if (!isId(id)) return undefined
  return (await c.get('house').db.as(whoAsks(c).actor, (tx) => draftOf(tx, FORM, id))) as KeptForm | undefined
}
/** Whether the one who is signed in now has a form waiting there. */
export const waitsThere = async (c: Ctx, path: string): Promise<boolean> =>
  path.startsWith(`${KEPT.rest}/`) && (await keptOf(c, path.slice(KEPT.rest.length + 1))) !== undefined

/** The form that waited: nothing is done until it is sent once more, by hand. */
export const keptForms = new Hono<Env>()
  .get(`${KEPT.proof}/:id`, (c) => showKept(c, { sv: 'Bekräftat', en: 'Confirmed' }))
  .get(`${KEPT.rest}/:id`, (c) => showKept(c, { sv: 'Välkommen tillbaka', en: 'Welcome back' }))

async function showKept(c: Ctx, title: Text): Promise<Response> {
  const kept = await keptOf(c, c.req.param('id'))
  if (!kept) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={title}
      lead={{ sv: 'Det du skrev är kvar. Inget har hänt än.', en: 'What you wrote is still here. Nothing has happened yet.' }}
    >
      <Form action={kept.path} csrf={csrfOf(c)}>
        {kept.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Actions>
          <Button text={{ sv: 'Genomför nu', en: 'Carry out now' }} />
        </Actions>
      </Form>
      <p>
        <a href="/">
          <T text={{ sv: 'Avbryt och gå till första sidan', en: 'Cancel and go to the first page' }} />
        </a>
      </p>
    </Page>,
  )
}
