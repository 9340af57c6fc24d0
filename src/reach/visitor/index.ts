/** The visitor's half of safe contact: pages for the public entry, and the boxes that the team's half opens. */
export { type BoxKeys, type Letter, newBox, openBox, openLetter, type SafeAnswer, sealLetter } from './box.ts'
export type { VisitorWays } from './asked.ts'
export { visitorHalf } from './routes.tsx'
