import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { Deed } from '../../platform/database/audit.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { hashOf, newToken } from '../../platform/http/session.ts'
import { isId, newId } from '../../platform/ids.ts'
import type { Waiting } from '../../platform/module.ts'
import { mayKeepDirectory } from './policy.ts'
import type { GroupRole } from './scim.ts'
import {
  clientById,
  clientByToken,
  type ClientLine,
  clientLines,
  endClient,
  type GroupLine,
  groupLine,
  groupLines,
  insertClient,
  openUnits,
  type ProviderLine,
  providerLines,
  setDefaultUnit,
  setMeaning,
  setSubject,
  type UnitLine,
} from './store-client.ts'

const TOKEN_DRAFT = 'scim_token'
/** Before a token runs out its organisation is told for this long: without it nobody's leaving reaches us. */
const TOLD_DAYS = 30
const DAY_MS = 24 * 60 * 60_000

const standing = (tx: Tx) => ({ account: tx.actor.account, unit: tx.reach.unit, roles: tx.reach.roles })

/** Undefined, with its row in the log, for whoever may not. */
function asOwner<T>(db: Database, actor: Actor, deed: Deed, work: (tx: Tx) => Promise<T | undefined>, id?: string): Promise<T | undefined> {
  return db.as(actor, async (tx) => {
    const done = mayKeepDirectory(standing(tx)).ok ? await work(tx) : undefined
    const object = { kind: 'directory', ...(isId(id) ? { id } : {}) }
    await tx.audit({ deed, outcome: done === undefined ? 'not_reached' : 'done', purpose: 'administration', object })
    return done
  })
}

export interface DirectoryView {
  clients: ClientLine[]
  groups: GroupLine[]
  units: UnitLine[]
  providers: ProviderLine[]
}
export const seeDirectory = (db: Database, actor: Actor): Promise<DirectoryView | undefined> =>
  asOwner(db, actor, 'scim.list', async (tx) => ({
    clients: await clientLines(tx),
    groups: await groupLines(tx),
    units: await openUnits(tx),
    providers: await providerLines(tx),
  }))

/** A token for the directory. Only its hash stays; the token itself waits sealed to be shown once. Gives the id of that page. */
export const makeClient = (db: Database, actor: Actor, made: { name: string; days: number }): Promise<string | undefined> =>
  asOwner(db, actor, 'scim.client_make', async (tx) => {
    const token = newToken()
    await insertClient(tx, { id: newId(), name: made.name, token_hash: hashOf(token), days: made.days })
    return keepDraft(tx, TOKEN_DRAFT, { token, name: made.name })
  })

export const showTokenOnce = (db: Database, actor: Actor, id: string): Promise<{ token: string; name: string } | undefined> =>
  db.as(actor, async (tx) => {
    const kept = isId(id) ? ((await draftOf(tx, TOKEN_DRAFT, id)) as { token: string; name: string } | undefined) : undefined
    if (kept) await dropDrafts(tx, TOKEN_DRAFT)
    return kept
  })

export const seeClient = (db: Database, actor: Actor, id: string): Promise<ClientLine | undefined> =>
  asOwner(db, actor, 'scim.list', (tx) => (isId(id) ? clientById(tx, id) : Promise.resolve(undefined)), id)

export const takeBackClient = (db: Database, actor: Actor, id: string): Promise<true | undefined> =>
  asOwner(db, actor, 'scim.client_end', async (tx) => (isId(id) && (await endClient(tx, id))) || undefined, id)

export const seeGroup = (db: Database, actor: Actor, id: string): Promise<{ group: GroupLine; units: UnitLine[] } | undefined> =>
  asOwner(
    db,
    actor,
    'scim.list',
    async (tx) => {
      const group = isId(id) ? await groupLine(tx, id) : undefined
      return group && { group, units: await openUnits(tx) }
    },
    id,
  )

/** What a group means from now on. Its members get it by a job, in the organisation's name. */
export const decideMeaning = (
  db: Database,
  actor: Actor,
  id: string,
  meaning: { unit: string | null; role: GroupRole | null },
): Promise<true | undefined> =>
  asOwner(
    db,
    actor,
    'scim.group_meaning',
    async (tx) => {
      if (!isId(id) || !(await groupLine(tx, id))) return undefined
      if (meaning.unit !== null && !(await openUnits(tx)).some((unit) => unit.id === meaning.unit)) return undefined
      await setMeaning(tx, id, meaning)
      await tx.enqueue('scim_meaning', id)
      return true as const
    },
    id,
  )

export const decideDefaultUnit = (db: Database, actor: Actor, id: string): Promise<true | undefined> =>
  asOwner(db, actor, 'scim.group_meaning', async (tx) => {
    if (!(await openUnits(tx)).some((unit) => unit.id === id)) return undefined
    await setDefaultUnit(tx, id)
    return true as const
  })

export const decideSubject = (
  db: Database,
  actor: Actor,
  id: string,
  subject: 'user_name' | 'external_id' | null,
): Promise<true | undefined> =>
  asOwner(
    db,
    actor,
    'provider.change',
    async (tx) => {
      if (!(await providerLines(tx)).some((provider) => provider.id === id)) return undefined
      await setSubject(tx, id, subject)
      await tx.enqueue('scim_tie', id)
      return true as const
    },
    id,
  )

/** Who presents this token: the directory of one organisation, or nobody. */
export const presented = (db: Database, token: string): Promise<{ tenant: string; id: string } | undefined> =>
  clientByToken(db, hashOf(token))

/** On Idag: a token that runs out soon, where no other goes on. */
export async function waitingInDirectory(tx: Tx, now = new Date()): Promise<Waiting[]> {
  if (!mayKeepDirectory(standing(tx)).ok) return []
  const living = (await clientLines(tx)).filter((client) => !client.ended_at && client.expires_at > now)
  const soon = new Date(now.getTime() + TOLD_DAYS * DAY_MS)
  const isEnding = living.length > 0 && living.every((client) => client.expires_at <= soon)
  return [
    {
      harm: 3,
      text: { sv: 'Katalogens nyckel går snart ut', en: 'The directory’s token runs out soon' },
      count: isEnding ? 1 : 0,
      href: '/katalog',
    },
  ]
}
