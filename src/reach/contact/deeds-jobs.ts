/** What happens by the clock: the team is told that somebody waits, then the head, then the form closes; and deletion by decision. */
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { HandOver, Job, Waiting } from '../../platform/module.ts'
import { tell } from '../../organisation/mail/index.ts'
import { type Queue, stepFor } from './contact.ts'
import { about, askerOf, closeBecause, closeIfFew, placeOf } from './deeds-queue.ts'
import { mayAccept, mayAnswer } from './policy.ts'
import { acceptedQueues, allQueues, candidatesIn, endPlace, headsOf, membersOf, nameMember, queueById, setTold } from './store.ts'
import { clearOld, conversationLines, deleteConversation, dueForDeletion, markTold, unreadIn } from './store-conversation.ts'
import { lineState } from './contact.ts'

/** Says that something waits, never what, nor from whom. */
const NOTICE = 'reach_waits'

const teamOf = async (tx: Tx, queue: string) =>
  (await membersOf(tx, queue)).filter(({ accepted_at }) => accepted_at !== null).map(({ account }) => account)

export const watchQueues = (db: Database, tenant: string, now = new Date()): Promise<void> =>
  db.asWorker(tenant, async (tx) => {
    for (const queue of await allQueues(tx)) {
      await closeIfFew(tx, queue.id, now)
      await watch(tx, queue, now)
    }
  })
async function watch(tx: Tx, queue: Queue, now: Date): Promise<void> {
  const unread = await unreadIn(tx, queue.id)
  const fresh = unread.filter(({ told_at }) => told_at === null)
  const team = await teamOf(tx, queue.id)
  if (fresh.length > 0) {
    await tell(tx, team, NOTICE)
    await markTold(
      tx,
      fresh.map(({ id }) => id),
      now,
    )
  }
  const [oldest] = unread
  if (!oldest) return
  const step = stepFor(oldest.sent_at, now, queue)
  if (step === 'nothing') return
  if (queue.reminded_for !== oldest.id) {
    await tell(tx, team, NOTICE)
    await setTold(tx, queue.id, { reminded_for: oldest.id })
  }
  if (step === 'remind') return
  const heads = (await headsOf(tx, queue.unit)).map(({ id }) => id)
  if (queue.alarmed_for !== oldest.id) {
    await tell(tx, heads, NOTICE)
    await setTold(tx, queue.id, { alarmed_for: oldest.id })
  }
  if (step !== 'close' || queue.state !== 'open') return
  // The form goes down before one more person writes to nobody.
  await closeBecause(tx, queue.id, 'unread', now)
  await tell(tx, [...team, ...heads], NOTICE)
}

/** Deletes what a recorded decision says is to be deleted by now, and nothing else. */
export const deleteDue = (db: Database, tenant: string, now = new Date()): Promise<void> =>
  db.asWorker(tenant, async (tx) => {
    for (const { id } of await dueForDeletion(tx, dayOf(now))) {
      await deleteConversation(tx, id)
      await tx.audit({ deed: 'contact.delete', ...about('conversation', id) })
    }
    await clearOld(tx, now)
  })

export const contactJobs: Record<string, Job> = {
  contact_watch: ({ db }, { tenant }) => watchQueues(db, tenant),
  contact_delete: ({ db }, { tenant }) => deleteDue(db, tenant),
}

/** A place in a team: a colleague of the unit is asked in the place of whoever leaves. She says yes or no herself. */
export const handOverPlaces: HandOver = {
  async held(tx, account) {
    const queues = await acceptedQueues(tx, account)
    return Promise.all(
      queues.map(async ({ queue, unit }) => {
        const team = (await membersOf(tx, queue)).map((one) => one.account)
        const heirs = (await candidatesIn(tx, unit)).map(({ id }) => id).filter((id) => id !== account && !team.includes(id))
        return {
          key: queue,
          text: { sv: 'En plats i teamet för säker kontakt', en: 'A place in the team of safe contact' },
          count: 1,
          heirs,
        }
      }),
    )
  },
  async move(tx, key, from, to) {
    const queue = await queueById(tx, key)
    if (!queue) return
    await endPlace(tx, key, from, new Date())
    await nameMember(tx, key, queue.unit, to)
    await closeIfFew(tx, key, new Date())
    await tx.audit({ deed: 'account.hand_over', purpose: 'administration', object: { kind: 'contact_queue', id: key } })
  },
}

export async function waitingContacts(tx: Tx): Promise<Waiting[]> {
  const who = askerOf(tx)
  const members = await membersOf(tx)
  const waiting: Waiting[] = []
  for (const queue of await allQueues(tx)) {
    const place = placeOf(
      tx,
      queue,
      members.filter((one) => one.queue === queue.id),
    )
    if (mayAnswer(who, place).ok) waiting.push(await toAnswer(tx, queue))
    else if (mayAccept(who, place).ok)
      waiting.push({
        harm: 4,
        text: { sv: 'Du är utsedd att svara i säker kontakt', en: 'You have been named to answer in safe contact' },
        count: 1,
        href: '/kontakt',
      })
    if (queue.state === 'closed' && queue.closed_why !== 'head' && queue.unit === who.unit && who.roles.includes('unit_head'))
      waiting.push({
        harm: 3,
        text: { sv: 'Formuläret för säker kontakt är stängt', en: 'The form of safe contact is closed' },
        count: 1,
        href: `/kontakt/ko/${queue.id}`,
      })
  }
  return waiting
}
async function toAnswer(tx: Tx, queue: Queue): Promise<Waiting> {
  const open = (await conversationLines(tx, queue.id)).filter((line) => ['unread', 'to_answer'].includes(lineState(line)))
  return {
    harm: open.some(({ urgent }) => urgent) ? 3 : 4,
    text: { sv: 'Kontaktförfrågningar att läsa eller svara på', en: 'Contact requests to read or answer' },
    count: open.length,
    href: `/kontakt/lista/${queue.id}`,
    oldest: open[0]?.unread_since ?? open[0]?.begun_at,
  }
}
