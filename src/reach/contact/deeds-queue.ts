/** Setting a queue up: words, team, decisions, opening and closing. Whoever does this reads nothing of what is written. */
import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import { type PublicQueue, publishSoon } from '../text/index.ts'
import { type ClosedWhy, type Decision, hasTeam, holderWords, keepsTeam, keptWords, type Queue, standing } from './contact.ts'
import { type Asker, mayAccept, mayAnswer, mayKeepQueue } from './policy.ts'
import {
  acceptPlace,
  allQueues,
  candidatesIn,
  decisionsOf,
  endDecision,
  endPlace,
  insertDecision,
  insertQueue,
  membersOf,
  type NamedMember,
  nameMember,
  organisationOf,
  ownSites,
  queueAtSite,
  queueById,
  type Settings,
  setState,
  updateSettings,
} from './store.ts'
import { setDeletionDays, unreadIn } from './store-conversation.ts'

export const askerOf = (tx: Tx): Asker => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
export const about = (kind: 'queue' | 'conversation', id?: string) =>
  ({ purpose: 'reach_out', object: isId(id) ? { kind: `contact_${kind}`, id } : { kind: `contact_${kind}` } }) as const
export async function refuse(tx: Tx, deed: Deed, kind: 'queue' | 'conversation', id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(kind, id) })
  return undefined
}
export const placeOf = (tx: Tx, queue: Queue, members: readonly NamedMember[]) => {
  const own = members.find(({ account }) => account === tx.actor.account)
  return { queue_unit: queue.unit, named: own !== undefined, accepted: own?.accepted_at != null }
}

export interface QueueLine {
  queue: Queue
  site: string
  members: NamedMember[]
  keeps: boolean
  named: boolean
  accepted: boolean
  /** How many wait unread, and since when: a count, for whoever answers for it. */
  unread: { count: number; oldest: Date | undefined }
}
export interface Overview {
  queues: QueueLine[]
  /** Sites without a queue that this head may set one up at. */
  free: { site: string; name: string }[]
  mayMake: boolean
}
/** The queues that concern whoever asks: that she answers for, has been named for, or answers in. */
export async function seeQueues(db: Database, actor: Actor): Promise<Overview> {
  const seen = await db.as(actor, async (tx) => {
    await tx.audit({ deed: 'contact.queue_list', ...about('queue') })
    const [queues, members, sites] = [await allQueues(tx), await membersOf(tx), await ownSites(tx)]
    const who = askerOf(tx)
    const lines = queues.map((queue) => {
      const own = members.filter((one) => one.queue === queue.id)
      const place = placeOf(tx, queue, own)
      const site = sites.find((one) => one.site === queue.site)?.name ?? ''
      return {
        queue,
        site,
        members: own,
        keeps: mayKeepQueue(who, place).ok,
        named: mayAccept(who, place).ok,
        accepted: mayAnswer(who, place).ok,
      }
    })
    const mayMake = mayKeepQueue(who, { queue_unit: who.unit ?? '' }).ok
    const free = mayMake ? sites.filter(({ site }) => !queues.some((one) => one.site === site)) : []
    return { lines: lines.filter((one) => one.keeps || one.named || one.accepted), free, mayMake }
  })
  // Counted in the organisation's own name: the head reads none of them, and may know that they wait.
  const unread = await db.asWorker(actor.tenant, async (tx) => {
    const counts = new Map<string, QueueLine['unread']>()
    for (const { queue } of seen.lines) {
      const waiting = await unreadIn(tx, queue.id)
      counts.set(queue.id, { count: waiting.length, oldest: waiting[0]?.sent_at })
    }
    return counts
  })
  const queues = seen.lines.map((line) => ({ ...line, unread: unread.get(line.queue.id) ?? { count: 0, oldest: undefined } }))
  return { queues, free: seen.free, mayMake: seen.mayMake }
}

