import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { OverviewPart } from '../../platform/module.ts'
import { standingOf } from './deeds.ts'
import { mayDecideRisk } from './policy.ts'
import { LEVELS, type Level, levelNow, needsReview, stateOf } from './risk.ts'
import { allRisks } from './store.ts'

/** What is open, gravest first, and acceptances that have run out: for whoever decides on them. */
export async function overviewOfRisks(tx: Tx, day = dayOf(new Date())): Promise<OverviewPart[]> {
  const who = standingOf(tx)
  const mine = (await allRisks(tx)).filter((risk) => risk.closed_at === null && mayDecideRisk(who, risk.unit).ok)
  if (mine.length === 0) return []
  const expired = mine.filter((risk) => stateOf(risk, day) === 'expired')
  const review = mine.filter((risk) => needsReview(risk, day))
  const open = mine.filter((risk) => stateOf(risk, day) !== 'accepted')
  const levels = (Object.keys(LEVELS) as Level[]).map((level) => ({ level, count: open.filter((risk) => levelNow(risk) === level).length }))
  const [gravest] = levels.filter(({ count }) => count > 0)
  const rest = levels.filter(({ level, count }) => count > 0 && level !== gravest?.level)
  return [
    {
      order: 5,
      title: { sv: 'Risker', en: 'Risks' },
      figures: [
        ...(gravest
          ? [
              {
                value: gravest.count,
                label: {
                  sv: `öppna: ${LEVELS[gravest.level].sv.toLowerCase()}`,
                  en: `open: ${LEVELS[gravest.level].en.toLowerCase()}`,
                },
                ...(rest.length === 0
                  ? {}
                  : {
                      note: {
                        sv: `Och ${rest.map(({ level, count }) => `${count} ${LEVELS[level].sv.toLowerCase()}`).join(', ')}`,
                        en: `And ${rest.map(({ level, count }) => `${count} ${LEVELS[level].en.toLowerCase()}`).join(', ')}`,
                      },
                    }),
                href: '/risker/matris',
              },
            ]
          : []),
        {
          value: expired.length,
          label: { sv: 'accepter har gått ut', en: 'acceptances have run out' },
          ...(expired.length === 0
            ? {}
            : { note: { sv: 'De är öppna igen och ska avgöras', en: 'They are open again and are to be decided' } }),
          href: '/risker',
        },
        { value: review.length, label: { sv: 'skulle ha gåtts igenom', en: 'should have been gone through' }, href: '/risker' },
      ],
    },
  ]
}
