import type { Role } from '../../../src/organisation/founding/index.ts'
import * as policy from '../../../src/organisation/access/policy.ts'
import type { Asker, Deciding, Direct, Given, Granting, Unit, Whom } from '../../../src/organisation/access/policy.ts'
import { ENDS, GROUNDS, type What } from '../../../src/organisation/access/access.ts'
import { ALL_ROLES, type CastStanding } from '../cast.ts'
import { prove } from '../proof.ts'
import { one, record, type Space, yesNo } from '../space.ts'

const Y = true
const un = 'unreached'

const ASKERS: Space<Asker> = record<Asker>({ system_owner: yesNo, unit_head: yesNo, log_reviewer: yesNo })
const UNITS: Space<Unit> = one<Unit>('own', 'other')
const WHOM: Space<Whom> = one<Whom>('self', 'other')
const WHAT: Space<What> = one<What>('place', ...ALL_ROLES)
const HELD: Space<Given['held']> = record<Given['held']>({
  roles: one<Role[]>([], ...ALL_ROLES.map((role): Role[] => [role]), ['registrar', 'system_owner']),
  in_circle: yesNo,
})
/** Whom the rules tell apart, for the larger spaces: mayGrantDirect goes through every role. */
const HELD_APART: Space<Given['held']> = record<Given['held']>({
  roles: one<Role[]>([], ['caseworker'], ['unit_head'], ['deputy'], ['log_reviewer'], ['registrar', 'system_owner']),
  in_circle: yesNo,
})
const GIVEN: { [K in keyof Given]: Space<Given[K]> } = {
  what: WHAT,
  account: one('open', 'ended'),
  of_unit: yesNo,
  ground: one(...GROUNDS),
  end: one(...ENDS),
  held: HELD_APART,
}
const asker = ({ roles }: CastStanding): Asker => ({
  system_owner: roles.includes('system_owner'),
  unit_head: roles.includes('unit_head'),
  log_reviewer: roles.includes('log_reviewer'),
})
const NOTHING: Given['held'] = { roles: [], in_circle: false }
const OFFICER: Given = { what: 'protection_officer', account: 'open', of_unit: true, ground: 'stands', end: 'within', held: NOTHING }

/** Said again here, from D-R15 and D-R18, so that a fault in the product's own list is seen. */
const reachesPersons = (what: What) => ['place', 'protection_officer', 'deputy'].includes(what)
const isNamedFor = (what: What) => !['unit_head', 'log_reviewer', 'national_coordinator', 'system_owner'].includes(what)
const TAKES_PART = ['place', 'system_owner', 'unit_head', 'protection_officer', 'deputy', 'caseworker']
/** Everything somebody would be with this added. */
const together = ({ what, held }: Pick<Given, 'what' | 'held'>): string[] => [...held.roles, ...(held.in_circle ? ['place'] : []), what]
/** Whether what is added makes a pair with something held that must be apart. */
function clashes(given: Pick<Given, 'what' | 'held'>): boolean {
  const before: string[] = together(given).slice(0, -1)
  const pair = (one: string, others: string[]) =>
    (given.what === one && before.some((held) => others.includes(held))) || (before.includes(one) && others.includes(given.what))
  return pair('log_reviewer', TAKES_PART) || pair('system_owner', ['place', 'protection_officer', 'deputy'])
}
const isFit = (given: Given) =>
  given.account === 'open' &&
  given.of_unit &&
  isNamedFor(given.what) &&
  (given.ground === 'stands' || (given.ground === 'not_needed' && !reachesPersons(given.what))) &&
  given.end === 'within' &&
  !clashes(given)

/** What naming and granting share. */
const given = {
  reach_rests_on_analysis: (yes: boolean, facts: Given) => !yes || !reachesPersons(facts.what) || facts.ground === 'stands',
  access_has_an_end: (yes: boolean, facts: Given) => !yes || facts.end === 'within',
  roles_stay_apart: (yes: boolean, facts: Given) => !yes || !clashes(facts),
  walls_between_units: (yes: boolean, facts: Given) => !yes || facts.of_unit,
  ended_access_gets_nothing: (yes: boolean, facts: Given) => !yes || facts.account === 'open',
}
const isHead = (one: Asker, unit: Unit) => one.unit_head && unit === 'own'

