/** The forms of a conversation, told once. */
import { z } from 'zod'
import { addDays, dayOf } from '../../platform/day.ts'
import { type Choice, codeList, field, isoDate, record, requiredParagraphs, requiredText, says } from '../../platform/field/index.ts'
import { actionFields } from '../action/index.ts'
import { QUESTIONS_MAX, RETENTIONS } from './conversation.ts'

const NONE = { sv: `Välj en till ${QUESTIONS_MAX} frågor.`, en: `Choose one to ${QUESTIONS_MAX} questions.` }
const title = field({
  schema: requiredText(120),
  label: { sv: 'Vad ska samtalet heta?', en: 'What is the conversation to be called?' },
  control: 'text',
  example: 'Arbetsplatsträff i mars',
})
const questionsField = (questions: readonly Choice[]) =>
  field({
    schema: z.array(z.string()).superRefine((all, ctx) => {
      const known = all.every((one) => questions.some(({ value }) => value === one))
      if (all.length === 0 || all.length > QUESTIONS_MAX || !known) ctx.addIssue(says(NONE))
    }),
    label: { sv: 'Vilka frågor?', en: 'Which questions?' },
    hint: { sv: 'Tre eller fyra räcker för en timme.', en: 'Three or four are enough for an hour.' },
    control: 'checkboxes',
    options: questions,
  })
const linkField = field({
  schema: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional(),
  label: { sv: 'Länk till en film', en: 'Link to a film' },
  hint: {
    sv: 'Börjar med https://. En egen fil lägger du in i nästa steg.',
    en: 'Begins with https://. A file of your own you put in at the next step.',
  },
  control: 'text',
  example: 'https://film.example.se/skyddade-personuppgifter',
})
const captionedField = field({
  schema: z.boolean(),
  label: { sv: 'Jag har sett att filmen på länken är textad', en: 'I have seen that the film of the link has captions' },
  control: 'checkbox',
})
const KEPT = RETENTIONS.map(String) as [string, ...string[]]
const keptField = field({
  schema: codeList(KEPT),
  label: { sv: 'Hur länge sparas tankarna efter att planen är klar?', en: 'How long are thoughts kept after the plan is settled?' },
  hint: {
    sv: 'Frågorna, slutsatserna och åtgärderna finns kvar.',
    en: 'The questions, the conclusions and the actions remain.',
  },
  control: 'radio',
  options: KEPT.map((value) => ({
    value,
    label: value === '0' ? { sv: 'Inte alls', en: 'Not at all' } : { sv: `${value} dagar`, en: `${value} days` },
  })),
})
const minutesField = field({
  schema: z.int().min(1).max(60),
  label: { sv: 'Minuter för varje fråga', en: 'Minutes for each question' },
  control: 'number',
  width: 'short',
})

export const WHOLE = 'alla'
export const togetherRecord = (given: { questions: readonly Choice[]; units: readonly Choice[]; leaders: readonly Choice[] }) =>
  record({
    title,
    unit: field({
      schema: z.string().refine((unit) => given.units.some(({ value }) => value === unit)),
      label: { sv: 'Vilka möts?', en: 'Who meets?' },
      control: 'select',
      options: given.units,
    }),
    leader: field({
      schema: z.string().refine((leader) => given.leaders.some(({ value }) => value === leader)),
      label: { sv: 'Vem leder samtalet?', en: 'Who leads the conversation?' },
      control: 'select',
      options: given.leaders,
    }),
    held_on: field({
      schema: isoDate({ last: () => addDays(dayOf(new Date()), 730) }),
      label: { sv: 'När?', en: 'When?' },
      control: 'date',
    }),
    questions: questionsField(given.questions),
    minutes_each: minutesField,
    film_link: linkField,
    film_captioned: captionedField,
    retention_days: keptField,
  })
export const aloneRecord = (questions: readonly Choice[]) =>
  record({ title, questions: questionsField(questions), retention_days: keptField })

export const captionsRecord = record({
  lang: field({
    schema: codeList(['sv', 'en']),
    label: { sv: 'Textens språk', en: 'Language of the captions' },
    control: 'radio',
    options: [
      { value: 'sv', label: { sv: 'Svenska', en: 'Swedish' } },
      { value: 'en', label: { sv: 'Engelska', en: 'English' } },
    ],
  }),
  vtt: field({
    schema: z.instanceof(File),
    label: { sv: 'Textfil', en: 'Captions file' },
    hint: { sv: 'WebVTT, en fil som slutar på .vtt.', en: 'WebVTT, a file that ends in .vtt.' },
    control: 'file',
    accept: '.vtt',
  }),
})
export const filmRecord = record({
  file: field({
    schema: z.instanceof(File),
    label: { sv: 'Film', en: 'Film' },
    hint: {
      sv: 'MP4 eller WebM, högst 90 MB. Sparas förseglad och visas bara på samtalets egna skärmar.',
      en: 'MP4 or WebM, at most 90 MB. Kept sealed, and shown only on the conversation’s own screens.',
    },
    control: 'file',
    accept: 'video/mp4,video/webm',
  }),
})

const NO_PERSON = { sv: 'Börja med ett verb. Skriv inget om en enskild person.', en: 'Begin with a verb. Write nothing about any person.' }
/** An action of the plan: what, why, who and when. */
export const planRecord = (owners: readonly Choice[]) => {
  const { owner, due } = actionFields(owners).fields
  return record({
    title: field({
      schema: requiredText(160),
      label: { sv: 'Vad ska vi göra?', en: 'What shall we do?' },
      hint: NO_PERSON,
      control: 'text',
      example: 'Gå igenom mallarna för utskick',
    }),
    why: field({
      schema: requiredParagraphs(2_000),
      label: { sv: 'Varför?', en: 'Why?' },
      control: 'textarea',
      rows: 2,
    }),
    owner,
    due,
  })
}
