/** The forms of routines, each field told once. */
import { z } from 'zod'
import { ROLES, type Role } from '../../organisation/founding/index.ts'
import {
  type Choice,
  codeList,
  field,
  isoDate,
  optionalParagraphs,
  optionalText,
  record,
  requiredParagraphs,
  requiredText,
} from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/language.tsx'
import { addYears, REVIEW_YEARS_MAX } from './routine.ts'
import { MONTHS, WHEEL_KINDS, type WheelKind } from './wheel.ts'

export const WHOLE = 'alla'
const oneOf = (options: readonly Choice[]) => z.string().refine((value) => options.some((option) => option.value === value))
const manyOf = (options: readonly Choice[]) =>
  z.array(z.string()).refine((all) => all.every((one) => options.some(({ value }) => value === one)))

const OWNER: Text = { sv: 'Ägare', en: 'Owner' }
const ownerField = (people: readonly Choice[]) =>
  field({
    schema: oneOf(people),
    label: OWNER,
    hint: { sv: 'Funktionen som håller rutinen aktuell.', en: 'The function that keeps the routine up to date.' },
    control: 'select',
    options: people,
  })
const titleField = field({
  schema: requiredText(140).refine((title) => title.length >= 3),
  label: { sv: 'Namn', en: 'Name' },
  control: 'text',
  example: 'När någon begär ut uppgifter',
})
export const startRecord = (people: readonly Choice[], units: readonly Choice[]) =>
  record({
    title: titleField,
    unit: field({
      schema: oneOf(units),
      label: { sv: 'Vem sköter den?', en: 'Who keeps it?' },
      hint: { sv: 'Den enhetens chef och samordnaren godkänner den.', en: 'The head of that unit and the coordinator approve it.' },
      control: 'select',
      options: units,
    }),
    owner: ownerField(people),
  })
export const ownerRecord = (people: readonly Choice[]) => record({ owner: ownerField(people) })

const ROLE_CHOICES: readonly Choice[] = (Object.keys(ROLES) as Role[]).map((value) => ({ value, label: ROLES[value] }))
const TOO_LONG: Text = {
  sv: 'Texten har för många rader. Dela den i två rutiner.',
  en: 'The text has too many lines. Make it two routines.',
}
const LINES_MAX = 1200

/** What is written. */
const written = {
  title: titleField,
  i_do: field({
    schema: requiredParagraphs(3000),
    label: { sv: 'Det här gör jag', en: 'This is what I do' },
    hint: {
      sv: 'En rad för varje sak. Det står överst, och är det den trötta läser.',
      en: 'One line for each thing. It stands first, and is what the tired one reads.',
    },
    control: 'textarea',
    rows: 7,
  }),
  purpose: field({ schema: requiredParagraphs(1200), label: { sv: 'Syfte', en: 'Purpose' }, control: 'textarea', rows: 3 }),
  body: field({
    schema: optionalParagraphs(40_000),
    label: { sv: 'Rutinen', en: 'The routine' },
    hint: {
      sv: 'Skriv ## före en rubrik, - före en punkt, 1. före ett steg och **så här** för fet stil. En plats skrivs {{namn}}.',
      en: 'Write ## before a heading, - before a point, 1. before a step and **like this** for bold. A place is written {{name}}.',
    },
    control: 'textarea',
    rows: 24,
  }),
}
const dates = {
  valid_from: field({
    schema: isoDate({ first: () => '2000-01-01' }),
    label: { sv: 'Gäller från', en: 'In force from' },
    control: 'date',
  }),
  review_by: field({ schema: isoDate(), label: { sv: 'Ses över senast', en: 'Reviewed by' }, control: 'date' }),
}
interface TextTogether {
  valid_from: string
  review_by: string
  small: boolean
  change_why?: string | undefined
  body?: string | undefined
}
const checkText = ({ valid_from, review_by, small, change_why, body }: TextTogether) => [
  ...(review_by <= valid_from
    ? [
        {
          field: 'review_by',
          message: {
            sv: 'Översynen ska ligga efter den dag då rutinen börjar gälla.',
            en: 'The review must come after the day the routine comes into force.',
          },
        },
      ]
    : []),
  ...(review_by > addYears(valid_from, REVIEW_YEARS_MAX)
    ? [
        {
          field: 'review_by',
          message: {
            sv: 'Högst tre år mellan översynerna. Välj en tidigare dag.',
            en: 'At most three years between reviews. Choose an earlier day.',
          },
        },
      ]
    : []),
  ...(small && (change_why ?? '') === ''
    ? [
        {
          field: 'change_why',
          message: {
            sv: 'Skriv vad som är ändrat, så att det går att se varför ingen behövde läsa igen.',
            en: 'Write what has changed, so that it can be seen why nobody had to read again.',
          },
        },
      ]
    : []),
  ...((body ?? '').split('\n').length > LINES_MAX ? [{ field: 'body', message: TOO_LONG }] : []),
]

