/** What an ID token says, judged by us after the library has checked signature, issuer, nonce and times (OpenID Connect Core 3.1.3.7). */
import { ABOUT_THE_SIGN_IN, type Refused, refused, type Told, type Vouched } from './refusal.ts'

/** Clocks may differ by this. */
export const SKEW_SECONDS_MAX = 120
const SUBJECT_LENGTH_MAX = 255

export interface ExpectedToken {
  client: string
  /** One of these must be asserted; none asked for when empty. */
  acr: readonly string[]
  /** All of these must be asserted. */
  amr: readonly string[]
  /** The claim that says who it is. */
  subject: string
  /** Milliseconds. */
  now: number
  begun: number
  anew: boolean
  age_minutes_max?: number | undefined
}
export type Claims = Readonly<Record<string, unknown>>

export function judgeIdToken(claims: Claims, expected: ExpectedToken): Vouched | Refused {
  // Ours alone: a token that is meant for others too could be handed on by them (ASVS 9.2.3, 10.5.4).
  const audience = Array.isArray(claims['aud']) ? claims['aud'] : [claims['aud']]
  if (audience.length !== 1 || audience[0] !== expected.client) return refused('wrong_audience')
  if (claims['azp'] !== undefined && claims['azp'] !== expected.client) return refused('wrong_audience')
  const now = expected.now / 1000
  const written = claims['iat']
  if (typeof written !== 'number' || written > now + SKEW_SECONDS_MAX || written < expected.begun / 1000 - SKEW_SECONDS_MAX)
    return refused('out_of_time')
  if (!isStrong(claims, expected))
    return { ...refused('weak'), asserted: toldBy(claims).filter((one) => ABOUT_THE_SIGN_IN.includes(one.name)) }
  if (isStale(claims['auth_time'], expected, now)) return refused('stale')
  const subject = claims[expected.subject]
  if (typeof subject !== 'string' || subject.trim() === '' || subject.length > SUBJECT_LENGTH_MAX) return refused('no_subject')
  return { ok: true, subject, told: toldBy(claims) }
}

/** Asserted, not asked for: a service may leave out or ignore what was asked, and then nothing has been promised. */
function isStrong(claims: Claims, { acr, amr }: ExpectedToken): boolean {
  const asserted: unknown = claims['acr']
  const methods: readonly unknown[] = Array.isArray(claims['amr']) ? claims['amr'] : []
  if (acr.length === 0 && amr.length === 0) return false
  if (acr.length > 0 && !(typeof asserted === 'string' && acr.includes(asserted))) return false
  return amr.every((method) => methods.includes(method))
}

function isStale(proved: unknown, expected: ExpectedToken, now: number): boolean {
  if (proved === undefined && !expected.anew && expected.age_minutes_max === undefined) return false
  if (typeof proved !== 'number' || proved > now + SKEW_SECONDS_MAX) return true
  if (expected.anew && proved < expected.begun / 1000 - SKEW_SECONDS_MAX) return true
  return expected.age_minutes_max !== undefined && proved < now - expected.age_minutes_max * 60 - SKEW_SECONDS_MAX
}

/** Of the protocol itself, and of no interest to whoever tries the service. */
const PROTOCOL = ['iss', 'aud', 'azp', 'exp', 'iat', 'nbf', 'nonce', 'at_hash', 'c_hash', 's_hash', 'sid', 'jti']
const toldBy = (claims: Claims): Told[] =>
  Object.entries(claims)
    .filter(([name]) => !PROTOCOL.includes(name))
    .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }))
