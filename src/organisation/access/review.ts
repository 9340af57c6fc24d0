/**
 * The yearly review: the head goes through every role and place of the unit, and keeps or ends each. What is to run
 * longer than it was granted for is named anew, so that it still takes two.
 */
import { addDays, dayOf, today } from '../../platform/day.ts'
import { codeList, field, isoDate, record } from '../../platform/field/index.ts'
import type { FormError } from '../../platform/page/index.ts'
import { type Holding, YEAR_DAYS } from './access.ts'

/** The name of a holding's fields on the form. */
const nameOf = (held: Pick<Holding, 'account' | 'circle' | 'what'>): string =>
  `${held.account}_${held.circle ?? held.what}`.replaceAll('-', '')
export const keepName = (held: Pick<Holding, 'account' | 'circle' | 'what'>): string => `keep_${nameOf(held)}`
export const untilName = (held: Pick<Holding, 'account' | 'circle' | 'what'>): string => `until_${nameOf(held)}`

const keep = field({
  schema: codeList(['keep', 'end']),
  label: { sv: 'Behövs det fortfarande?', en: 'Is it still needed?' },
  control: 'radio',
  options: [
    { value: 'keep', label: { sv: 'Ja, behåll', en: 'Yes, keep' } },
    { value: 'end', label: { sv: 'Nej, avsluta nu', en: 'No, end it now' } },
  ],
  messages: { missing: { sv: 'Välj behåll eller avsluta.', en: 'Choose keep or end.' } },
})
const until = field({
  schema: isoDate({
    first: today,
    last: () => addDays(today(), YEAR_DAYS),
    messages: {
      first: { sv: 'Dagen har redan varit. Välj en dag inom ett år.', en: 'The day has passed. Choose a day within a year.' },
      last: {
        sv: 'Ingen behörighet ges för mer än ett år. Välj en tidigare dag.',
        en: 'No access is given for more than a year. Choose an earlier day.',
      },
    },
  }).optional(),
  label: { sv: 'Ny sista dag', en: 'New last day' },
  hint: { sv: 'Bara om det ska gälla längre. Systemägaren tilldelar.', en: 'Only if it is to run longer. The system owner grants.' },
  control: 'date',
})

/** The form over all that is to be gone through. */
export function reviewRecord(holdings: readonly Holding[]) {
  const fields = Object.fromEntries(
    holdings.flatMap((held) => [
      [keepName(held), keep],
      [untilName(held), until],
    ]),
  )
  return record(fields, (values) => holdings.flatMap((held) => tooEarly(held, values)))
}
function tooEarly(held: Holding, values: Record<string, unknown>): FormError[] {
  const day = values[untilName(held)]
  if (typeof day !== 'string' || values[keepName(held)] === 'end' || day > dayOf(held.valid_until)) return []
  return [
    {
      field: untilName(held),
      message: {
        sv: 'Dagen ska vara senare än den som gäller nu. Lämna tomt för att behålla den.',
        en: 'The day must be later than the present one. Leave it empty to keep that one.',
      },
    },
  ]
}

export interface Answer {
  held: Holding
  keep: boolean
  until: string | undefined
}
export const answersOf = (holdings: readonly Holding[], values: Readonly<Record<string, unknown>>): Answer[] =>
  holdings.map((held) => {
    const day = values[untilName(held)]
    return { held, keep: values[keepName(held)] === 'keep', until: typeof day === 'string' ? day : undefined }
  })
