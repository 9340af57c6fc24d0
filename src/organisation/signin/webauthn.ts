/** Passkeys by the standard (W3C WebAuthn level 3): what is asked of the browser, and whether its answer holds. */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Config } from '../../config.ts'
import { handleOf } from './signin.ts'

/** A passkey belongs to one name on the network and answers to no other: that is what makes it phishing-resistant. */
export interface RelyingParty {
  id: string
  origin: string
}
export function relyingParty(config: Config): RelyingParty {
  const { hostname, origin } = new URL(config.public_url)
  return { id: hostname, origin }
}

/** Time to find the key, in milliseconds; the challenge itself lives longer. */
const TIMEOUT_MS = 300_000

/** EdDSA, ES256 and RS256 (COSE): what authenticators have. Newer ones wait until the runtime no longer calls them a trial. */
const ALGORITHMS = [-8, -7, -257]

/** What the page hands to the browser, and the challenge in it that must come back. */
export interface Asked {
  options: string
  challenge: string
}
export interface KnownKey {
  credential_id: Buffer
  transports: readonly string[]
}
const asCredential = (key: KnownKey) => ({
  id: key.credential_id.toString('base64url'),
  transports: [...key.transports],
})

/** Asks for a key: any of ours that the browser has, or one of those given. */
export async function askForKey(rp: RelyingParty, among: readonly KnownKey[] = []): Promise<Asked> {
  const options = await generateAuthenticationOptions({
    rpID: rp.id,
    userVerification: 'required',
    timeout: TIMEOUT_MS,
    allowCredentials: among.map(asCredential),
  })
  return { options: JSON.stringify(options), challenge: options.challenge }
}

/** Asks for a new key, kept by the authenticator itself (so that nobody writes who she is) and opened by face, finger or PIN. */
export async function askForNewKey(
  rp: RelyingParty,
  whose: { account: string; signature: string; organisation: string; known: readonly KnownKey[] },
): Promise<Asked> {
  const options = await generateRegistrationOptions({
    rpName: 'Samvärn',
    rpID: rp.id,
    userID: handleOf(whose.account),
    // The function and the organisation: a personal name has no place in a list on somebody's telephone.
    userName: whose.signature,
    userDisplayName: `${whose.signature}, ${whose.organisation}`,
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: whose.known.map(asCredential),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { options: JSON.stringify(options), challenge: options.challenge }
}

/** An answer is a few hundred bytes; with a long certificate chain, some thousands. */
const ANSWER_LENGTH_MAX = 20_000

/** The answer that the form brought, or undefined for anything that is none. Its parts are checked by the library. */
function readAnswer<T extends AuthenticationResponseJSON | RegistrationResponseJSON>(text: string): T | undefined {
  if (text.length === 0 || text.length > ANSWER_LENGTH_MAX) return undefined
  try {
    const answer = JSON.parse(text) as Partial<T> | null
    const whole = typeof answer?.id === 'string' && typeof answer.response?.clientDataJSON === 'string'
    return whole ? (answer as T) : undefined
  } catch {
    return undefined
  }
}
export const readAssertion = (text: string): AuthenticationResponseJSON | undefined => readAnswer<AuthenticationResponseJSON>(text)
export const credentialOf = (assertion: AuthenticationResponseJSON): Buffer => Buffer.from(assertion.id, 'base64url')

export interface CheckedKey extends KnownKey {
  account: string
  public_key: Buffer
  counter: number
}
/**
 * Whether the key has signed our challenge, for our address, with its owner verified, and counts upwards. `named`: the
 * answer must also say whose key it is, as it does when no key was named in the question.
 */
export async function checkAssertion(
  rp: RelyingParty,
  given: { assertion: AuthenticationResponseJSON; challenge: string; key: CheckedKey; named: boolean },
): Promise<{ counter: number; backedUp: boolean } | undefined> {
  const { assertion, challenge, key, named } = given
  const handle = assertion.response.userHandle
  if (handle === undefined ? named : handle !== Buffer.from(handleOf(key.account)).toString('base64url')) return undefined
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: assertion,
      expectedChallenge: challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      requireUserVerification: true,
      credential: { ...asCredential(key), publicKey: new Uint8Array(key.public_key), counter: key.counter },
    })
    return verified ? { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp } : undefined
  } catch {
    // The library throws for whatever does not hold; its words would tell which part it was.
    return undefined
  }
}

export interface MadeKey {
  credential_id: Buffer
  public_key: Buffer
  counter: number
  transports: string[]
  backed_up: boolean
}
const TRANSPORTS: readonly string[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']

/** The new key, when it was made for our challenge and our address with its owner verified. */
export async function checkNewKey(rp: RelyingParty, text: string, challenge: string): Promise<MadeKey | undefined> {
  const response = readAnswer<RegistrationResponseJSON>(text)
  if (!response) return undefined
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified) return undefined
    const { credential, credentialBackedUp } = registrationInfo
    return {
      credential_id: Buffer.from(credential.id, 'base64url'),
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: (credential.transports ?? []).filter((transport) => TRANSPORTS.includes(transport)),
      backed_up: credentialBackedUp,
    }
  } catch {
    return undefined
  }
}
