import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { limitDoor } from '../../platform/http/address-limit.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { freshOnly, ownPath } from '../../platform/http/fresh.tsx'
import { LinkButton, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import { beginAttempt, completeSignIn, invitedHere, landing, openInvitation, passProof } from '../signin/index.ts'
import { findService, noteRefusal, noteTry, type Service, tieByInvitation, whomMeans } from './deeds-door.ts'
import { mask } from './federation.ts'
import { ownMetadata } from './own-metadata.ts'
import { mayKeepProviders, mayProve } from './policy.ts'
import { ABOUT_THE_SIGN_IN, type Refusal, type Told } from './refusal.ts'
import { type Answered, comeBack, ownEnd, pickUp, type Purpose, receive, setOut } from './way.ts'

/** The organisation's own sign-in, from the button at the door and back. */
export const doorRoutes = new Hono<Env>()
/** The one path that takes a POST from elsewhere: its proof is the service's signature. */
export const FOREIGN = /^\/logga-in\/[a-z0-9-]{3,40}\/[0-9a-f-]{36}\/acs$/
/** What was tried waits here for the one who tried it. */
export const TRIED = 'tried_service'
export interface Tried {
  provider: string
  because?: Refusal
  subject?: string
  told: Told[]
}

/** The demonstration asks nobody on the network: whoever steps in there could make it ask (S-R27). */
async function serviceHere(c: Ctx, off: 'off_too' | 'only_on'): Promise<Service> {
  const { db, config } = c.get('house')
  const service = config.demo ? undefined : await findService(db, c.req.param('slug') ?? '', c.req.param('id') ?? '')
  if (!service || (off === 'only_on' && service.provider.enabled_at === null)) throw new Fault('not_found')
  return service
}

async function leave(c: Ctx, service: Service, purpose: Purpose): Promise<Response> {
  limitDoor(c)
  const sent = await setOut(c, service, purpose, Date.now())
  if (sent instanceof Response) return sent
  return purpose.to === 'try' ? keepTried(c, service, purpose.account, Date.now(), sent) : turnedAway(c, service, sent.because)
}

doorRoutes.get('/logga-in/:slug/:id', async (c) => {
  const service = await serviceHere(c, 'only_on')
  if (c.req.query('inbjudan') !== '1') return leave(c, service, { to: 'enter' })
  const token = await invitedHere(c)
  const invitation = token === undefined ? undefined : await openInvitation(c.get('house').db, token)
  if (token === undefined || invitation?.tenant !== service.tenant) return showRefusal(c, LINK)
  return leave(c, service, { to: 'tie', invitation: token })
})

doorRoutes.get('/logga-in/:slug/:id/bekrafta', async (c) => {
  const who = whoAsks(c)
  const service = await serviceHere(c, 'only_on')
  if (service.tenant !== who.actor.tenant) throw new Fault('not_found')
  return leave(c, service, { to: 'prove', account: who.actor.account, session: who.session, till: ownPath(c.req.query('till')) })
})

doorRoutes.get('/logga-in/:slug/:id/prova', freshOnly, async (c) => {
  const who = whoAsks(c)
  const service = await serviceHere(c, 'off_too')
  if (service.tenant !== who.actor.tenant || !mayKeepProviders(who).ok) throw new Fault('not_found')
  return leave(c, service, { to: 'try', account: who.actor.account })
})

doorRoutes.get('/logga-in/:slug/:id/svar', async (c) => {
  limitDoor(c)
  const service = await serviceHere(c, 'off_too')
  return arrive(c, service, await comeBack(c, service, Date.now()))
})

doorRoutes.post('/logga-in/:slug/:id/acs', async (c) => {
  limitDoor(c)
  const service = await serviceHere(c, 'off_too')
  const form = await readForm(c)
  const posted = { relay: wordOf(form, 'RelayState'), answer: wordOf(form, 'SAMLResponse') }
  const { slug, provider } = service
  if (await receive(c, service, posted, Date.now())) return seeOther(c, `/logga-in/${slug}/${provider.id}/klart`)
  await note(c, service)
  return showRefusal(c, AGAIN)
})

doorRoutes.get('/logga-in/:slug/:id/klart', async (c) => {
  limitDoor(c)
  const service = await serviceHere(c, 'off_too')
  return arrive(c, service, await pickUp(c, service))
})

doorRoutes.get('/logga-in/:slug/:id/metadata', async (c) => {
  const service = await serviceHere(c, 'off_too')
  const { settings } = service.provider
  if (settings.kind !== 'saml') throw new Fault('not_found')
  return c.body(ownMetadata(ownEnd(c, service), settings), 200, { 'Content-Type': 'application/samlmetadata+xml' })
})

async function note(c: Ctx, { tenant, provider }: Service): Promise<void> {
  const { db, log } = c.get('house')
  log.info('sign_in_refused', { request: c.get('requestId'), tenant, id: provider.id })
  await noteRefusal(db, tenant, provider.id, c.get('requestId'))
}

async function arrive(c: Ctx, service: Service, answered: Answered | undefined): Promise<Response> {
  if (!answered) {
    await note(c, service)
    return showRefusal(c, AGAIN)
  }
  const { purpose, answer } = answered
  if (purpose.to === 'try') return keepTried(c, service, purpose.account, answered.begun, answer)
  // Switched off while the browser was away: off is off.
  if (!answer.ok || service.provider.enabled_at === null) return turnedAway(c, service, answer.ok ? 'service_refused' : answer.because)
  const means = { tenant: service.tenant, provider: service.provider.id, subject: answer.subject, request: c.get('requestId') }
  const { db } = c.get('house')
  if (purpose.to === 'tie') {
    const tied = await tieByInvitation(db, purpose.invitation, means)
    return tied.ok ? enter(c, service, tied.account) : showRefusal(c, tied.because === 'taken' ? TAKEN : LINK)
  }
  const account = await whomMeans(db, means)
  if (purpose.to === 'enter') return account === undefined ? unknown(c, service) : enter(c, service, account)
  if (!mayProve(purpose, account).ok) return showRefusal(c, ANOTHER)
  return passProof(c, { session: purpose.session, account: purpose.account, till: purpose.till })
}

async function enter(c: Ctx, service: Service, account: string): Promise<Response> {
  const { tenant, provider } = service
  const entered = await completeSignIn(c, { tenant, account, method: provider.kind, provider: provider.id })
  return entered ? landing(c) : showRefusal(c, UNKNOWN)
}
function unknown(c: Ctx, { tenant, provider }: Service): Promise<Response> {
  c.get('house').log.info('sign_in_refused', { request: c.get('requestId'), tenant, id: provider.id })
  return showRefusal(c, UNKNOWN)
}

async function turnedAway(c: Ctx, service: Service, because: Refusal): Promise<Response> {
  await note(c, service)
  return showRefusal(c, SAID[because] ?? AGAIN)
}

type Ended = Pick<Answered, 'answer'>['answer']
/** Nobody is signed in by a try: what came is kept, masked, for the one who tries. */
async function keepTried(c: Ctx, service: Service, account: string, begun: number, answer: Ended): Promise<Response> {
  const { tenant, provider } = service
  const because = answer.ok ? undefined : answer.because
  const by = { tenant, account, request: c.get('requestId') }
  if (!(await noteTry(c.get('house').db, by, provider.id, { begun, because }))) throw new Fault('not_found')
  const told = (answer.ok ? answer.told : (answer.asserted ?? [])).map(covered)
  const tried: Tried = { provider: provider.id, told, ...(answer.ok ? { subject: mask(answer.subject) } : { because: answer.because }) }
  await beginAttempt(c, { kind: TRIED, tenant, content: tried })
  return landing(c, `/inloggning/${provider.id}/provat`)
}

const covered = ({ name, value }: Told): Told => ({ name, value: ABOUT_THE_SIGN_IN.includes(name) ? value : mask(value) })

interface Words {
  title: Text
  advice: Text
}
const NOT_IN: Text = { sv: 'Du är inte inloggad', en: 'You are not signed in' }
/** The same page for an identity that nobody has, and for an account that is suspended or closed. */
const UNKNOWN: Words = {
  title: { sv: 'Ditt konto finns inte här än', en: 'Your account is not here yet' },
  advice: {
    sv: 'Inloggningen gick bra, men den hör inte till något öppet konto i Samvärn. Be den som är systemägare hos er om en inbjudan.',
    en: 'The sign-in went well, but it belongs to no open account in Samvärn. Ask whoever is system owner with you for an invitation.',
  },
}
const AGAIN: Words = {
  title: NOT_IN,
  advice: {
    sv: 'Inloggningen hos organisationen gick inte att slutföra. Börja om. Händer det igen: berätta för den som är systemägare hos er.',
    en: 'The sign-in with your organisation could not be finished. Begin again. If it happens again, tell whoever is system owner with you.',
  },
}
const LINK: Words = {
  title: { sv: 'Länken går inte att använda', en: 'The link cannot be used' },
  advice: {
    sv: 'Den kan vara använd, ha gått ut eller vara återtagen. Öppna den en gång till, eller be den som sköter konton hos er om en ny.',
    en: 'It may be used, expired or taken back. Open it once more, or ask whoever keeps accounts with you for a new one.',
  },
}
const TAKEN: Words = {
  title: { sv: 'Inloggningen hör till ett annat konto', en: 'The sign-in belongs to another account' },
  advice: {
    sv: 'Det du loggade in med är redan knutet till någon annan här. Länken gäller fortfarande. Logga in som dig själv, eller fråga systemägaren hos er.',
    en: 'What you signed in with is tied to somebody else here already. The link still works. Sign in as yourself, or ask the system owner with you.',
  },
}
const ANOTHER: Words = {
  title: { sv: 'Det var inte du', en: 'That was not you' },
  advice: {
    sv: 'Du bekräftade med en annan inloggning än den som hör till ditt konto. Inget har hänt. Gå tillbaka och försök igen.',
    en: 'You confirmed with another sign-in than the one that belongs to your account. Nothing has happened. Go back and try again.',
  },
}
/** What whoever signs in can do something about; everything else is for the system owner. */
const SAID: Partial<Record<Refusal, Words>> = {
  cancelled: {
    title: NOT_IN,
    advice: { sv: 'Du avbröt inloggningen. Börja om när du vill.', en: 'You cancelled the sign-in. Begin again when you like.' },
  },
  weak: {
    title: { sv: 'Logga in på ett säkrare sätt', en: 'Sign in in a safer way' },
    advice: {
      sv: 'Din organisation kräver en starkare inloggning här än den du använde. Börja om och välj den, till exempel kort eller e-legitimation.',
      en: 'Your organisation requires a stronger sign-in here than the one you used. Begin again and choose it, such as a card or an electronic identification.',
    },
  },
  stale: {
    title: { sv: 'Logga in på nytt', en: 'Sign in anew' },
    advice: {
      sv: 'Inloggningen hos organisationen är för gammal för det här. Börja om och logga in där en gång till.',
      en: 'The sign-in with your organisation is too old for this. Begin again and sign in there once more.',
    },
  },
  unreachable: {
    title: NOT_IN,
    advice: {
      sv: 'Organisationens inloggning svarar inte just nu. Försök igen om en stund.',
      en: 'The sign-in of your organisation does not answer right now. Try again in a while.',
    },
  },
}

function showRefusal(c: Ctx, { title, advice }: Words): Promise<Response> {
  const slug = c.req.param('slug') ?? ''
  const again = c.get('signedIn') ? '/' : `/logga-in/${slug}`
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={title}>
      <p>
        <T text={advice} />
      </p>
      <p>
        <LinkButton href={again} kind="primary" text={{ sv: 'Börja om', en: 'Begin again' }} />
      </p>
    </Page>,
    403,
  )
}
