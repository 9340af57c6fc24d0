/** Only an independent log reviewer: not a member of any circle, since nobody reviews herself (security.md 2.3). */
export function mayReviewLog(reach: {
  roles: readonly string[]
  circles: readonly string[]
}): { ok: true } | { ok: false; because: 'not_log_reviewer' | 'member_of_circle' } {
  if (!reach.roles.includes('log_reviewer')) return { ok: false, because: 'not_log_reviewer' }
  if (reach.circles.length > 0) return { ok: false, because: 'member_of_circle' }
  return { ok: true }
}
