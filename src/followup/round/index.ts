import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { ANSWER_DOOR, api } from './api.ts'
import { begunRound, deliverRound, giveComparison, takeAnswer } from './deeds-deliver.ts'
import { countyReminder, roundMail, sweepMail, tendRounds } from './deeds-mail.ts'
import { countyPages } from './pages-county.tsx'
import { roundsWaiting } from './deeds-one.ts'
import { invitePages } from './pages-invite.tsx'
import { invitedPages } from './pages-invited.tsx'
import { levelPages } from './pages-levels.tsx'
import { linkAnswerPages } from './pages-link-answer.tsx'
import { linkPages } from './pages-link.tsx'
import { listPages } from './pages-list.tsx'
import { organisationPages } from './pages-organisation.tsx'
import { picturePages } from './pages-picture.tsx'
import { roundPages } from './pages-round.tsx'
import { ROUNDS } from './parts.tsx'
import { overviewOfRounds } from './deeds-overview.ts'

export { aggregate, comparisonFor, moved, type MovedLine, progress, type Progress, roundsOf, setsIn } from './deeds-picture.ts'
export { makeDemoRounds } from './demo.ts'
export { deliverDemoRounds } from './demo-deliver.ts'
export type { AggregateLine, Filter } from './picture.ts'
export { COUNTIES, KINDS, type Kind } from './counties.ts'

const routes = new Hono<Env>()
for (const pages of [
  listPages,
  countyPages,
  organisationPages,
  levelPages,
  invitePages,
  invitedPages,
  picturePages,
  roundPages,
  linkPages,
  linkAnswerPages,
  api,
])
  routes.route('/', pages)

/** The coordinator's side of a round: asked of many, followed as it goes, counted, and something given back. */
export const round: Module = {
  name: 'round',
  part: 'followup',
  overview: (tx) => overviewOfRounds(tx),
  routes,
  foreign: [ANSWER_DOOR],
  pages: (who) =>
    who.roles.includes('national_coordinator') || (who.roles.includes('coordinator') && who.kind === 'county_board')
      ? { room: { sv: 'Följa upp', en: 'Follow up' }, places: [ROUNDS] }
      : undefined,
  waiting: roundsWaiting,
  jobs: {
    deliver_round: deliverRound,
    begun_round: begunRound,
    take_answer: takeAnswer,
    give_comparison: giveComparison,
    round_mail: roundMail,
    county_reminder: countyReminder,
    round_mail_sweep: sweepMail,
    tend_rounds: tendRounds,
  },
  timed: [
    { cron: '*/10 * * * *', task: 'round_mail_sweep' },
    { cron: '10 4 * * *', task: 'tend_rounds' },
  ],
}
