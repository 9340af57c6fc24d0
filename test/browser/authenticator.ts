import type { CDPSession } from 'playwright-core'
import type { TestHouse } from '../house.ts'
import { hashOf, newToken } from '../../src/platform/http/session.ts'
import type { Seat } from './stage.ts'

/** Chromium's own virtual authenticator: it keeps passkeys and verifies its user, as a telephone does. */
export interface Authenticator {
  cdp: CDPSession
  id: string
  /** Whether its user lets herself be verified (face, finger or PIN). */
  verified(is: boolean): Promise<void>
  /** Sets back the counter of every key, as a copied key would have it. */
  turnBack(to: number): Promise<void>
  /** Is no longer at hand; Chromium has one at a time. */
  putAway(): Promise<void>
  /** Its keys, to be carried to another seat: the same telephone at another browser. */
  keys(): Promise<Credential[]>
}
type Credential = { credentialId: string; signCount: number } & Record<string, unknown>

export async function giveAuthenticator(seat: Seat, carried: Credential[] = []): Promise<Authenticator> {
  const cdp = await seat.context.newCDPSession(seat.page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const keys = async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials as unknown as Credential[]
  const put = (credential: Credential) => cdp.send('WebAuthn.addCredential', { authenticatorId: id, credential: credential as never })
  for (const credential of carried) await put(credential)
  return {
    cdp,
    id,
    keys,
    verified: async (is) => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: is })
    },
    putAway: async () => {
      await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: id })
    },
    turnBack: async (to) => {
      const held = await keys()
      await cdp.send('WebAuthn.clearCredentials', { authenticatorId: id })
      for (const credential of held) await put({ ...credential, signCount: to })
    },
  }
}

/** A one-time link, made behind the product's back. Answers with its path. */
export async function makeLink(
  house: TestHouse,
  slug: string,
  { reason = 'invited', hours = 48 }: { reason?: 'first' | 'invited' | 'lost_device'; hours?: number } = {},
): Promise<string> {
  const who = house.cast[slug]
  const token = newToken()
  await house.superuser(
    `insert into invitation (tenant, id, account, token_hash, reason, expires_at)
      values ($1, gen_random_uuid(), $2, $3, $4, now() + make_interval(hours => $5))`,
    [who?.tenant, who?.account, hashOf(token), reason, hours],
  )
  return `/bjuden/${token}`
}
