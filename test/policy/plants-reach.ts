import * as site from '../../src/reach/site/policy.ts'
import type { Plant } from './plants.ts'

/** Faults of the policies of reaching out, of the kinds that people make. */
export const PLANTS_REACH: Plant[] = [
  {
    fault: 'everybody in the unit writes on its site',
    in: 'site',
    policy: {
      ...site,
      mayKeepSite: (who: site.Standing, of: { unit: string | null }) =>
        who.account !== null && who.unit !== null && of.unit === who.unit ? { ok: true } : site.mayKeepSite(who, of),
    },
    caughtBy: 'only_communicators_publish',
  },
  {
    fault: 'a communicator keeps another unit’s site',
    in: 'site',
    policy: { ...site, mayKeepSite: (who: site.Standing) => site.mayKeepSites(who) },
    caughtBy: 'walls_between_units',
  },
  {
    fault: 'a second national site is made',
    in: 'site',
    policy: {
      ...site,
      mayMakeNational: (who: site.Standing, here: { coordinates: boolean; taken: boolean }) =>
        site.mayMakeNational(who, { ...here, taken: false }),
    },
    caughtBy: 'one_speaks_for_all',
  },
]
