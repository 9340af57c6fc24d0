/** The last step of every way in: passkeys here, and the organisation's own sign-in service (src/organisation/federation). */
import type { Ctx, SignInMethod } from '../../platform/http/context.ts'
import { startSession } from '../../platform/http/session.ts'
import { LinkButton, Page, renderPage } from '../../platform/page/index.ts'
import { beginAttempt, takeAttempt } from './attempts.ts'
import { enter } from './deeds-enter.ts'

export interface ProvenSignIn {
  tenant: string
  account: string
  method: SignInMethod
  /** The sign-in service, for oidc and saml. */
  provider?: string
}

/** Starts the session of somebody who has proved who she is. False, without saying why, when the account is not open. */
export async function completeSignIn(c: Ctx, { tenant, account, method, provider }: ProvenSignIn): Promise<boolean> {
  const { db, config, log } = c.get('house')
  const judged = await enter(db, config, { tenant, account, request: c.get('requestId') })
  if (!judged.ok) {
    log.info('sign_in_refused', { request: c.get('requestId'), tenant })
    return false
  }
  await startSession(c, tenant, account, provider === undefined ? { method } : { method, provider })
  return true
}

/**
 * Where a browser lands that comes from another site. A Strict cookie is not sent while a chain of redirects that began
 * elsewhere goes on, so the chain must end on a page of ours (200), which goes on by itself. `path` is one of ours.
 */
export async function landing(c: Ctx, path = '/'): Promise<Response> {
  c.header('Refresh', `0; url=${path}`)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Du är inloggad', en: 'You are signed in' }}>
      <p>
        <LinkButton href={path} kind="primary" text={{ sv: 'Fortsätt', en: 'Continue' }} />
      </p>
    </Page>,
  )
}

const INVITED = 'invited'
const PROVEN = 'proven'
/** Where a proof that was given elsewhere is taken in; the session's own cookie is there again. */
export const PROVEN_PATH = '/bekrafta/tillbaka'

/** Keeps the link that somebody follows for the way through the organisation's own sign-in. */
export const rememberInvitation = async (c: Ctx, token: string): Promise<void> => {
  await beginAttempt(c, { kind: INVITED, content: { token } })
}
/** The token of the one-time link that this browser came by, once: for a way in that began with `?inbjudan=1`. */
export async function invitedHere(c: Ctx): Promise<string | undefined> {
  const taken = (await takeAttempt(c, INVITED))?.content as { token: string } | undefined
  return taken?.token
}

export interface GivenProof {
  /** Of the session that asked for the proof, as `whoAsks(c)` had them when the way began. */
  session: string
  account: string
  till: string
}
/** The organisation's sign-in service has vouched anew for the same account: back to the session, which is renewed there. */
export async function passProof(c: Ctx, proof: GivenProof): Promise<Response> {
  await beginAttempt(c, { kind: PROVEN, content: proof })
  return landing(c, PROVEN_PATH)
}
export const takeProof = async (c: Ctx): Promise<GivenProof | undefined> =>
  (await takeAttempt(c, PROVEN))?.content as GivenProof | undefined
