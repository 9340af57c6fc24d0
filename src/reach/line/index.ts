export { lineStates } from './deeds-publish.ts'
