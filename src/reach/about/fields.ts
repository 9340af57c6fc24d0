/** The forms of the organisation's page, each field told once. */
import { z } from 'zod'
import {
  codeList,
  field,
  optionalParagraphs,
  optionalText,
  record,
  requiredParagraphs,
  requiredText,
  says,
  swedishPhone,
  writePhone,
} from '../../platform/field/index.ts'
import type { FormError } from '../../platform/page/index.ts'
import { content, readBlocks, TextFault } from '../text/index.ts'
import { ABOUT_KIND_IDS, ABOUT_KINDS, type ContactFunction, looksLikeName, type PointWords } from './about.ts'
import { readHours, writeHours } from './hours.ts'

/** The markup of the public pages; a fault is told with what to write instead. */
const markup = (text: string | undefined, ctx: z.core.$RefinementCtx<string | undefined>): void => {
  if (text === undefined) return
  try {
    const blocks = readBlocks(text, content().known)
    if (blocks.some(({ kind }) => kind === 'lines' || kind === 'local' || kind === 'details'))
      ctx.addIssue(
        says({
          sv: 'Skriv stycken och punktlistor. Frågor som fälls ut och listor över linjer hör till andra sidor.',
          en: 'Write paragraphs and lists. Questions that open and lists of lines belong to other pages.',
        }),
      )
  } catch (fault) {
    if (!(fault instanceof TextFault)) throw fault
    ctx.addIssue(says(fault.text))
  }
}
const heading = { sv: 'Rubrik', en: 'Heading' }
const EMPTY_WITH = {
  sv: 'Lämna både rubrik och text tomma om ni inte har texten i den här formen.',
  en: 'Leave both heading and text empty if you do not have the text in this form.',
}
const TEXT_HINT = {
  sv: 'Stycken skiljs av en tom rad. Listor börjar med bindestreck. Länka till en annan sida så här: [skola](school).',
  en: 'Paragraphs are parted by an empty line. Lists begin with a hyphen. Link to another page like this: [school](school).',
}

export const DECISIONS = {
  holds: { sv: 'Så här är det hos oss', en: 'This is how it is with us' },
  left_out: { sv: 'Det här gäller inte hos oss: utelämna', en: 'This does not apply to us: leave it out' },
} as const

/** A form that is begun must be whole: a heading with nothing under it says nothing. */
const whole = (values: Partial<Record<string, unknown>>): FormError[] =>
  ['ll', 'en'].flatMap((form) => {
    const [head, text] = [values[`${form}_heading`], values[`${form}_text`]]
    if ((head === undefined) === (text === undefined)) return []
    return [{ field: head === undefined ? `${form}_heading` : `${form}_text`, message: EMPTY_WITH }]
  })
export const pointRecord = record(
  {
    sv_heading: field({ schema: requiredText(100), label: heading, control: 'text' }),
    sv_text: field({
      schema: requiredParagraphs(900).superRefine(markup),
      label: { sv: 'Text', en: 'Text' },
      hint: TEXT_HINT,
      control: 'textarea',
      rows: 5,
    }),
    ll_heading: field({
      schema: optionalText(100),
      label: { sv: 'Rubrik på lätt svenska', en: 'Heading in easy Swedish' },
      control: 'text',
    }),
    ll_text: field({
      schema: optionalParagraphs(900).superRefine(markup),
      label: { sv: 'Text på lätt svenska', en: 'Text in easy Swedish' },
      control: 'textarea',
      rows: 4,
    }),
    en_heading: field({ schema: optionalText(100), label: { sv: 'Rubrik på engelska', en: 'Heading in English' }, control: 'text' }),
    en_text: field({
      schema: optionalParagraphs(900).superRefine(markup),
      label: { sv: 'Text på engelska', en: 'Text in English' },
      control: 'textarea',
      rows: 4,
    }),
    decision: field({
      schema: codeList(['holds', 'left_out']),
      label: { sv: 'Stämmer det?', en: 'Does it hold?' },
      control: 'radio',
      options: Object.entries(DECISIONS).map(([value, label]) => ({ value, label })),
    }),
  },
  whole,
)
export const ownPointRecord = record(
  {
    part: field({
      schema: codeList(['how', 'ask']),
      label: { sv: 'Var ska den stå?', en: 'Where is it to stand?' },
      control: 'radio',
      options: [
        { value: 'how', label: { sv: 'Under ”Så gör vi”', en: 'Under “How we do”' } },
        { value: 'ask', label: { sv: 'Under ”Det här kan du be oss om”', en: 'Under “What you can ask of us”' } },
      ],
    }),
    sv_heading: pointRecord.fields.sv_heading,
    sv_text: pointRecord.fields.sv_text,
    ll_heading: pointRecord.fields.ll_heading,
    ll_text: pointRecord.fields.ll_text,
    en_heading: pointRecord.fields.en_heading,
    en_text: pointRecord.fields.en_text,
  },
  whole,
)
type Written = {
  sv_heading: string
  sv_text: string
  ll_heading?: string | undefined
  ll_text?: string | undefined
  en_heading?: string | undefined
  en_text?: string | undefined
}
export function wordsFrom(values: Written): PointWords {
  const pair = (head: string | undefined, text: string | undefined) =>
    head === undefined || text === undefined ? undefined : { heading: head, text }
  const [ll, en] = [pair(values.ll_heading, values.ll_text), pair(values.en_heading, values.en_text)]
  return { sv: { heading: values.sv_heading, text: values.sv_text }, ...(ll ? { ll } : {}), ...(en ? { en } : {}) }
}

