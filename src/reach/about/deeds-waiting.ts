import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { Waiting } from '../../platform/module.ts'
import { isDue } from './about.ts'
import { standingOf } from './deeds.ts'
import { mayKeepAbout } from './policy.ts'
import { allPages, openSites } from './store.ts'

/** On Idag: pages that nobody has looked over for ninety days, and those that were begun and never came out. */
export async function waitingAbout(tx: Tx, day = dayOf()): Promise<Waiting[]> {
  const who = standingOf(tx)
  if (!mayKeepAbout(who, { unit: who.unit }).ok) return []
  const mine = new Set((await openSites(tx)).filter((site) => mayKeepAbout(who, site).ok).map(({ id }) => id))
  const pages = (await allPages(tx)).filter(({ site }) => mine.has(site))
  const due = pages.filter(({ published, checked }) => published !== null && isDue(checked, day))
  const begun = pages.filter(({ published }) => published === null)
  const only = (found: { site: string }[]) => (found.length === 1 && found[0] ? `/er-sida/${found[0].site}` : '/er-sida')
  const oldest = due.map(({ checked }) => checked ?? '').sort()[0]
  return [
    {
      harm: 4,
      text: { sv: 'Sidor om skyddade personuppgifter att se över', en: 'Pages on protected data to look over' },
      count: due.length,
      href: only(due),
      oldest: oldest ? new Date(`${oldest}T12:00:00Z`) : undefined,
      by_day: true,
    },
    {
      harm: 5,
      text: { sv: 'Sidor om skyddade personuppgifter som inte är ute', en: 'Pages on protected data that are not out' },
      count: begun.length,
      href: only(begun),
    },
  ]
}
