import { z } from 'zod'
import {
  type Choice,
  codeList,
  email,
  field,
  isoDate,
  optionalText,
  record,
  requiredText,
  says,
  swedishPhone,
  writePhone,
} from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'
import { placeChoices, placeOf } from './places.ts'
import { KIND_CODES, SITE_KINDS, type SiteKind } from './site.ts'

/** What is written about a site itself; each field told once. */

/** A number as it will stand on the page. Short numbers (1177, 116 016) are taken too. */
export const publicPhone = () =>
  z
    .string()
    .max(30)
    .transform((written, ctx) => {
      const digits = written.replace(/[\s-]/g, '')
      if (/^1\d{2,5}$/.test(digits)) return written.trim().replace(/\s+/g, ' ')
      const read = swedishPhone().safeParse(written)
      if (read.success) return writePhone(read.data).replaceAll('\u00a0', ' ')
      ctx.issues.push(
        says(
          {
            sv: 'Telefonnumret går inte att läsa. Skriv det med riktnummer, till exempel 08-465 004 00, eller ett kort nummer som 1177.',
            en: 'The phone number cannot be read. Write it with its area code, for example 08-465 004 00, or a short number such as 1177.',
          },
          written,
        ),
      )
      return z.NEVER
    })

export const kindChoices = (national: boolean): Choice[] =>
  KIND_CODES.filter((kind) => national || kind !== 'national').map((value) => ({ value, label: SITE_KINDS[value] }))

export const forWhom = () =>
  record({
    place: field({
      schema: z.enum(placeChoices().map(({ value }) => value) as [string, ...string[]]).optional(),
      label: { sv: 'Kommun eller län', en: 'Municipality or county' },
      hint: {
        sv: 'Välj här om sidan är för en kommun eller ett län. Låt den vara om den är för någon annan, till exempel en jour eller en myndighet.',
        en: 'Choose here if the site is for a municipality or a county. Leave it if it is for somebody else, such as a shelter or an agency.',
      },
      control: 'select',
      options: placeChoices(),
    }),
  })

const NAME = field({
  schema: requiredText(200),
  label: { sv: 'Vems sida är det?', en: 'Whose site is it?' },
  column: 'Namn',
  aliases: ['Organisation', 'Kommun'],
  hint: { sv: 'Namnet som besökaren ser i texten.', en: 'The name that visitors see in the text.' },
  control: 'text',
  example: 'Exempelby kommun',
})
const FEEDBACK = {
  feedback_function: field({
    schema: optionalText(200),
    label: { sv: 'Vem tar emot fel i tillgängligheten?', en: 'Who is told of faults in accessibility?' },
    column: 'Funktion för tillgänglighet',
    hint: {
      sv: 'En funktion, inte en person. Lagen om tillgänglighet till digital offentlig service kräver ett sätt att höra av sig.',
      en: 'A function, not a person. The law on accessible digital public service demands a way to get in touch.',
    },
    control: 'text',
    example: 'Kontaktcenter',
  }),
  feedback_phone: field({
    schema: publicPhone().optional(),
    label: { sv: 'Telefon dit', en: 'Phone there' },
    column: 'Telefon för tillgänglighet',
    control: 'tel',
    example: '08-465 004 00',
  }),
  feedback_email: field({
    schema: email().optional(),
    label: { sv: 'E-post dit', en: 'Email there' },
    column: 'E-post för tillgänglighet',
    control: 'email',
    example: 'kontaktcenter@example.se',
  }),
}
const WITHOUT_FUNCTION: Text = {
  sv: 'Skriv vilken funktion som har numret eller adressen.',
  en: 'Write which function has the number or address.',
}
const feedbackAgrees = (values: {
  feedback_function?: string | undefined
  feedback_phone?: string | undefined
  feedback_email?: string | undefined
}) =>
  values.feedback_function === undefined && (values.feedback_phone !== undefined || values.feedback_email !== undefined)
    ? [{ field: 'feedback_function', message: WITHOUT_FUNCTION }]
    : []

