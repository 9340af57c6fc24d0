/** Who may say what holds of a line: whoever keeps the public pages, and whoever coordinates nationally. */
export interface Asker {
  account: string | null
  roles: readonly string[]
}
export type Judgement = { ok: true } | { ok: false; because: 'not_keeper' }

export const mayKeepLines = (who: Asker): Judgement =>
  who.account !== null && (who.roles.includes('communicator') || who.roles.includes('national_coordinator'))
    ? { ok: true }
    : { ok: false, because: 'not_keeper' }
