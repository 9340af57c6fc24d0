/** The fields of flows and risks, told once. Whatever is written in words is refused when it points at somebody. */
import { z } from 'zod'
import { addDays, dayOf } from '../../platform/day.ts'
import {
  type Choice,
  codeList,
  field,
  isoDate,
  optionalText,
  record,
  requiredParagraphs,
  requiredText,
  says,
} from '../../platform/field/index.ts'
import { actionFields } from '../action/index.ts'
import { NAMELESS, pointsAtSomebody } from './nameless.ts'
import { acceptDaysMax, HARMS, LIKELIHOODS, REACHES, type Reach, type Step, TREATMENTS, type Treatment } from './risk.ts'

const nameless = (text: string | undefined, ctx: z.core.$RefinementCtx<string | undefined>): void => {
  if (text !== undefined && pointsAtSomebody(text)) ctx.addIssue(says(NAMELESS))
}
const line = (longest: number) => requiredText(longest).superRefine(nameless)
const lines = (longest: number) => requiredParagraphs(longest).superRefine(nameless)
const today = () => dayOf(new Date())

export const WHOLE = 'alla'
const unitField = (units: readonly Choice[]) =>
  field({
    schema: z.string().refine((unit) => units.some(({ value }) => value === unit)),
    label: { sv: 'Gäller', en: 'Concerns' },
    control: 'select',
    options: units,
  })

const REACH_CODES = Object.keys(REACHES) as [Reach, ...Reach[]]
export const flowRecord = (units: readonly Choice[]) =>
  record({
    from: field({
      schema: line(80),
      label: { sv: 'Från', en: 'From' },
      hint: { sv: 'En funktion, enhet eller organisation. Aldrig en person.', en: 'A function, unit or organisation. Never a person.' },
      control: 'text',
      example: 'Receptionen',
    }),
    to: field({ schema: line(80), label: { sv: 'Till', en: 'To' }, control: 'text', example: 'Diariet' }),
    reach: field({
      schema: codeList(REACH_CODES),
      label: { sv: 'Var går flödet?', en: 'Where does it go?' },
      control: 'radio',
      options: REACH_CODES.map((value) => ({ value, label: REACHES[value] })),
    }),
    channel: field({
      schema: line(120),
      label: { sv: 'System eller kanal', en: 'System or channel' },
      hint: {
        sv: 'Skriv systemets namn så som ni säger det. När registret över system finns väljs det därifrån.',
        en: 'Write the name of the system as you say it. When the register of systems is here it is chosen from there.',
      },
      control: 'text',
      example: 'Diariesystemet',
    }),
    data: field({ schema: lines(400), label: { sv: 'Vilka uppgifter', en: 'What data' }, control: 'textarea', rows: 2 }),
    sees: field({ schema: lines(400), label: { sv: 'Vem ser dem', en: 'Who sees them' }, control: 'textarea', rows: 2 }),
    ground: field({
      schema: optionalText(200).superRefine(nameless),
      label: { sv: 'På vilken grund', en: 'On what ground' },
      hint: { sv: 'Lag, avtal eller beslut.', en: 'Law, agreement or decision.' },
      control: 'text',
    }),
    unit: unitField(units),
  })

const scale = (steps: readonly Step[], label: { sv: string; en: string }) =>
  field({
    schema: z.enum(['1', '2', '3', '4', '5']).transform(Number),
    label,
    control: 'radio',
    options: steps.map(({ name, meaning }, index) => ({
      value: String(index + 1),
      label: { sv: `${index + 1}. ${name.sv}`, en: `${index + 1}. ${name.en}` },
      hint: meaning,
    })),
  })
const likelihoodField = scale(LIKELIHOODS, { sv: 'Hur troligt är det?', en: 'How likely is it?' })
const harmField = scale(HARMS, { sv: 'Hur stor blir skadan?', en: 'How great is the harm?' })
const ownerField = (owners: readonly Choice[]) =>
  field({
    schema: z.string().refine((owner) => owners.some(({ value }) => value === owner)),
    label: { sv: 'Ansvarig', en: 'Owner' },
    control: 'select',
    options: owners,
  })
