/**
 * One way through the organisation's service and back. What was asked lies sealed in the database, is found by a token
 * that only this browser has, and is taken once; so any process can take the answer, and an answer that another browser
 * asked for leads nowhere (login CSRF). A SAML answer is posted from another site without our cookies: it is kept beside
 * the question until the browser comes with its cookie.
 */
import { type Ctx, seeOther } from '../../platform/http/context.ts'
import { newToken } from '../../platform/http/session.ts'
import { attemptToken, beginAttempt, changeAttempt, takeAttempt } from '../signin/index.ts'
import { isThisMachine } from '../../platform/http/asking.ts'
import type { Service } from './deeds-door.ts'
import { askByOidc, newOidcQuestion, type OidcQuestion, readOidcAnswer, type Surroundings } from './oidc.ts'
import { type Refused, refused, type Vouched } from './refusal.ts'
import { askBySaml, type OwnEnd, readSamlAnswer, type SamlQuestion } from './saml.ts'

const WAY = 'own_service'
const RELAY = 'own_service_answer'

/** What the browser is on its way to. */
export type Purpose =
  | { to: 'enter' }
  | { to: 'tie'; invitation: string }
  | { to: 'prove'; account: string; session: string; till: string }
  | { to: 'try'; account: string }

interface Kept {
  provider: string
  purpose: Purpose
  begun: number
  oidc?: OidcQuestion
  /** Where the answer waits for this browser. */
  relay?: string
}
interface Relay {
  provider: string
  saml: SamlQuestion
  answer?: Vouched | Refused
}
export interface Answered {
  purpose: Purpose
  begun: number
  answer: Vouched | Refused
}

interface Place {
  slug: string
  provider: { id: string }
}
const pathOf = ({ slug, provider }: Place, end: string) => `/logga-in/${slug}/${provider.id}/${end}`
/** The address that people use. The demonstration has none of its own and shows the one it was asked by. */
const homeOf = (c: Ctx) => new URL(c.get('house').config.public_url || c.req.url)
const around = (c: Ctx, service: Service): Surroundings => ({
  redirect: redirectOf(c, service),
  local: isThisMachine(homeOf(c).hostname),
})
export const ownEnd = (c: Ctx, service: Place): OwnEnd => ({
  entity: `${homeOf(c).origin}${pathOf(service, 'metadata')}`,
  acs: `${homeOf(c).origin}${pathOf(service, 'acs')}`,
})
/** Our name at a service that is not written in yet, or that gets a key. */
export const entityOf = (c: Ctx) => (place: Place) => ownEnd(c, place).entity
/** The address that the service's people register as redirect URI. */
export const redirectOf = (c: Ctx, service: Place): string => `${homeOf(c).origin}${pathOf(service, 'svar')}`

/** Sends the browser to the service; a refusal when there is nothing to send it to. */
export async function setOut(c: Ctx, service: Service, purpose: Purpose, now: number): Promise<Response | Refused> {
  const { tenant, provider } = service
  const anew = purpose.to === 'prove'
  const kept: Kept = { provider: provider.id, purpose, begun: now }
  const { settings } = provider
  if (settings.kind === 'oidc') {
    const oidc = newOidcQuestion(now, anew)
    const asked = await askByOidc(settings, around(c, service), oidc)
    if (!asked.ok) return asked
    await beginAttempt(c, { kind: WAY, tenant, content: { ...kept, oidc } satisfies Kept })
    return seeOther(c, asked.address)
  }
  // A name of XML must not begin with a figure.
  const saml: SamlQuestion = { request: `_${newToken()}`, begun: now, anew }
  const relay = await beginAttempt(c, { kind: RELAY, tenant, content: { provider: provider.id, saml } satisfies Relay })
  await beginAttempt(c, { kind: WAY, tenant, content: { ...kept, relay } satisfies Kept })
  return seeOther(c, await askBySaml(settings, ownEnd(c, service), saml, relay))
}

/** What this browser set out for, once; nothing when it did not, when it was another service, or when its time is out. */
async function takeKept(c: Ctx, service: Service): Promise<Kept | undefined> {
  const taken = await takeAttempt(c, WAY)
  const kept = taken?.content as Kept | undefined
  return taken?.tenant === service.tenant && kept?.provider === service.provider.id ? kept : undefined
}

/** OpenID Connect: the browser comes back with its cookie and a code. */
export async function comeBack(c: Ctx, service: Service, now: number): Promise<Answered | undefined> {
  const kept = await takeKept(c, service)
  const { settings } = service.provider
  if (!kept?.oidc || settings.kind !== 'oidc') return undefined
  const brought = new URL(c.req.url).searchParams
  const answer = await readOidcAnswer(settings, around(c, service), kept.oidc, brought, now)
  return { purpose: kept.purpose, begun: kept.begun, answer }
}

/**
 * SAML: what was posted is judged and kept beside the question that it answers, once. True when the browser may go on;
 * whether it is the browser that asked is seen there. Nothing is parsed that does not name a question of ours.
 */
export async function receive(c: Ctx, service: Service, posted: { relay: string; answer: string }, now: number): Promise<boolean> {
  const { settings } = service.provider
  if (settings.kind !== 'saml') return false
  const found: { relay?: Relay } = {}
  await changeAttempt(c, RELAY, posted.relay, (was) => {
    const relay = was.content as Relay
    if (was.tenant === service.tenant && relay.provider === service.provider.id && !relay.answer) found.relay = relay
    return undefined
  })
  const { relay } = found
  if (!relay) return false
  const answer = await readSamlAnswer(settings, ownEnd(c, service), relay.saml, posted.answer, now)
  return changeAttempt(c, RELAY, posted.relay, (was) => ((was.content as Relay).answer ? undefined : { ...relay, answer }))
}

/** SAML: the browser that asked, with its cookies, takes the answer that was kept for it. */
export async function pickUp(c: Ctx, service: Service): Promise<Answered | undefined> {
  const kept = await takeKept(c, service)
  if (kept?.relay === undefined || attemptToken(c, RELAY) !== kept.relay) return undefined
  const relay = (await takeAttempt(c, RELAY))?.content as Relay | undefined
  return { purpose: kept.purpose, begun: kept.begun, answer: relay?.answer ?? refused('other_request') }
}
