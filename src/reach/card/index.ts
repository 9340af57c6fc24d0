export { cardFiles } from './files.ts'
