import * as policy from '../../../src/protect/logreview/policy.ts'
import { prove } from '../proof.ts'
import { STANDINGS } from './standing.ts'

const no = 'not_log_reviewer'

export const logreview = prove<typeof policy>({
  name: 'logreview',
  file: 'src/protect/logreview/policy.ts',
  policy,
  others: {},
  deeds: {
    mayReviewLog: {
      names: ['reach'],
      space: [STANDINGS],
      ask: (cast) => [cast],
      row: [no, no, no, no, no, no, no, no, true, no, no, no, no, no],
      holds: {
        reviewer_is_independent: (yes, reach) => !yes || (reach.roles.includes('log_reviewer') && reach.circles.length === 0),
        who_may_is_not_stopped: (yes, reach) => yes || !reach.roles.includes('log_reviewer') || reach.circles.length > 0,
      },
    },
  },
})
