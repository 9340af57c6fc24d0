/** Who may write, read and open reports. */
export interface Standing {
  readonly roles: readonly string[]
}
export type Judgement =
  | { ok: true }
  | { ok: false; because: 'unreached' | 'not_national' | 'not_ready' | 'marked' | 'archived' | 'not_open' }

const UNREACHED = { ok: false, because: 'unreached' } as const
const has = (who: Standing, ...roles: string[]) => roles.some((role) => who.roles.includes(role))

/** Drafts: those who coordinate the follow-up. */
export const mayWrite = (who: Standing): Judgement => (has(who, 'coordinator', 'national_coordinator') ? { ok: true } : UNREACHED)

/** A change to a report that is not archived. */
export function mayChange(who: Standing, report: { archived: boolean }): Judgement {
  if (!has(who, 'coordinator', 'national_coordinator')) return UNREACHED
  return report.archived ? { ok: false, because: 'archived' } : { ok: true }
}

/** What has been frozen: also the heads whose board it is for. */
export const mayRead = (who: Standing): Judgement =>
  has(who, 'coordinator', 'national_coordinator', 'unit_head') ? { ok: true } : UNREACHED

/** Open data: by the national coordinator, whole and set, and never what carries a secrecy mark. */
export function mayOpen(who: Standing, version: { state: string; marked: boolean }): Judgement {
  if (!mayRead(who).ok) return UNREACHED
  if (!has(who, 'national_coordinator')) return { ok: false, because: 'not_national' }
  if (version.state !== 'ready') return { ok: false, because: 'not_ready' }
  return version.marked ? { ok: false, because: 'marked' } : { ok: true }
}

/** Taken back by the national coordinator. What others have fetched stays with them. */
export function mayWithdraw(who: Standing, version: { open: boolean }): Judgement {
  if (!mayRead(who).ok) return UNREACHED
  if (!has(who, 'national_coordinator')) return { ok: false, because: 'not_national' }
  return version.open ? { ok: true } : { ok: false, because: 'not_open' }
}
