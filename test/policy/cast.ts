import { ROLES, type Role } from '../../src/organisation/founding/roles.ts'

/**
 * Who asks, in the tables: every role outside the circle that is asked about, those who may be inside it, and somebody
 * without any role. A role that is added to the product is a type error here, and then in every row of every table.
 */
type InCircle = 'officer_in' | 'deputy_in' | 'member_in'
export type CastMember = Role | InCircle | 'nobody'

export const COLUMNS = [
  'officer_in',
  'deputy_in',
  'member_in',
  'protection_officer',
  'deputy',
  'caseworker',
  'registrar',
  'unit_head',
  'log_reviewer',
  'system_owner',
  'communicator',
  'coordinator',
  'national_coordinator',
  'nobody',
] as const satisfies readonly CastMember[]

/** Nobody is left out: what is left over when the columns are taken from the cast is nothing. */
export const NOBODY_IS_LEFT_OUT: [Exclude<CastMember, (typeof COLUMNS)[number]>] extends [never] ? true : never = true

/** One answer for each column, in the order of the columns. */
export type Row<Answer, Columns extends readonly unknown[] = typeof COLUMNS> = { readonly [I in keyof Columns]: Answer }

export interface CastStanding {
  name: CastMember
  account: string
  roles: Role[]
  circles: string[]
  unit: string
}

/** The circle and the unit that the tables ask about, and another of each. */
export const CIRCLE = 'k'
export const OTHER_CIRCLE = 'o'
export const UNIT = 'u'
export const OTHER_UNIT = 'v'

const INSIDE: Record<InCircle, Role> = { officer_in: 'protection_officer', deputy_in: 'deputy', member_in: 'caseworker' }
const isInside = (name: CastMember): name is InCircle => name in INSIDE

/** Roles that reach persons stand in the tables outside too: those officers have a circle of their own, which is another. */
export function standingOf(name: CastMember): CastStanding {
  const roles: Role[] = isInside(name) ? [INSIDE[name]] : name === 'nobody' ? [] : [name]
  const circles = isInside(name) ? [CIRCLE] : name === 'protection_officer' || name === 'deputy' ? [OTHER_CIRCLE] : []
  return { name, account: 'me', roles, circles, unit: UNIT }
}

export const ALL_ROLES = Object.keys(ROLES) as Role[]
