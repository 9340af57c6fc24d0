export { NOT_SHOWN, roundedToFive, SMALLEST_SHOWN, type Showable, showable, shownStep, WHY_NOT_SHOWN } from './small-groups.ts'
