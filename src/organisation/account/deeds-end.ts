import type { Tx } from '../../platform/database/transaction.ts'
import { deleteLinks, deletePasskeys, deleteSessions, endInvitations, endRights, resume, suspend } from './store-end.ts'

/**
 * Ends everything by which an account reaches in, in the caller's transaction: sessions, keys, tied sign-ins, open links,
 * roles and places in circles. What the person holds stays until it has a new holder. The rights of a system owner
 * suffice, and those of the organisation itself (the worker), which its directory uses. False when it had ended before;
 * what may have come since is ended all the same. The caller has judged that it may be done, and writes the audit row.
 */
export async function endAccess(tx: Tx, account: string): Promise<boolean> {
  const ended = await suspend(tx, account)
  await deleteSessions(tx, account)
  await deletePasskeys(tx, account)
  await deleteLinks(tx, account)
  await endInvitations(tx, account)
  await endRights(tx, account)
  return ended
}

/** The account may sign in again, with no role, circle, key or tied sign-in: those are given anew. */
export const resumeAccess = (tx: Tx, account: string): Promise<boolean> => resume(tx, account)
