/** Who may do what with a round. Row security has kept other organisations away; this judges role and state. */
export interface Standing {
  account: string | null
  roles: readonly string[]
}
export type RoundState = 'draft' | 'open' | 'closed' | 'archived'
type Because = 'not_coordinator' | 'state' | 'no_sets' | 'nobody_invited' | 'answered' | 'elsewhere' | 'levels_kept'
export type Judgement = { ok: true } | { ok: false; because: Because }

const YES: Judgement = { ok: true }
const no = (because: Because): Judgement => ({ ok: false, because })

/** To see rounds and begin new ones: the national coordinator, in the organisation that coordinates. */
export function mayKeepRounds(who: Standing): Judgement {
  return who.account !== null && who.roles.includes('national_coordinator') ? YES : no('not_coordinator')
}
/** What has been asked is never changed after it has been asked. */
export function mayChangeRound(who: Standing, round: { state: RoundState }): Judgement {
  if (!mayKeepRounds(who).ok) return no('not_coordinator')
  return round.state === 'draft' ? YES : no('state')
}
export function mayOpenRound(who: Standing, round: { state: RoundState; sets: number; invited: number }): Judgement {
  if (!mayKeepRounds(who).ok) return no('not_coordinator')
  if (round.state !== 'draft') return no('state')
  if (round.sets === 0) return no('no_sets')
  return round.invited > 0 ? YES : no('nobody_invited')
}
export function mayInvite(who: Standing, round: { state: RoundState }): Judgement {
  if (!mayKeepRounds(who).ok) return no('not_coordinator')
  return round.state === 'draft' || round.state === 'open' ? YES : no('state')
}
export function mayCloseRound(who: Standing, round: { state: RoundState }): Judgement {
  if (!mayKeepRounds(who).ok) return no('not_coordinator')
  return round.state === 'open' ? YES : no('state')
}
export function mayArchiveRound(who: Standing, round: { state: RoundState }): Judgement {
  if (!mayKeepRounds(who).ok) return no('not_coordinator')
  return round.state === 'closed' ? YES : no('state')
}
/** More time, or once more: also after the round has closed, until it is put away. */
export function mayChangeTerms(who: Standing, round: { state: RoundState }): Judgement {
  if (!mayKeepRounds(who).ok) return no('not_coordinator')
  return round.state === 'open' || round.state === 'closed' ? YES : no('state')
}

/** `own`: the round is of one's own organisation. `supports`: the invited one is of the county that one's organisation supports there. */
export interface Side {
  own: boolean
  supports: boolean
}
const keeps = (who: Standing, side: Side): boolean => side.own && mayKeepRounds(who).ok
/** A county board's coordinator, for its own county. */
export function maySupport(who: Standing, side: Side): Judgement {
  if (who.account === null || !who.roles.includes('coordinator')) return no('not_coordinator')
  return side.supports ? YES : no('elsewhere')
}
export function mayRemind(who: Standing, invited: Side & { state: RoundState; answered: boolean }): Judgement {
  if (!keeps(who, invited)) {
    const may = maySupport(who, invited)
    if (!may.ok) return may
  }
  if (invited.state !== 'open') return no('state')
  return invited.answered ? no('answered') : YES
}
/** One organisation's levels: the coordinator whom they were sent to; its county board only where it has said so. */
export function maySeeLevels(who: Standing, invited: Side & { shared: boolean }): Judgement {
  if (keeps(who, invited)) return YES
  const may = maySupport(who, invited)
  if (!may.ok) return may
  return invited.shared ? YES : no('levels_kept')
}
