import * as answer from '../../src/followup/answer/policy.ts'
import * as action from '../../src/followup/action/policy.ts'
import * as mandate from '../../src/followup/mandate/policy.ts'
import * as report from '../../src/followup/report/policy.ts'
import * as risk from '../../src/followup/risk/policy.ts'
import * as needs from '../../src/followup/training-needs/policy.ts'
import type { Plant } from './plants.ts'

/** Faults of the follow-up's policies, of the kinds that people make. */
export const PLANTS_FOLLOWUP: Plant[] = [
  {
    fault: 'every action is shown to every head',
    in: 'action',
    policy: {
      ...action,
      maySeeAction: (who: action.Standing, held: action.Held) =>
        who.roles.includes('unit_head') ? action.maySeeAction({ ...who, unit: held.unit }, held) : action.maySeeAction(who, held),
    },
    caughtBy: 'weak_spots_are_told_to_few',
  },
  {
    fault: 'the owner of an action moves its day',
    in: 'action',
    policy: { ...action, maySteerAction: action.mayWorkOnAction },
    caughtBy: 'owner_never_decides_alone',
  },
  {
    fault: 'the owner of a risk accepts it',
    in: 'risk',
    policy: { ...risk, mayDecideRisk: (who: risk.Standing, unit: string | null) => risk.mayTendRisk(who, { owner: 'me', unit }) },
    caughtBy: 'owner_never_decides_alone',
  },
  {
    fault: 'the head of any unit counts this one',
    in: 'training-needs',
    policy: { ...needs, mayLeadUnit: (who: needs.Standing) => needs.mayReadNeeds(who) },
    caughtBy: 'weak_spots_are_told_to_few',
  },
  {
    fault: 'whoever reads a mandate may change it',
    in: 'mandate',
    policy: { ...mandate, mayKeepMandates: mandate.mayReadMandates },
    caughtBy: 'only_coordinators_follow_up',
  },
  {
    fault: 'a report with a secrecy mark is opened when it is set',
    in: 'report',
    policy: {
      ...report,
      mayOpen: (who: report.Standing, version: { state: string; marked: boolean }) => report.mayOpen(who, { ...version, marked: false }),
    },
    caughtBy: 'what_is_marked_is_not_opened',
  },
  {
    fault: 'the head of one unit reads how another answered',
    in: 'answer',
    policy: { ...answer, mayRead: (who: answer.Asker, part: answer.PartFacts) => answer.mayRead(who, { ...part, unit: who.unit }) },
    caughtBy: 'weakness_stays_with_its_holders',
  },
  {
    fault: 'who answered signs, although there is another',
    in: 'answer',
    policy: { ...answer, maySign: (who: answer.Asker, round: answer.SigningFacts) => answer.maySign(who, { ...round, wrote: false }) },
    caughtBy: 'who_answers_does_not_judge',
  },
  {
    fault: 'the owner approves the own part',
    in: 'answer',
    policy: { ...answer, mayReview: (who: answer.Asker, part: answer.PartFacts) => answer.mayReview(who, { ...part, owner: 'nobody' }) },
    caughtBy: 'who_answers_does_not_judge',
  },
]
