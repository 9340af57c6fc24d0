import type { Config } from '../../config.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Waiting } from '../../platform/module.ts'
import { type Marking, type MarkingState, openMarkings, stateOf } from '../marking/index.ts'

const WAITS: readonly { state: MarkingState; harm: Waiting['harm']; text: Waiting['text'] }[] = [
  {
    state: 'withdrawn',
    harm: 2,
    text: { sv: 'Markeringar som en källa har dragit tillbaka: besluta', en: 'Markings that a source has withdrawn: decide' },
  },
  {
    state: 'expired',
    harm: 2,
    text: { sv: 'Provisoriska markeringar som har gått ut: besluta', en: 'Provisional markings that have expired: decide' },
  },
  {
    state: 'expires_soon',
    harm: 3,
    text: { sv: 'Provisoriska markeringar som snart går ut', en: 'Provisional markings that soon expire' },
  },
  {
    state: 'stale',
    harm: 4,
    text: { sv: 'Markeringar som behöver bekräftas med källan', en: 'Markings that need to be verified with their source' },
  },
]

/** What waits in the register of one's own circles. One marking leads straight to its person, several to the list. */
export async function waitingInRegister(tx: Tx, config: Pick<Config, 'marking_stale_hours'>): Promise<Waiting[]> {
  if (tx.reach.circles.length === 0) return []
  const markings = await openMarkings(tx)
  const now = new Date()
  const dated = (marking: Marking, state: MarkingState): Date =>
    state === 'withdrawn' && marking.withdrawn_at
      ? marking.withdrawn_at
      : state === 'stale'
        ? marking.last_verified_at
        : marking.received_at
  return WAITS.map(({ state, harm, text }) => {
    const found = markings.filter((marking) => stateOf(marking, now, config.marking_stale_hours) === state)
    const oldest = found.map((marking) => dated(marking, state)).sort((a, b) => a.getTime() - b.getTime())[0]
    const [only] = found
    return { harm, text, count: found.length, oldest, href: found.length === 1 && only ? `/personer/${only.person}` : '/personer' }
  })
}
