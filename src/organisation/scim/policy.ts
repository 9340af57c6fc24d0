/** Who may do what with the directory, and what the directory may do. Pure; denies unless everything fits. */
import type { GroupRole } from './scim.ts'

export interface Standing {
  account: string | null
  unit: string | null
  roles: readonly string[]
}
export type Judgement = { ok: true } | { ok: false; because: 'not_owner' | 'ended' | 'clash' | 'unchanged' }

const YES: Judgement = { ok: true }

/** To give the directory its token, to take it back, to say what groups mean: the system owner. */
export const mayKeepDirectory = (who: Standing): Judgement =>
  who.account !== null && who.unit !== null && who.roles.includes('system_owner') ? YES : { ok: false, because: 'not_owner' }

/** To give an everyday role: to whoever has access, unless the roles must be apart (D-R15). */
export function mayGiveRole(_role: GroupRole, account: { suspended: boolean; closed: boolean; clashes: boolean }): Judgement {
  if (account.suspended || account.closed) return { ok: false, because: 'ended' }
  return account.clashes ? { ok: false, because: 'clash' } : YES
}

/** To give access back: only what the directory itself ended. What the system owner has ended stays ended. */
export const mayResume = (account: { suspended: boolean; closed: boolean; ended_by_directory: boolean }): Judgement =>
  account.closed
    ? { ok: false, because: 'ended' }
    : account.suspended && account.ended_by_directory
      ? YES
      : { ok: false, because: 'unchanged' }
