import type { Tx } from '../../platform/database/transaction.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import type { Figure, OverviewPart } from '../../platform/module.ts'
import { SMALLEST_SHOWN } from '../../platform/small-groups/index.ts'
import { linesIn, type RoutineLine } from './deeds.ts'
import { maySeeUnread } from './policy.ts'
import { isKnown, percentOf, REVIEW_AHEAD_DAYS } from './routine.ts'
import { askerOf } from './standing.ts'
import { duties } from './store-people.ts'

/** Of those in the head's own unit who must know something: how many do. Fewer than five are no share. */
async function knownIn(tx: Tx, lines: readonly RoutineLine[], unit: string): Promise<Figure[]> {
  const sum = { must: 0, known: 0 }
  for (const { id, current } of lines) {
    if (!current || (current.units.length > 0 && !current.units.includes(unit))) continue
    const { roles, receipts_from: from, number: to } = current
    for (const one of await duties(tx, { routine: id, roles, units: [unit], from, to })) {
      sum.must++
      if (isKnown(current, one.read ? { number: to, passed: one.passed } : undefined)) sum.known++
    }
  }
  if (sum.must < SMALLEST_SHOWN) return []
  const share = percentOf(sum.known, sum.must)
  return [
    {
      value: { sv: `${share} %`, en: `${share}%` },
      label: { sv: 'av det som enheten ska kunna är känt', en: 'of what the unit must know is known' },
      note: { sv: 'Se vad som återstår att läsa', en: 'See what is left to read' },
      href: '/rutiner/enheten',
    },
  ]
}

/** What is in force, what should have been gone through, what waits for approval; for a head also how much the unit knows. */
export async function overviewOfRoutines(tx: Tx, day = dayOf(new Date())): Promise<OverviewPart[]> {
  const kept = (await linesIn(tx, day)).filter((line) => line.keeps && line.state !== 'withdrawn')
  if (kept.length === 0) return []
  const inForce = kept.flatMap((line) => (line.current ? [{ ...line, current: line.current }] : []))
  const late = inForce.filter(({ current }) => current.review_by < day)
  const soon = inForce.filter(({ current }) => current.review_by >= day && current.review_by <= addDays(day, REVIEW_AHEAD_DAYS))
  const asked = kept.filter(({ open }) => open?.state === 'to_approve')
  const { unit } = tx.reach
  const register = '/rutiner/register'
  return [
    {
      order: 5,
      title: { sv: 'Rutiner', en: 'Routines' },
      figures: [
        { value: inForce.length, label: { sv: 'gäller', en: 'are in force' }, href: register },
        {
          value: late.length,
          label: { sv: 'skulle ha gåtts igenom', en: 'should have been reviewed' },
          note: { sv: `${soon.length} till inom ${REVIEW_AHEAD_DAYS} dagar`, en: `${soon.length} more within ${REVIEW_AHEAD_DAYS} days` },
          href: register,
        },
        { value: asked.length, label: { sv: 'väntar på godkännande', en: 'wait for approval' }, href: register },
        ...(unit !== null && maySeeUnread(askerOf(tx), unit).ok ? await knownIn(tx, inForce, unit) : []),
      ],
    },
  ]
}
