export { foundDemo, readDemo } from './demo.ts'
export { type AnalysisWords, type Foundation, type Founded, GRANT_DAYS, type OrganisationKind, found } from './found.ts'
export { CAST } from './cast.ts'
export { clashOf, type Held, REACHING, ROLES, type Role } from './roles.ts'
