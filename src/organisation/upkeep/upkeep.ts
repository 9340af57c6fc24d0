/** When everything was last copied away, and when a copy last showed that it can be restored (S-R16). Pure. */
export interface Copies {
  backup_at: Date | null
  proof_at: Date | null
}
/** A nightly copy that is late by two hours is late. */
export const BACKUP_HOURS_MAX = 26
const HOUR = 3_600_000

export function isLate(at: Date | null, now: Date): boolean {
  return at === null || now.getTime() - at.getTime() > BACKUP_HOURS_MAX * HOUR
}
