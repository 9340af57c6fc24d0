export { lacksDemoPersons, makeDemoPersons } from './deeds.ts'
