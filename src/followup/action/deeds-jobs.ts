import { tell } from '../../organisation/mail/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { HandOver, Job, Waiting } from '../../platform/module.ts'
import { asksEffect, isLate, isSoon } from './action.ts'
import { standingOf } from './deeds.ts'
import { maySteerAction } from './policy.ts'
import { openActions } from './store.ts'
import { addEntry } from './store-entry.ts'
import { accountsHere, dueRows, heldBy, moveActions, toldSince, unitOf } from './store-jobs.ts'

const noon = (day: string | undefined): Date | undefined => (day === undefined ? undefined : new Date(`${day}T12:00:00Z`))

/** On Idag: my own late ones first, then what comes, what to judge; for whoever steers, what is late with others. */
export async function waitingActions(tx: Tx, day = dayOf(new Date())): Promise<Waiting[]> {
  const who = standingOf(tx)
  const all = await openActions(tx)
  const mine = all.filter(({ owner }) => owner === who.account)
  const steered = all.filter(
    (one) => one.owner !== who.account && maySteerAction(who, { owner: one.owner, made_by: '', unit: one.unit }).ok,
  )
  const late = mine.filter((one) => isLate(one, day))
  const effects = mine.filter((one) => asksEffect(one, day))
  const others = steered.filter((one) => isLate(one, day))
  const soon = mine.filter((one) => isSoon(one, day))
  const only = (found: { id: string }[], view: string) =>
    found.length === 1 && found[0] ? `/atgarder/${found[0].id}` : `/atgarder?visa=${view}`
  return [
    {
      harm: 3,
      text: { sv: 'Dina åtgärder som är sena', en: 'Your actions that are late' },
      count: late.length,
      href: only(late, 'mina'),
      oldest: noon(late[0]?.due),
      by_day: true,
    },
    {
      harm: 4,
      text: { sv: 'Åtgärder där du säger om det hjälpte', en: 'Actions where you say whether it helped' },
      count: effects.length,
      href: only(effects, 'effekt'),
      oldest: noon(effects[0]?.effect_due ?? undefined),
      by_day: true,
    },
    {
      harm: 4,
      text: { sv: 'Sena åtgärder hos andra', en: 'Late actions with others' },
      count: others.length,
      href: only(others, 'sena'),
      oldest: noon(others[0]?.due),
      by_day: true,
    },
    {
      harm: 5,
      text: { sv: 'Åtgärder att göra inom en vecka', en: 'Actions to do within a week' },
      count: soon.length,
      href: only(soon, 'mina'),
    },
  ]
}

const REMINDER = 'follow_up_waits'
const WEEK_MS = 7 * 86_400_000
/** The job starts about the same time each day: half a day less than a week is a week. */
const SLACK_MS = 43_200_000

/** Each day: whoever has something due within a week, late, or to judge is told once a week that something waits. */
export const remindOfActions: Job = async ({ db }, { tenant }) => {
  await db.asWorker(tenant, async (tx) => {
    const day = dayOf(new Date())
    const due = (await dueRows(tx)).filter((one) => isLate(one, day) || isSoon(one, day) || asksEffect(one, day))
    const told = await toldSince(tx, REMINDER, new Date(Date.now() - WEEK_MS + SLACK_MS))
    const here = (await accountsHere(tx)).map(({ id }) => id)
    await tell(
      tx,
      due.map(({ owner }) => owner).filter((owner) => here.includes(owner) && !told.includes(owner)),
      REMINDER,
    )
  })
}

/** What somebody who leaves was to do goes to a colleague in the same unit, or, where there is none, to anyone who is here. */
export const handOverActions: HandOver = {
  async held(tx, account) {
    const count = (await heldBy(tx, account)).length
    if (count === 0) return []
    const unit = await unitOf(tx, account)
    const others = (await accountsHere(tx)).filter(({ id }) => id !== account)
    const near = others.filter((one) => one.unit === unit)
    const heirs = (near.length > 0 ? near : others).map(({ id }) => id)
    return [{ key: 'actions', text: { sv: 'Åtgärder som ska göras', en: 'Actions to be done' }, count, heirs }]
  },
  async move(tx, _key, from, to) {
    const ids = await heldBy(tx, from)
    await moveActions(tx, ids, to)
    for (const id of ids) {
      await addEntry(tx, id, 'handed_over')
      await tx.audit({ deed: 'account.hand_over', purpose: 'administration', object: { kind: 'action', id } })
    }
  },
}
