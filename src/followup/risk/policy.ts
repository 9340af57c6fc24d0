/** Who may do what with risks and with the map. Row security has already kept away those whom it does not concern. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export interface Held {
  owner: string
  /** Null: the whole organisation's. */
  unit: string | null
}
export type Judgement = { ok: true } | { ok: false; because: 'unconcerned' | 'not_deciding' }

const decides = (who: Standing, unit: string | null): boolean =>
  who.account !== null && (who.roles.includes('coordinator') || (unit !== null && unit === who.unit && who.roles.includes('unit_head')))

/** To read a risk, judge what is left of it, and raise actions: its owner, the head of its unit, the coordinator. */
export const mayTendRisk = (who: Standing, held: Held): Judgement =>
  decides(who, held.unit) || held.owner === who.account ? { ok: true } : { ok: false, because: 'unconcerned' }

/** To write it, treat it, accept it for a time, close it: whoever answers for the unit, never its owner alone. */
export const mayDecideRisk = (who: Standing, unit: string | null): Judgement =>
  decides(who, unit) ? { ok: true } : { ok: false, because: 'not_deciding' }

/** To draw the map: the head for the own unit, the coordinator for any and for the whole. */
export const mayDrawMap = (who: Standing, unit: string | null): Judgement =>
  decides(who, unit) ? { ok: true } : { ok: false, because: 'not_deciding' }
