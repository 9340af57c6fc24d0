/**
 * Counts the use of the public pages, where somebody has switched it on: how often each group of pages was read in a day.
 * It is written in batches, so that no row tells when somebody was there.
 */
import { dayOf } from '../../platform/day.ts'
import { GROUPS, type SiteDocument } from '../text/index.ts'
import type { Counted } from './store.ts'

export interface Counter {
  count(site: Pick<SiteDocument, 'tenant' | 'site'>, group: string): void
  /** Writes what has been counted since the last time. What cannot be written is kept until the next. */
  write(): Promise<void>
}

export function makeCounter(
  add: (tenant: string, counted: readonly Counted[]) => Promise<void>,
  now: () => Date = () => new Date(),
): Counter {
  let counts = new Map<string, { tenant: string; counted: Counted }>()
  const put = (tenant: string, counted: Counted) => {
    const key = [tenant, counted.site, counted.day, counted.page_group].join('|')
    const kept = counts.get(key)
    if (kept) kept.counted.reads += counted.reads
    else counts.set(key, { tenant, counted: { ...counted } })
  }
  return {
    count({ tenant, site }, group) {
      if ((GROUPS as readonly string[]).includes(group)) put(tenant, { site, day: dayOf(now()), page_group: group, reads: 1 })
    },
    async write() {
      const taken = [...counts.values()]
      counts = new Map()
      for (const tenant of new Set(taken.map((one) => one.tenant))) {
        const own = taken.filter((one) => one.tenant === tenant).map(({ counted }) => counted)
        await add(tenant, own).catch(() => {
          for (const counted of own) put(tenant, counted)
        })
      }
    },
  }
}
