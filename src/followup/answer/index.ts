import type { Job, Module } from '../../platform/module.ts'
import type { Place } from '../../platform/page/index.ts'
import { handOverAnswers, remindAnswerers, tellAnswerer, waitingAnswers } from './deeds-leave.ts'
import { sendAnswer } from './deeds-send.ts'
import { routes } from './routes.ts'
import { overviewOfAnswers } from './deeds-overview.ts'

export { type Taken, takeRound } from './deeds-round.ts'
export { makeDemoAnswers } from './demo.ts'
export { handOut, type HandOut } from './deeds-part.ts'
export { saveSection, type Saved } from './deeds-answer.ts'
export { answerTaken, submissionEnvelope } from './deeds-send.ts'
export { answerRounds, answersOf, type Report, type ReportedPart, takeComparison } from './deeds-report.ts'
export type { Comparison } from './tables.ts'

export const ANSWERS: Place = { label: { sv: 'Svar', en: 'Answers' }, href: '/svar' }

const jobs: Record<string, Job> = { send_answer: sendAnswer, answer_waits: tellAnswerer, answer_reminders: remindAnswerers }

/** The organisation's side of a round: handed out, answered, reviewed, signed off and sent. */
export const answer: Module = {
  name: 'answer',
  part: 'followup',
  overview: (tx) => overviewOfAnswers(tx),
  routes,
  pages: (who) => (isOutside(who.roles) ? undefined : { room: { sv: 'Följa upp', en: 'Follow up' }, places: [ANSWERS] }),
  waiting: (tx) => waitingAnswers(tx),
  handOver: handOverAnswers,
  jobs,
  timed: [{ cron: '20 5 * * *', task: 'answer_reminders' }],
}
/** The system owner and the log reviewer have no duties in the follow-up. */
const isOutside = (roles: readonly string[]): boolean =>
  roles.length > 0 && roles.every((role) => role === 'system_owner' || role === 'log_reviewer')
