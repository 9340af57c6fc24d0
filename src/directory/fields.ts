/** The fields of a support service, told once: the forms of its parts. */
import { z } from 'zod'
import {
  codeList,
  email,
  field,
  optionalParagraphs,
  optionalText,
  record,
  requiredParagraphs,
  requiredText,
} from '../platform/field/index.ts'
import type { Text } from '../platform/page/index.ts'
import { content } from '../reach/text/index.ts'
import { placeOf } from './places.ts'

const link = z
  .string()
  .trim()
  .max(300)
  .refine((text) => /^https?:\/\/\S+$/.test(text))
  .optional()
const LINK_WRONG: Text = { sv: 'Skriv adressen med https:// först.', en: 'Write the address with https:// first.' }

export const basicsRecord = record({
  name: field({ schema: requiredText(120), label: { sv: 'Vad verksamheten heter', en: 'What the service is called' }, control: 'text' }),
  name_en: field({ schema: optionalText(120), label: { sv: 'Namnet på engelska', en: 'The name in English' }, control: 'text' }),
  description: field({
    schema: requiredParagraphs(2000),
    label: { sv: 'Vad man kan få hjälp med', en: 'What one can get help with' },
    hint: {
      sv: 'Två till fem meningar. Skriv inte var ni finns om det är hemligt.',
      en: 'Two to five sentences. Do not write where you are if that is secret.',
    },
    control: 'textarea',
  }),
  description_en: field({
    schema: optionalParagraphs(2000),
    label: { sv: 'Samma sak på engelska', en: 'The same in English' },
    control: 'textarea',
  }),
  organisation: field({ schema: requiredText(160), label: { sv: 'Vilka som driver den', en: 'Who runs it' }, control: 'text' }),
  organisation_what: field({
    schema: requiredText(300),
    label: { sv: 'Vad det är för organisation', en: 'What kind of organisation that is' },
    example: 'Ideell kvinnojour',
    control: 'text',
  }),
  url: field({ schema: link, label: { sv: 'Webbplats', en: 'Website' }, control: 'text', messages: { wrong: LINK_WRONG } }),
})

const LANGUAGES: Readonly<Record<string, Text>> = {
  sv: { sv: 'Svenska', en: 'Swedish' },
  en: { sv: 'Engelska', en: 'English' },
  ar: { sv: 'Arabiska', en: 'Arabic' },
  so: { sv: 'Somaliska', en: 'Somali' },
  fa: { sv: 'Persiska och dari', en: 'Persian and Dari' },
  uk: { sv: 'Ukrainska', en: 'Ukrainian' },
  fi: { sv: 'Finska', en: 'Finnish' },
  se: { sv: 'Nordsamiska', en: 'North Sámi' },
  ti: { sv: 'Tigrinska', en: 'Tigrinya' },
  swl: { sv: 'Svenskt teckenspråk', en: 'Swedish sign language' },
}
export const languageChoices = () => Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))
export const languageName = (code: string): Text | string => LANGUAGES[code] ?? code
const chosen = (allowed: () => readonly string[]) => z.array(z.string()).refine((list) => list.every((one) => allowed().includes(one)))
const targets = () => content().pages.filter(({ group }) => group === 'who')
export const targetChoices = () => targets().map(({ id, name }) => ({ value: id, label: name }))

/** Names or codes of places, with commas between; kept as codes. */
const areas = z
  .string()
  .max(2000)
  .optional()
  .transform((text, ctx) => {
    const written = (text ?? '')
      .split(/[,;\n]/)
      .map((one) => one.trim())
      .filter((one) => one !== '')
    const codes = written.map(placeOf)
    const lost = written.find((_, index) => codes[index] === undefined)
    if (lost === undefined) return codes.filter((code) => code !== undefined)
    ctx.addIssue({ code: 'custom' })
    return z.NEVER
  })
