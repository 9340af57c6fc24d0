import * as policy from '../../../src/reach/contact/policy.ts'
import { type CastStanding, OTHER_UNIT, UNIT } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, subsets, yesNo } from '../space.ts'

const Y = true
const head = 'not_head'
const named = 'not_named'
const team = 'not_team'

const ASKERS: Space<policy.Asker> = record<policy.Asker>({
  account: one<string | null>('me', null),
  roles: subsets('unit_head', 'caseworker', 'protection_officer', 'deputy', 'communicator', 'system_owner'),
  unit: one<string | null>(UNIT, OTHER_UNIT, null),
})
const askerOf = ({ account, roles, unit }: CastStanding): policy.Asker => ({ account, roles, unit })
const answers = ({ account, roles }: policy.Asker) =>
  account !== null && ['unit_head', 'caseworker', 'protection_officer', 'deputy'].some((role) => roles.includes(role))
const leads = (who: policy.Asker, unit: string) => who.account !== null && who.roles.includes('unit_head') && who.unit === unit

export const contact = prove<typeof policy>({
  name: 'contact',
  file: 'src/reach/contact/policy.ts',
  policy,
  others: {},
  deeds: {
    mayKeepQueue: {
      names: ['who', 'place'],
      space: [ASKERS, record<Pick<policy.Place, 'queue_unit'>>({ queue_unit: one(UNIT, OTHER_UNIT) })],
      ask: (cast) => [askerOf(cast), { queue_unit: UNIT }],
      row: [head, head, head, head, head, head, head, Y, head, head, head, head, head, head],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        walls_between_units: (yes, who, place) => !yes || who.unit === place.queue_unit,
        who_may_is_not_stopped: (yes, who, place) => yes || !leads(who, place.queue_unit),
      },
    },
    mayAccept: {
      names: ['who', 'place'],
      space: [ASKERS, record<Pick<policy.Place, 'queue_unit' | 'named'>>({ queue_unit: one(UNIT, OTHER_UNIT), named: yesNo })],
      ask: (cast) => [askerOf(cast), { queue_unit: UNIT, named: true }],
      row: [Y, Y, Y, Y, Y, Y, named, Y, named, named, named, named, named, named],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        walls_between_units: (yes, who, place) => !yes || who.unit === place.queue_unit,
        only_the_named_and_willing_read: (yes, who, place) => !yes || (place.named && answers(who)),
        who_may_is_not_stopped: (yes, who, place) => yes || !place.named || !answers(who) || who.unit !== place.queue_unit,
      },
    },
    mayAnswer: {
      names: ['who', 'place'],
      space: [ASKERS, record<Pick<policy.Place, 'accepted'>>({ accepted: yesNo })],
      ask: (cast) => [askerOf(cast), { accepted: true }],
      row: [Y, Y, Y, Y, Y, Y, team, Y, team, team, team, team, team, team],
      holds: {
        ended_access_gets_nothing: (yes, who) => !yes || who.account !== null,
        only_the_named_and_willing_read: (yes, who, place) => !yes || (place.accepted && answers(who)),
        who_may_is_not_stopped: (yes, who, place) => yes || !place.accepted || !answers(who),
      },
    },
  },
})
