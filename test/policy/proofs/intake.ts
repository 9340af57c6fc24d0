import * as policy from '../../../src/protect/intake/policy.ts'
import { prove } from '../proof.ts'
import { cares, sees, STANDINGS } from './standing.ts'

const Y = true
const out = 'outside_circle'
const off = 'not_officer'

export const intake = prove<typeof policy>({
  name: 'intake',
  file: 'src/protect/intake/policy.ts',
  policy,
  others: {},
  deeds: {
    mayHandIn: {
      names: ['reach'],
      space: [STANDINGS],
      ask: (cast) => [cast],
      row: [Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y],
      holds: { protection_is_no_loss_of_service: (yes) => yes },
    },
    mayReadIntake: { ...sees, row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out] },
    mayCloseIntake: { ...sees, row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out] },
    mayTakeInEntry: { ...cares, row: [Y, Y, off, out, out, out, out, out, out, out, out, out, out, out] },
  },
})