export interface SeenQueue {
  queue: Queue
  site: string
  members: NamedMember[]
  candidates: { id: string; signature: string }[]
  decisions: Decision[]
  organisation: { name: string; kind: string }
}
async function keptQueue(tx: Tx, id: string, deed: Deed): Promise<Queue | undefined> {
  const queue = isId(id) ? await queueById(tx, id) : undefined
  if (queue && mayKeepQueue(askerOf(tx), { queue_unit: queue.unit }).ok) return queue
  return refuse(tx, deed, 'queue', id)
}
export const seeQueue = (db: Database, actor: Actor, id: string): Promise<SeenQueue | undefined> =>
  db.as(actor, async (tx) => {
    const queue = await keptQueue(tx, id, 'contact.queue_see')
    if (!queue) return undefined
    await tx.audit({ deed: 'contact.queue_see', ...about('queue', id) })
    const site = (await ownSites(tx)).find((one) => one.site === queue.site)?.name ?? ''
    const organisation = await organisationOf(tx)
    return {
      queue,
      site,
      members: await membersOf(tx, id),
      candidates: await candidatesIn(tx, queue.unit),
      decisions: await decisionsOf(tx, id),
      organisation,
    }
  })

export const makeQueue = (db: Database, actor: Actor, site: string, settings: Settings): Promise<string | 'taken' | undefined> =>
  db.as(actor, async (tx) => {
    const { unit } = tx.reach
    if (unit === null || !mayKeepQueue(askerOf(tx), { queue_unit: unit }).ok) return refuse(tx, 'contact.queue_make', 'queue')
    if (!(await ownSites(tx)).some((one) => one.site === site)) return refuse(tx, 'contact.queue_make', 'queue')
    if (await queueAtSite(tx, site)) return 'taken'
    const id = await insertQueue(tx, site, unit, settings)
    await tx.audit({ deed: 'contact.queue_make', ...about('queue', id) })
    return id
  })
/** A deed of the head's on one queue; true when it was done. The public pages follow. */
const asHead = (db: Database, actor: Actor, id: string, deed: Deed, work: (tx: Tx, queue: Queue) => Promise<unknown>): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const queue = await keptQueue(tx, id, deed)
    if (!queue) return false
    await work(tx, queue)
    await tx.audit({ deed, ...about('queue', id) })
    await publishSoon(tx)
    return true
  })
export const changeQueue = (db: Database, actor: Actor, id: string, settings: Settings): Promise<boolean> =>
  asHead(db, actor, id, 'contact.queue_change', (tx) => updateSettings(tx, id, settings))

/** The team as the head now wants it: new ones are asked, those who are not in it any more have left. */
export const nameTeam = (db: Database, actor: Actor, id: string, accounts: readonly string[], at = new Date()): Promise<boolean> =>
  asHead(db, actor, id, 'contact.team_name', async (tx, queue) => {
    const may = (await candidatesIn(tx, queue.unit)).map((one) => one.id)
    const before = await membersOf(tx, id)
    for (const account of accounts)
      if (may.includes(account) && !before.some((one) => one.account === account)) await nameMember(tx, id, queue.unit, account)
    for (const { account } of before) if (!accounts.includes(account)) await endPlace(tx, id, account, at)
    await closeIfFew(tx, id, at)
  })

export const recordDecision = (
  db: Database,
  actor: Actor,
  id: string,
  decision: Omit<Decision, 'id' | 'ended_at'>,
  at = new Date(),
): Promise<boolean> =>
  asHead(db, actor, id, 'contact.decide', async (tx) => {
    await endDecision(tx, id, decision.kind, at)
    await insertDecision(tx, id, decision)
  }).then(async (done) => {
    const { days } = decision
    if (done && days !== null) await db.asWorker(actor.tenant, (tx) => setDeletionDays(tx, id, days))
    return done
  })
/** No longer: what has got its day keeps it, nothing more gets one. */
export const withdrawDecision = (db: Database, actor: Actor, id: string, kind: Decision['kind'], at = new Date()): Promise<boolean> =>
  asHead(db, actor, id, 'contact.decide', (tx) => endDecision(tx, id, kind, at))

