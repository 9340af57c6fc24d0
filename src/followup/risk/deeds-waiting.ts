import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { HandOver, Waiting } from '../../platform/module.ts'
import { standingOf } from './deeds.ts'
import { mayDecideRisk } from './policy.ts'
import { needsReview, stateOf } from './risk.ts'
import { addJudgement, riskDays } from './store.ts'
import { heirsOf, moveRisks, risksHeldBy } from './store-hand-over.ts'

const noon = (day: string | null | undefined): Date | undefined => (day ? new Date(`${day}T12:00:00Z`) : undefined)

/** On Idag: an acceptance that has run out is open again and waits for whoever may decide; then what is to be gone through. */
export async function waitingRisks(tx: Tx, day = dayOf(new Date())): Promise<Waiting[]> {
  const who = standingOf(tx)
  const mine = (await riskDays(tx)).filter(({ unit, owner }) => owner === who.account || mayDecideRisk(who, unit).ok)
  const expired = mine.filter((one) => stateOf(one, day) === 'expired')
  const due = mine.filter((one) => needsReview(one, day))
  const only = (found: { id: string }[]) => (found.length === 1 && found[0] ? `/risker/${found[0].id}` : '/risker')
  return [
    {
      harm: 3,
      text: { sv: 'Risker vars accept har gått ut', en: 'Risks whose acceptance has run out' },
      count: expired.length,
      href: only(expired),
      oldest: noon(expired.map((one) => one.accepted_until).sort()[0]),
      by_day: true,
    },
    {
      harm: 4,
      text: { sv: 'Risker att gå igenom', en: 'Risks to go through' },
      count: due.length,
      href: only(due),
      oldest: noon(due[0]?.review_by),
      by_day: true,
    },
  ]
}

export const handOverRisks: HandOver = {
  async held(tx, account) {
    const count = (await risksHeldBy(tx, account)).length
    if (count === 0) return []
    return [
      {
        key: 'risks',
        text: { sv: 'Risker som någon ansvarar för', en: 'Risks that somebody owns' },
        count,
        heirs: await heirsOf(tx, account),
      },
    ]
  },
  async move(tx, _key, from, to) {
    const ids = await risksHeldBy(tx, from)
    await moveRisks(tx, ids, to)
    for (const id of ids) {
      await addJudgement(tx, id, 'handed_over')
      await tx.audit({ deed: 'account.hand_over', purpose: 'administration', object: { kind: 'risk', id } })
    }
  },
}
