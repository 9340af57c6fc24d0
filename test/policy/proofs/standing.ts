import type { Standing } from '../../../src/protect/circle/index.ts'
import { ALL_ROLES, CIRCLE, type CastStanding, OTHER_CIRCLE } from '../cast.ts'
import { one, record, type Space, subsets } from '../space.ts'

/** Every set of roles, in each combination of circles. */
export const STANDINGS: Space<Standing> = record<Standing>({ roles: subsets(...ALL_ROLES), circles: subsets(CIRCLE, OTHER_CIRCLE) })
export const CIRCLES: Space<string> = one(CIRCLE, OTHER_CIRCLE, 'none')

export const isOfficer = (who: { roles: readonly string[] }) => who.roles.includes('protection_officer') || who.roles.includes('deputy')

/** To see: membership decides, and nothing else. */
const sees = {
  names: ['reach', 'circle'] as [string, string],
  space: [STANDINGS, CIRCLES] as [Space<Standing>, Space<string>],
  ask: (cast: CastStanding): [Standing, string] => [cast, CIRCLE],
  holds: {
    outside_the_circle_nothing: (yes: boolean, reach: Standing, circle: string) => !yes || reach.circles.includes(circle),
    role_alone_opens_nothing: (yes: boolean, reach: Standing) => !yes || reach.circles.length > 0,
    who_may_is_not_stopped: (yes: boolean, reach: Standing, circle: string) => yes || !reach.circles.includes(circle),
  },
}
/** To change: membership and office. */
const cares = {
  ...sees,
  holds: {
    outside_the_circle_nothing: sees.holds.outside_the_circle_nothing,
    role_alone_opens_nothing: sees.holds.role_alone_opens_nothing,
    only_officers_change: (yes: boolean, reach: Standing) => !yes || isOfficer(reach),
    who_may_is_not_stopped: (yes: boolean, reach: Standing, circle: string) => yes || !reach.circles.includes(circle) || !isOfficer(reach),
  },
}
export { cares, sees }
