/**
 * Who may give access, to whom and on what: two people and a recorded analysis for whatever reaches a protected person
 * (D-R15). Each function takes closed facts and denies unless everything fits. Row security and triggers in
 * migrations/0005_doors.sql hold the same in the database.
 */
import { clashOf, type Held } from '../founding/index.ts'
import { type End, type Ground, isNamed, reaches, type What } from './access.ts'

/** What of the asker's roles matters here. */
export interface Asker {
  system_owner: boolean
  unit_head: boolean
  log_reviewer: boolean
}
export type Unit = 'own' | 'other'
export type Whom = 'self' | 'other'

/** `unreached`: answered as if it did not exist. The others are told, with what to do. */
export const REFUSALS = [
  'unreached',
  'self',
  'same_hand',
  'decided',
  'access_ended',
  'not_of_unit',
  'not_for_naming',
  'must_be_named',
  'no_analysis',
  'analysis_ended',
  'analysis_past_review',
  'analysis_elsewhere',
  'day_past',
  'day_beyond_year',
  'day_beyond_review',
  'reviewer_is_apart',
  'owner_reaches_nobody',
] as const
export type Refusal = (typeof REFUSALS)[number]
export type Judgement = { ok: true } | { ok: false; because: Refusal }

const YES: Judgement = { ok: true }
const no = (because: Refusal): Judgement => ({ ok: false, because })
const yesIf = (fits: boolean, because: Refusal = 'unreached'): Judgement => (fits ? YES : no(because))
/** The first that refuses; yes only when all say yes, and never when there is nothing to say. */
const all = (...judged: Judgement[]): Judgement => judged.find((one) => !one.ok) ?? (judged.length > 0 ? YES : no('unreached'))

const GROUND_REFUSALS: Readonly<Record<Exclude<Ground, 'stands' | 'not_needed'>, Refusal>> = {
  none: 'no_analysis',
  ended: 'analysis_ended',
  past_review: 'analysis_past_review',
  elsewhere: 'analysis_elsewhere',
}
function restsWell(what: What, ground: Ground): Judgement {
  if (ground === 'stands') return YES
  if (ground === 'not_needed') return yesIf(!reaches(what), 'no_analysis')
  return no(GROUND_REFUSALS[ground])
}
const END_REFUSALS: Readonly<Record<Exclude<End, 'within'>, Refusal>> = {
  past: 'day_past',
  beyond_year: 'day_beyond_year',
  beyond_review: 'day_beyond_review',
}
const endsWell = (end: End): Judgement => (end === 'within' ? YES : no(END_REFUSALS[end]))
function staysApart(what: What, held: Held): Judgement {
  const clash = clashOf(what, held)
  return clash === undefined ? YES : no(clash)
}

/** To see who has what: the head for the own unit, the system owner for all. */
export const mayList = (asker: Asker): Judgement => yesIf(asker.system_owner || asker.unit_head)
export const maySeeUnit = (asker: Asker, unit: Unit): Judgement => yesIf(asker.system_owner || (asker.unit_head && unit === 'own'))

export const mayListAnalyses = (asker: Asker): Judgement => yesIf(asker.system_owner || asker.log_reviewer || asker.unit_head)
export const mayReadAnalysis = (asker: Asker, unit: Unit): Judgement =>
  yesIf(asker.system_owner || asker.log_reviewer || (asker.unit_head && unit === 'own'))

/** To decide an analysis: the head of that unit, about the own unit and its circles, reviewed within a year. */
export interface Deciding {
  asker: Asker
  unit: Unit
  circle: 'none' | Unit
  review: Exclude<End, 'beyond_review'>
}
export const mayDecideAnalysis = ({ asker, unit, circle, review }: Deciding): Judgement =>
  all(yesIf(asker.unit_head && unit === 'own'), yesIf(circle !== 'other'), endsWell(review))
export const mayEndAnalysis = (asker: Asker, unit: Unit, ended: boolean): Judgement =>
  all(yesIf(asker.unit_head && unit === 'own'), yesIf(!ended, 'decided'))

/** Who it is about, as both the naming and the grant ask it. */
export interface Given {
  what: What
  account: 'open' | 'ended'
  /** Does the person belong to the unit that answers for it? */
  of_unit: boolean
  ground: Ground
  end: End
  held: Held
}
const fits = ({ what, account, of_unit, ground, end, held }: Given): Judgement =>
  all(
    yesIf(account === 'open', 'access_ended'),
    yesIf(of_unit, 'not_of_unit'),
    yesIf(isNamed(what), 'not_for_naming'),
    restsWell(what, ground),
    endsWell(end),
    staysApart(what, held),
  )

/** To name: the head of the unit. A head may name herself, since another person grants. */
export const mayName = (facts: Given & { asker: Asker; unit: Unit }): Judgement =>
  all(yesIf(facts.asker.unit_head && facts.unit === 'own'), fits(facts))
export const mayWithdraw = (asker: Asker, unit: Unit, state: 'open' | 'decided'): Judgement =>
  all(yesIf(asker.unit_head && unit === 'own'), yesIf(state === 'open', 'decided'))

/** To grant what was named: the system owner; not to oneself, not what one has named oneself, and all that held at the naming holds still. */
export interface Granting extends Given {
  asker: Asker
  whom: Whom
  named_by: Whom
  state: 'open' | 'decided'
}
export const mayGrantNamed = (facts: Granting): Judgement =>
  all(mayDecide(facts), yesIf(facts.named_by === 'other', 'same_hand'), fits(facts))
export const mayDecide = ({ asker, whom, state }: Pick<Granting, 'asker' | 'whom' | 'state'>): Judgement =>
  all(yesIf(asker.system_owner), yesIf(state === 'open', 'decided'), yesIf(whom === 'other', 'self'))

/** To give a role that reaches nobody: the system owner alone, for a limited time, and never to oneself. */
export interface Direct {
  asker: Asker
  whom: Whom
  what: What
  account: 'open' | 'ended'
  end: Exclude<End, 'beyond_review'>
  held: Held
}
export const mayGrantDirect = ({ asker, whom, what, account, end, held }: Direct): Judgement =>
  all(
    yesIf(asker.system_owner),
    yesIf(whom === 'other', 'self'),
    yesIf(!reaches(what), 'must_be_named'),
    yesIf(account === 'open', 'access_ended'),
    endsWell(end),
    staysApart(what, held),
  )

/** To end: the system owner for anyone else, the head for what a head names in the own unit, also the own. */
export const mayEnd = (facts: { asker: Asker; unit: Unit; whom: Whom; what: What }): Judgement =>
  yesIf((facts.asker.system_owner && facts.whom === 'other') || (facts.asker.unit_head && facts.unit === 'own' && isNamed(facts.what)))
/** To go through: the head, what a head names for in the own unit. */
export const mayReview = (facts: { asker: Asker; unit: Unit; what: What }): Judgement =>
  yesIf(facts.asker.unit_head && facts.unit === 'own' && isNamed(facts.what))

export const mayKeepCircles = (asker: Asker): Judgement => yesIf(asker.system_owner)
