import type { Module } from '../../platform/module.ts'
import { handOverDuty } from './deeds-hand-over.ts'
import { routes } from './pages.tsx'

/** The circle: who may know. */
export type { Circle } from './circle.ts'
export { heirsIn } from './deeds-hand-over.ts'
export { circleForUnit, circlesOf, dutyOf, unitOfCircle } from './deeds.ts'
export { type Judgement, mayCare, maySee, type Standing } from './policy.ts'

export const circle: Module = {
  name: 'circle',
  part: 'protect',
  routes,
  handOver: handOverDuty,
  pages: (who) =>
    who.circles.length > 0
      ? { room: { sv: 'Skydda', en: 'Protect' }, places: [{ label: { sv: 'Krets', en: 'Circle' }, href: '/krets' }] }
      : undefined,
}
