import * as mandate from '../../src/followup/mandate/policy.ts'
import * as report from '../../src/followup/report/policy.ts'
import type { Plant } from './plants.ts'

/** Faults of the follow-up's policies, of the kinds that people make. */
export const PLANTS_FOLLOWUP: Plant[] = [
  {
    fault: 'whoever reads a mandate may change it',
    in: 'mandate',
    policy: { ...mandate, mayKeepMandates: mandate.mayReadMandates },
    caughtBy: 'only_coordinators_follow_up',
  },
  {
    fault: 'a report with a secrecy mark is opened when it is set',
    in: 'report',
    policy: {
      ...report,
      mayOpen: (who: report.Standing, version: { state: string; marked: boolean }) => report.mayOpen(who, { ...version, marked: false }),
    },
    caughtBy: 'what_is_marked_is_not_opened',
  },
]
