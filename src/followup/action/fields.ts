/** The fields of an action, told once: another room puts owner and day on its own form with `actionFields`. */
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
} from '../../platform/field/index.ts'
import { EFFECTS, type Effect } from './action.ts'

const DAY_TOO_EARLY = { sv: 'Dagen har varit. Välj en dag från och med i dag.', en: 'The day has passed. Choose today or later.' }
const YEARS_MAX = 5
const dueField = field({
  schema: isoDate({
    first: () => dayOf(new Date()),
    last: () => addDays(dayOf(new Date()), YEARS_MAX * 365),
    messages: { first: DAY_TOO_EARLY },
  }),
  label: { sv: 'Klart senast', en: 'Done by' },
  control: 'date',
})
const ownerField = (owners: readonly Choice[]) =>
  field({
    schema: z.string().refine((owner) => owners.some(({ value }) => value === owner)),
    label: { sv: 'Ansvarig', en: 'Owner' },
    hint: { sv: 'Den som ser till att det blir gjort.', en: 'Who sees to it that it is done.' },
    control: 'select',
    options: owners,
  })
/** Owner and day. `owners`: what `ownersFor(tx)` gave. */
export const actionFields = (owners: readonly Choice[]) => record({ owner: ownerField(owners), due: dueField })

const titleField = field({
  schema: requiredText(160),
  label: { sv: 'Vad ska göras?', en: 'What is to be done?' },
  hint: { sv: 'Börja med ett verb. Skriv inget om en enskild person.', en: 'Begin with a verb. Write nothing about any person.' },
  control: 'text',
  example: 'Gå igenom fakturamallarna',
})
const whyField = field({
  schema: requiredParagraphs(2_000),
  label: { sv: 'Varför?', en: 'Why?' },
  hint: {
    sv: 'Vilken brist eller risk det gäller, och vad som blir bättre.',
    en: 'Which gap or risk it is about, and what becomes better.',
  },
  control: 'textarea',
  rows: 4,
})
export const WHOLE = 'alla'
/** A new action from the list itself. */
export const newRecord = (owners: readonly Choice[], units: readonly Choice[]) =>
  record({
    title: titleField,
    why: whyField,
    unit: field({
      schema: z.string().refine((unit) => units.some(({ value }) => value === unit)),
      label: { sv: 'Gäller', en: 'Concerns' },
      control: 'select',
      options: units,
    }),
    owner: ownerField(owners),
    due: dueField,
  })
export const steerRecord = (owners: readonly Choice[]) => {
  const { owner } = actionFields(owners).fields
  return record({ title: titleField, why: whyField, owner, due: field({ ...dueField, schema: isoDate() }) })
}

export const noteRecord = record({
  words: field({
    schema: requiredParagraphs(2_000),
    label: { sv: 'Vad har hänt?', en: 'What has happened?' },
    hint: { sv: 'Skriv inget om en enskild person.', en: 'Write nothing about any person.' },
    control: 'textarea',
    rows: 3,
  }),
})
const EFFECT_DAYS = { '30': 30, '90': 90, '180': 180 } as const
type EffectDays = keyof typeof EFFECT_DAYS
const DAYS = Object.keys(EFFECT_DAYS) as [EffectDays, ...EffectDays[]]
const effectDays = field({
  schema: codeList(DAYS),
  label: { sv: 'När frågar vi om det hjälpte?', en: 'When do we ask whether it helped?' },
  control: 'radio',
  options: DAYS.map((value) => ({ value, label: { sv: `Om ${value} dagar`, en: `In ${value} days` } })),
})
export const daysOf = (days: EffectDays): number => EFFECT_DAYS[days]
export const doneRecord = record({
  words: field({
    schema: requiredParagraphs(2_000),
    label: { sv: 'Vad blev gjort?', en: 'What was done?' },
    control: 'textarea',
    rows: 3,
  }),
  effect_days: effectDays,
})
const because = { sv: 'Varför?', en: 'Why?' }
export const waitRecord = record({
  words: field({
    schema: requiredParagraphs(1_000),
    label: { sv: 'Vad väntar den på?', en: 'What does it wait for?' },
    control: 'textarea',
    rows: 3,
  }),
})
export const dropRecord = record({
  words: field({
    schema: requiredParagraphs(1_000),
    label: because,
    hint: { sv: 'Skälet står kvar i historiken.', en: 'The reason stays in the history.' },
    control: 'textarea',
    rows: 3,
  }),
})
const EFFECT_CODES = Object.keys(EFFECTS) as [Effect, ...Effect[]]
export const effectRecord = record(
  {
    effect: field({
      schema: codeList(EFFECT_CODES),
      label: { sv: 'Hjälpte det?', en: 'Did it help?' },
      control: 'radio',
      options: EFFECT_CODES.map((value) => ({ value, label: EFFECTS[value] })),
    }),
    words: field({
      schema: requiredParagraphs(1_000),
      label: { sv: 'Hur vet ni det?', en: 'How do you know?' },
      hint: { sv: 'Hur det mättes, och vad som var annorlunda före.', en: 'How it was measured, and what was different before.' },
      control: 'textarea',
      rows: 3,
    }),
    again: field({
      schema: isoDate({ first: () => addDays(dayOf(new Date()), 1) }).optional(),
      label: { sv: 'Fråga igen', en: 'Ask again' },
      hint: { sv: 'Behövs när det inte går att säga än.', en: 'Needed when it cannot be said yet.' },
      control: 'date',
      depends: true,
    }),
  },
  ({ effect, again }) =>
    effect === 'cannot_say' && again === undefined
      ? [{ field: 'again', message: { sv: 'Skriv när frågan ska ställas igen.', en: 'Write when the question is to be asked again.' } }]
      : [],
)
export const linkRecord = record({
  name: field({
    schema: requiredText(120),
    label: { sv: 'Vad är det?', en: 'What is it?' },
    control: 'text',
    example: 'Protokoll i diariet',
  }),
  href: field({
    schema: z.url({ protocol: /^https?$/ }).max(500),
    label: { sv: 'Länk', en: 'Link' },
    control: 'text',
    example: 'https://intranat.example.se/protokoll',
  }),
})
export const fileRecord = record({
  name: field({
    schema: optionalText(120),
    label: { sv: 'Vad är det?', en: 'What is it?' },
    hint: { sv: 'Annars används filens namn.', en: 'Otherwise the name of the file is used.' },
    control: 'text',
  }),
  file: field({
    schema: z.instanceof(File),
    label: { sv: 'Fil', en: 'File' },
    hint: {
      sv: 'Högst 10 MB. Sparas förseglad och lämnar aldrig organisationen.',
      en: 'At most 10 MB. Kept sealed; it never leaves the organisation.',
    },
    control: 'file',
  }),
})
