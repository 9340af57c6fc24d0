/** Who may do what with an action. Row security has already kept away those whom it does not concern. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export interface Held {
  owner: string
  made_by: string
  /** Null: the whole organisation's. */
  unit: string | null
}
export type Judgement = { ok: true } | { ok: false; because: 'unconcerned' | 'not_steering' }

const YES: Judgement = { ok: true }
const steers = (who: Standing, unit: string | null): boolean =>
  who.roles.includes('coordinator') || (unit !== null && unit === who.unit && who.roles.includes('unit_head'))

/** Owner, whoever raised it, the head of its unit, the coordinator: it tells where the organisation is weak. */
export function maySeeAction(who: Standing, held: Held): Judgement {
  if (who.account === null) return { ok: false, because: 'unconcerned' }
  return steers(who, held.unit) || [held.owner, held.made_by].includes(who.account) ? YES : { ok: false, because: 'unconcerned' }
}

/** To report on it: notes, state, evidence, effect. */
export function mayWorkOnAction(who: Standing, held: Held): Judgement {
  if (who.account === null) return { ok: false, because: 'unconcerned' }
  return steers(who, held.unit) || held.owner === who.account ? YES : { ok: false, because: 'unconcerned' }
}

/** To move the day, change the owner, drop it or take it up again: never the owner alone, or nothing is ever late. */
export function maySteerAction(who: Standing, held: Held): Judgement {
  return who.account !== null && steers(who, held.unit) ? YES : { ok: false, because: 'not_steering' }
}

/** To raise one for a unit: the own, the whole organisation, or any as coordinator. */
export function mayRaiseAction(who: Standing, unit: string | null): Judgement {
  if (who.account === null) return { ok: false, because: 'unconcerned' }
  return unit === null || unit === who.unit || who.roles.includes('coordinator') ? YES : { ok: false, because: 'not_steering' }
}