const age = z.number().int().min(0).max(120).optional()
export const audienceRecord = () =>
  record(
    {
      eligibility: field({
        schema: optionalParagraphs(1000),
        label: { sv: 'Vem man ska vara för att få komma', en: 'Who may come' },
        control: 'textarea',
        rows: 3,
      }),
      eligibility_en: field({
        schema: optionalParagraphs(1000),
        label: { sv: 'Samma sak på engelska', en: 'The same in English' },
        control: 'textarea',
        rows: 3,
      }),
      minimum_age: field({ schema: age, label: { sv: 'Från ålder', en: 'From age' }, control: 'number', width: 'short' }),
      maximum_age: field({ schema: age, label: { sv: 'Till ålder', en: 'To age' }, control: 'number', width: 'short' }),
      target_groups: field({
        schema: chosen(() => targets().map(({ id }) => id)),
        label: { sv: 'Vilka den är till för', en: 'Whom it is for' },
        hint: {
          sv: 'Verksamheten visas på de sidorna. Inget valt: på alla.',
          en: 'The service is shown on those pages. None chosen: on all.',
        },
        control: 'checkboxes',
        options: targetChoices(),
      }),
      languages: field({
        schema: chosen(() => Object.keys(LANGUAGES)),
        label: { sv: 'Språk som ni själva talar', en: 'Languages that you speak yourselves' },
        control: 'checkboxes',
        options: languageChoices(),
      }),
      interpretation: field({ schema: optionalText(300), label: { sv: 'Tolk', en: 'Interpreter' }, control: 'text' }),
      areas: field({
        schema: areas,
        label: { sv: 'Kommuner och län som ni tar emot från', en: 'Municipalities and counties that you receive from' },
        hint: {
          sv: 'Med komma emellan. Tomt: hela landet. En ort avslöjar ungefär var ni finns: lämna tomt om det är hemligt.',
          en: 'With commas between. Empty: the whole country. A place tells roughly where you are: leave empty if that is secret.',
        },
        control: 'textarea',
        rows: 2,
        messages: {
          wrong: {
            sv: 'En av platserna känns inte igen. Skriv kommunens eller länets namn, eller dess kod.',
            en: 'One of the places is not recognised. Write the name of the municipality or county, or its code.',
          },
        },
      }),
      fee: field({ schema: optionalText(300), label: { sv: 'Vad det kostar', en: 'What it costs' }, control: 'text' }),
      fee_en: field({ schema: optionalText(300), label: { sv: 'Samma sak på engelska', en: 'The same in English' }, control: 'text' }),
    },
    ({ minimum_age: from, maximum_age: to }) =>
      from !== undefined && to !== undefined && from > to
        ? [
            {
              field: 'maximum_age',
              message: { sv: 'Den högsta åldern är lägre än den lägsta.', en: 'The highest age is below the lowest.' },
            },
          ]
        : [],
  )

export const placeRecord = record(
  {
    secret: field({
      schema: z.boolean(),
      label: { sv: 'Platsen är hemlig', en: 'The place is secret' },
      hint: {
        sv: 'Adress, postnummer, kartläge, vägbeskrivning, telefoner på platsen och orter ni tar emot från förseglas direkt och försvinner från alla sidor. Bara er enhet läser dem.',
        en: 'Address, postcode, map position, directions, telephones at the place and the places you receive from are sealed at once and leave every page. Only your unit reads them.',
      },
      help: {
        sv: 'Det här röjer en plats fast adressen inte står där: telefonens riktnummer, ett foto på huset eller utsikten, busslinjen, öppettider för ett namngivet hus, namnet på huset, en granne eller en gård i beskrivningen, och att listan bara visas i en kommun.',
        en: 'These give a place away although its address is not there: the area code of the telephone, a photo of the house or its view, the bus line, opening hours of a named building, the name of the house, a neighbour or a yard in the description, and that the listing is shown in one municipality only.',
      },
      control: 'checkbox',
    }),
    place_name: field({ schema: optionalText(120), label: { sv: 'Vad platsen heter', en: 'What the place is called' }, control: 'text' }),
    address: field({ schema: optionalText(160), label: { sv: 'Gata och nummer', en: 'Street and number' }, control: 'text' }),
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

export const PHONES = [1, 2, 3] as const
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

export const DAY_SETS: Readonly<Record<string, Text>> = {
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
export const HOUR_ROWS = [1, 2, 3, 4] as const
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
