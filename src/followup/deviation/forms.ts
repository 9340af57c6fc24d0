import { z } from 'zod'
import {
  type Choice,
  codeList,
  field,
  optionalParagraphs,
  record,
  requiredParagraphs,
  requiredText,
  says,
} from '../../platform/field/index.ts'
import { actionFields } from '../action/index.ts'
import { KINDS, type Kind, POINTING, pointsAtSomebody, SERIOUSNESS, type Seriousness, type Step, STEPS } from './deviation.ts'

const choices = <K extends string>(words: Readonly<Record<K, { sv: string; en: string }>>): Choice[] =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))
const codes = <K extends string>(words: Readonly<Record<K, unknown>>) => Object.keys(words) as [K, ...K[]]

/** What nobody may be found by: refused with the words kept on the form. */
const nameless = <S extends z.ZodType<string | undefined>>(schema: S) =>
  schema.superRefine((text, ctx) => {
    const pointing = text === undefined ? undefined : pointsAtSomebody(text)
    if (pointing) ctx.addIssue(says(POINTING[pointing]))
  })

export const NO_UNIT = 'ingen'
export const tellRecord = (units: readonly Choice[]) =>
  record({
    happened: field({
      schema: nameless(requiredParagraphs(4000)),
      label: { sv: 'Vad hände, eller var nära att hända?', en: 'What happened, or nearly did?' },
      hint: {
        sv: 'Utan namn, nummer och adresser, också på kollegor. Skriv hur det gick till.',
        en: 'Without names, numbers and addresses, of colleagues too. Write how it came about.',
      },
      control: 'textarea',
      rows: 6,
    }),
    kind: field({
      schema: codeList(codes<Kind>(KINDS)),
      label: { sv: 'Vad liknar det mest?', en: 'What is it most like?' },
      control: 'select',
      options: choices<Kind>(KINDS),
    }),
    step: field({
      schema: codeList(codes<Step>(STEPS)),
      label: { sv: 'Var i arbetet?', en: 'Where in the work?' },
      control: 'select',
      options: choices<Step>(STEPS),
    }),
    seriousness: field({
      schema: codeList(codes<Seriousness>(SERIOUSNESS)),
      label: { sv: 'Hur allvarligt?', en: 'How serious?' },
      control: 'radio',
      options: choices<Seriousness>(SERIOUSNESS),
    }),
    done: field({
      schema: nameless(optionalParagraphs(2000)),
      label: { sv: 'Vad gjordes?', en: 'What was done?' },
      control: 'textarea',
      rows: 3,
    }),
    unit: field({
      schema: z.string().refine((unit) => units.some(({ value }) => value === unit)),
      label: { sv: 'Vilken enhet rör det?', en: 'Which unit does it concern?' },
      hint: { sv: 'Den enhetens chef och samordnaren läser.', en: 'The head of that unit and the coordinator read it.' },
      control: 'select',
      options: units,
    }),
    signed: field({
      schema: codeList(['no', 'yes']),
      label: { sv: 'Ska det synas att det är du som berättar?', en: 'Is it to be seen that it is you who tells?' },
      control: 'radio',
      options: [
        {
          value: 'no',
          label: { sv: 'Nej', en: 'No' },
          hint: {
            sv: 'Ditt konto sparas inte, varken här eller i loggen. På en liten enhet kan någon ändå gissa av det du skriver.',
            en: 'Your account is not kept, neither here nor in the log. In a small unit somebody may still guess from what you write.',
          },
        },
        { value: 'yes', label: { sv: 'Ja, jag vill se hur det går', en: 'Yes, I want to see how it goes' } },
      ],
    }),
  })

export const judgeRecord = record({
  cause: field({
    schema: nameless(requiredParagraphs(3000)),
    label: { sv: 'Vad låg bakom?', en: 'What lay behind it?' },
    hint: {
      sv: 'Fråga varför, tills svaret är något som går att ändra. Ingen ska pekas ut.',
      en: 'Ask why until the answer is something that can be changed. Nobody is to be pointed at.',
    },
    control: 'textarea',
    rows: 4,
  }),
})
export const actRecord = (owners: readonly Choice[]) => {
  const { owner, due } = actionFields(owners).fields
  return record({
    title: field({ schema: requiredText(160), label: { sv: 'Vad ska göras?', en: 'What is to be done?' }, control: 'text' }),
    owner,
    due,
  })
}
export const NO_ROUTINE = 'ingen'
export const closeRecord = (routines: readonly Choice[]) =>
  record({
    lesson: field({
      schema: nameless(requiredParagraphs(3000)),
      label: { sv: 'Vad lärde vi oss?', en: 'What did we learn?' },
      hint: { sv: 'Så att den som inte var med kan göra annorlunda.', en: 'So that whoever was not there can do otherwise.' },
      control: 'textarea',
      rows: 4,
    }),
    routine: field({
      schema: z.string().refine((routine) => routines.some(({ value }) => value === routine)),
      label: { sv: 'I vilken rutin ska lärdomen in?', en: 'Into which routine does the lesson go?' },
      hint: {
        sv: 'Rutinens nästa version kan inte godkännas innan lärdomen är omhändertagen.',
        en: 'The next version of the routine cannot be approved before the lesson is dealt with.',
      },
      control: 'select',
      options: routines,
    }),
  })
