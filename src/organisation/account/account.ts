/** The accounts of an organisation and the units they stand in: what is known of each, and what follows from it. Pure. */
import { z } from 'zod'
import { confirmed, email, field, record, requiredText, type ValuesOf } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'
import type { Choice } from '../../platform/field/index.ts'

const NAME = field({
  schema: requiredText(80),
  label: { sv: 'Namn', en: 'Name' },
  hint: {
    sv: 'Visas bara här, för den som sköter konton. Andra ser funktionen: en medarbetare kan själv ha skyddade personuppgifter.',
    en: 'Shown only here, to whoever manages accounts. Others see the function: a colleague may have protected personal data herself.',
  },
  control: 'text',
  secret: true,
  example: 'Anna Exempel',
  aliases: ['Förnamn och efternamn'],
})
const SIGNATURE = field({
  schema: requiredText(80),
  label: { sv: 'Funktion', en: 'Function' },
  hint: {
    sv: 'Det som står på sidor och i brev. Skriv funktionen, inte namnet: ”Handläggare, Individ och familj”.',
    en: 'What stands on pages and in letters. Write the function, not the name: “Caseworker, Individual and family”.',
  },
  control: 'text',
  example: 'Handläggare, Individ och familj',
  aliases: ['Befattning', 'Titel', 'Roll'],
})
const ADDRESS = field({
  schema: email(),
  label: { sv: 'E-postadress', en: 'E-mail address' },
  hint: {
    sv: 'Hit kommer länken. Meddelanden härifrån säger bara att något väntar.',
    en: 'The link comes here. Messages from here say only that something waits.',
  },
  control: 'email',
  secret: true,
  example: 'anna@example.se',
  aliases: ['E-post', 'Mejl', 'E-mail'],
})

/** A new account as the form asks for it; the units are those that stand open. */
export const accountRecord = (units: readonly Choice[]) =>
  record({
    signature: SIGNATURE,
    name: NAME,
    unit: field({
      schema: z.enum(units.map((unit) => unit.value) as [string, ...string[]]),
      label: { sv: 'Enhet', en: 'Unit' },
      hint: {
        sv: 'En enhet ser inte in i en annan (OSL 8 kap. 2 §).',
        en: 'One unit does not see into another (OSL chapter 8, section 2).',
      },
      control: 'select',
      options: units,
      messages: { missing: { sv: 'Välj enhet.', en: 'Choose a unit.' } },
    }),
    address: ADDRESS,
  })
export type NewAccount = ValuesOf<ReturnType<typeof accountRecord>>

/** What may be changed afterwards. Not the unit: what belongs to the old one must stay behind its wall. */
export const changedRecord = record({
  signature: SIGNATURE,
  name: NAME,
  address: field({ ...ADDRESS, schema: email().optional(), hint: { sv: 'Tom: adressen tas bort.', en: 'Empty: the address is removed.' } }),
})
export type ChangedAccount = ValuesOf<typeof changedRecord>

/** A link to whoever calls and has lost the key opens the account to whoever gets it: so one calls back first. */
export const lostKeyRecord = record({
  called_back: field({
    schema: confirmed(),
    label: {
      sv: 'Jag har ringt tillbaka på ett nummer som vi redan hade, inte ett som den som hörde av sig lämnade',
      en: 'I have called back on a number that we already had, not one given by whoever got in touch',
    },
    control: 'checkbox',
  }),
  knew_voice: field({
    schema: confirmed(),
    label: {
      sv: 'Jag har förvissat mig om att det är rätt person, och det var jag själv som ringde',
      en: 'I have made sure that it is the right person, and it was I myself who called',
    },
    control: 'checkbox',
  }),
})

/**
 * invited: a link waits. never: no link waits and nobody has come. active: somebody has come. ended: access is over and
 * what is held waits for new holders. closed: nothing is held.
 */
export type AccountState = 'invited' | 'never' | 'active' | 'ended' | 'closed'
export const STATES: Readonly<Record<AccountState, { text: Text; tone: 'plain' | 'waiting' | 'done' }>> = {
  invited: { text: { sv: 'Inbjuden', en: 'Invited' }, tone: 'waiting' },
  never: { text: { sv: 'Aldrig inloggad', en: 'Never signed in' }, tone: 'waiting' },
  active: { text: { sv: 'Öppet', en: 'Open' }, tone: 'done' },
  ended: { text: { sv: 'Åtkomst avslutad', en: 'Access ended' }, tone: 'waiting' },
  closed: { text: { sv: 'Stängt', en: 'Closed' }, tone: 'plain' },
}

export interface StateFacts {
  suspended: boolean
  closed: boolean
  /** An open link waits. */
  invited: boolean
  /** There is a key, a tied sign-in that was used, a used link or a session. */
  come: boolean
}
export function stateOf({ suspended, closed, invited, come }: StateFacts): AccountState {
  if (closed) return 'closed'
  if (suspended) return 'ended'
  if (come) return 'active'
  return invited ? 'invited' : 'never'
}
