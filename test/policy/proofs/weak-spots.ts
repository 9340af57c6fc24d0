import { type CastStanding, OTHER_UNIT, UNIT } from '../cast.ts'
import { one, record, type Space, subsets } from '../space.ts'

/** Who asks about what tells where a unit is weak: actions, risks, needs of knowledge. The three rooms ask the same way. */
export interface Asker {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export const ASKERS: Space<Asker> = record<Asker>({
  account: one<string | null>('me', null),
  // The roles that decide, and one of each kind that must not.
  roles: subsets('coordinator', 'unit_head', 'national_coordinator', 'system_owner', 'caseworker'),
  unit: one<string | null>(UNIT, OTHER_UNIT, null),
})
export const UNITS: Space<string | null> = one<string | null>(UNIT, OTHER_UNIT, null)
export const ACCOUNTS: Space<string> = one('me', 'other')
export const askerOf = ({ account, roles, unit }: CastStanding): Asker => ({ account, roles, unit })

/** Answers for that unit: its head, or whoever coordinates. */
export const leads = (who: Asker, unit: string | null): boolean => {
  if (who.account === null) return false
  return who.roles.includes('coordinator') || (who.roles.includes('unit_head') && unit !== null && who.unit === unit)
}
/** Only by office of the head: then the wall between units stands. */
export const isHeadOnly = (who: Asker): boolean => who.roles.includes('unit_head') && !who.roles.includes('coordinator')
