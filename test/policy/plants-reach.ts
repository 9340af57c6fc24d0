import * as language from '../../src/reach/language/policy.ts'
import * as line from '../../src/reach/line/policy.ts'
import * as site from '../../src/reach/site/policy.ts'
import * as directory from '../../src/directory/policy.ts'
import * as contact from '../../src/reach/contact/policy.ts'
import type { Plant } from './plants.ts'

/** Faults of the policies of reaching out, of the kinds that people make. */
export const PLANTS_REACH: Plant[] = [
  {
    fault: 'every coordinator calls a helpline wrong',
    in: 'line',
    policy: {
      ...line,
      mayKeepLines: (who: line.Asker) =>
        who.account !== null && who.roles.includes('coordinator') ? { ok: true } : line.mayKeepLines(who),
    },
    caughtBy: 'lines_have_their_keepers',
  },
  {
    fault: 'a text is signed that was changed while it was read',
    in: 'language',
    policy: { ...language, maySign: (who: language.Asker) => language.mayKeepTexts(who) },
    caughtBy: 'only_what_was_read_is_signed',
  },
  {
    fault: 'everybody in the unit writes on its site',
    in: 'site',
    policy: {
      ...site,
      mayKeepSite: (who: site.Standing, of: { unit: string | null }) =>
        who.account !== null && who.unit !== null && of.unit === who.unit ? { ok: true } : site.mayKeepSite(who, of),
    },
    caughtBy: 'only_communicators_publish',
  },
  {
    fault: 'a communicator keeps another unit’s site',
    in: 'site',
    policy: { ...site, mayKeepSite: (who: site.Standing) => site.mayKeepSites(who) },
    caughtBy: 'walls_between_units',
  },
  {
    fault: 'a second national site is made',
    in: 'site',
    policy: {
      ...site,
      mayMakeNational: (who: site.Standing, here: { coordinates: boolean; free: boolean }) =>
        site.mayMakeNational(who, { ...here, free: true }),
    },
    caughtBy: 'one_speaks_for_all',
  },
  {
    fault: 'a communicator sees whether a shelter has a place',
    in: 'directory',
    policy: { ...directory, mayRefer: directory.mayFind },
    caughtBy: 'places_are_for_who_refers',
  },
  {
    fault: 'the secret address is read by the unit next door',
    in: 'directory',
    policy: { ...directory, mayKeep: (who: directory.Standing) => directory.mayFind(who) },
    caughtBy: 'walls_between_units',
  },
  {
    fault: 'whoever is named reads before she has said yes',
    in: 'contact',
    policy: { ...contact, mayAnswer: (who: contact.Asker) => contact.mayAnswer(who, { accepted: true }) },
    caughtBy: 'only_the_named_and_willing_read',
  },
]
