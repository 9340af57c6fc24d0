import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import { type Judgement, mayEnter } from './policy.ts'
import { accountOf } from './store-account.ts'
import { endSessions, sessionsBeyond } from './store-session.ts'

export interface Entering {
  tenant: string
  account: string
  request: string
}

/**
 * Somebody has proved who she is: is the account open? Writes the row of the log, whichever it is; for a refusal at the
 * door, since nobody has come in. Ends the least used session when there would be too many.
 */
export async function enter(
  db: Database,
  config: Config,
  { tenant, account, request }: Entering,
): Promise<Judgement<'no_account' | 'closed' | 'suspended'>> {
  const judged = await db.as({ tenant, account: null, request }, async (tx) => mayEnter(await accountOf(tx, account)))
  if (!judged.ok) {
    await refused(db, { tenant, account, request })
    return judged
  }
  await db.as({ tenant, account, request }, async (tx) => {
    const left = config.sessions_per_account_max - 1
    for (const id of await sessionsBeyond(tx, account, left, config.session_idle_minutes_max)) {
      await endSessions(tx, account, { only: id })
      await tx.audit({ deed: 'session.end_other', object: { kind: 'session', id } })
    }
    await tx.audit({ deed: 'session.start' })
  })
  return judged
}

/** A refusal where the organisation is known, with the account that was meant where that is known too. */
async function refused(db: Database, { tenant, account, request }: Entering): Promise<void> {
  await db.as({ tenant, account: null, request }, async (tx) => {
    await tx.audit({ deed: 'session.refused', outcome: 'refused', object: { kind: 'account', id: account } })
  })
}
