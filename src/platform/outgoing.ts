import type { Database } from './database/database.ts'
import type { Actor } from './database/transaction.ts'

/**
 * What every part needs before its own words leave the organisation, and only the part `protect` can give: the
 * organisation's röjandekontroll. Where it is absent there is no register to check against, and the page says so.
 */
export interface OutgoingCheck {
  /** Hands a text in, in this person's name, for a receiver who has no need to know of anybody. Undefined: too many in an hour; try later. */
  ask(db: Database, actor: Actor & { account: string }, text: { name: string; body: string }): Promise<{ id: string } | undefined>
  /** How it went. The author alone reaches it. `words`: what the reviewer wrote back. */
  answer(db: Database, actor: Actor & { account: string }, id: string): Promise<OutgoingAnswer | undefined>
}
export interface OutgoingAnswer {
  /** `waiting`: being read. `held`: waits for a reviewer. `passed`: may go. `returned`: must be changed first. */
  state: 'waiting' | 'held' | 'passed' | 'returned'
  words: string | undefined
}
