import * as policy from '../../../src/protect/circle/policy.ts'
import { prove } from '../proof.ts'
import { cares, sees } from './standing.ts'

const Y = true
const out = 'outside_circle'
const off = 'not_officer'

export const circle = prove<typeof policy>({
  name: 'circle',
  file: 'src/protect/circle/policy.ts',
  policy,
  others: {},
  deeds: {
    maySee: { ...sees, row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out] },
    mayCare: { ...cares, row: [Y, Y, off, out, out, out, out, out, out, out, out, out, out, out] },
  },
})
