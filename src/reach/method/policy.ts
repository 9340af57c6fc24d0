/** Methods are worked with by those who reach out and those who coordinate. Nobody approves the own. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  /** In a unit: an account whose access has ended is in none. */
  placed: boolean
}
export interface Written {
  written_by: string
  state: 'written' | 'returned' | 'shown' | 'withdrawn'
}
export type Judgement = { ok: true } | { ok: false; because: 'not_placed' | 'not_worker' | 'not_own' | 'own' | 'state' }

/** To read, use, count and write. */
export function mayWorkWithMethods(who: Standing): Judgement {
  if (who.account === null || !who.placed) return { ok: false, because: 'not_placed' }
  return who.roles.includes('communicator') || who.roles.includes('coordinator') ? { ok: true } : { ok: false, because: 'not_worker' }
}
/** To put right what one has written, until it is shown. */
export function mayChangeMethod(who: Standing, of: Written): Judgement {
  const may = mayWorkWithMethods(who)
  if (!may.ok) return may
  if (of.written_by !== who.account) return { ok: false, because: 'not_own' }
  return of.state === 'written' || of.state === 'returned' ? { ok: true } : { ok: false, because: 'state' }
}
/** To show what another has written, or to give it back. */
export function mayJudgeMethod(who: Standing, of: Written): Judgement {
  const may = mayWorkWithMethods(who)
  if (!may.ok) return may
  if (of.written_by === who.account) return { ok: false, because: 'own' }
  return of.state === 'written' ? { ok: true } : { ok: false, because: 'state' }
}
export function mayWithdrawMethod(who: Standing, of: Written): Judgement {
  const may = mayWorkWithMethods(who)
  if (!may.ok) return may
  return of.state === 'shown' ? { ok: true } : { ok: false, because: 'state' }
}
