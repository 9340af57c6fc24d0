import type { JobContext } from '../../platform/module.ts'
import type { Founded } from '../../organisation/founding/index.ts'
import { makeDemoActions } from '../action/index.ts'
import { makeDemoAnswers } from '../answer/index.ts'
import { makeDemoConversations } from '../conversation/index.ts'
import { makeDemoDeviations } from '../deviation/index.ts'
import { makeDemoIndicators } from '../indicator/index.ts'
import { makeDemoMandates } from '../mandate/index.ts'
import { makeDemoReports } from '../report/index.ts'
import { makeDemoRisks } from '../risk/index.ts'
import { deliverDemoRounds, makeDemoRounds } from '../round/index.ts'
import { makeDemoRoutines } from '../routine/index.ts'
import { makeDemoStaff } from '../staff/index.ts'
import { makeDemoTrainingNeeds } from '../training-needs/index.ts'

/** What the demonstration shows of the follow-up, by the rooms' own deeds. Made twice, nothing is doubled. */
export async function makeDemoFollowUp(context: JobContext, founded: Founded[]): Promise<void> {
  const { db } = context
  await makeDemoRounds(db, founded)
  await deliverDemoRounds(context, founded)
  await makeDemoMandates(db, founded)
  await makeDemoIndicators(db, founded)
  await makeDemoRoutines(db, founded)
  await makeDemoDeviations(db, founded)
  await makeDemoRisks(db, founded)
  await makeDemoTrainingNeeds(db, founded)
  await makeDemoActions(db, founded)
  await makeDemoAnswers(db, founded)
  await makeDemoStaff(db, founded)
  await makeDemoConversations(db, founded)
  await makeDemoReports(db, founded)
}
