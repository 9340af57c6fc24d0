import type { Tx } from '../../platform/database/transaction.ts'
import type { Figure, OverviewPart } from '../../platform/module.ts'
import { writeDay } from '../../platform/page/when.tsx'
import { standingOf } from './deeds.ts'
import { mayRead, mayWrite } from './policy.ts'
import { reports } from './store.ts'
import { versionsOf } from './store-version.ts'

/** The latest frozen version, and drafts that somebody writes on. */
export async function overviewOfReports(tx: Tx): Promise<OverviewPart[]> {
  if (!mayRead(standingOf(tx)).ok) return []
  const [latest] = await versionsOf(tx)
  const drafts = mayWrite(standingOf(tx)).ok ? (await reports(tx)).filter((one) => !one.archived) : []
  const frozen: Figure[] = latest
    ? [
        {
          value: { sv: writeDay(latest.frozen_at, 'sv'), en: writeDay(latest.frozen_at, 'en') },
          label: { sv: `frystes ”${latest.title}”`, en: `“${latest.title}” was frozen` },
          note: { sv: `Läs version ${latest.number}`, en: `Read version ${latest.number}` },
          href: `/rapporter/version/${latest.id}`,
        },
      ]
    : []
  const written: Figure[] =
    drafts.length === 0
      ? []
      : [{ value: drafts.length, label: { sv: 'utkast att skriva vidare på', en: 'in draft, to write on' }, href: '/rapporter' }]
  const figures = [...frozen, ...written]
  return figures.length === 0 ? [] : [{ order: 9, title: { sv: 'Rapporter', en: 'Reports' }, figures }]
}
