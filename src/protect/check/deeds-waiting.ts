import type { Tx } from '../../platform/database/transaction.ts'
import type { Waiting } from '../../platform/module.ts'
import { questionsForHead } from './store-copy.ts'
import { waitingReviews } from './store-review.ts'
import { unseenAnswers } from './store-set.ts'

/** What waits in this room, for the first page: a held set may mean that somebody is waiting for a letter. */
export async function waitingInCheck(tx: Tx): Promise<Waiting[]> {
  const waiting: Waiting[] = []
  if (tx.reach.circles.length > 0) {
    const { open, openOldest, second, secondOldest } = await waitingReviews(tx)
    waiting.push({
      harm: 2,
      text: { sv: 'Utskick att granska', en: 'Sets to review' },
      count: open,
      href: '/granskning',
      oldest: openOldest ?? undefined,
    })
    waiting.push({
      harm: 2,
      text: { sv: 'Beslut som behöver dig som andra person', en: 'Decisions that need you as second person' },
      count: second,
      href: '/granskning',
      oldest: secondOldest ?? undefined,
    })
  }
  if (tx.hasRole('unit_head')) {
    const questions = await questionsForHead(tx)
    waiting.push({
      harm: 2,
      text: { sv: 'Beslut som behöver dig som enhetschef och andra person', en: 'Decisions that need you as head and second person' },
      count: questions.length,
      href: '/andra-person',
      oldest: questions[0]?.created_at,
    })
  }
  const { returned, other, oldest } = await unseenAnswers(tx)
  waiting.push({
    harm: 3,
    text: { sv: 'Utskick som du ska rätta', en: 'Sets that you are to correct' },
    count: returned,
    href: '/kontrollera/mina',
    oldest: oldest ?? undefined,
  })
  waiting.push({
    harm: 4,
    text: { sv: 'Svar på utskick som du inte har läst', en: 'Answers on sets that you have not read' },
    count: other,
    href: '/kontrollera/mina',
    oldest: oldest ?? undefined,
  })
  return waiting
}
