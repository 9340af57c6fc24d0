import * as mandate from '../../src/followup/mandate/policy.ts'
import type { Plant } from './plants.ts'

/** Faults of the follow-up's policies, of the kinds that people make. */
export const PLANTS_FOLLOWUP: Plant[] = [
  {
    fault: 'whoever reads a mandate may change it',
    in: 'mandate',
    policy: { ...mandate, mayKeepMandates: mandate.mayReadMandates },
    caughtBy: 'only_coordinators_follow_up',
  },
]
