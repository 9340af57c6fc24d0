import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import type { Job } from '../../platform/module.ts'
import type { OwnSession, Passkey } from './signin.ts'
import { accountOf, countTies } from './store-account.ts'
import { clearAttempts } from './store-attempt.ts'
import { keysOf } from './store-passkey.ts'
import { clearSessions, endSessions, providerOf, sessionsOf } from './store-session.ts'

type Own = Actor & { account: string }

/** The row of a stepping into the demonstration. */
export const signedIn = (db: Database, actor: Actor): Promise<void> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'session.start' })
  })
export const signedOut = (db: Database, actor: Actor): Promise<void> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'session.end' })
  })
export const proved = (db: Database, actor: Actor): Promise<void> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'session.prove' })
  })

export interface WaysIn {
  sessions: OwnSession[]
  keys: Passkey[]
  /** Ties to the organisation's own sign-in. */
  ties: number
}
/** Where one is signed in, and by which keys one can. */
export const seeWaysIn = (db: Database, config: Config, actor: Own): Promise<WaysIn> =>
  db.as(actor, async (tx) => {
    await tx.audit({ deed: 'session.list' })
    return {
      sessions: await sessionsOf(tx, actor.account, config.session_idle_minutes_max),
      keys: await keysOf(tx, actor.account),
      ties: await countTies(tx, actor.account),
    }
  })

/** Ends one of one's own sessions elsewhere. False when there is no such session (any more). */
export const endOther = (db: Database, actor: Own, id: string): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const ended = (await endSessions(tx, actor.account, { only: id })) > 0
    await tx.audit({ deed: 'session.end_other', outcome: ended ? 'done' : 'not_reached', object: { kind: 'session', id } })
    return ended
  })
export const endOthers = (db: Database, actor: Own, mine: string): Promise<number> =>
  db.as(actor, async (tx) => {
    const ended = await endSessions(tx, actor.account, { except: mine })
    await tx.audit({ deed: 'session.end_other' })
    return ended
  })

/** The sign-in service of a session, and the short name of its organisation, for a proof that is given there. */
export const reproofPlace = (db: Database, actor: Own, session: string): Promise<{ slug: string; provider: string } | undefined> =>
  db.as(actor, async (tx) => {
    const provider = await providerOf(tx, session)
    const slug = (await accountOf(tx, actor.account))?.slug
    return provider && slug ? { slug, provider } : undefined
  })

/** Sessions that have ended by time, and attempts that were never finished. */
export const clearSignIns: Job = ({ db }, { tenant }) =>
  db.asWorker(tenant, async (tx) => {
    await clearSessions(tx)
    await clearAttempts(tx)
  })
