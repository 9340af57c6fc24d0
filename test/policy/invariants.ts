/**
 * What must hold whatever the policies say, each with the rule it comes from (D: domain.md section 8, S: security.md
 * section 9). They are told in words once; the proofs say what they mean for each deed.
 */
export const INVARIANTS = {
  outside_the_circle_nothing: { from: 'D-R15, OSL 21:3', says: 'Nobody outside the circle reaches what belongs to it.' },
  role_alone_opens_nothing: { from: 'D-R15', says: 'No role, the system owner’s least of all, opens content by itself.' },
  only_officers_change: { from: 'D-R15', says: 'Only a member who is protection officer or deputy changes what is registered.' },
  who_may_is_not_stopped: { from: 'D-R15', says: 'Whoever is in the circle, or has the duty, and has the role for it, is not stopped.' },
  second_is_another: { from: 'D-R28', says: 'Nobody is her own second person.' },
  author_is_no_second: { from: 'D-R28', says: 'The author of a set is not its second person.' },
  release_takes_two: { from: 'D-R28', says: 'A release never rests on one person alone.' },
  decided_stays_decided: { from: 'D-R28', says: 'What is decided is not decided again.' },
  head_answers_what_the_head_is_asked: { from: 'D-R28', says: 'What waits for the unit’s head is answered by a head and nobody else.' },
  deleted_stays_deleted: { from: 'S-R50', says: 'Nothing is made of originals that are deleted.' },
  reviewer_is_independent: { from: 'D-R18, security.md 2.3', says: 'Only a log reviewer reviews the log, and never from inside a circle.' },
  protection_is_no_loss_of_service: { from: 'D-R5', says: 'Anyone who is signed in may hand in.' },
  nobody_decides_about_oneself: {
    from: 'D-R15',
    says: 'Nobody gives, changes or takes back the own access, and nobody judges the own opening.',
  },
  granted_by_another_than_named: { from: 'D-R15', says: 'What reaches a person is named by one and granted by another.' },
  reach_rests_on_analysis: { from: 'D-R15', says: 'What reaches protected persons rests on a recorded analysis that stands.' },
  access_has_an_end: { from: 'D-R15', says: 'Nothing is given without an end within a year and within its analysis.' },
  roles_stay_apart: { from: 'D-R15, D-R18', says: 'Log reviewer and system owner are never also what they review or give.' },
  walls_between_units: { from: 'D-R17, OSL 8:2', says: 'The head of a unit reaches that unit and no other.' },
  ended_access_gets_nothing: { from: 'S-R20', says: 'An account whose access has ended enters nowhere and is given nothing.' },
  only_its_keeper_administers: {
    from: 'D-R15',
    says: 'Accounts, units, roles and circles are kept by the system owner, and named for by the unit’s head.',
  },
  nothing_held_is_lost: { from: 'D-R15', says: 'An account is closed when nothing is held any more, and stays closed.' },
  way_in_works_once: { from: 'S-R20', says: 'A link that is used, ended, too old or unknown opens nothing; another’s key proves another.' },
  last_way_in_stays: { from: 'S-R20', says: 'Nobody locks herself out by taking the last way in away.' },
  glass_by_those_who_meet_people: {
    from: 'D-R18, S-R24',
    says: 'Only those who meet people break the glass, never who keeps accounts or reviews the log.',
  },
  arranger_never_vouches: { from: 'D-R15', says: 'Whoever arranges ways in never says who has come in by them.' },
  opener_never_reviews: { from: 'D-R18, S-R24', says: 'Whoever opened does not judge the opening.' },
  only_what_was_tried_is_switched_on: { from: 'S-R20', says: 'A sign-in service is switched on only as it was tried.' },
  only_a_host_hosts: { from: 'D-R17', says: 'Only an organisation that runs the installation for others invites others.' },
  what_the_owner_ended_stays_ended: { from: 'S-R20', says: 'The directory gives back only the access that it ended itself.' },
  circle_judges_first: { from: 'S-R24', says: 'The log reviewer judges an opening only when the circle cannot, or has not in time.' },
  only_coordinators_follow_up: { from: 'D-R52', says: 'Mandates, indicators and releases are kept by those who coordinate the follow-up.' },
  weak_spots_are_told_to_few: {
    from: 'D-R50, OSL 8:2',
    says: 'Where a unit is weak is told to its head, to whoever coordinates, and to whoever is to do something about it.',
  },
  owner_never_decides_alone: {
    from: 'D-R50',
    says: 'Whoever is to do something neither moves its day nor accepts its risk alone.',
  },
  what_is_marked_is_not_opened: { from: 'OSL 5:5', says: 'What carries a secrecy mark is not opened to everybody.' },
  weakness_stays_with_its_holders: {
    from: 'issue 4',
    says: 'What tells where an organisation is weak is reached by its coordinator, the unit’s head and those who hold it.',
  },
  who_answers_does_not_judge: { from: 'issue 4', says: 'Nobody reviews the own answers, nor signs them where there is another who may.' },
  numbers_point_at_no_one: {
    from: 'D-R53, S-R41',
    says: 'A count of people leaves only as an audited release, and of protected persons there is none for a municipality.',
  },
  free_words_reach_the_asker: { from: 'issue 4', says: 'Free words of staff are read by the one who asked, and by nobody else.' },
  alone_stays_alone: { from: 'issue 4', says: 'What somebody reflects alone is reached by nobody else until she shares it.' },
  nothing_unverified_is_approved: {
    from: 'issue 4, D-R51',
    says: 'A routine with an empty place, or with a lesson that is left, is never approved.',
  },
  places_are_for_who_refers: { from: 'issue 5', says: 'Whether a shelter has a place is told to those who refer, and to nobody else.' },
  nobody_approves_own_words: { from: 'issue 4', says: 'Nobody approves a routine that she has written in, where another could.' },
  unread_is_told_to_the_head: { from: 'D-R51', says: 'Who has not read a routine is told to the head of that unit and to nobody else.' },
  unsigned_is_nobodys: { from: 'issue 4', says: 'A deviation that nobody signed is read by those who handle it and by nobody else.' },
  only_communicators_publish: { from: 'issue 5', says: 'What everybody can read is written by communicators, and by nobody else.' },
  one_speaks_for_all: { from: 'issue 5', says: 'One national site, kept and looked over where the national function is.' },
  lines_have_their_keepers: {
    from: 'D-R56',
    says: 'A helpline is called right or wrong by whoever keeps the public pages or coordinates nationally, and by nobody else.',
  },
  only_what_was_read_is_signed: { from: 'issue 5', says: 'A signature is made over the very text that was read, and over no other.' },
  only_the_named_and_willing_read: {
    from: 'issue 5',
    says: 'What somebody at risk writes is read by those who have been named and have said yes, and by nobody else.',
  },
} as const satisfies Record<string, { from: string; says: string }>

export type Invariant = keyof typeof INVARIANTS
