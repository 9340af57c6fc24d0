import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { Waiting } from '../../platform/module.ts'
import { contactInForce } from './compile.ts'
import { isUnchecked } from './contact.ts'
import { type Kept, sitesKept } from './deeds.ts'
import { standingOf } from './deeds-standing.ts'
import { mayKeepSites } from './policy.ts'
import { allItems } from './store-items.ts'

/** What waits on the first page of those who keep sites. */
const SOON_MS = 48 * 3_600_000

export async function sitesWaiting(tx: Tx): Promise<Waiting[]> {
  if (!mayKeepSites(standingOf(tx)).ok) return []
  const now = new Date()
  const kept = await sitesKept(tx)
  const items = (await allItems(tx)).filter(({ site }) => kept.some((one) => one.site.id === site))
  const old = items.filter((item) => {
    const held = item.kind === 'contact' ? contactInForce(item, now) : undefined
    return held !== undefined && isUnchecked(held.checked, dayOf(now))
  })
  const turning = items.filter(({ versions }) =>
    versions.some(({ from_at, until_at }) =>
      [from_at, until_at].some((at) => at !== null && at > now && at.getTime() - now.getTime() < SOON_MS),
    ),
  )
  const stopped = kept.filter(({ state }) => state === 'stopped')
  return [
    line(3, { sv: 'Sidor: en ändring kom inte ut', en: 'Sites: a change did not come out' }, stopped),
    line(
      4,
      { sv: 'Sidor: nummer att kontrollera', en: 'Sites: numbers to check' },
      kept.filter(({ site }) => old.some((one) => one.site === site.id)),
      old.length,
    ),
    line(
      5,
      { sv: 'Sidor: något börjar eller slutar visas inom två dygn', en: 'Sites: something begins or ends within two days' },
      kept.filter(({ site }) => turning.some((one) => one.site === site.id)),
      turning.length,
    ),
  ].flatMap((one) => one ?? [])
}
function line(harm: 3 | 4 | 5, text: Waiting['text'], sites: readonly Kept[], count = sites.length): Waiting | undefined {
  const [first] = sites
  if (!first || count === 0) return undefined
  return { harm, text, count, href: sites.length === 1 ? `/sidor/${first.site.id}` : '/sidor' }
}
