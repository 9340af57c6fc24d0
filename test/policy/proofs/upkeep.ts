import * as policy from '../../../src/organisation/upkeep/policy.ts'
import { prove } from '../proof.ts'
import { record, yesNo } from '../space.ts'

const Y = true
const un = 'unreached'

export const upkeep = prove<typeof policy>({
  name: 'upkeep',
  file: 'src/organisation/upkeep/policy.ts',
  policy,
  others: {},
  deeds: {
    maySeeCopies: {
      names: ['asker'],
      space: [record<{ system_owner: boolean }>({ system_owner: yesNo })],
      ask: ({ roles }) => [{ system_owner: roles.includes('system_owner') }],
      row: [un, un, un, un, un, un, un, un, un, Y, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, asker) => !yes || asker.system_owner,
        who_may_is_not_stopped: (yes, asker) => yes || !asker.system_owner,
      },
    },
  },
})
