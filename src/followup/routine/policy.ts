/** Who may do what with routines. Row security has already kept drafts from those who do not write them. */
export interface Asker {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export interface Kept {
  owner: string
  /** Null: the whole organisation's. */
  unit: string | null
  withdrawn: boolean
}
export interface Proposed {
  state: 'draft' | 'to_approve' | 'approved'
  /** All who have written in it. */
  writers: readonly string[]
  /** Nobody but the writers could approve. */
  sole: boolean
  /** A place for something unverified still stands empty. */
  hasGaps: boolean
  /** A lesson, or a change in what it rests on, has not been dealt with. */
  hasLessons: boolean
}
type Because =
  | 'not_keeper'
  | 'not_writer'
  | 'not_head'
  | 'not_coordinator'
  | 'not_owner'
  | 'withdrawn'
  | 'state'
  | 'own_words'
  | 'empty_place'
  | 'lesson_left'
type Judgement<B extends Because> = { ok: true } | { ok: false; because: B }

const YES = { ok: true } as const
const no = <B extends Because>(because: B) => ({ ok: false, because }) as const
const isCoordinator = (who: Asker): boolean => who.account !== null && who.roles.includes('coordinator')
const isHeadOf = (who: Asker, unit: string | null): boolean =>
  who.account !== null && unit !== null && unit === who.unit && who.roles.includes('unit_head')
const keeps = (who: Asker, unit: string | null): boolean => isCoordinator(who) || isHeadOf(who, unit)

/** To start one, change its owner or withdraw it: whoever answers for the unit, the coordinator for all. */
export function mayKeep(who: Asker, kept: Pick<Kept, 'unit' | 'withdrawn'>): Judgement<'not_keeper' | 'withdrawn'> {
  if (!keeps(who, kept.unit)) return no('not_keeper')
  return kept.withdrawn ? no('withdrawn') : YES
}

/** To write the next version, fill its places, deal with its lessons and ask for approval. */
export function mayWrite(who: Asker, kept: Kept): Judgement<'not_writer' | 'withdrawn'> {
  if (!keeps(who, kept.unit) && (who.account === null || who.account !== kept.owner)) return no('not_writer')
  return kept.withdrawn ? no('withdrawn') : YES
}

/** Nobody approves her own words where another could, and nothing unverified is ever approved. */
export function mayApprove(
  who: Asker,
  kept: Kept,
  proposed: Proposed,
): Judgement<'not_keeper' | 'withdrawn' | 'state' | 'own_words' | 'empty_place' | 'lesson_left'> {
  const may = mayKeep(who, kept)
  if (!may.ok) return may
  if (proposed.state !== 'to_approve') return no('state')
  if (proposed.writers.includes(who.account ?? '') && !proposed.sole) return no('own_words')
  if (proposed.hasGaps) return no('empty_place')
  return proposed.hasLessons ? no('lesson_left') : YES
}

/** Who in the unit has not read: its head alone, whose duty it is. */
export function maySeeUnread(who: Asker, unit: string): Judgement<'not_head'> {
  return isHeadOf(who, unit) ? YES : no('not_head')
}

/** Shares for each unit, of any routine: the coordinator, every head, and the owner of that routine. */
export function maySeeShares(who: Asker, owner: string): Judgement<'not_owner'> {
  const leads = who.roles.includes('coordinator') || who.roles.includes('unit_head')
  return who.account !== null && (leads || who.account === owner) ? YES : no('not_owner')
}

/** To plan the year and to record that a source has changed. */
export function mayCoordinate(who: Asker): Judgement<'not_coordinator'> {
  return isCoordinator(who) ? YES : no('not_coordinator')
}

/** To say that a duty of the year is done. */
export function mayMarkDone(who: Asker, duty: { owner: string; ended: boolean }): Judgement<'not_owner' | 'state'> {
  if (!isCoordinator(who) && (who.account === null || who.account !== duty.owner)) return no('not_owner')
  return duty.ended ? no('state') : YES
}
