import type { Context } from 'hono'
import type { Config } from '../../config.ts'
import type { Database } from '../database/database.ts'
import type { Actor } from '../database/transaction.ts'
import { Fault } from '../faults.ts'
import type { OutgoingCheck } from '../outgoing.ts'
import type { Log } from '../log.ts'
import type { Lang } from '../page/language.tsx'
import type { Shell } from '../page/shell.tsx'

/** How somebody came in. `demo`: by stepping into an invented person. */
export const SIGN_IN_METHODS = ['demo', 'passkey', 'oidc', 'saml'] as const
export type SignInMethod = (typeof SIGN_IN_METHODS)[number]

/** Whoever is signed in, as the pages need it. The name of the person is not here: pages show the function. */
export interface SignedIn {
  actor: Actor & { account: string }
  /** The session, the same while its token is renewed: forms are tied to it. */
  session: string
  method: SignInMethod
  /** Has the one who sits there proved it within the last minutes (`step_up_minutes_max`)? */
  fresh: boolean
  organisation: string
  /** What the organisation is: `state_agency`, `region`, `municipality`, `county_board`, `ngo` or `company`. */
  kind: string
  /** Does this organisation run the installation for others? */
  mayHost: boolean
  unit: string
  unitId: string
  signature: string
  roles: readonly string[]
  circles: readonly string[]
}

export interface House {
  db: Database
  config: Config
  log: Log
  csrfKey: Buffer
  /** The organisation's own röjandekontroll, where this installation has one (part `protect`). */
  outgoing?: OutgoingCheck | undefined
  /** The pages for people at risk, where this process serves them itself: in the demonstration only (src/reach/entry). */
  entry?: { fetch(request: Request, env?: object): Promise<Response> } | undefined
}
export interface Env {
  /** What the node server hands along; absent where a test asks the app without a port. */
  Bindings: { incoming?: { socket: { remoteAddress?: string } } }
  Variables: { house: House; requestId: string; lang: Lang; signedIn: SignedIn | undefined; shell: Shell; form: FormData | undefined }
}
export type Ctx = Context<Env>

/** The signed-in one, or the fault that sends to the sign-in page. */
export function whoAsks(c: Ctx): SignedIn {
  const signedIn = c.get('signedIn')
  if (!signedIn) throw new Fault('signed_out')
  return signedIn
}
/** POST → 303 → GET: a reload never sends twice, and typed words do not stay in the browser's session files. */
export const seeOther = (c: Ctx, path: string) => c.redirect(path, 303)