const reviewField = field({
  schema: isoDate({ first: today, last: () => addDays(today(), 732) }),
  label: { sv: 'Ses över senast', en: 'Gone through by' },
  hint: { sv: 'Minst en gång om året.', en: 'At least once a year.' },
  control: 'date',
})
const whatField = field({
  schema: line(200),
  label: { sv: 'Vad kan hända?', en: 'What may happen?' },
  hint: { sv: 'Skriv inget om en enskild person.', en: 'Write nothing about any person.' },
  control: 'text',
})
const causeField = field({
  schema: lines(1_000),
  label: { sv: 'Varför kan det hända?', en: 'Why may it happen?' },
  control: 'textarea',
  rows: 3,
})

export interface Offered {
  owners: readonly Choice[]
  units: readonly Choice[]
  flows: readonly Choice[]
}
export const riskRecord = ({ owners, units, flows }: Offered) =>
  record({
    what: whatField,
    cause: causeField,
    flow: field({
      schema: z
        .string()
        .refine((flow) => flows.some(({ value }) => value === flow))
        .optional(),
      label: { sv: 'Var på kartan?', en: 'Where on the map?' },
      control: 'select',
      options: flows,
    }),
    likelihood: likelihoodField,
    harm: harmField,
    unit: unitField(units),
    owner: ownerField(owners),
    review_by: reviewField,
  })
export const changeRecord = ({ owners, units, flows }: Offered) => {
  const { what, cause, flow, owner } = riskRecord({ owners, units, flows }).fields
  return record({ what, cause, flow, owner, review_by: reviewField })
}
const wordsField = (label: { sv: string; en: string }) => field({ schema: lines(1_000), label, control: 'textarea', rows: 3 })
export const judgeRecord = record({
  likelihood: likelihoodField,
  harm: harmField,
  words: wordsField({ sv: 'Vad bygger bedömningen på?', en: 'What does the judgement rest on?' }),
})
export const reviewRecord = record({ words: wordsField({ sv: 'Vad kom ni fram till?', en: 'What did you find?' }), review_by: reviewField })

type Plain = Exclude<Treatment, 'accept'>
const PLAIN = ['reduce', 'avoid', 'share'] as const satisfies readonly Plain[]
export const treatRecord = record({
  treatment: field({
    schema: codeList(PLAIN),
    label: { sv: 'Hur ska risken hanteras?', en: 'How is the risk to be treated?' },
    control: 'radio',
    options: [
      {
        value: 'reduce',
        label: TREATMENTS.reduce,
        hint: { sv: 'Med åtgärder som gör den mindre.', en: 'By actions that make it smaller.' },
      },
      {
        value: 'avoid',
        label: TREATMENTS.avoid,
        hint: { sv: 'Genom att sluta göra det som skapar den.', en: 'By ceasing to do what creates it.' },
      },
      {
        value: 'share',
        label: TREATMENTS.share,
        hint: { sv: 'Med någon annan som tar ansvar för en del.', en: 'With somebody else who answers for a part.' },
      },
    ],
  }),
  words: wordsField({ sv: 'Hur?', en: 'How?' }),
})
export const acceptRecord = (harm: number) => {
  const days = acceptDaysMax(harm)
  return record({
    words: wordsField({ sv: 'Varför går det att leva med risken så länge?', en: 'Why can one live with the risk that long?' }),
    until: field({
      schema: isoDate({ first: () => addDays(today(), 1), last: () => addDays(today(), days) }),
      label: { sv: 'Gäller till och med', en: 'Valid through' },
      hint: {
        sv: `Högst ${days} dagar. Sedan är risken öppen igen.`,
        en: `At most ${days} days. Then the risk is open again.`,
      },
      control: 'date',
    }),
  })
}
export const closeRecord = record({ words: wordsField({ sv: 'Varför finns risken inte längre?', en: 'Why is the risk no longer there?' }) })
export const actionRecord = (owners: readonly Choice[]) =>
  record({
    title: field({
      schema: line(160),
      label: { sv: 'Vad ska göras?', en: 'What is to be done?' },
      hint: { sv: 'Börja med ett verb.', en: 'Begin with a verb.' },
      control: 'text',
    }),
    ...actionFields(owners).fields,
  })
