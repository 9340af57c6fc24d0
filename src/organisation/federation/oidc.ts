/**
 * OpenID Connect: authorization code with PKCE, state and nonce. openid-client asks and checks (signature, issuer,
 * audience, nonce, times); what the organisation requires besides is judged by us (id-token.ts). Only the scope `openid`
 * is asked for: no name, address or number.
 */
import * as client from 'openid-client'
import { askerOf } from '../../platform/http/asking.ts'
import type { OidcSettings } from './federation.ts'
import { judgeIdToken } from './id-token.ts'
import { type Refused, refused, type Vouched } from './refusal.ts'

/** Signatures by a public key only: with a shared secret whoever has it could vouch (ASVS 9.1.2). */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
const SCOPE = 'openid'

export interface OidcQuestion {
  state: string
  nonce: string
  verifier: string
  begun: number
  anew: boolean
}
export interface Surroundings {
  /** Where the answer comes: one address for each service, so that no two are mixed up. */
  redirect: string
  /** We stand on this machine ourselves: a service here may be asked. */
  local: boolean
}
type Found = { ok: true; configuration: client.Configuration } | Refused

/** Asks the service about itself. What it says is held against what is written in here before anything else is asked. */
async function find(settings: OidcSettings, { local }: Surroundings): Promise<Found> {
  const ask = askerOf(settings.issuer, local)
  const plainly = new URL(settings.issuer).protocol === 'http:' ? [client.allowInsecureRequests] : []
  let said: client.ServerMetadata
  try {
    const found = await client.discovery(new URL(settings.issuer), settings.client_id, undefined, undefined, {
      [client.customFetch]: ask,
      execute: plainly,
    })
    said = found.serverMetadata()
  } catch (error) {
    return refused(
      error instanceof client.ClientError && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' ? 'wrong_issuer' : 'unreachable',
    )
  }
  if (said.issuer !== settings.issuer) return refused('wrong_issuer')
  const home = new URL(settings.issuer).origin
  const asked = [said.token_endpoint, said.jwks_uri, said.pushed_authorization_request_endpoint].filter((one) => one !== undefined)
  if (asked.some((one) => !URL.canParse(one) || new URL(one).origin !== home)) return refused('elsewhere')
  if (!isSafeToFollow(said.authorization_endpoint, home)) return refused('elsewhere')
  const algorithms = (said.id_token_signing_alg_values_supported ?? ['RS256']).filter((one) => ALGORITHMS.includes(one))
  if (algorithms.length === 0) return refused('bad_token')
  return { ok: true, configuration: configure(settings, { ...said, id_token_signing_alg_values_supported: algorithms }, ask, plainly) }
}

/** Where the browser is sent: https anywhere, or the registered host itself. */
function isSafeToFollow(address: string | undefined, home: string): boolean {
  if (address === undefined || !URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === 'https:' || url.origin === home
}

function configure(
  settings: OidcSettings,
  said: client.ServerMetadata,
  ask: ReturnType<typeof askerOf>,
  plainly: ((configuration: client.Configuration) => void)[],
): client.Configuration {
  const methods = said.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const proof = methods.includes('client_secret_basic')
    ? client.ClientSecretBasic(settings.client_secret)
    : client.ClientSecretPost(settings.client_secret)
  const configuration = new client.Configuration(said, settings.client_id, undefined, proof)
  configuration[client.customFetch] = ask
  // The signature of the ID token is checked although it came over TLS from the service itself (ASVS 9.1.1).
  client.enableNonRepudiationChecks(configuration)
  for (const each of plainly) each(configuration)
  return configuration
}

/** The address at the service that the browser is sent to. */
export async function askByOidc(
  settings: OidcSettings,
  around: Surroundings,
  question: OidcQuestion,
): Promise<{ ok: true; address: string } | Refused> {
  const found = await find(settings, around)
  if (!found.ok) return found
  const age = question.anew ? 0 : settings.max_age_minutes === undefined ? undefined : settings.max_age_minutes * 60
  const parameters: Record<string, string> = {
    redirect_uri: around.redirect,
    scope: SCOPE,
    state: question.state,
    nonce: question.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(question.verifier),
    code_challenge_method: 'S256',
    ...(settings.acr.length > 0 ? { acr_values: settings.acr.join(' ') } : {}),
    ...(question.anew ? { prompt: 'login' } : {}),
    ...(age === undefined ? {} : { max_age: String(age) }),
  }
  const pushed = found.configuration.serverMetadata().pushed_authorization_request_endpoint !== undefined
  try {
    const address = pushed
      ? await client.buildAuthorizationUrlWithPAR(found.configuration, parameters)
      : client.buildAuthorizationUrl(found.configuration, parameters)
    return { ok: true, address: address.href }
  } catch (error) {
    return refused(reasonOf(error))
  }
}

/** Takes what the browser brought back. Never throws for what another has written. */
export async function readOidcAnswer(
  settings: OidcSettings,
  around: Surroundings,
  question: OidcQuestion,
  brought: URLSearchParams,
  now: number,
): Promise<Vouched | Refused> {
  // Mix-up (RFC 9207): an answer that names another issuer is not looked at further.
  const issuer = brought.get('iss')
  if (issuer !== null && issuer !== settings.issuer) return refused('wrong_issuer')
  const found = await find(settings, around)
  if (!found.ok) return found
  const address = new URL(around.redirect)
  address.search = brought.toString()
  try {
    const tokens = await client.authorizationCodeGrant(found.configuration, address, {
      pkceCodeVerifier: question.verifier,
      expectedState: question.state,
      expectedNonce: question.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) return refused('bad_token')
    // The access token is used for nothing and forgotten here (ASVS 10.1.1).
    return judgeIdToken(claims, {
      client: settings.client_id,
      acr: settings.acr,
      amr: settings.amr,
      subject: settings.subject_claim,
      now,
      begun: question.begun,
      anew: question.anew,
      age_minutes_max: settings.max_age_minutes,
    })
  } catch (error) {
    return refused(reasonOf(error))
  }
}

/** What went wrong, for the system owner. Whatever is not known to be in the answer itself is counted to the way there. */
const IN_THE_ANSWER = [
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_PARSE_ERROR',
  'OAUTH_UNSUPPORTED_OPERATION',
]
function reasonOf(error: unknown): Refused['because'] {
  if (error instanceof client.AuthorizationResponseError) return error.error === 'access_denied' ? 'cancelled' : 'service_refused'
  if (error instanceof client.ResponseBodyError) return 'code_refused'
  if (!(error instanceof client.ClientError)) return 'unreachable'
  if (error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'out_of_time'
  return IN_THE_ANSWER.includes(error.code ?? '') ? 'bad_token' : 'unreachable'
}

export const newOidcQuestion = (now: number, anew: boolean): OidcQuestion => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
  begun: now,
  anew,
})
