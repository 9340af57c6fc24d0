/** Who may do what with the needs of knowledge. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export type Judgement = { ok: true } | { ok: false; because: 'not_leading' | 'not_coordinating' }

/** To read what functions need: whoever leads a unit, and the coordinator. */
export const mayReadNeeds = (who: Standing): Judgement =>
  who.account !== null && (who.roles.includes('coordinator') || who.roles.includes('unit_head'))
    ? { ok: true }
    : { ok: false, because: 'not_leading' }

/** To decide what functions need, once for the organisation. */
export const mayKeepNeeds = (who: Standing): Judgement =>
  who.account !== null && who.roles.includes('coordinator') ? { ok: true } : { ok: false, because: 'not_coordinating' }

/** To count a unit, see its gaps and plan: its head, or the coordinator. */
export const mayLeadUnit = (who: Standing, unit: string): Judgement =>
  who.account !== null && (who.roles.includes('coordinator') || (who.unit === unit && who.roles.includes('unit_head')))
    ? { ok: true }
    : { ok: false, because: 'not_leading' }
