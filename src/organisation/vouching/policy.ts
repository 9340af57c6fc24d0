/** Who may say that a colleague is the right person. Row security (migrations/0009_vouching.sql) holds the same. */
export interface Asker {
  system_owner: boolean
  unit_head: boolean
  /** Protection officer or deputy. */
  officer: boolean
}
export type Judgement = { ok: true } | { ok: false; because: 'arranger' | 'self' | 'not_colleague' }

/**
 * Never the one who arranges ways in, never oneself. Any head of the organisation, since a unit may have no other; or
 * an officer or deputy of the same unit, who works beside her.
 */
export function mayVouch(asker: Asker, whom: 'self' | 'other', unit: 'own' | 'other'): Judgement {
  if (asker.system_owner) return { ok: false, because: 'arranger' }
  if (whom === 'self') return { ok: false, because: 'self' }
  if (asker.unit_head || (asker.officer && unit === 'own')) return { ok: true }
  return { ok: false, because: 'not_colleague' }
}
