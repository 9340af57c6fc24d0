import type { Tx } from '../../platform/database/transaction.ts'
import { addDays, today as todayIs } from '../../platform/day.ts'
import type { OverviewPart } from '../../platform/module.ts'
import { writeDay } from '../../platform/page/when.tsx'
import { mandatesOf, pressing } from './deeds.ts'
import { nextOf, STATES, stateOf } from './mandate.ts'

const SOON_DAYS = 90
/** What is late, what comes within three months, and where each mandate stands. */
export async function overviewOfMandates(tx: Tx): Promise<OverviewPart[]> {
  const today = todayIs()
  const mandates = await mandatesOf(tx)
  if (mandates.length === 0) return []
  const { late, soon } = await pressing(tx, today, addDays(today, SOON_DAYS))
  const href = '/uppdrag/tidslinje'
  return [
    {
      order: 2,
      title: { sv: 'Uppdrag', en: 'Mandates' },
      figures: [
        { value: late.length, label: { sv: 'skulle ha varit klart', en: 'should have been done' }, href },
        { value: soon.length, label: { sv: 'ska vara klart inom tre månader', en: 'due within three months' }, href },
      ],
      table: {
        caption: { sv: 'Uppdragen', en: 'The mandates' },
        columns: [
          { label: { sv: 'Uppdrag', en: 'Mandate' } },
          { label: { sv: 'Läge', en: 'State' } },
          { label: { sv: 'Härnäst', en: 'Next' } },
        ],
        rows: mandates.map((mandate) => {
          const next = nextOf(mandate, today)
          return {
            href: `/uppdrag/${mandate.id}`,
            cells: [
              mandate.title,
              STATES[stateOf(mandate, today)].text,
              next ? { sv: `${next.title}, ${writeDay(next.on, 'sv')}`, en: `${next.title}, ${writeDay(next.on, 'en')}` } : '–',
            ],
          }
        }),
      },
    },
  ]
}
