/** Signing in: what a begun sign-in, a one-time link, a passkey and a session are, and the rules that need no database. */

/** The time that somebody has to find the key, or to come back from the organisation's sign-in service. */
export const ATTEMPT_MINUTES = 10

/** In place of an organisation while none is known: a passkey tells it first when it is used. */
export const NO_TENANT = '00000000-0000-0000-0000-000000000000'

export type InvitationReason = 'first' | 'invited' | 'lost_device'

/** A one-time link as the door finds it. */
export interface Invitation {
  tenant: string
  id: string
  account: string
  reason: InvitationReason
  used: boolean
  ended: boolean
  expired: boolean
}

/** What stands on the page of a link: for whom by organisation and function, never by name. */
export interface Invited extends Invitation {
  organisation: string
  slug: string
  unit: string
  signature: string
}

export interface AccountState {
  closed_at: Date | null
  suspended_at: Date | null
}

export interface Passkey {
  id: string
  account: string
  label: string
  created_at: Date
  used_at: Date | null
}
export interface OwnSession {
  id: string
  method: 'demo' | 'passkey' | 'oidc' | 'saml'
  created_at: Date
  seen_at: Date
}

/** WebAuthn's user handle: the account's own id as bytes, which says nothing about the person. */
export const handleOf = (account: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(account.replaceAll('-', ''), 'hex'))

/** The organisation's name in addresses, as the table tenant has it. */
export const isShortName = (text: string): boolean => /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/.test(text)
