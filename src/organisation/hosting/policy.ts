/** Who may invite organisations into the installation: a system owner of the organisation that runs it for others. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  mayHost: boolean
}
export type Judgement = { ok: true } | { ok: false; because: 'not_owner' | 'not_host' | 'state' }

export function mayHostOthers(who: Standing): Judgement {
  if (who.account === null || !who.roles.includes('system_owner')) return { ok: false, because: 'not_owner' }
  return who.mayHost ? { ok: true } : { ok: false, because: 'not_host' }
}
export function mayTakeAgain(who: Standing, state: 'waiting' | 'made' | 'refused'): Judgement {
  const may = mayHostOthers(who)
  if (!may.ok) return may
  return state === 'refused' ? may : { ok: false, because: 'state' }
}
/** A new link to an organisation where nobody has come. */
export function mayInviteAgain(who: Standing, hosted: { state: 'waiting' | 'made' | 'refused'; came: boolean }): Judgement {
  const may = mayHostOthers(who)
  if (!may.ok) return may
  return hosted.state === 'made' && !hosted.came ? may : { ok: false, because: 'state' }
}
