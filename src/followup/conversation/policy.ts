/** Who may hold a conversation, and reach what was thought in it. Row security (migrations/0019_conversations.sql) holds the same. */
export interface Asker {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export interface Facts {
  /** Null: the whole organisation's. */
  unit: string | null
  kind: 'together' | 'alone'
  /** Alone and not shared: nobody else's. */
  shared: boolean
  leader: string
  made_by: string
  state: 'planned' | 'going' | 'settled'
}
export type Judgement = { ok: true } | { ok: false; because: 'unreached' | 'state' | 'not_own' }

const YES: Judgement = { ok: true }
const UNREACHED: Judgement = { ok: false, because: 'unreached' }

/** Together: the coordinator for any unit, a head for the own one. */
export function mayPrepareTogether(who: Asker, unit: string | null): Judgement {
  if (who.account === null) return UNREACHED
  if (who.roles.includes('coordinator')) return YES
  return who.roles.includes('unit_head') && unit !== null && unit === who.unit ? YES : UNREACHED
}
/** Alone: everybody who is signed in. */
export function mayReflectAlone(who: Asker): Judgement {
  return who.account === null ? UNREACHED : YES
}
export function maySeeConversation(who: Asker, of: Facts): Judgement {
  if (who.account === null) return UNREACHED
  if (of.made_by === who.account || of.leader === who.account) return YES
  if (!of.shared) return UNREACHED
  if (who.roles.includes('coordinator')) return YES
  return who.roles.includes('unit_head') && of.unit !== null && of.unit === who.unit ? YES : UNREACHED
}
/** To move it on, write in it, add actions and settle it: while it is not settled. */
export function mayLead(who: Asker, of: Facts): Judgement {
  const may = maySeeConversation(who, of)
  if (!may.ok) return may
  return of.state === 'settled' ? { ok: false, because: 'state' } : YES
}
/** To show others what one has thought alone: one's own, once. */
export function mayShare(who: Asker, of: Facts): Judgement {
  return of.kind === 'alone' && !of.shared && of.made_by === who.account ? YES : { ok: false, because: 'not_own' }
}
