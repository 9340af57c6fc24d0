/** The fields of where a service is, how one reaches it and when: the forms of those parts. */
import { z } from 'zod'
import { codeList, email, field, optionalParagraphs, optionalText, record, requiredText } from '../platform/field/index.ts'
import type { Text } from '../platform/page/index.ts'

export const placeRecord = record(
  {
    secret: field({
      schema: z.boolean(),
      label: { sv: 'Platsen är hemlig', en: 'The place is secret' },
      hint: {
        sv: 'Adress, postnummer, kartläge, vägbeskrivning, telefoner på platsen och orter ni tar emot från förseglas direkt och försvinner från alla sidor. Bara er enhet läser dem.',
        en: 'Address, postcode, map position, directions, telephones at the place and the places you receive from are sealed at once and leave every page. Only your unit reads them.',
      },
      control: 'checkbox',
    }),
    place_name: field({ schema: optionalText(120), label: { sv: 'Vad platsen heter', en: 'What the place is called' }, control: 'text' }),
    address: field({
      schema: optionalText(160),
      label: { sv: 'Gata och nummer', en: 'Street and number' },
      help: {
        sv: 'Det här röjer en plats fast adressen inte står där: telefonens riktnummer, ett foto på huset eller utsikten, busslinjen, öppettider för ett namngivet hus, namnet på huset, en granne eller en gård i beskrivningen, och att listan bara visas i en kommun.',
        en: 'These give a place away although its address is not there: the area code of the telephone, a photo of the house or its view, the bus line, opening hours of a named building, the name of the house, a neighbour or a yard in the description, and that the listing is shown in one municipality only.',
      },
      control: 'text',
    }),
    postal_code: field({
      schema: z
        .string()
        .trim()
        .refine((text) => /^\d{3} ?\d{2}$/.test(text))
        .optional(),
      label: { sv: 'Postnummer', en: 'Postcode' },
      control: 'text',
      width: 'short',
      messages: { wrong: { sv: 'Skriv fem siffror, till exempel 990 01.', en: 'Write five figures, for example 990 01.' } },
    }),
    city: field({ schema: optionalText(80), label: { sv: 'Ort', en: 'Town' }, control: 'text', width: 'medium' }),
    transport: field({ schema: optionalText(300), label: { sv: 'Så tar man sig dit', en: 'How to get there' }, control: 'text' }),
    accessibility: field({
      schema: optionalParagraphs(1500),
      label: { sv: 'Tillgänglighet', en: 'Accessibility' },
      hint: {
        sv: 'En sak på varje rad, till exempel: Hiss. Hörslinga. Husdjur går bra.',
        en: 'One thing a line, for example: Lift. Hearing loop. Pets are welcome.',
      },
      control: 'textarea',
      rows: 3,
    }),
  },
  ({ address, postal_code, city }) =>
    [address, postal_code, city].some((one) => one !== undefined) && [address, postal_code, city].includes(undefined)
      ? [
          {
            field: address === undefined ? 'address' : postal_code === undefined ? 'postal_code' : 'city',
            message: {
              sv: 'Gata, postnummer och ort hör ihop: skriv alla tre eller ingen.',
              en: 'Street, postcode and town belong together: write all three or none.',
            },
          },
        ]
      : [],
)

const number = z
  .string()
  .trim()
  .refine((text) => /^\+?\d[\d\s()-]{2,28}$/.test(text))
  .optional()
const NUMBER_WRONG: Text = {
  sv: 'Skriv numret med siffror, till exempel 070-174 06 05.',
  en: 'Write the number in figures, for example 070-174 06 05.',
}
const phone = (at: number) => ({
  [`number_${at}`]: field({
    schema: number,
    label: { sv: `Telefon ${at}`, en: `Telephone ${at}` },
    control: 'tel',
    width: 'medium',
    messages: { wrong: NUMBER_WRONG },
  }),
  [`what_${at}`]: field({
    schema: optionalText(120),
    label: { sv: `Vad telefon ${at} är till för`, en: `What telephone ${at} is for` },
    control: 'text',
  }),
})
export const phonesRecord = record({ ...phone(1), ...phone(2), ...phone(3) })

