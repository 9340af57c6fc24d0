import type { Tx } from '../../platform/database/transaction.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import type { OverviewPart } from '../../platform/module.ts'
import { writeDay } from '../../platform/page/when.tsx'
import { mandatesOf } from './deeds.ts'
import { isLate, momentsOf, nextOf, STATES, stateOf } from './mandate.ts'

const SOON_DAYS = 90
/** What is late, what comes within three months, and where each mandate stands. */
export async function overviewOfMandates(tx: Tx): Promise<OverviewPart[]> {
  const today = dayOf()
  const mandates = await mandatesOf(tx)
  if (mandates.length === 0) return []
  // All that the organisation has, as in the table below it: not only what the reader answers for.
  const until = addDays(today, SOON_DAYS)
  const open = mandates
    .flatMap((one) => momentsOf(one, today))
    .filter((moment) => !moment.done && moment.kind !== 'given' && moment.kind !== 'starts')
  const late = open.filter((moment) => isLate(moment, today))
  const soon = open.filter(({ on }) => on >= today && on <= until)
  const href = '/uppdrag/tidslinje'
  return [
    {
      order: 2,
      title: { sv: 'Uppdrag', en: 'Mandates' },
      figures: [
        { value: late.length, label: { sv: 'steg och delar är sena', en: 'steps and parts are late' }, href },
        { value: soon.length, label: { sv: 'ska vara klara inom tre månader', en: 'are due within three months' }, href },
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
