import * as policy from '../../../src/protect/import/policy.ts'
import { prove } from '../proof.ts'
import { cares } from './standing.ts'

const Y = true
const out = 'outside_circle'
const off = 'not_officer'

export const registerImport = prove<typeof policy>({
  name: 'import',
  file: 'src/protect/import/policy.ts',
  policy,
  others: {},
  deeds: {
    mayPreviewImport: { ...cares, row: [Y, Y, off, out, out, out, out, out, out, out, out, out, out, out] },
    mayTakeImport: { ...cares, row: [Y, Y, off, out, out, out, out, out, out, out, out, out, out, out] },
    mayDiscardImport: { ...cares, row: [Y, Y, off, out, out, out, out, out, out, out, out, out, out, out] },
  },
})
