/** What waits for somebody in the directory, reminders without content, and what somebody holds who leaves. */
import { tell } from '../organisation/mail/index.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { dayOf } from '../platform/day.ts'
import type { HandOver, Job, Waiting } from '../platform/module.ts'
import { standingOf } from './deeds-entry.ts'
import { freshnessOf, tellsToday } from './directory.ts'
import { mayFind, mayKeep } from './policy.ts'
import { ownEntries } from './store.ts'
import { entriesHeldBy, heirsOf, moveEntries, publishedDays, setReminded } from './store-people.ts'

const noon = (day: string | null | undefined): Date | undefined => (day ? new Date(`${day}T12:00:00Z`) : undefined)
export async function waitingServices(tx: Tx, day = dayOf(new Date())): Promise<Waiting[]> {
  const who = standingOf(tx)
  if (!mayFind(who).ok) return []
  const rows = await ownEntries(tx)
  const mine = rows.filter(({ owner, deputy }) => owner === who.account || deputy === who.account)
  const wrong = mine.filter(({ state }) => state === 'wrong')
  const held = rows.filter((row) => row.state === 'held' && mayKeep(who, row).ok)
  const due = mine.filter(({ state, verified_on }) => state === 'published' && freshnessOf(verified_on, day) !== 'fresh')
  const stale = due.some(({ verified_on }) => freshnessOf(verified_on, day) === 'stale')
  const only = (found: readonly { id: string }[]) =>
    found.length === 1 && found[0] ? `/stodverksamheter/${found[0].id}` : '/stodverksamheter/vara'
  return [
    {
      harm: 3,
      text: { sv: 'Stödverksamhet anmäld som fel', en: 'Support service reported wrong' },
      count: wrong.length,
      href: only(wrong),
    },
    {
      harm: 3,
      text: { sv: 'Inläst stödverksamhet som ser hemlig ut', en: 'Support service from a file that looks secret' },
      count: held.length,
      href: only(held),
    },
    {
      harm: stale ? 4 : 5,
      text: { sv: 'Stödverksamheter att kontrollera', en: 'Support services to check' },
      count: due.length,
      href: only(due),
      oldest: noon(due.map(({ verified_on }) => verified_on).sort()[0]),
      by_day: true,
    },
  ]
}

export const REMIND_TASK = 'remind_directory'
/** When a service is due for a check, and once more when it has grown stale: owner and deputy are told that something waits. */
export const remindOfServices: Job = ({ db }, { tenant }) =>
  db.asWorker(tenant, async (tx) => {
    const day = dayOf(new Date())
    const due = (await publishedDays(tx)).filter((row) => tellsToday(row, day))
    if (due.length === 0) return
    await setReminded(
      tx,
      due.map(({ id }) => id),
      day,
    )
    await tell(
      tx,
      due.flatMap(({ owner, deputy }) => (deputy === null ? [owner] : [owner, deputy])),
      'review_waits',
    )
  })

export const handOverServices: HandOver = {
  async held(tx, account) {
    const count = (await entriesHeldBy(tx, account)).length
    if (count === 0) return []
    return [
      {
        key: 'services',
        text: { sv: 'Stödverksamheter att hålla aktuella', en: 'Support services to keep right' },
        count,
        heirs: await heirsOf(tx, account),
      },
    ]
  },
  async move(tx, _key, from, to) {
    const held = await entriesHeldBy(tx, from)
    await moveEntries(tx, from, to)
    for (const { id } of held)
      await tx.audit({ deed: 'account.hand_over', purpose: 'administration', object: { kind: 'directory_entry', id } })
  },
}
