import { codeList, email, field, record } from '../../platform/field/index.ts'
import { z } from 'zod'
import { PACES } from './mail.ts'

/** The hours that one may choose among: a day of work, with its edges. */
const HOURS = ['6', '8', '10', '13', '15', '17', '20', '23'] as const
const clock = (hour: string) => ({ sv: `Kl. ${hour.padStart(2, '0')}.00`, en: `${hour.padStart(2, '0')}:00` })

export const wishRecord = record(
  {
    pace: field({
      schema: codeList(PACES),
      label: { sv: 'När vill du få veta att något väntar?', en: 'When do you want to be told that something waits?' },
      control: 'radio',
      messages: { missing: { sv: 'Välj när du vill få veta det.', en: 'Choose when you want to be told.' } },
      options: [
        {
          value: 'at_once',
          label: { sv: 'Genast', en: 'At once' },
          hint: { sv: 'Högst ett meddelande var tionde minut.', en: 'At most one message in ten minutes.' },
        },
        {
          value: 'gathered',
          label: { sv: 'Samlat vid vissa klockslag', en: 'Gathered at certain hours' },
          hint: { sv: 'Ett meddelande, bara om något väntar.', en: 'One message, only if something waits.' },
        },
        {
          value: 'never',
          label: { sv: 'Aldrig, jag ser det på Idag', en: 'Never, I see it on Today' },
          hint: {
            sv: 'Det som gäller fara och länkar för att komma in kommer ändå.',
            en: 'What concerns danger, and links to get in, come anyway.',
          },
        },
      ],
    }),
    hours: field({
      schema: z.array(z.enum(HOURS)),
      label: { sv: 'Klockslag', en: 'Hours' },
      hint: { sv: 'Gäller när du har valt samlat.', en: 'Counts when you have chosen gathered.' },
      control: 'checkboxes',
      options: HOURS.map((hour) => ({ value: hour, label: clock(hour) })),
      depends: true,
    }),
  },
  ({ pace, hours }) =>
    pace === 'gathered' && hours.length === 0
      ? [{ field: 'hours', message: { sv: 'Välj minst ett klockslag.', en: 'Choose at least one hour.' } }]
      : [],
)

export const addressRecord = record({
  address: field({
    schema: email(),
    label: { sv: 'Din e-postadress i arbetet', en: 'Your mail address at work' },
    hint: {
      sv: 'Bara systemet använder adressen. Den visas inte för dina kollegor.',
      en: 'Only the system uses the address. It is not shown to your colleagues.',
    },
    control: 'email',
    autocomplete: 'email',
    example: 'avdelning@example.se',
  }),
})
