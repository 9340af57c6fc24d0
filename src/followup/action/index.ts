/** Actions: what is to be done about a gap, by whom and by when, and whether it helped. */
export { type ActionLine, type ActionOrigin, addDays, dayOf, type NewAction } from './action.ts'
export { actionsOf, ownersFor, raiseAction } from './deeds.ts'
export { actionFields } from './fields.ts'
export { ActionList } from './part-list.tsx'