export const textRecord = (units: readonly Choice[], sources: readonly Choice[], first: boolean) =>
  record(
    {
      ...written,
      roles: field({
        schema: manyOf(ROLE_CHOICES),
        label: { sv: 'Vilka roller ska kunna den?', en: 'Which roles must know it?' },
        hint: { sv: 'Ingen ikryssad: alla.', en: 'None ticked: everybody.' },
        control: 'checkboxes',
        options: ROLE_CHOICES,
      }),
      units: field({
        schema: manyOf(units),
        label: { sv: 'I vilka enheter?', en: 'In which units?' },
        hint: { sv: 'Ingen ikryssad: alla.', en: 'None ticked: all.' },
        control: 'checkboxes',
        options: units,
      }),
      guidance: field({
        schema: manyOf(sources),
        label: { sv: 'Vad vilar den på?', en: 'What does it rest on?' },
        hint: { sv: 'När något av det ändras får ägaren veta vad.', en: 'When any of it changes the owner is told what.' },
        control: 'checkboxes',
        options: sources,
      }),
      ...dates,
      change_why: field({
        schema: optionalText(600),
        label: first ? { sv: 'Anteckning om versionen', en: 'Note on the version' } : { sv: 'Vad är ändrat?', en: 'What has changed?' },
        control: 'text',
        depends: !first,
      }),
      small: field({
        schema: z.boolean(),
        label: { sv: 'Liten ändring: den som har läst behöver inte läsa igen', en: 'Small change: whoever has read need not read again' },
        control: 'checkbox',
      }),
    },
    checkText,
  )

export const questionRecord = record({
  words: field({ schema: requiredText(400), label: { sv: 'Fråga', en: 'Question' }, control: 'text' }),
  right: field({ schema: requiredText(300), label: { sv: 'Rätt svar', en: 'Right answer' }, control: 'text' }),
  wrong: field({
    schema: requiredParagraphs(900),
    label: { sv: 'Fel svar', en: 'Wrong answers' },
    hint: { sv: 'Ett på varje rad, högst fyra.', en: 'One a line, at most four.' },
    control: 'textarea',
    rows: 3,
  }),
  why: field({
    schema: requiredText(600),
    label: { sv: 'Varför är det rätt?', en: 'Why is it right?' },
    hint: { sv: 'Visas när någon har svarat.', en: 'Shown when somebody has answered.' },
    control: 'text',
  }),
})
export const returnRecord = record({
  why: field({
    schema: requiredText(600),
    label: { sv: 'Vad behöver göras?', en: 'What needs to be done?' },
    control: 'textarea',
    rows: 3,
  }),
})
export const withdrawRecord = record({
  why: field({ schema: requiredText(600), label: { sv: 'Varför dras den in?', en: 'Why is it withdrawn?' }, control: 'textarea', rows: 3 }),
})
const HOW = ['changed', 'no_change'] as const
export const HOW_WORDS: Readonly<Record<(typeof HOW)[number], Text>> = {
  changed: { sv: 'Rutinen är ändrad', en: 'The routine has been changed' },
  no_change: { sv: 'Rutinen behöver inte ändras', en: 'The routine need not be changed' },
}
export const dealRecord = record({
  how: field({
    schema: codeList(HOW),
    label: { sv: 'Hur har ni tagit hand om det?', en: 'How has it been dealt with?' },
    control: 'radio',
    options: HOW.map((value) => ({ value, label: HOW_WORDS[value] })),
  }),
  why: field({
    schema: requiredText(600),
    label: { sv: 'Vad ändrades, eller varför inte?', en: 'What was changed, or why not?' },
    control: 'text',
  }),
})

