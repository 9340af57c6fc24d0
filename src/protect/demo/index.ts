export { lacksDemoPersons, makeDemoGlass, makeDemoPersons } from './deeds.ts'
