import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import { type Hosted, type HostedRow, judgeHosted } from './hosted.ts'
import { mayHostOthers, mayInviteAgain, mayTakeAgain, type Standing } from './policy.ts'
import { countHosted, hostedById, hostedLines, insertHosted, mayHostHere, ownSlugs, waitAgain } from './store.ts'

/** The list lies sealed, for the one who brought it, between the reading and the decision. */
const DRAFT = 'hosted_list'
const standingOf = async (tx: Tx): Promise<Standing> => ({
  account: tx.actor.account,
  roles: tx.reach.unit === null ? [] : tx.reach.roles,
  mayHost: await mayHostHere(tx),
})
const about = (id?: string) => ({ purpose: 'administration', object: isId(id) ? { kind: 'hosted', id } : { kind: 'hosted' } }) as const
async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}
const isHost = async (tx: Tx): Promise<boolean> => mayHostOthers(await standingOf(tx)).ok

export interface Hosting {
  organisations: Hosted[]
  all: number
  come: number
  refused: number
}
/** Which organisations the installation holds for others, and how far each has come. Nothing of what is inside. */
export const listHosted = (db: Database, actor: Actor, page: number, most: number): Promise<Hosting | undefined> =>
  db.as(actor, async (tx) => {
    if (!(await isHost(tx))) return refuse(tx, 'hosting.list')
    await tx.audit({ deed: 'hosting.list', purpose: 'administration' })
    return { organisations: await hostedLines(tx, most, (page - 1) * most), ...(await countHosted(tx)) }
  })

export const keepHosted = (db: Database, actor: Actor, rows: readonly HostedRow[]): Promise<string | undefined> =>
  db.as(actor, async (tx) => ((await isHost(tx)) ? keepDraft(tx, DRAFT, rows) : refuse(tx, 'hosting.invite')))

/** Short names of the list that some organisation has, and those that this host has already invited. */
async function takenAmong(db: Database, own: readonly string[], rows: readonly HostedRow[]): Promise<Set<string>> {
  const asked = new Set(rows.map((row) => row.written['slug'] ?? ''))
  return new Set([...own, ...(await db.takenSlugs([...asked]))])
}

async function readDraft(db: Database, actor: Actor, id: string): Promise<HostedRow[] | undefined> {
  const found = await db.as(actor, async (tx) => {
    const rows = isId(id) && (await isHost(tx)) ? ((await draftOf(tx, DRAFT, id)) as HostedRow[] | undefined) : undefined
    return rows ? { rows, own: await ownSlugs(tx) } : refuse(tx, 'hosting.invite')
  })
  return found && judgeHosted(found.rows, await takenAmong(db, found.own, found.rows))
}
export const seeHostedList = readDraft

/** All of the list or nothing. Each row is then founded by a job of its own, which writes its own row in the audit. */
export async function inviteOrganisations(db: Database, actor: Actor, id: string): Promise<'done' | 'absent' | 'conflict'> {
  const rows = await readDraft(db, actor, id)
  if (!rows) return 'absent'
  if (rows.some((row) => row.problems.length > 0)) return 'conflict'
  await db.as(actor, async (tx) => {
    await insertHosted(
      tx,
      rows.flatMap((row) => row.values ?? []),
    )
    await tx.audit({ deed: 'hosting.invite', ...about() })
    await dropDrafts(tx, DRAFT)
  })
  return 'done'
}

export const seeHosted = (db: Database, actor: Actor, id: string): Promise<Hosted | undefined> =>
  db.as(actor, async (tx) => {
    const found = isId(id) && (await isHost(tx)) ? await hostedById(tx, id) : undefined
    if (!found) return refuse(tx, 'hosting.list', id)
    await tx.audit({ deed: 'hosting.list', ...about(id) })
    return found
  })

export type Again = 'done' | 'absent' | 'conflict' | 'taken'

/** Tries an organisation again under another short name. */
export async function takeAgain(db: Database, actor: Actor, id: string, slug: string): Promise<Again> {
  const elsewhere = await db.tenantBySlug(slug)
  return db.as(actor, async (tx): Promise<Again> => {
    const found = isId(id) ? await hostedById(tx, id) : undefined
    const may = found && mayTakeAgain(await standingOf(tx), found.state)
    if (!found || !may?.ok) {
      await refuse(tx, 'hosting.invite', id)
      return may && !may.ok && may.because === 'state' ? 'conflict' : 'absent'
    }
    if (elsewhere || (slug !== found.slug && (await ownSlugs(tx)).includes(slug))) return 'taken'
    if (!(await waitAgain(tx, id, slug))) return 'conflict'
    await tx.enqueue('found_organisation', id)
    await tx.audit({ deed: 'hosting.invite', ...about(id) })
    return 'done'
  })
}

/** A new link to an organisation where nobody has come; the job makes it inside, where the host does not reach. */
export const inviteAgain = (db: Database, actor: Actor, id: string): Promise<'done' | 'absent' | 'conflict'> =>
  db.as(actor, async (tx) => {
    const found = isId(id) ? await hostedById(tx, id) : undefined
    const may = found && mayInviteAgain(await standingOf(tx), { state: found.state, came: found.came_at !== null })
    if (!found || !may?.ok) {
      await refuse(tx, 'hosting.invite', id)
      return may && !may.ok && may.because === 'state' ? 'conflict' : 'absent'
    }
    await tx.enqueue('invite_hosted', id)
    await tx.audit({ deed: 'hosting.invite', ...about(id) })
    return 'done'
  })
