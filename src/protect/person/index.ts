import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { forgetQuestions, resolveMiss } from './deeds-looked.ts'
import { dataRoutes } from './pages-data.tsx'
import { listRoutes } from './pages-list.tsx'
import { lookedRoutes } from './pages-looked.tsx'
import { markingRoutes } from './pages-marking.tsx'
import { personRoutes } from './pages-person.tsx'
import { searchRoutes } from './pages-search.tsx'
import { waitingInRegister } from './waiting.ts'

export { CircleChoice } from './pages-list.tsx'
export { classText, type DatumClass, makeName, type NewDatum, writeIdentity } from './datum.ts'
export { type Taken, takeIn } from './deeds.ts'
export { planAll, type Planned } from './deeds-plan.ts'
export { enteredBy, readRegisterPerson, sameElsewhere, whomBlindMeans } from './deeds-index.ts'
export { type Likeness, likenessOf, lookThroughGlass, tellWhoAsked, type ThroughGlass } from './deeds-glass.ts'
export { blindOfWritten, readAsked } from './deeds-search.ts'
export { identityDatum } from './entry.ts'
export { type Action, type Incoming, type Plan, REFUSAL_TEXTS, type Refusal } from './incoming.ts'
export { type Relation, RELATIONS } from './person.ts'
export { knownPlaces } from './places.ts'

const routes = new Hono<Env>()
// The list's own addresses stand before /personer/:id, which would take them for ids.
for (const part of [searchRoutes, listRoutes, lookedRoutes, dataRoutes, markingRoutes, personRoutes]) routes.route('/', part)

const SEARCH = { label: { sv: 'Sök person', en: 'Search' }, href: '/sok' }

export const person: Module = {
  name: 'person',
  part: 'protect',
  routes,
  pages: (who) => ({
    room: { sv: 'Skydda', en: 'Protect' },
    places: [...(who.circles.length > 0 ? [{ label: { sv: 'Personer', en: 'Persons' }, href: '/personer' }] : []), SEARCH],
  }),
  begin: (who) => (who.circles.length > 0 ? [{ label: { sv: 'Lägg in en person', en: 'Enter a person' }, href: '/personer/ny' }] : []),
  waiting: (tx, _who, _db, config) => waitingInRegister(tx, config),
  jobs: { resolve_miss: resolveMiss, forget_questions: forgetQuestions },
  timed: [{ cron: '17 3 * * *', task: 'forget_questions' }],
}
