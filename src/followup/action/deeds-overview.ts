import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { OverviewPart } from '../../platform/module.ts'
import { isLate, isOpen } from './action.ts'
import { openActions } from './store.ts'

/** How many are under way, late, and whether what was done has helped. */
export async function overviewOfActions(tx: Tx, day = dayOf(new Date())): Promise<OverviewPart[]> {
  const all = await openActions(tx)
  const open = all.filter((one) => isOpen(one.state))
  const late = open.filter((one) => isLate(one, day))
  const judged = all.filter((one) => one.effect === 'helped' || one.effect === 'partly' || one.effect === 'did_not')
  const helped = judged.filter((one) => one.effect === 'helped')
  if (all.length === 0) return []
  return [
    {
      order: 4,
      title: { sv: 'Åtgärder', en: 'Actions' },
      figures: [
        { value: open.length, label: { sv: 'pågår eller är planerade', en: 'are under way or planned' }, href: '/atgarder' },
        { value: late.length, label: { sv: 'är sena', en: 'are late' }, href: '/atgarder?visa=sena' },
        ...(judged.length === 0
          ? []
          : [
              {
                value: { sv: `${helped.length} av ${judged.length}`, en: `${helped.length} of ${judged.length}` },
                label: { sv: 'gjorda åtgärder hjälpte', en: 'actions that were done helped' },
                href: '/atgarder?visa=effekt',
              },
            ]),
      ],
    },
  ]
}
