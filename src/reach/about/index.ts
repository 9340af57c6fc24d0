export { aboutOf } from './deeds-publish.ts'