export const openForm = (db: Database, actor: Actor, id: string, at = new Date()): Promise<'done' | 'no_team' | undefined> =>
  db.as(actor, async (tx) => {
    const queue = await keptQueue(tx, id, 'contact.open')
    if (!queue) return undefined
    if (!hasTeam(await answering(tx, queue))) return 'no_team'
    await setState(tx, id, 'open', null, at)
    await tx.audit({ deed: 'contact.open', ...about('queue', id) })
    await publishSoon(tx)
    return 'done'
  })
/** At once, with one press: the head, or anybody who answers. */
export const closeForm = (db: Database, actor: Actor, id: string, at = new Date()): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const queue = isId(id) ? await queueById(tx, id) : undefined
    const place = queue && placeOf(tx, queue, await membersOf(tx, id))
    const head = place && mayKeepQueue(askerOf(tx), place).ok
    if (!place || !(head || mayAnswer(askerOf(tx), place).ok)) return (await refuse(tx, 'contact.close_form', 'queue', id)) ?? false
    await setState(tx, id, 'closed', head ? 'head' : 'team', at)
    await tx.audit({ deed: 'contact.close_form', ...about('queue', id) })
    await publishSoon(tx)
    return true
  })

export const takePlace = (db: Database, actor: Actor & { account: string }, id: string, at = new Date()): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const queue = isId(id) ? await queueById(tx, id) : undefined
    if (!queue || !mayAccept(askerOf(tx), placeOf(tx, queue, await membersOf(tx, id))).ok)
      return (await refuse(tx, 'contact.accept', 'queue', id)) ?? false
    await acceptPlace(tx, id, actor.account, at)
    await tx.audit({ deed: 'contact.accept', ...about('queue', id) })
    return true
  })
/** Says no to a place, or leaves it. The form closes when too few are left. */
export async function leavePlace(db: Database, actor: Actor & { account: string }, id: string, at = new Date()): Promise<boolean> {
  const left = await db.as(actor, async (tx) => {
    const queue = isId(id) ? await queueById(tx, id) : undefined
    if (!queue || !placeOf(tx, queue, await membersOf(tx, id)).named) return (await refuse(tx, 'contact.leave', 'queue', id)) ?? false
    await endPlace(tx, id, actor.account, at)
    await tx.audit({ deed: 'contact.leave', ...about('queue', id) })
    return true
  })
  if (left) await db.asWorker(actor.tenant, (tx) => closeIfFew(tx, id, at))
  return left
}

/** Members who can still answer: in the unit, with a role in which somebody does. */
async function answering(tx: Tx, queue: Queue): Promise<NamedMember[]> {
  const may = (await candidatesIn(tx, queue.unit)).map(({ id }) => id)
  return (await membersOf(tx, queue.id)).filter(({ account }) => may.includes(account))
}
export async function closeIfFew(tx: Tx, id: string, at: Date): Promise<boolean> {
  const queue = await queueById(tx, id)
  if (queue?.state !== 'open' || keepsTeam(await answering(tx, queue))) return false
  return closeBecause(tx, id, 'few', at)
}
export async function closeBecause(tx: Tx, id: string, why: ClosedWhy, at: Date): Promise<true> {
  await setState(tx, id, 'closed', why, at)
  await tx.audit({ deed: 'contact.close_form', ...about('queue', id) })
  await publishSoon(tx)
  return true
}

/** For the job that publishes: what the public page needs to know, while the form is open and somebody answers. */
export async function queueOf(tx: Tx, site: string): Promise<PublicQueue | undefined> {
  const queue = await queueAtSite(tx, site)
  if (queue?.state !== 'open' || !keepsTeam(await answering(tx, queue))) return undefined
  const decisions = await decisionsOf(tx, queue.id)
  const anonymous = standing(decisions, 'anonymous') !== undefined
  const days = standing(decisions, 'deletion')?.days ?? null
  return {
    id: queue.id,
    key: queue.public_key.toString('base64'),
    team: queue.team,
    answers: queue.answers,
    holder: holderWords((await organisationOf(tx)).name),
    anonymous,
    documented: keptWords(queue, anonymous, days),
    ...(days === null ? {} : { retention_days: days }),
    attachments: queue.attachments,
  }
}
