import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { JobContext, Waiting } from '../../platform/module.ts'
import { type Guarantee, lostOf } from './guarantee.ts'
import { judge } from './judge.ts'
import { type Asker, mayKeepHosts } from './policy.ts'
import { deleteHost, type Host, hostById, hosts, insertHost, insertLook, type LookRow, type Lost, looks } from './store.ts'
import { EXPECTED } from './expected.ts'
import { type Look, NoSite, visit } from './visit.ts'

const askerOf = (tx: Tx): Asker => ({ account: tx.actor.account, roles: tx.reach.roles })
const about = (id?: string) => ({ purpose: 'reach_out', object: isId(id) ? { kind: 'public_host', id } : { kind: 'public_host' } }) as const
async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}
export const LOOK_TASK = 'look_at_host'

export interface SeenHost extends Host {
  /** The last look, and for each guarantee that is lost since when every look has said so. */
  last?: LookRow | undefined
  since: Partial<Record<Guarantee, Date>>
}

function withLooks(host: Host, all: readonly LookRow[]): SeenHost {
  const own = all.filter((look) => look.host === host.id)
  const [last] = own
  const since: SeenHost['since'] = {}
  for (const guarantee of Object.keys(last?.lost ?? {}) as Guarantee[]) {
    const firstWithout = own.findIndex((look) => look.lost[guarantee] === undefined)
    const oldest = own[(firstWithout < 0 ? own.length : firstWithout) - 1]
    if (oldest) since[guarantee] = oldest.at
  }
  return { ...host, last, since }
}

export const listHosts = (db: Database, actor: Actor): Promise<SeenHost[] | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayKeepHosts(askerOf(tx)).ok) return refuse(tx, 'host.list')
    await tx.audit({ deed: 'host.list', ...about() })
    const all = await looks(tx)
    return (await hosts(tx)).map((host) => withLooks(host, all))
  })

export const seeHost = (db: Database, actor: Actor, id: string): Promise<SeenHost | undefined> =>
  db.as(actor, async (tx) => {
    const host = isId(id) && mayKeepHosts(askerOf(tx)).ok ? await hostById(tx, id) : undefined
    if (!host) return refuse(tx, 'host.list', id)
    await tx.audit({ deed: 'host.list', ...about(id) })
    return withLooks(host, await looks(tx))
  })

/** Registers an address and looks at it at once. `known`: it was there already. */
export const registerHost = (db: Database, actor: Actor, host: Omit<Host, 'id'>): Promise<{ id: string } | 'known' | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayKeepHosts(askerOf(tx)).ok || actor.account === null) return refuse(tx, 'host.register')
    const id = await insertHost(tx, host, actor.account)
    if (id === undefined) return 'known'
    await tx.audit({ deed: 'host.register', ...about(id) })
    await tx.enqueue(LOOK_TASK, id)
    return { id }
  })

export const forgetHost = (db: Database, actor: Actor, id: string): Promise<true | undefined> =>
  db.as(actor, async (tx) => {
    const host = isId(id) && mayKeepHosts(askerOf(tx)).ok ? await hostById(tx, id) : undefined
    if (!host) return refuse(tx, 'host.forget', id)
    await deleteHost(tx, id)
    await tx.audit({ deed: 'host.forget', ...about(id) })
    return true
  })

export const lookAgain = (db: Database, actor: Actor, id: string): Promise<true | undefined> =>
  db.as(actor, async (tx) => {
    const host = isId(id) && mayKeepHosts(askerOf(tx)).ok ? await hostById(tx, id) : undefined
    if (!host) return refuse(tx, 'host.look', id)
    await tx.enqueue(LOOK_TASK, id)
    await tx.audit({ deed: 'host.look', ...about(id) })
    return true
  })

const PAGES_MAX = 40
const FILES_MAX = 3

/** Looks at one host, outside every transaction, and writes what it saw. Nothing answered: told as such, and nothing else is claimed. */
export async function lookAtHost({ db, config }: JobContext, { tenant, id }: { tenant: string; id: string }, look?: Look): Promise<void> {
  const host = await db.asWorker(tenant, (tx) => hostById(tx, id))
  if (!host) return
  const result = await visit(
    { base: host.address, expected: EXPECTED, near: config.demo, pages_max: PAGES_MAX, files_max: FILES_MAX },
    look,
  ).catch((error: unknown) => {
    if (error instanceof NoSite) return undefined
    throw error
  })
  const judged = result && judge(result)
  const lost: Lost = judged
    ? Object.fromEntries(
        lostOf(judged).map((guarantee) => [guarantee, { where: judged[guarantee].where ?? '', seen: judged[guarantee].seen ?? '' }]),
      )
    : { answers: { where: host.address, seen: '' } }
  await db.asWorker(tenant, (tx) => insertLook(tx, { host: id, pages: result ? result.pages.length + 1 : null, lost }))
}

/** Each week every host that is registered. */
export const lookAtAll = ({ db }: JobContext, { tenant }: { tenant: string }): Promise<void> =>
  db.asWorker(tenant, async (tx) => {
    for (const host of await hosts(tx)) await tx.enqueue(LOOK_TASK, host.id)
  })

export async function waitingHosts(tx: Tx): Promise<Waiting[]> {
  if (!mayKeepHosts(askerOf(tx)).ok) return []
  const all = await looks(tx)
  const bad = (await hosts(tx)).map((host) => withLooks(host, all)).filter(({ last }) => last && Object.keys(last.lost).length > 0)
  const oldest = bad.flatMap(({ since }) => Object.values(since)).sort((a, b) => a.getTime() - b.getTime())[0]
  if (bad.length === 0) return []
  return [
    {
      harm: 2,
      text: {
        sv: 'Värdar som har tappat ett skydd för dem som besöker sidorna',
        en: 'Hosts that have lost a protection of those who visit the pages',
      },
      count: bad.length,
      href: '/vard',
      oldest,
    },
  ]
}
