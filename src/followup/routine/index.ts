import { Hono } from 'hono'
import type { Env, SignedIn } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { tellApprovers, tellReaders } from './deeds-approve.ts'
import { followGuidance } from './deeds-guidance.ts'
import { handOverRoutines, remindOfRoutines, waitingRoutines } from './deeds-jobs.ts'
import { draftPages } from './pages-draft.tsx'
import { guidancePages } from './pages-guidance.tsx'
import { keepPages } from './pages-keep.tsx'
import { knownPages } from './pages-known.tsx'
import { listPages } from './pages-list.tsx'
import { questionPages } from './pages-questions.tsx'
import { readPages } from './pages-read.tsx'
import { wheelPages } from './pages-wheel.tsx'
import { writePages } from './pages-write.tsx'
import { overviewOfRoutines } from './deeds-overview.ts'

/** Routines: how something is done here, who answers for it, who knows it; and the quality work of the year. */
export { leaveLesson, routinesForLesson } from './deeds-lesson.ts'
export { makeDemoRoutines } from './demo.ts'

const routes = new Hono<Env>()
// Fixed paths first: a routine's own id stands where they stand.
for (const pages of [listPages, guidancePages, writePages, questionPages, draftPages, keepPages, knownPages, readPages, wheelPages])
  routes.route('/', pages)

/** System owner and log reviewer have no duties of follow-up besides reading what they must know. */
const wheelFor = ({ roles }: SignedIn): boolean => roles.some((role) => role !== 'system_owner' && role !== 'log_reviewer')

export const routine: Module = {
  name: 'routine',
  part: 'followup',
  overview: (tx) => overviewOfRoutines(tx),
  routes,
  pages: (who) => ({
    room: { sv: 'Följa upp', en: 'Follow up' },
    places: [
      { label: { sv: 'Rutiner', en: 'Routines' }, href: '/rutiner' },
      ...(wheelFor(who) ? [{ label: { sv: 'Årshjul', en: 'Year wheel' }, href: '/arshjul' }] : []),
    ],
  }),
  waiting: (tx) => waitingRoutines(tx),
  handOver: handOverRoutines,
  jobs: {
    routine_asked: tellApprovers,
    routine_approved: tellReaders,
    guidance_follow: async ({ db }, { tenant }) => {
      await followGuidance(db, tenant)
    },
    routine_reminders: async ({ db }, { tenant }) => {
      await remindOfRoutines(db, tenant)
    },
  },
  timed: [
    { cron: '20 4 * * *', task: 'guidance_follow' },
    { cron: '30 5 * * *', task: 'routine_reminders' },
  ],
}
