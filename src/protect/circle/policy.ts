/** Who may do what in a circle. Reach (row security) has already kept everyone else away; this judges the role. */
export interface Standing {
  roles: readonly string[]
  circles: readonly string[]
}
export type Judgement = { ok: true } | { ok: false; because: 'outside_circle' | 'not_officer' }

const OFFICERS = ['protection_officer', 'deputy']

/** To see what belongs to the circle: its members, and nobody by role alone (D-R15). */
export function maySee(reach: Standing, circle: string): Judgement {
  return reach.circles.includes(circle) ? { ok: true } : { ok: false, because: 'outside_circle' }
}

/** To change what belongs to the circle: a member who is protection officer or deputy. */
export function mayCare(reach: Standing, circle: string): Judgement {
  if (!reach.circles.includes(circle)) return { ok: false, because: 'outside_circle' }
  return reach.roles.some((role) => OFFICERS.includes(role)) ? { ok: true } : { ok: false, because: 'not_officer' }
}
