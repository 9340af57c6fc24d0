export { endAccess, resumeAccess } from './deeds-end.ts'
