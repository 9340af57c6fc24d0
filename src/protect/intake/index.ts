import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { waitingIntake } from './deeds.ts'
import { handOverIntakes } from './deeds-hand-over.ts'
import { announcePerson, routeIntake } from './deeds-route.ts'
import { circleRoutes } from './pages-circle.tsx'
import { handInRoutes } from './pages-hand-in.tsx'

const routes = new Hono<Env>()
for (const part of [handInRoutes, circleRoutes]) routes.route('/', part)

const CONNECT = {
  label: { sv: 'Koppla till dem som hanterar skyddade personuppgifter', en: 'Connect to those who handle protected personal data' },
  href: '/koppla',
}
const HAND_IN = { label: { sv: 'Lämna in uppgift', en: 'Hand in' }, href: '/lamna-in' }

/** What others hand to the circle, and the button by which everyone reaches it. */
export const intake: Module = {
  name: 'intake',
  part: 'protect',
  routes,
  pages: (who) => ({
    room: { sv: 'Skydda', en: 'Protect' },
    places: who.circles.length > 0 ? [{ label: { sv: 'Inlämnat', en: 'Handed in' }, href: '/inlamnat' }] : [HAND_IN],
  }),
  // The same two lines for everyone: the first page must not tell who belongs to a circle by what it lacks.
  begin: () => [
    CONNECT,
    {
      ...HAND_IN,
      label: {
        sv: 'Lämna in uppgift om en person som kan ha skyddade personuppgifter',
        en: 'Hand in a person who may have protected personal data',
      },
    },
  ],
  waiting: (tx) => waitingIntake(tx),
  handOver: handOverIntakes,
  jobs: { route_intake: routeIntake, announce_person: announcePerson },
}
