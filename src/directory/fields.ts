/** The fields of a support service, told once: the forms of its parts. */
import { z } from 'zod'
import { field, optionalParagraphs, optionalText, record, requiredParagraphs, requiredText } from '../platform/field/index.ts'
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