export const access = prove<typeof policy>({
  name: 'access',
  file: 'src/organisation/access/policy.ts',
  policy,
  others: {},
  deeds: {
    mayList: {
      names: ['asker'],
      space: [ASKERS],
      ask: (cast) => [asker(cast)],
      row: [un, un, un, un, un, un, un, Y, un, Y, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, who) => !yes || who.system_owner || who.unit_head,
        who_may_is_not_stopped: (yes, who) => yes || !(who.system_owner || who.unit_head),
      },
    },
    maySeeUnit: {
      names: ['asker', 'unit'],
      space: [ASKERS, UNITS],
      ask: (cast) => [asker(cast), 'own'],
      row: [un, un, un, un, un, un, un, Y, un, Y, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, who) => !yes || who.system_owner || who.unit_head,
        walls_between_units: (yes, who, unit) => !yes || who.system_owner || unit === 'own',
        who_may_is_not_stopped: (yes, who, unit) => yes || !(who.system_owner || isHead(who, unit)),
      },
    },
    mayListAnalyses: {
      names: ['asker'],
      space: [ASKERS],
      ask: (cast) => [asker(cast)],
      row: [un, un, un, un, un, un, un, Y, Y, Y, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, who) => !yes || who.system_owner || who.unit_head || who.log_reviewer,
        who_may_is_not_stopped: (yes, who) => yes || !(who.system_owner || who.unit_head || who.log_reviewer),
      },
    },
    mayReadAnalysis: {
      names: ['asker', 'unit'],
      space: [ASKERS, UNITS],
      ask: (cast) => [asker(cast), 'own'],
      row: [un, un, un, un, un, un, un, Y, Y, Y, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, who) => !yes || who.system_owner || who.unit_head || who.log_reviewer,
        walls_between_units: (yes, who, unit) => !yes || who.system_owner || who.log_reviewer || unit === 'own',
        who_may_is_not_stopped: (yes, who, unit) => yes || !(who.system_owner || who.log_reviewer || isHead(who, unit)),
      },
    },
    mayDecideAnalysis: {
      names: ['facts'],
      space: [
        record<Deciding>({ asker: ASKERS, unit: UNITS, circle: one('none', 'own', 'other'), review: one('within', 'past', 'beyond_year') }),
      ],
      ask: (cast) => [{ asker: asker(cast), unit: 'own', circle: 'own', review: 'within' }],
      row: [un, un, un, un, un, un, un, Y, un, un, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, facts) => !yes || facts.asker.unit_head,
        walls_between_units: (yes, facts) => !yes || (facts.unit === 'own' && facts.circle !== 'other'),
        access_has_an_end: (yes, facts) => !yes || facts.review === 'within',
        who_may_is_not_stopped: (yes, { asker: who, unit, circle, review }) =>
          yes || !isHead(who, unit) || circle === 'other' || review !== 'within',
      },
    },
    mayEndAnalysis: {
      names: ['asker', 'unit', 'ended'],
      space: [ASKERS, UNITS, yesNo],
      ask: (cast) => [asker(cast), 'own', false],
      row: [un, un, un, un, un, un, un, Y, un, un, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, who) => !yes || who.unit_head,
        walls_between_units: (yes, _who, unit) => !yes || unit === 'own',
        decided_stays_decided: (yes, _who, _unit, ended) => !yes || !ended,
        who_may_is_not_stopped: (yes, who, unit, ended) => yes || ended || !isHead(who, unit),
      },
    },
    mayName: {
      names: ['facts'],
      space: [record<Given & { asker: Asker; unit: Unit }>({ ...GIVEN, asker: ASKERS, unit: UNITS })],
      ask: (cast) => [{ ...OFFICER, asker: asker(cast), unit: 'own' }],
      row: [un, un, un, un, un, un, un, Y, un, un, un, un, un, un],
      holds: {
        ...given,
        only_its_keeper_administers: (yes, facts) => !yes || (isHead(facts.asker, facts.unit) && isNamedFor(facts.what)),
        who_may_is_not_stopped: (yes, facts) => yes || !isHead(facts.asker, facts.unit) || !isFit(facts),
      },
    },
    mayWithdraw: {
      names: ['asker', 'unit', 'state'],
      space: [ASKERS, UNITS, one('open', 'decided')],
      ask: (cast) => [asker(cast), 'own', 'open'],
      row: [un, un, un, un, un, un, un, Y, un, un, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, who) => !yes || who.unit_head,
        walls_between_units: (yes, _who, unit) => !yes || unit === 'own',
        decided_stays_decided: (yes, _who, _unit, state) => !yes || state === 'open',
        who_may_is_not_stopped: (yes, who, unit, state) => yes || state !== 'open' || !isHead(who, unit),
      },
    },
    mayGrantNamed: {
      names: ['facts'],
      space: [record<Granting>({ ...GIVEN, asker: ASKERS, whom: WHOM, named_by: WHOM, state: one('open', 'decided') })],
      ask: (cast) => [{ ...OFFICER, asker: asker(cast), whom: 'other', named_by: 'other', state: 'open' }],
      row: [un, un, un, un, un, un, un, un, un, Y, un, un, un, un],
      holds: {
        ...given,
        only_its_keeper_administers: (yes, facts) => !yes || facts.asker.system_owner,
        nobody_decides_about_oneself: (yes, facts) => !yes || facts.whom === 'other',
        granted_by_another_than_named: (yes, facts) => !yes || facts.named_by === 'other',
        decided_stays_decided: (yes, facts) => !yes || facts.state === 'open',
        who_may_is_not_stopped: (yes, facts) =>
          yes || !facts.asker.system_owner || facts.whom === 'self' || facts.named_by === 'self' || facts.state !== 'open' || !isFit(facts),
      },
    },
    mayDecide: {
      names: ['facts'],
      space: [record<Pick<Granting, 'asker' | 'whom' | 'state'>>({ asker: ASKERS, whom: WHOM, state: one('open', 'decided') })],
      ask: (cast) => [{ asker: asker(cast), whom: 'other', state: 'open' }],
      row: [un, un, un, un, un, un, un, un, un, Y, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, facts) => !yes || facts.asker.system_owner,
        nobody_decides_about_oneself: (yes, facts) => !yes || facts.whom === 'other',
        decided_stays_decided: (yes, facts) => !yes || facts.state === 'open',
        who_may_is_not_stopped: (yes, facts) => yes || !facts.asker.system_owner || facts.whom === 'self' || facts.state !== 'open',
      },
    },
    mayGrantDirect: {
      names: ['facts'],
      space: [
        record<Direct>({
          asker: ASKERS,
          whom: WHOM,
          what: WHAT,
          account: one('open', 'ended'),
          end: one('within', 'past', 'beyond_year'),
          held: HELD,
        }),
      ],
      ask: (cast) => [{ asker: asker(cast), whom: 'other', what: 'log_reviewer', account: 'open', end: 'within', held: NOTHING }],
      row: [un, un, un, un, un, un, un, un, un, Y, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, facts) => !yes || facts.asker.system_owner,
        nobody_decides_about_oneself: (yes, facts) => !yes || facts.whom === 'other',
        granted_by_another_than_named: (yes, facts) => !yes || !reachesPersons(facts.what),
        access_has_an_end: (yes, facts) => !yes || facts.end === 'within',
        roles_stay_apart: (yes, facts) => !yes || !clashes(facts),
        ended_access_gets_nothing: (yes, facts) => !yes || facts.account === 'open',
        who_may_is_not_stopped: (yes, facts) =>
          yes ||
          !facts.asker.system_owner ||
          facts.whom === 'self' ||
          reachesPersons(facts.what) ||
          facts.account !== 'open' ||
          facts.end !== 'within' ||
          clashes(facts),
      },
    },
    mayEnd: {
      names: ['facts'],
      space: [record<Parameters<typeof policy.mayEnd>[0]>({ asker: ASKERS, unit: UNITS, whom: WHOM, what: WHAT })],
      ask: (cast) => [{ asker: asker(cast), unit: 'own', whom: 'other', what: 'place' }],
      row: [un, un, un, un, un, un, un, Y, un, Y, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, { asker: who, what }) => !yes || who.system_owner || (who.unit_head && isNamedFor(what)),
        walls_between_units: (yes, { asker: who, unit }) => !yes || who.system_owner || unit === 'own',
        nobody_decides_about_oneself: (yes, { asker: who, unit, whom }) => !yes || whom === 'other' || isHead(who, unit),
        who_may_is_not_stopped: (yes, { asker: who, unit, whom, what }) =>
          yes || !((who.system_owner && whom === 'other') || (isHead(who, unit) && isNamedFor(what))),
      },
    },
    mayReview: {
      names: ['facts'],
      space: [record<Parameters<typeof policy.mayReview>[0]>({ asker: ASKERS, unit: UNITS, what: WHAT })],
      ask: (cast) => [{ asker: asker(cast), unit: 'own', what: 'place' }],
      row: [un, un, un, un, un, un, un, Y, un, un, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, { asker: who, what }) => !yes || (who.unit_head && isNamedFor(what)),
        walls_between_units: (yes, { unit }) => !yes || unit === 'own',
        who_may_is_not_stopped: (yes, { asker: who, unit, what }) => yes || !isHead(who, unit) || !isNamedFor(what),
      },
    },
    mayKeepCircles: {
      names: ['asker'],
      space: [ASKERS],
      ask: (cast) => [asker(cast)],
      row: [un, un, un, un, un, un, un, un, un, Y, un, un, un, un],
      holds: {
        only_its_keeper_administers: (yes, who) => !yes || who.system_owner,
        who_may_is_not_stopped: (yes, who) => yes || !who.system_owner,
      },
    },
  },
})
