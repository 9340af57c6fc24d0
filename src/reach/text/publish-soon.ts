import type { Tx } from '../../platform/database/transaction.ts'

/** The job of reach/site that compiles every site of an organisation. It stands here so that no room depends on that one. */
export const PUBLISH_TASK = 'publish_sites'

/**
 * Told in the same transaction by every deed that changes what the public sees. The job may run more often than needed:
 * it writes only what is not as it was.
 */
export const publishSoon = (tx: Tx): Promise<void> => tx.enqueue(PUBLISH_TASK, tx.actor.tenant)
