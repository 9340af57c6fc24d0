/** The form that starts a collection: told once. */
import { z } from 'zod'
import { addDays, dayOf } from '../../platform/day.ts'
import { type Choice, codeList, field, isoDate, record, requiredText, says } from '../../platform/field/index.ts'
import { minutesFor, PICTURES, type Pictures, QUESTIONS_MAX } from './staff.ts'

const MOST = {
  sv: `Välj högst ${QUESTIONS_MAX} frågor, så att det går att svara på tio minuter.`,
  en: `Choose at most ${QUESTIONS_MAX} questions, so that it can be answered in ten minutes.`,
}
const NONE = { sv: 'Välj minst en fråga.', en: 'Choose at least one question.' }
const chosen = (options: readonly Choice[], none: { sv: string; en: string }, most?: number) =>
  z.array(z.string()).superRefine((all, ctx) => {
    if (all.length === 0) ctx.addIssue(says(none))
    if (most !== undefined && all.length > most) ctx.addIssue(says(MOST))
    if (!all.every((one) => options.some(({ value }) => value === one))) ctx.addIssue(says(none))
  })
const CODES = Object.keys(PICTURES) as [Pictures, ...Pictures[]]
const DAYS_MAX = 180

export const collectionRecord = (questions: readonly Choice[], units: readonly Choice[]) =>
  record(
    {
      title: field({
        schema: requiredText(120),
        label: { sv: 'Vad ska den heta?', en: 'What is it to be called?' },
        hint: { sv: 'Det här läser de som svarar först.', en: 'This is what those who answer read first.' },
        control: 'text',
        example: 'Så arbetar vi med skyddade personuppgifter',
      }),
      units: field({
        schema: chosen(units, { sv: 'Välj minst en enhet.', en: 'Choose at least one unit.' }),
        label: { sv: 'Vilka enheter frågar du?', en: 'Which units do you ask?' },
        hint: {
          sv: 'Med flera enheter väljer den som svarar sin egen. En enhet visas för sig först när fem har svarat där.',
          en: 'With several units whoever answers chooses her own. A unit is shown by itself only when five have answered there.',
        },
        control: 'checkboxes',
        options: units,
      }),
      questions: field({
        schema: chosen(questions, NONE, QUESTIONS_MAX),
        label: { sv: 'Vilka frågor?', en: 'Which questions?' },
        hint: {
          sv: `Högst ${QUESTIONS_MAX}. Tio frågor tar omkring ${minutesFor(10)} minuter.`,
          en: `At most ${QUESTIONS_MAX}. Ten questions take about ${minutesFor(10)} minutes.`,
        },
        control: 'checkboxes',
        options: questions,
      }),
      opens: field({
        schema: isoDate({ first: () => addDays(dayOf(new Date()), 0), last: () => addDays(dayOf(new Date()), DAYS_MAX) }),
        label: { sv: 'Öppnar', en: 'Opens' },
        control: 'date',
      }),
      closes: field({
        schema: isoDate({ first: () => dayOf(new Date()), last: () => addDays(dayOf(new Date()), 2 * DAYS_MAX) }),
        label: { sv: 'Sista dagen att svara', en: 'Last day to answer' },
        control: 'date',
      }),
      pictures: field({
        schema: codeList(CODES),
        label: { sv: 'När visas svaren?', en: 'When are the answers shown?' },
        control: 'radio',
        options: CODES.map((value) => ({ value, label: PICTURES[value] })),
      }),
      words: field({
        schema: z.boolean(),
        label: { sv: 'Låt dem också skriva fritt', en: 'Let them write freely as well' },
        hint: {
          sv: 'Fri text kan röja den som skriver och den som texten handlar om. Bara du läser den, i blandad ordning, när insamlingen är stängd och minst fem har svarat.',
          en: 'Free words may disclose who writes and whom they are about. Only you read them, in mixed order, when the collection is closed and at least five have answered.',
        },
        control: 'checkbox',
      }),
    },
    ({ opens, closes }) =>
      closes < opens
        ? [{ field: 'closes', message: { sv: 'Sista dagen är före den första.', en: 'The last day is before the first.' } }]
        : [],
  )