const DAY_SETS: Readonly<Record<string, Text>> = {
  'MO,TU,WE,TH,FR': { sv: 'Måndag till fredag', en: 'Monday to Friday' },
  'MO,TU,WE,TH,FR,SA,SU': { sv: 'Alla dagar', en: 'Every day' },
  'SA,SU': { sv: 'Lördag och söndag', en: 'Saturday and Sunday' },
  'MO,TU,WE,TH': { sv: 'Måndag till torsdag', en: 'Monday to Thursday' },
  MO: { sv: 'Måndag', en: 'Monday' },
  TU: { sv: 'Tisdag', en: 'Tuesday' },
  WE: { sv: 'Onsdag', en: 'Wednesday' },
  TH: { sv: 'Torsdag', en: 'Thursday' },
  FR: { sv: 'Fredag', en: 'Friday' },
  SA: { sv: 'Lördag', en: 'Saturday' },
  SU: { sv: 'Söndag', en: 'Sunday' },
}
const HOUR_ROWS = [1, 2, 3, 4] as const
const time = z
  .string()
  .trim()
  .transform((text) =>
    text
      .replace('.', ':')
      .replace(/^(\d):/, '0$1:')
      .replace(/^(\d\d)$/, '$1:00'),
  )
  .refine((text) => /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text))
  .optional()
const TIME_WRONG: Text = { sv: 'Skriv klockslaget som 09:00.', en: 'Write the time as 09:00.' }
const days = codeList(Object.keys(DAY_SETS) as [string, ...string[]]).optional()
const hoursRow = (at: number) => ({
  [`days_${at}`]: field({
    schema: days,
    label: { sv: `Dagar, rad ${at}`, en: `Days, row ${at}` },
    control: 'select',
    options: Object.entries(DAY_SETS).map(([value, label]) => ({ value, label })),
  }),
  [`from_${at}`]: field({
    schema: time,
    label: { sv: `Öppnar, rad ${at}`, en: `Opens, row ${at}` },
    control: 'text',
    width: 'short',
    messages: { wrong: TIME_WRONG },
  }),
  [`to_${at}`]: field({
    schema: time,
    label: { sv: `Stänger, rad ${at}`, en: `Closes, row ${at}` },
    control: 'text',
    width: 'short',
    messages: { wrong: TIME_WRONG },
  }),
})
export const hoursRecord = record({ ...hoursRow(1), ...hoursRow(2), ...hoursRow(3), ...hoursRow(4) }, (values) => {
  const given = values as Readonly<Record<string, string | undefined>>
  return HOUR_ROWS.flatMap((at) => {
    const row = [given[`days_${at}`], given[`from_${at}`], given[`to_${at}`]]
    const half = row.some((one) => one !== undefined) && row.includes(undefined)
    return half
      ? [
          {
            field: `from_${at}`,
            message: { sv: `Rad ${at}: ange dagar och båda klockslagen.`, en: `Row ${at}: give the days and both times.` },
          },
        ]
      : []
  })
})

export const contactRecord = record({
  title: field({
    schema: requiredText(120),
    label: { sv: 'Funktion som svarar på frågor om verksamheten', en: 'Function that answers questions about the service' },
    hint: { sv: 'Skriv en funktion, aldrig en persons namn.', en: 'Write a function, never the name of a person.' },
    example: 'Samordnare',
    control: 'text',
  }),
  email: field({ schema: email().optional(), label: { sv: 'E-post till funktionen', en: 'Mail to the function' }, control: 'email' }),
  phone: field({
    schema: number,
    label: { sv: 'Telefon till funktionen', en: 'Telephone to the function' },
    control: 'tel',
    width: 'medium',
    messages: { wrong: NUMBER_WRONG },
  }),
})
