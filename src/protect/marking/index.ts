/** How persons are protected, by each source on its own. */
export {
  type DecisionReason,
  decisionRecord,
  lastDay,
  type Outcome,
  provisionalRecord,
  REASON_TEXTS,
  reasonOptions,
} from './decision.ts'
export { addMarking, type At, decideMarking, openMarkings, readMarkings, takeStatement, verifyMarking } from './deeds.ts'
export {
  addDays,
  type Change,
  compare,
  dayOf,
  guards,
  isMunicipalityMisleading,
  LEVEL_TEXTS,
  type Marking,
  type MarkingLevel,
  type MarkingState,
  type Source,
  SOURCE_TEXTS,
  STATE_TEXTS,
  type Statement,
  strictness,
  standingOf,
  stateOf,
  strictestOf,
} from './marking.ts'
