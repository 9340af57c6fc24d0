import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { SignedIn } from '../../platform/http/context.ts'
import type { Waiting } from '../../platform/module.ts'
import type { Text } from '../../platform/page/index.ts'
import { mayJudgeFromLog, mayJudgeGlass, mayReviewGlassLog } from './policy.ts'
import { type ReviewRow, unjudged } from './store-review.ts'
import { judgesOf } from './store-settle.ts'

const OVERDUE: Text = { sv: 'Nödöppningar som skulle ha granskats', en: 'Emergency openings that should have been reviewed' }
const TO_JUDGE: Text = { sv: 'Nödöppningar att granska', en: 'Emergency openings to review' }
const TOLD: Text = { sv: 'Nödöppningar som kretsen ska granska', en: 'Emergency openings that the circle is to review' }

const item = (harm: Waiting['harm'], text: Text, found: readonly ReviewRow[]): Waiting => {
  const [only] = found
  return {
    harm,
    text,
    count: found.length,
    oldest: only?.asked_at,
    href: found.length === 1 && only ? `/nodoppningar/${only.id}` : '/nodoppningar',
  }
}

/** For the first page: of the circle, of the head of its unit as second person, of the log reviewer. */
export async function waitingGlass(tx: Tx, who: SignedIn, db: Database, config: Config): Promise<Waiting[]> {
  const hours = config.glass_review_hours
  const reach = { ...tx.reach, account: who.actor.account }
  if (mayReviewGlassLog(reach).ok) return waitingForReviewer(db, who, hours)
  if (tx.reach.circles.length === 0 && !tx.hasRole('unit_head')) return []
  const rows = await unjudged(tx, hours)
  const overdue = rows.filter((row) => row.overdue)
  const rest = rows.filter((row) => !row.overdue)
  return [
    item(1, OVERDUE, overdue),
    item(
      1,
      TO_JUDGE,
      rest.filter((row) => mayJudgeGlass(reach, row).ok),
    ),
    item(
      2,
      TOLD,
      rest.filter((row) => !mayJudgeGlass(reach, row).ok),
    ),
  ]
}

async function waitingForReviewer(db: Database, who: SignedIn, hours: number): Promise<Waiting[]> {
  const rows = await db.asReviewer(who.actor, (tx) => unjudged(tx, hours))
  const reach = { roles: who.roles, circles: who.circles, account: who.actor.account }
  const judges = new Map<string, number>()
  await db.asWorker(who.actor.tenant, async (tx) => {
    for (const { id, circle, account } of rows) if (circle !== null) judges.set(id, await judgesOf(tx, circle, account))
  })
  const mine = rows.filter((row) => mayJudgeFromLog(reach, { ...row, judges: judges.get(row.id) ?? 0 }).ok)
  return [
    item(
      1,
      OVERDUE,
      mine.filter((row) => row.overdue),
    ),
    item(
      2,
      TO_JUDGE,
      mine.filter((row) => !row.overdue),
    ),
  ]
}
