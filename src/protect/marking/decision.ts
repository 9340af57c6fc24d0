/** The record of a provisional marking and of a decision about one that was withdrawn or has expired. */
import { codeList, field, isoDate, record } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'
import { PROVISIONAL_REASONS } from '../register/index.ts'
import { addDays, dayOf } from './marking.ts'

export const REASON_TEXTS: Readonly<Record<string, Text>> = Object.fromEntries(PROVISIONAL_REASONS.map(({ code, text }) => [code, text]))
const reasonCodes = PROVISIONAL_REASONS.map(({ code }) => code) as unknown as [string, ...string[]]
export const reasonOptions = PROVISIONAL_REASONS.map(({ code, text }) => ({ value: code, label: text }))

const today = (): string => dayOf(new Date())

/** The last day of a provisional marking, within what the organisation allows (D-R5). */
export function lastDay(daysMax: number) {
  return isoDate({
    first: () => addDays(today(), 1),
    last: () => addDays(today(), daysMax),
    messages: {
      first: { sv: 'Slutdagen måste ligga efter i dag.', en: 'The last day must be after today.' },
      last: {
        sv: `En provisorisk markering gäller högst ${daysMax} dagar. Välj en tidigare dag; den kan förnyas efter granskning.`,
        en: `A provisional marking holds for at most ${daysMax} days. Choose an earlier day; it can be renewed after review.`,
      },
    },
  })
}

export const reasonField = field({
  schema: codeList(reasonCodes),
  label: { sv: 'Varför', en: 'Why' },
  control: 'radio',
  options: reasonOptions,
})

export function provisionalRecord(daysMax: number) {
  return record({
    reason: reasonField,
    expires: field({
      schema: lastDay(daysMax),
      label: { sv: 'Gäller till och med', en: 'Holds up to and including' },
      hint: {
        sv: `Högst ${daysMax} dagar. Då frågar Idag vad som ska gälla; skyddet upphör aldrig av sig självt.`,
        en: `At most ${daysMax} days. Then Today asks what is to hold; protection never ends by itself.`,
      },
      control: 'date',
      width: 'medium',
    }),
  })
}

export const DECISION_REASONS = {
  confirmed_with_source: { sv: 'Kontrollerat med källan', en: 'Checked with the source' },
  confirmed_with_person: { sv: 'Kontrollerat med personen', en: 'Checked with the person' },
  other_source_marks: { sv: 'En annan källa markerar personen', en: 'Another source marks the person' },
  threat_remains: { sv: 'Hotet finns kvar', en: 'The threat remains' },
  mistaken_entry: { sv: 'Lades in av misstag', en: 'Entered by mistake' },
} as const satisfies Record<string, Text>
export type DecisionReason = keyof typeof DECISION_REASONS

export const OUTCOMES = ['stays', 'ends_this', 'ends_all'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** D-R8: what was withdrawn or has expired is decided by a person, with a reason. Staying asks for a new last day. */
export function decisionRecord(daysMax: number) {
  return record(
    {
      outcome: field({
        schema: codeList(OUTCOMES),
        label: { sv: 'Vad ska gälla?', en: 'What is to hold?' },
        control: 'radio',
        options: [
          {
            value: 'stays',
            label: { sv: 'Skyddet består', en: 'The protection stays' },
            hint: {
              sv: 'Personen får en provisorisk markering med ny slutdag.',
              en: 'The person gets a provisional marking with a new last day.',
            },
          },
          {
            value: 'ends_this',
            label: { sv: 'Bara den här markeringen avslutas', en: 'Only this marking ends' },
            hint: { sv: 'Går när en annan markering fortfarande gäller.', en: 'Possible while another marking still holds.' },
          },
          {
            value: 'ends_all',
            label: { sv: 'Skyddet upphör', en: 'The protection ends' },
            hint: {
              sv: 'Personen tas ur registret och röjandekontrollen. Maskerade uppgifter visas inte heller då.',
              en: 'The person leaves the register and the röjandekontroll. Masked data are not shown then either.',
            },
          },
        ],
      }),
      decision_reason: field({
        schema: codeList(Object.keys(DECISION_REASONS) as [DecisionReason, ...DecisionReason[]]),
        label: { sv: 'Skäl', en: 'Reason' },
        control: 'radio',
        options: Object.entries(DECISION_REASONS).map(([value, label]) => ({ value, label })),
      }),
      expires: field({
        schema: lastDay(daysMax).optional(),
        label: { sv: 'Ny slutdag, om skyddet består', en: 'New last day, if the protection stays' },
        control: 'date',
        width: 'medium',
      }),
    },
    ({ outcome, expires }) =>
      outcome === 'stays' && expires === undefined
        ? [
            {
              field: 'expires',
              message: {
                sv: 'Skriv till och med vilken dag skyddet ska gälla.',
                en: 'Write the day up to which the protection is to hold.',
              },
            },
          ]
        : [],
  )
}
