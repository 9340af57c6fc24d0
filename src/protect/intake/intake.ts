/**
 * What somebody outside the circle hands in: a person whom she believes is protected, or a caller who needs to be served.
 * Protection must never become loss of service; and the answer is the same whether the person is known here or not.
 */
import { parseIdentityNumber } from '@samvarn/disclosure'
import { codeList, field, identityNumber, record, requiredText, swedishPhone, type ValuesOf } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'
import { lastDay, REASON_TEXTS } from '../marking/index.ts'
import { type Relation, RELATIONS } from '../person/index.ts'

const choices = <Code extends string>(words: Readonly<Record<Code, Text>>) => ({
  codes: Object.keys(words) as [Code, ...Code[]],
  options: (Object.keys(words) as Code[]).map((value) => ({ value, label: words[value] })),
})

export const WHEN = {
  now: { sv: 'Nu, personen väntar', en: 'Now, the person is waiting' },
  today: { sv: 'I dag', en: 'Today' },
  tomorrow_morning: { sv: 'I morgon förmiddag', en: 'Tomorrow morning' },
  tomorrow_afternoon: { sv: 'I morgon eftermiddag', en: 'Tomorrow afternoon' },
} as const satisfies Record<string, Text>
export const ABOUT = {
  own_matter: { sv: 'Personens eget ärende', en: 'The person’s own matter' },
  visit: { sv: 'Personen är här på besök', en: 'The person is here on a visit' },
  document: { sv: 'Ett brev eller beslut', en: 'A letter or a decision' },
  change_of_data: { sv: 'Ändrade uppgifter', en: 'Changed data' },
  threat: { sv: 'Hot eller oro för säkerheten', en: 'A threat or worry about safety' },
  other: { sv: 'Något annat', en: 'Something else' },
} as const satisfies Record<string, Text>

const when = choices(WHEN)
const about = choices(ABOUT)

export const contactRecord = record({
  phone: field({
    schema: swedishPhone(),
    label: { sv: 'Nummer som är säkert att ringa', en: 'A number that is safe to call' },
    hint: {
      sv: 'Fråga personen. Är hon eller han hos dig kan det vara ditt eget nummer.',
      en: 'Ask the person. If he or she is with you it may be your own number.',
    },
    control: 'tel',
    secret: true,
    width: 'medium',
  }),
  when: field({
    schema: codeList(when.codes),
    label: { sv: 'När ska de ringa?', en: 'When are they to call?' },
    control: 'radio',
    options: when.options,
  }),
  about: field({
    schema: codeList(about.codes),
    label: { sv: 'Vad gäller det?', en: 'What is it about?' },
    control: 'radio',
    options: about.options,
  }),
})
export type Contact = ValuesOf<typeof contactRecord>

/** A subset of the reasons for a provisional marking: what somebody outside may know. */
const WHY_CODES = ['told_by_person', 'told_by_authority', 'threat_known', 'household_protected'] as const
const relation = choices<Relation>(RELATIONS)

export const entryRecord = record({
  given: field({ schema: requiredText(80), label: { sv: 'Förnamn', en: 'Given names' }, control: 'text', secret: true }),
  sur: field({ schema: requiredText(80), label: { sv: 'Efternamn', en: 'Surname' }, control: 'text', secret: true }),
  identity_number: field({
    schema: identityNumber(parseIdentityNumber).optional(),
    label: { sv: 'Personnummer eller samordningsnummer, om du har det', en: 'Personnummer or samordningsnummer, if you have it' },
    control: 'text',
    secret: true,
    width: 'medium',
  }),
  relation: field({
    schema: codeList(relation.codes),
    label: { sv: 'Personen är', en: 'The person is' },
    control: 'radio',
    options: relation.options,
  }),
  why: field({
    schema: codeList(WHY_CODES),
    label: { sv: 'Varför tror du att uppgifterna är skyddade?', en: 'Why do you believe that the data are protected?' },
    control: 'radio',
    options: WHY_CODES.map((value) => ({ value, label: REASON_TEXTS[value] ?? value })),
  }),
})
export type HandedIn = ValuesOf<typeof entryRecord>

/** What lies sealed under the intake's own key. */
export type Content = ({ kind: 'contact'; written?: string | undefined } & Contact) | ({ kind: 'entry' } & HandedIn) | { kind: 'elsewhere' }

export interface Intake {
  id: string
  kind: 'entry' | 'contact'
  circle: string
  person: string | null
  duplicate: boolean | null
  state: 'sent' | 'routed' | 'done'
  unit: string
  created_at: Date
  taken_by: string | null
  taken_at: Date | null
}

export const CONTACT_OUTCOMES = {
  served: { sv: 'Personen har fått hjälp', en: 'The person has been served' },
  not_reached: { sv: 'Ingen svarade, personen hör av sig', en: 'Nobody answered, the person will be in touch' },
  passed_on: { sv: 'Lämnat vidare till rätt handläggare', en: 'Passed on to the right caseworker' },
} as const satisfies Record<string, Text>
export const DISMISSALS = {
  not_protected: { sv: 'Personen har inget skydd', en: 'The person has no protection' },
  not_ours: { sv: 'Personen har ingen koppling till oss', en: 'The person has no tie to us' },
  too_little: { sv: 'Det går inte att förstå vem det gäller', en: 'It cannot be understood who is meant' },
} as const satisfies Record<string, Text>
const contactOutcome = choices(CONTACT_OUTCOMES)
const dismissal = choices(DISMISSALS)
export const closeContactRecord = record({
  outcome: field({
    schema: codeList(contactOutcome.codes),
    label: { sv: 'Hur gick det?', en: 'How did it go?' },
    control: 'radio',
    options: contactOutcome.options,
  }),
})
export const dismissRecord = record({
  outcome: field({
    schema: codeList(dismissal.codes),
    label: { sv: 'Varför läggs uppgiften åt sidan?', en: 'Why is it put aside?' },
    control: 'radio',
    options: dismissal.options,
  }),
})
export function takeInRecord(daysMax: number) {
  return record({
    expires: field({
      schema: lastDay(daysMax),
      label: { sv: 'Provisorisk markering till och med', en: 'Provisional marking up to and including' },
      hint: { sv: `Högst ${daysMax} dagar.`, en: `At most ${daysMax} days.` },
      control: 'date',
    }),
  })
}