export const kindRecord = record({
  kind: field({
    schema: codeList(ABOUT_KIND_IDS as [(typeof ABOUT_KIND_IDS)[number], ...typeof ABOUT_KIND_IDS]),
    label: { sv: 'Vad är ni?', en: 'What are you?' },
    control: 'radio',
    options: ABOUT_KIND_IDS.map((value) => ({ value, label: ABOUT_KINDS[value] })),
  }),
})

const hours = requiredParagraphs(300).superRefine((text, ctx) => {
  const read = readHours(text)
  if (!read.ok)
    ctx.addIssue(
      says({
        sv: `Raden ”${read.line.slice(0, 60)}” går inte att läsa. Skriv till exempel ”mån–fre 8.30–16” eller ”dygnet runt”, en rad för varje tid.`,
        en: `The line “${read.line.slice(0, 60)}” cannot be read. Write for instance “Mon–Fri 8.30–16” or “around the clock”, a line for each.`,
      }),
    )
})
const HOURS_HINT = { sv: 'En rad för varje tid, till exempel: mån–tors 8.30–16', en: 'A line for each, for example: Mon–Thu 8.30–16' }
const NAME_HINT = {
  sv: 'En funktion, aldrig en person. Till exempel: Samordnare för skyddade personuppgifter.',
  en: 'A function, never a person. For example: Coordinator for protected data.',
}
export const NAME_WARNING = {
  sv: 'Det ser ut som en persons namn. Skriv funktionen, så att den som arbetar där inte pekas ut och sidan stämmer också efter ett byte. Är det en funktion, bocka i rutan under och spara igen.',
  en: 'It looks like a person’s name. Write the function, so that nobody who works there is singled out and the page holds after a change too. If it is a function, tick the box below and save again.',
}
export const functionsRecord = record(
  {
    contact_name: field({
      schema: requiredText(100),
      label: { sv: 'Funktion att vända sig till', en: 'Function to turn to' },
      hint: NAME_HINT,
      control: 'text',
      example: 'Samordnare för skyddade personuppgifter',
    }),
    contact_phone: field({
      schema: swedishPhone(),
      label: { sv: 'Telefon', en: 'Telephone' },
      control: 'tel',
      width: 'medium',
      example: '031-390 06 10',
    }),
    contact_hours: field({ schema: hours, label: { sv: 'Tider', en: 'Hours' }, hint: HOURS_HINT, control: 'textarea', rows: 2 }),
    deputy_name: field({
      schema: requiredText(100),
      label: { sv: 'Ersättare när den funktionen är borta', en: 'Deputy when that function is away' },
      hint: NAME_HINT,
      control: 'text',
      example: 'Medborgarservice',
    }),
    deputy_phone: field({
      schema: swedishPhone(),
      label: { sv: 'Ersättarens telefon', en: 'The deputy’s telephone' },
      control: 'tel',
      width: 'medium',
      example: '031-390 06 11',
    }),
    deputy_hours: field({
      schema: hours,
      label: { sv: 'Ersättarens tider', en: 'The deputy’s hours' },
      hint: HOURS_HINT,
      control: 'textarea',
      rows: 2,
    }),
    function_it_is: field({
      schema: z.boolean(),
      label: { sv: 'Det är funktioner, inte personers namn', en: 'They are functions, not the names of persons' },
      control: 'checkbox',
    }),
  },
  (values) => {
    if (values.function_it_is) return []
    return (['contact_name', 'deputy_name'] as const)
      .filter((name) => looksLikeName(values[name]))
      .map((name) => ({ field: name, message: NAME_WARNING }))
  },
)
const linesOf = (text: string) => {
  const read = readHours(text)
  return read.ok ? read.hours : []
}
/** As people write it, with ordinary spaces: it stands on the page and in the leaflet. */
const written = (phone: string): string => writePhone(phone).replaceAll('\u00a0', ' ')
export const functionsFrom = (
  values: Record<'contact_name' | 'contact_phone' | 'contact_hours' | 'deputy_name' | 'deputy_phone' | 'deputy_hours', string>,
): [ContactFunction, ContactFunction] => [
  { name: values.contact_name, phone: written(values.contact_phone), hours: linesOf(values.contact_hours) },
  { name: values.deputy_name, phone: written(values.deputy_phone), hours: linesOf(values.deputy_hours) },
]
export const enteredFunctions = (contact: ContactFunction | null, deputy: ContactFunction | null): Record<string, string> => ({
  contact_name: contact?.name ?? '',
  contact_phone: contact?.phone ?? '',
  contact_hours: writeHours(contact?.hours ?? [], 'sv').join('\n'),
  deputy_name: deputy?.name ?? '',
  deputy_phone: deputy?.phone ?? '',
  deputy_hours: writeHours(deputy?.hours ?? [], 'sv').join('\n'),
})
