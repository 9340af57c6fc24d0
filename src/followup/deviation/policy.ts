/** Who may do what with deviations. Anyone who is signed in may tell; that takes no policy of its own beyond an account. */
export interface Asker {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export interface Told {
  /** Null: no unit in particular. */
  unit: string | null
  /** Null where nobody signed. */
  teller: string | null
  state: 'told' | 'judged' | 'closed'
}
type Judgement<B extends string> = { ok: true } | { ok: false; because: B }
const YES = { ok: true } as const

const handles = (who: Asker, unit: string | null): boolean =>
  who.roles.includes('coordinator') || (unit !== null && unit === who.unit && who.roles.includes('unit_head'))

/** Everyone: what is not told is not put right. */
export function mayTell(who: Asker): Judgement<'nobody'> {
  return who.account === null ? { ok: false, because: 'nobody' } : YES
}

/** To read one: whoever handles it, and whoever signed it. An unsigned one is nobody's. */
export function maySee(who: Asker, told: Pick<Told, 'unit' | 'teller'>): Judgement<'unconcerned'> {
  if (who.account === null) return { ok: false, because: 'unconcerned' }
  return handles(who, told.unit) || told.teller === who.account ? YES : { ok: false, because: 'unconcerned' }
}

/** To judge, write the lesson and close: the coordinator, or the head of the unit that it concerns. Closed stays closed. */
export function mayHandle(who: Asker, told: Pick<Told, 'unit' | 'state'>): Judgement<'unconcerned' | 'closed'> {
  if (who.account === null || !handles(who, told.unit)) return { ok: false, because: 'unconcerned' }
  return told.state === 'closed' ? { ok: false, because: 'closed' } : YES
}

/** The counts by kind and quarter, over what one handles. */
export function maySeeCounts(who: Asker): Judgement<'unconcerned'> {
  const leads = who.roles.includes('coordinator') || who.roles.includes('unit_head')
  return who.account !== null && leads ? YES : { ok: false, because: 'unconcerned' }
}
