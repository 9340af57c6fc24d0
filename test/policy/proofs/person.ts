import * as policy from '../../../src/protect/person/policy.ts'
import { prove } from '../proof.ts'
import { cares, sees } from './standing.ts'

const Y = true
const out = 'outside_circle'
const off = 'not_officer'

export const person = prove<typeof policy>({
  name: 'person',
  file: 'src/protect/person/policy.ts',
  policy,
  others: {},
  deeds: {
    mayListPersons: { ...sees, row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out] },
    mayOpenPerson: { ...sees, row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out] },
    mayRevealPerson: { ...sees, row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out] },
    mayReadWhoLooked: { ...sees, row: [Y, Y, Y, out, out, out, out, out, out, out, out, out, out, out] },
    mayEnterPerson: { ...cares, row: [Y, Y, off, out, out, out, out, out, out, out, out, out, out, out] },
    mayChangePerson: { ...cares, row: [Y, Y, off, out, out, out, out, out, out, out, out, out, out, out] },
    mayDecideMarking: { ...cares, row: [Y, Y, off, out, out, out, out, out, out, out, out, out, out, out] },
  },
})
