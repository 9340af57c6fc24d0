import * as access from '../../src/organisation/access/policy.ts'
import * as account from '../../src/organisation/account/policy.ts'
import * as federation from '../../src/organisation/federation/policy.ts'
import * as hosting from '../../src/organisation/hosting/policy.ts'
import * as vouching from '../../src/organisation/vouching/policy.ts'
import * as scim from '../../src/organisation/scim/policy.ts'
import * as signin from '../../src/organisation/signin/policy.ts'
import * as glass from '../../src/protect/break-glass/policy.ts'
import type { Plant } from './plants.ts'

const YES = { ok: true } as const
const NO = { ok: false, because: 'unreached' } as const
type Judge = Parameters<typeof glass.mayJudgeGlass>[0]
type Opening = Parameters<typeof glass.mayJudgeGlass>[1]

export const PLANTS_DOORS: Plant[] = [
  {
    fault: 'a lone system owner may give herself a role',
    in: 'access',
    policy: { ...access, mayGrantDirect: (facts: access.Direct) => access.mayGrantDirect({ ...facts, whom: 'other' }) },
    caughtBy: 'nobody_decides_about_oneself',
  },
  {
    fault: 'whoever names may also grant, when she is both head and system owner',
    in: 'access',
    policy: { ...access, mayGrantNamed: (facts: access.Granting) => access.mayGrantNamed({ ...facts, named_by: 'other' }) },
    caughtBy: 'granted_by_another_than_named',
  },
  {
    fault: 'an analysis past its day still carries a place',
    in: 'access',
    policy: {
      ...access,
      mayName: (facts: Parameters<typeof access.mayName>[0]) =>
        access.mayName({ ...facts, ground: facts.ground === 'past_review' ? 'stands' : facts.ground }),
    },
    caughtBy: 'reach_rests_on_analysis',
  },
  {
    fault: 'what is named may run past the analysis’s review',
    in: 'access',
    policy: {
      ...access,
      mayName: (facts: Parameters<typeof access.mayName>[0]) =>
        access.mayName({ ...facts, end: facts.end === 'beyond_review' ? 'within' : facts.end }),
    },
    caughtBy: 'access_has_an_end',
  },
  {
    fault: 'a place in a circle is not looked at when a log reviewer is made',
    in: 'access',
    policy: {
      ...access,
      mayGrantDirect: (facts: access.Direct) => access.mayGrantDirect({ ...facts, held: { ...facts.held, in_circle: false } }),
    },
    caughtBy: 'roles_stay_apart',
  },
  {
    fault: 'the head of one unit reads the analysis of another',
    in: 'access',
    policy: { ...access, mayReadAnalysis: (asker: access.Asker) => access.mayReadAnalysis(asker, 'own') },
    caughtBy: 'walls_between_units',
  },
  {
    fault: 'a role is given to somebody who has left',
    in: 'access',
    policy: { ...access, mayGrantDirect: (facts: access.Direct) => access.mayGrantDirect({ ...facts, account: 'open' }) },
    caughtBy: 'ended_access_gets_nothing',
  },
  {
    fault: 'the head of a unit draws circles',
    in: 'access',
    policy: { ...access, mayKeepCircles: (asker: access.Asker) => (asker.unit_head ? YES : access.mayKeepCircles(asker)) },
    caughtBy: 'only_its_keeper_administers',
  },
  {
    fault: 'an analysis that is ended is ended again',
    in: 'access',
    policy: { ...access, mayEndAnalysis: (asker: access.Asker, unit: access.Unit) => access.mayEndAnalysis(asker, unit, false) },
    caughtBy: 'decided_stays_decided',
  },
  {
    fault: 'an account is closed while something is held',
    in: 'account',
    policy: { ...account, mayClose: (who: account.Standing, of: account.AccountFacts) => account.mayClose(who, of, 0) },
    caughtBy: 'nothing_held_is_lost',
  },
  {
    fault: 'a suspended account comes in',
    in: 'signin',
    policy: {
      ...signin,
      mayEnter: (of: { closed_at: Date | null } | undefined) => (of?.closed_at === null ? YES : NO),
    },
    caughtBy: 'ended_access_gets_nothing',
  },
  {
    fault: 'a link that was used opens again within its time',
    in: 'signin',
    policy: {
      ...signin,
      mayFollow: (link: NonNullable<Parameters<typeof signin.mayFollow>[0]> | undefined) =>
        signin.mayFollow(link && { ...link, used: false }),
    },
    caughtBy: 'way_in_works_once',
  },
  {
    fault: 'the last key may go',
    in: 'signin',
    policy: { ...signin, mayRemoveKey: () => YES },
    caughtBy: 'last_way_in_stays',
  },
  {
    fault: 'a service that was changed since it was tried is switched on',
    in: 'federation',
    policy: {
      ...federation,
      mayEnable: (asker: { roles: string[] }, provider: { tried_at: Date | null; changed_at: Date }) =>
        provider.tried_at ? federation.mayKeepProviders(asker) : federation.mayEnable(asker, provider),
    },
    caughtBy: 'only_what_was_tried_is_switched_on',
  },
  {
    fault: 'a system owner who is also caseworker breaks the glass',
    in: 'glass',
    policy: {
      ...glass,
      mayBreakGlass: (reach: { roles: string[] }) => (reach.roles.includes('caseworker') ? YES : glass.mayBreakGlass(reach)),
    },
    caughtBy: 'glass_by_those_who_meet_people',
  },
  {
    fault: 'an officer judges her own opening',
    in: 'glass',
    policy: { ...glass, mayJudgeGlass: (reach: Judge, opening: Opening) => glass.mayJudgeGlass(reach, { ...opening, account: 'x' }) },
    caughtBy: 'opener_never_reviews',
  },
  {
    fault: 'the log reviewer judges before the circle has had its time',
    in: 'glass',
    policy: {
      ...glass,
      mayJudgeFromLog: (reach: Judge, opening: Parameters<typeof glass.mayJudgeFromLog>[1]) =>
        glass.mayJudgeFromLog(reach, { ...opening, overdue: true }),
    },
    caughtBy: 'circle_judges_first',
  },
  {
    fault: 'the system owner vouches for the link that she made',
    in: 'vouching',
    policy: {
      mayVouch: (asker: vouching.Asker, whom: 'self' | 'other', unit: 'own' | 'other') =>
        vouching.mayVouch({ ...asker, system_owner: false, unit_head: asker.unit_head || asker.system_owner }, whom, unit),
    },
    caughtBy: 'arranger_never_vouches',
  },
  {
    fault: 'any system owner may invite organisations',
    in: 'hosting',
    policy: { ...hosting, mayHostOthers: (who: hosting.Standing) => hosting.mayHostOthers({ ...who, mayHost: true }) },
    caughtBy: 'only_a_host_hosts',
  },
  {
    fault: 'the directory takes back up what the system owner ended',
    in: 'scim',
    policy: {
      ...scim,
      mayResume: (account: Parameters<typeof scim.mayResume>[0]) => scim.mayResume({ ...account, ended_by_directory: true }),
    },
    caughtBy: 'what_the_owner_ended_stays_ended',
  },
]
