import { DatabaseFault } from '../../platform/database/pools.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Asker, Refusal, Unit, Whom } from './policy.ts'

/** The facts about whoever asks, from what the database said when the transaction began. */
export const askerOf = (tx: Tx): Asker => ({
  system_owner: tx.hasRole('system_owner'),
  unit_head: tx.hasRole('unit_head'),
  log_reviewer: tx.hasRole('log_reviewer'),
})
export const unitFact = (tx: Tx, unit: string): Unit => (tx.reach.unit !== null && unit === tx.reach.unit ? 'own' : 'other')
export const whomFact = (tx: Tx, account: string): Whom => (account === tx.actor.account ? 'self' : 'other')

/** What a deed answers: what it made, or why not. `unreached` and absent are the same to whoever asks. */
export type Done<T = object> = ({ ok: true } & T) | { ok: false; because: Refusal | 'conflict' }

/** Triggers that refuse when somebody else was first: what was judged a moment ago is no longer so. */
const OVERTAKEN = ['roles_apart', 'named_first', 'rests_on_unit', 'access_request_once']
export function overtaken(error: unknown): { ok: false; because: 'conflict' } {
  if (error instanceof DatabaseFault && OVERTAKEN.includes(error.constraint ?? '')) return { ok: false, because: 'conflict' }
  throw error
}