export const EVERYBODY = 'alla'
const ADDRESS: Text = {
  sv: 'Skriv en hel adress utan frågetecken, till exempel https://www.example.se/info.',
  en: 'Write a whole address without a question mark, such as https://www.example.se/info.',
}
interface Chosen {
  units: readonly { id: string; name: string }[]
  national: boolean
}
/** Who keeps it is chosen among the units, so the form is made for each page. */
export const siteForm = ({ units, national }: Chosen, fixedKind?: SiteKind) =>
  record(
    {
      name: NAME,
      ...(fixedKind === undefined ? { kind: kindField(national) } : {}),
      unit: field({
        schema: z.string().refine((value) => value === EVERYBODY || units.some(({ id }) => id === value)),
        label: { sv: 'Vilka får ändra sidan?', en: 'Who may change the site?' },
        control: 'radio',
        options: [
          { value: EVERYBODY, label: { sv: 'Alla kommunikatörer i organisationen', en: 'Every communicator of the organisation' } },
          ...units.map(({ id, name }) => ({
            value: id,
            label: { sv: `Bara kommunikatörer i ${name}`, en: `Only communicators in ${name}` },
          })),
        ],
      }),
      ...FEEDBACK,
      entry_address: field({
        schema: z
          .url({ protocol: /^https?$/ })
          .max(200)
          .regex(/^[^?#]+$/)
          .optional(),
        label: { sv: 'Egen adress', en: 'Own address' },
        hint: {
          sv: 'Bara om sidan nås på en annan adress än de andra här. Använd organisationens vanliga namn och en intetsägande väg; aldrig ord som våld, stöd eller hjälp.',
          en: 'Only if the site is met at another address than the others here. Use the organisation’s ordinary name and a dull path; never words such as violence, support or help.',
        },
        control: 'text',
        messages: { wrong: ADDRESS },
        example: 'https://www.example.se/info',
      }),
    },
    feedbackAgrees,
  )
const kindField = (national: boolean) =>
  field({
    schema: codeList(KIND_CODES).refine((kind) => national || kind !== 'national'),
    label: { sv: 'Vad är det för organisation?', en: 'What kind of organisation is it?' },
    control: 'radio',
    options: kindChoices(national),
    messages: { missing: { sv: 'Välj vad det är för organisation.', en: 'Choose the kind of organisation.' } },
  })

/** A row of a file of many sites. */
export const siteRow = record(
  {
    name: NAME,
    kind: field({
      schema: codeList(KIND_CODES.filter((kind) => kind !== 'national') as [SiteKind, ...SiteKind[]]),
      label: { sv: 'Slag', en: 'Kind' },
      control: 'select',
      options: kindChoices(false),
    }),
    place: field({
      schema: z
        .string()
        .transform((written, ctx) => {
          const code = /^99\d\d$/.test(written) ? written : placeOf(written)
          if (code !== undefined) return code
          ctx.issues.push(
            says(
              {
                sv: 'Det finns ingen kommun och inget län som heter så. Skriv namnet eller SCB:s kod, eller låt rutan vara tom.',
                en: 'There is no municipality or county of that name. Write its name or SCB code, or leave the cell empty.',
              },
              written,
            ),
          )
          return z.NEVER
        })
        .optional(),
      label: { sv: 'Kommun eller län', en: 'Municipality or county' },
      column: 'Plats',
      aliases: ['Kod', 'Kommunkod'],
      control: 'text',
      example: 'Sala',
    }),
    ...FEEDBACK,
  },
  feedbackAgrees,
)

const CLOCK: Text = { sv: 'Skriv klockslaget som 08.00.', en: 'Write the time as 08:00.' }
const clock = () =>
  z
    .string()
    .overwrite((text) =>
      text
        .trim()
        .replace('.', ':')
        .replace(/^(\d):/, '0$1:')
        .replace(/^(\d{1,2})$/, (hour) => `${hour.padStart(2, '0')}:00`),
    )
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .optional()
const moment = (name: 'from' | 'until', label: Text, clockLabel: Text) => ({
  [`${name}_day`]: field({ schema: isoDate().optional(), label, control: 'date' as const, depends: true }),
  [`${name}_clock`]: field({
    schema: clock(),
    label: clockLabel,
    hint: { sv: 'Utan klockslag räknas hela dagen.', en: 'Without a time the whole day counts.' },
    control: 'text' as const,
    width: 'short' as const,
    messages: { wrong: CLOCK },
    depends: true,
  }),
})
/** When a change is to be seen: at once when nothing is written. */
export const fromForm = record(moment('from', { sv: 'Från och med', en: 'From' }, { sv: 'Klockan', en: 'At' }), (values) =>
  needsDay(values, 'from'),
)
/** An end belongs to texts: a number is not taken away by the clock. */
export const untilForm = record(
  moment('until', { sv: 'Till och med', en: 'Until' }, { sv: 'Till klockan', en: 'Until the time' }),
  (values) => needsDay(values, 'until'),
)
const needsDay = (values: object, name: 'from' | 'until') => {
  const read = values as WhenValues
  return read[`${name}_clock`] !== undefined && read[`${name}_day`] === undefined
    ? [{ field: `${name}_day`, message: { sv: 'Skriv vilken dag klockslaget gäller.', en: 'Write the day that the time is about.' } }]
    : []
}
export interface WhenValues {
  from_day?: string
  from_clock?: string
  until_day?: string
  until_clock?: string
}
