import {
  codeList,
  type Entered,
  type Field,
  field,
  isoDate,
  optionalParagraphs,
  optionalText,
  record,
  requiredText,
} from '../../platform/field/index.ts'
import type { FormError, Text } from '../../platform/page/index.ts'
import { content, FORMS, type Form, isComplete, type OpenHours } from '../text/index.ts'
import { CONTACT_KIND_CODES, CONTACT_KINDS, type ContactContent, type Exception } from './contact.ts'
import { publicPhone } from './forms.ts'
import { DAY_NAMES, readDay, readWeek, writeLines } from './opening.ts'

/** What is written about a contact, in forms of one thing each. */
export const WHO_PAGES = content().pages.filter(({ group }) => group === 'who')

const DETAILS = {
  kind: field({
    schema: codeList(CONTACT_KIND_CODES),
    label: { sv: 'Vad är det?', en: 'What is it?' },
    control: 'select',
    options: CONTACT_KIND_CODES.map((value) => ({ value, label: CONTACT_KINDS[value] })),
  }),
  name_sv: field({
    schema: requiredText(200),
    label: { sv: 'Namn', en: 'Name' },
    hint: { sv: 'Så som den som söker hjälp känner igen det.', en: 'As somebody who seeks help would know it.' },
    control: 'text',
  }),
  name_ll: field({ schema: optionalText(200), label: { sv: 'Namn på lätt svenska', en: 'Name in easy Swedish' }, control: 'text' }),
  name_en: field({ schema: optionalText(200), label: { sv: 'Namn på engelska', en: 'Name in English' }, control: 'text' }),
  phone: field({
    schema: publicPhone().optional(),
    label: { sv: 'Telefon', en: 'Phone' },
    control: 'tel',
    example: '08-465 004 00',
  }),
  note_sv: field({
    schema: optionalParagraphs(600),
    label: { sv: 'Bra att veta', en: 'Good to know' },
    hint: {
      sv: 'Till exempel att man får vara anonym, eller vad man säger när någon svarar. Skriv aldrig en adress som ska vara hemlig.',
      en: 'For example that one may be anonymous, or what to say when somebody answers. Never write an address that is to be secret.',
    },
    control: 'textarea',
    rows: 3,
  }),
  note_ll: field({
    schema: optionalParagraphs(600),
    label: { sv: 'Bra att veta, på lätt svenska', en: 'Good to know, in easy Swedish' },
    control: 'textarea',
    rows: 3,
  }),
  note_en: field({
    schema: optionalParagraphs(600),
    label: { sv: 'Bra att veta, på engelska', en: 'Good to know, in English' },
    control: 'textarea',
    rows: 3,
  }),
  pages: field({
    schema: codeListOfMany(WHO_PAGES.map(({ id }) => id)),
    label: { sv: 'För vem?', en: 'For whom?' },
    hint: { sv: 'Välj ingen om den är för alla.', en: 'Choose none if it is for everybody.' },
    control: 'checkboxes',
    options: WHO_PAGES.map(({ id, name }) => ({ value: id, label: name })),
  }),
} as const
function codeListOfMany(codes: readonly string[]) {
  return codeList(codes as [string, ...string[]])
    .array()
    .max(60)
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const dayFields = Object.fromEntries(
  DAYS.map((day) => [
    `day_${day}`,
    field({
      schema: requiredText(60),
      label: { sv: capital(DAY_NAMES.sv[day - 1] ?? ''), en: DAY_NAMES.en[day - 1] ?? '' },
      control: 'text',
      width: 'medium',
      messages: {
        missing: {
          sv: `Skriv tider för ${DAY_NAMES.sv[day - 1]}, eller stängt.`,
          en: `Write the hours of ${DAY_NAMES.en[day - 1]}, or closed.`,
        },
      },
    }),
  ]),
)
const linesOf = (values: object): string[] => DAYS.map((day) => (values as Record<string, string>)[`day_${day}`] ?? '')
function weekFaults(values: object): FormError[] {
  const read = readWeek(linesOf(values))
  return read.ok ? [] : read.faults.map(({ day, message }) => ({ field: `day_${day + 1}`, message }))
}
export const hoursForm = record(dayFields as Record<string, Field>, weekFaults)
export const detailsForm = record(DETAILS)
export const newContactForm = record({ ...DETAILS, ...dayFields } as typeof DETAILS & Record<string, Field>, weekFaults)
/** The hours that were written; they have been found right by the form. */
export function hoursIn(values: object): OpenHours[] {
  const read = readWeek(linesOf(values))
  return read.ok ? read.hours : []
}
export const enteredHours = (hours: readonly OpenHours[]): Entered =>
  Object.fromEntries(writeLines(hours).map((line, index) => [`day_${index + 1}`, line]))

type Details = {
  kind: ContactContent['kind']
  name_sv: string
  name_ll?: string | undefined
  name_en?: string | undefined
  phone?: string | undefined
  note_sv?: string | undefined
  note_ll?: string | undefined
  note_en?: string | undefined
  pages: string[]
}
type InForms = ContactContent['name']
/** Written words over what other languages have. */
function inForms(before: InForms | undefined, sv: string, ll: string | undefined, en: string | undefined): InForms {
  const { ll: _ll, en: _en, ...others } = before ?? { sv }
  return { ...others, sv, ...(ll === undefined ? {} : { ll }), ...(en === undefined ? {} : { en }) }
}
export function contentFrom(values: object, before: ContactContent | undefined, today: string, hours: OpenHours[]): ContactContent {
  const { kind, name_sv, name_ll, name_en, phone, note_sv, note_ll, note_en, pages } = values as Details
  return {
    kind,
    name: inForms(before?.name, name_sv, name_ll, name_en),
    ...(phone === undefined ? {} : { phone }),
    ...(note_sv === undefined ? {} : { note: inForms(before?.note, note_sv, note_ll, note_en) }),
    hours,
    instead: before?.instead ?? [],
    pages,
    checked: today,
  }
}
export const enteredDetails = ({ kind, name, phone, note, pages }: ContactContent): Entered => ({
  kind,
  name_sv: name.sv,
  name_ll: name.ll ?? '',
  name_en: name.en ?? '',
  phone: phone ?? '',
  note_sv: note?.sv ?? '',
  note_ll: note?.ll ?? '',
  note_en: note?.en ?? '',
  pages,
})

const OTHER_FORMS = (Object.keys(FORMS) as Form[]).filter((form) => !isComplete(form))
/** What it is called in the languages that begin with the table of facts. */
export const namesForm = record(
  Object.fromEntries(
    OTHER_FORMS.map((form) => [
      `name_${form}`,
      field({ schema: optionalText(200), label: { sv: FORMS[form].name, en: FORMS[form].name }, control: 'text' }),
    ]),
  ) as Record<string, Field>,
)
export const enteredNames = ({ name }: ContactContent): Entered =>
  Object.fromEntries(OTHER_FORMS.map((form) => [`name_${form}`, name[form] ?? '']))
export function withNames(before: ContactContent, values: object): ContactContent {
  const { sv, ll, en } = before.name
  const named = OTHER_FORMS.flatMap((form) => {
    const said = (values as Record<string, string | undefined>)[`name_${form}`]
    return said === undefined ? [] : [[form, said] as const]
  })
  return { ...before, name: { ...Object.fromEntries(named), sv, ...(ll === undefined ? {} : { ll }), ...(en === undefined ? {} : { en }) } }
}

const HOURS = field({
  schema: requiredText(60),
  label: { sv: 'Tider under den tiden', en: 'Hours during that time' },
  hint: { sv: 'Samma alla dagarna: stängt, 9–12 eller dygnet runt.', en: 'The same every day: closed, 9–12 or around the clock.' },
  control: 'text',
  width: 'medium',
})
const ORDER: Text = { sv: 'Sista dagen kan inte vara före den första.', en: 'The last day cannot be before the first.' }
/** Other hours for a time: a holiday, a summer, a day of training. */
export const exceptionForm = (today: () => string) =>
  record(
    {
      from: field({ schema: isoDate(), label: { sv: 'Första dagen', en: 'First day' }, control: 'date' }),
      until: field({
        schema: isoDate({ first: today, messages: { first: { sv: 'Den dagen har redan varit.', en: 'That day has passed.' } } }),
        label: { sv: 'Sista dagen', en: 'Last day' },
        control: 'date',
      }),
      hours: HOURS,
      why_sv: field({
        schema: optionalText(200),
        label: { sv: 'Varför?', en: 'Why?' },
        hint: { sv: 'Står bredvid tiderna, till exempel Jul.', en: 'Stands beside the hours, for example Christmas.' },
        control: 'text',
      }),
      why_en: field({ schema: optionalText(200), label: { sv: 'Varför, på engelska', en: 'Why, in English' }, control: 'text' }),
    },
    ({ from, until, hours }) => {
      const read = readDay(hours, undefined)
      return [
        ...(until < from ? [{ field: 'until', message: ORDER }] : []),
        ...(read.ok ? [] : [{ field: 'hours', message: read.message }]),
      ]
    },
  )
export function exceptionFrom(values: {
  from: string
  until: string
  hours: string
  why_sv?: string | undefined
  why_en?: string | undefined
}): Exception {
  const read = readDay(values.hours, undefined)
  const { from, until, why_sv, why_en } = values
  return {
    from,
    until,
    hours: read.ok ? read.stretches.map((stretch) => ({ days: '1-7', ...stretch })) : [],
    ...(why_sv === undefined ? {} : { why: { sv: why_sv, ...(why_en === undefined ? {} : { en: why_en }) } }),
  }
}
