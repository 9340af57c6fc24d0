import * as answer from '../../src/followup/answer/policy.ts'
import * as action from '../../src/followup/action/policy.ts'
import * as indicator from '../../src/followup/indicator/policy.ts'
import * as mandate from '../../src/followup/mandate/policy.ts'
import * as report from '../../src/followup/report/policy.ts'
import * as risk from '../../src/followup/risk/policy.ts'
import * as staff from '../../src/followup/staff/policy.ts'
import * as conversation from '../../src/followup/conversation/policy.ts'
import * as needs from '../../src/followup/training-needs/policy.ts'
import * as routine from '../../src/followup/routine/policy.ts'
import * as deviation from '../../src/followup/deviation/policy.ts'
import type { Plant } from './plants.ts'

/** Faults of the follow-up's policies, of the kinds that people make. */
export const PLANTS_FOLLOWUP: Plant[] = [
  {
    fault: 'every head who reads the figures reads the free words too',
    in: 'staff',
    policy: { ...staff, mayReadWords: staff.mayReadSums },
    caughtBy: 'free_words_reach_the_asker',
  },
  {
    fault: 'a head asks another unit',
    in: 'staff',
    policy: { ...staff, mayAskStaff: (who: staff.Asker) => staff.mayAskStaff(who, []) },
    caughtBy: 'walls_between_units',
  },
  {
    fault: 'the coordinator reads what somebody reflects alone',
    in: 'conversation',
    policy: {
      ...conversation,
      maySeeConversation: (who: conversation.Asker, of: conversation.Facts) =>
        conversation.maySeeConversation(who, { ...of, shared: true }),
    },
    caughtBy: 'alone_stays_alone',
  },
  {
    fault: 'a settled conversation is led on',
    in: 'conversation',
    policy: { ...conversation, mayLead: conversation.maySeeConversation },
    caughtBy: 'decided_stays_decided',
  },
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
  {
    fault: 'a count that the auditor has stopped is published all the same',
    in: 'indicator',
    policy: { ...indicator, mayPublish: (who: indicator.Standing) => indicator.mayPublish(who, { state: 'ready' }) },
    caughtBy: 'numbers_point_at_no_one',
  },
  {
    fault: 'an empty place is let through, to be filled later',
    in: 'routine',
    policy: {
      ...routine,
      mayApprove: (who: routine.Asker, kept: routine.Kept, one: routine.Proposed) =>
        routine.mayApprove(who, kept, { ...one, hasGaps: false }),
    },
    caughtBy: 'nothing_unverified_is_approved',
  },
  {
    fault: 'only the last who wrote counts as writer',
    in: 'routine',
    policy: {
      ...routine,
      mayApprove: (who: routine.Asker, kept: routine.Kept, one: routine.Proposed) =>
        routine.mayApprove(who, kept, { ...one, writers: one.writers.slice(0, 1) }),
    },
    caughtBy: 'nobody_approves_own_words',
  },
  {
    fault: 'the coordinator sees who has not read',
    in: 'routine',
    policy: {
      ...routine,
      maySeeUnread: (who: routine.Asker, unit: string) =>
        who.roles.includes('coordinator') && who.account !== null ? { ok: true } : routine.maySeeUnread(who, unit),
    },
    caughtBy: 'unread_is_told_to_the_head',
  },
  {
    fault: 'whoever is of the unit reads what was told without a name',
    in: 'deviation',
    policy: {
      ...deviation,
      maySee: (who: deviation.Asker, told: Pick<deviation.Told, 'unit' | 'teller'>) =>
        who.account !== null && told.unit !== null && told.unit === who.unit ? { ok: true } : deviation.maySee(who, told),
    },
    caughtBy: 'unsigned_is_nobodys',
  },
]
