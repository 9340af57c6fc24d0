import * as policy from '../../../src/organisation/vouching/policy.ts'
import type { Asker } from '../../../src/organisation/vouching/policy.ts'
import type { CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, yesNo } from '../space.ts'

const Y = true
const no = 'not_colleague'

const ASKER: Space<Asker> = record<Asker>({ system_owner: yesNo, unit_head: yesNo, officer: yesNo })
const asker = ({ roles }: CastStanding): Asker => ({
  system_owner: roles.includes('system_owner'),
  unit_head: roles.includes('unit_head'),
  officer: roles.includes('protection_officer') || roles.includes('deputy'),
})

export const vouching = prove<typeof policy>({
  name: 'vouching',
  file: 'src/organisation/vouching/policy.ts',
  policy,
  others: {},
  deeds: {
    mayVouch: {
      names: ['asker', 'whom', 'unit'],
      space: [ASKER, one<'self' | 'other'>('self', 'other'), one<'own' | 'other'>('own', 'other')],
      ask: (cast) => [asker(cast), 'other', 'own'],
      row: [Y, Y, no, Y, Y, no, no, Y, no, 'arranger', no, no, no, no],
      holds: {
        arranger_never_vouches: (yes, who) => !yes || !who.system_owner,
        nobody_decides_about_oneself: (yes, _who, whom) => !yes || whom === 'other',
        walls_between_units: (yes, who, _whom, unit) => !yes || unit === 'own' || who.unit_head,
        who_may_is_not_stopped: (yes, who, whom, unit) =>
          yes || who.system_owner || whom === 'self' || !(who.unit_head || (who.officer && unit === 'own')),
      },
    },
  },
})
