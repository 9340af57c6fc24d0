export type Answer = { ok: true } | { ok: false; because: 'unreached' }

/** Whoever answers for the system is told whether it is copied; a copy says nothing of anybody. */
export const maySeeCopies = (asker: { system_owner: boolean }): Answer =>
  asker.system_owner ? { ok: true } : { ok: false, because: 'unreached' }