export const sourceRecord = record({
  title: field({ schema: requiredText(200), label: { sv: 'Namn', en: 'Name' }, control: 'text' }),
  issuer: field({ schema: requiredText(140), label: { sv: 'Vem har gett ut den?', en: 'Who issued it?' }, control: 'text' }),
  document: field({ schema: optionalText(200), label: { sv: 'Paragraf eller dokument', en: 'Section or document' }, control: 'text' }),
  says: field({
    schema: requiredParagraphs(4000),
    label: { sv: 'Vad säger den, med egna ord?', en: 'What does it say, in your own words?' },
    control: 'textarea',
    rows: 6,
  }),
  valid_from: field({ schema: isoDate().optional(), label: { sv: 'Gäller från', en: 'Valid from' }, control: 'date' }),
  source: field({ schema: requiredText(400), label: { sv: 'Var finns den?', en: 'Where is it found?' }, control: 'text' }),
})
export const changeRecord = record({
  after: field({
    schema: requiredParagraphs(4000),
    label: { sv: 'Vad säger den nu?', en: 'What does it say now?' },
    hint: { sv: 'Med egna ord. Texten som gällde före visas bredvid.', en: 'In your own words. The text before is shown beside it.' },
    control: 'textarea',
    rows: 6,
  }),
  source: field({ schema: requiredText(400), label: { sv: 'Varifrån vet ni det?', en: 'How do you know?' }, control: 'text' }),
})

export const MONTH_CHOICES: readonly Choice[] = MONTHS.map((label, i) => ({ value: String(i + 1), label }))
const month = field({ schema: oneOf(MONTH_CHOICES), label: { sv: 'Månad', en: 'Month' }, control: 'select', options: MONTH_CHOICES })
const KINDS = Object.keys(WHEEL_KINDS) as [WheelKind, ...WheelKind[]]
export const dutyRecord = (people: readonly Choice[]) =>
  record(
    {
      kind: field({
        schema: codeList(KINDS),
        label: { sv: 'Vad?', en: 'What?' },
        control: 'select',
        options: KINDS.map((value) => ({ value, label: WHEEL_KINDS[value].text })),
      }),
      title: field({ schema: optionalText(140), label: { sv: 'Egna ord', en: 'Own words' }, control: 'text' }),
      month,
      owner: ownerField(people),
    },
    ({ kind, title }) =>
      kind === 'other' && (title ?? '').length < 3
        ? [{ field: 'title', message: { sv: 'Skriv vad det är, när du väljer Annat.', en: 'Write what it is, when you choose Other.' } }]
        : [],
  )
export const moveRecord = (people: readonly Choice[]) => record({ month, owner: ownerField(people) })
export const doneRecord = record({
  shows: field({
    schema: optionalText(400),
    label: { sv: 'Vad visar det?', en: 'What shows it?' },
    hint: {
      sv: 'Till exempel protokoll, dag eller diarienummer. Inget om en enskild person.',
      en: 'For example minutes, a day or a diary number. Nothing about any person.',
    },
    control: 'text',
  }),
})
