/** Who may do what with safe contact. Whoever sets a queue up reads nothing in it; whoever reads has been named and has said yes. */
export interface Asker {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export interface Place {
  queue_unit: string
  /** Has the one who asks been named, and has she said yes? */
  named: boolean
  accepted: boolean
}
type Judgement<B extends string> = { ok: true } | { ok: false; because: B }
const YES = { ok: true } as const

const ANSWERING = ['caseworker', 'protection_officer', 'deputy', 'unit_head']
const answers = (who: Asker): boolean => who.account !== null && who.roles.some((role) => ANSWERING.includes(role))

/** To set up, name, open and record decisions: the head of the unit whose queue it is. */
export function mayKeepQueue(who: Asker, place: Pick<Place, 'queue_unit'>): Judgement<'not_head' | 'other_unit'> {
  if (who.account === null || !who.roles.includes('unit_head')) return { ok: false, because: 'not_head' }
  return who.unit === place.queue_unit ? YES : { ok: false, because: 'other_unit' }
}

/** To say yes to a place that one has been named for, within the own unit. */
export function mayAccept(who: Asker, place: Pick<Place, 'queue_unit' | 'named'>): Judgement<'not_named' | 'other_unit'> {
  if (!answers(who) || !place.named) return { ok: false, because: 'not_named' }
  return who.unit === place.queue_unit ? YES : { ok: false, because: 'other_unit' }
}

/** To see, read, answer, hand over and end: those who have said yes. Closing the form at once is theirs as well. */
export function mayAnswer(who: Asker, place: Pick<Place, 'accepted'>): Judgement<'not_team'> {
  return answers(who) && place.accepted ? YES : { ok: false, because: 'not_team' }
}
