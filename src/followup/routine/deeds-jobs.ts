/** What waits for somebody, what somebody who leaves holds, and reminders without content. */
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { HandOver, Waiting } from '../../platform/module.ts'
import { tell } from '../../organisation/mail/index.ts'
import { linesIn } from './deeds.ts'
import { monthOf } from './deeds-wheel.ts'
import { currentOf, isKnown } from './routine.ts'
import { allRoutines, ownedRoutines, setOwner, versionLines } from './store.ts'
import { duties, heirsFor, takeReminders } from './store-people.ts'
import { doneIn, dutiesOwned, moveDuties, openDuties } from './store-wheel.ts'

const hrefOf = (lines: readonly { id: string }[], many: string, tail = ''): string =>
  lines.length === 1 && lines[0] ? `/rutiner/${lines[0].id}${tail}` : many

export async function waitingRoutines(tx: Tx, now = new Date()): Promise<Waiting[]> {
  const lines = await linesIn(tx, dayOf(now))
  const read = lines.filter(({ mine }) => mine === 'read')
  const check = lines.filter(({ mine }) => mine === 'check')
  const approve = lines.filter(({ keeps, open }) => keeps && open?.state === 'to_approve' && !open.writers.includes(tx.actor.account ?? ''))
  const review = lines.filter(({ isOwner, state }) => isOwner && (state === 'overdue' || state === 'to_review'))
  const notes = lines.filter(({ isOwner, notes }) => isOwner && notes > 0)
  const done = await doneIn(tx, Number(dayOf(now).slice(0, 4)))
  const due = (await openDuties(tx)).filter(({ id, owner, month }) => owner === tx.actor.account && month <= monthOf(now) && !done.has(id))
  return [
    {
      harm: 4,
      text: read.length === 1 ? { sv: 'En rutin att läsa', en: 'A routine to read' } : { sv: 'Rutiner att läsa', en: 'Routines to read' },
      count: read.length,
      href: hrefOf(read, '/rutiner'),
    },
    {
      harm: 4,
      text: { sv: 'Kunskapskontroll att svara på', en: 'Knowledge check to answer' },
      count: check.length,
      href: hrefOf(check, '/rutiner', '/kontroll'),
    },
    {
      harm: 4,
      text: { sv: 'Rutiner att godkänna', en: 'Routines to approve' },
      count: approve.length,
      href: hrefOf(approve, '/rutiner/register', '/utkast'),
      oldest: approve[0]?.open?.written_at,
    },
    {
      harm: 3,
      text: {
        sv: 'Det en rutin vilar på har ändrats, eller en lärdom väntar',
        en: 'What a routine rests on has changed, or a lesson waits',
      },
      count: notes.length,
      href: hrefOf(notes, '/rutiner/register', '/att-ta-hand-om'),
    },
    {
      harm: review.some(({ state }) => state === 'overdue') ? 3 : 4,
      text: { sv: 'Rutiner att se över', en: 'Routines to review' },
      count: review.length,
      href: hrefOf(review, '/rutiner/register'),
    },
    {
      harm: 5,
      text: { sv: 'I årshjulet den här månaden', en: 'In the year wheel this month' },
      count: due.length,
      href: due.length === 1 && due[0] ? `/arshjul/${due[0].id}` : '/arshjul',
    },
  ]
}

export const handOverRoutines: HandOver = {
  async held(tx, account) {
    const heirs = await heirsFor(tx, account)
    const [routines, wheel] = [await ownedRoutines(tx, account), await dutiesOwned(tx, account)]
    return [
      ...(routines.length === 0
        ? []
        : [
            {
              key: 'routines',
              text: { sv: 'Rutiner att äga och se över', en: 'Routines to own and review' },
              count: routines.length,
              heirs,
            },
          ]),
      ...(wheel.length === 0
        ? []
        : [{ key: 'wheel', text: { sv: 'Uppgifter i årshjulet', en: 'Duties of the year wheel' }, count: wheel.length, heirs }]),
    ]
  },
  async move(tx, key, from, to) {
    if (key === 'wheel') await moveDuties(tx, from, to)
    else for (const { id } of await ownedRoutines(tx, from)) await setOwner(tx, id, to)
    await tx.audit({ deed: 'account.hand_over', purpose: 'administration', object: { kind: 'routine' } })
  },
}

const WEEK_MS = 7 * 86_400_000
/** The job starts about the same time each day: half a day less than a week is a week. */
const SLACK_MS = 43_200_000

/** Each week, to whoever has something to read or a routine to review: that something waits, never what. */
export const remindOfRoutines = (db: Database, tenant: string, now = new Date()): Promise<number> =>
  db.asWorker(tenant, async (tx) => {
    const day = dayOf(now)
    const versions = await versionLines(tx)
    const accounts = new Set<string>()
    for (const routine of (await allRoutines(tx)).filter(({ withdrawn_at }) => withdrawn_at === null)) {
      const current = currentOf(
        versions.filter((version) => version.routine === routine.id),
        day,
      )
      if (!current) continue
      if (current.review_by < day) accounts.add(routine.owner)
      const { roles, units, receipts_from: from, number: to } = current
      for (const { account, read, passed } of await duties(tx, { routine: routine.id, roles, units, from, to }))
        if (!isKnown(current, read ? { number: to, passed } : undefined)) accounts.add(account)
    }
    const told = await takeReminders(tx, [...accounts], now, new Date(now.getTime() - WEEK_MS + SLACK_MS))
    await tell(tx, told, 'review_waits')
    return told.length
  })
