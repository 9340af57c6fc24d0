/** The forms of this room, each field told once. */
import { z } from 'zod'
import { today } from '../../platform/day.ts'
import {
  type Choice,
  confirmed,
  field,
  isoDate,
  optionalText,
  record,
  requiredParagraphs,
  requiredText,
} from '../../platform/field/index.ts'
import { actionFields } from '../action/index.ts'
import type { QuestionSet } from '../question/index.ts'
import type { Colleague } from './store-part.ts'

const oneOf = (choices: readonly Choice[]) => z.string().refine((value) => choices.some((choice) => choice.value === value))
export const WHOLE = 'alla'
export const WHOLE_CHOICE: Choice = { value: WHOLE, label: { sv: 'Hela organisationen', en: 'The whole organisation' } }
const PAST = { sv: 'Dagen har varit. Välj en dag från och med i dag.', en: 'The day has passed. Choose today or later.' }
const fromToday = () => isoDate({ first: today, messages: { first: PAST } })

/** Functions with their units; never a name. */
export const choicesOf = (colleagues: readonly Colleague[]): Choice[] =>
  colleagues.map(({ id, signature, unit_name }) => ({
    value: id,
    label: signature.includes(unit_name) ? signature : `${signature} (${unit_name})`,
  }))

export const setChoices = (sets: readonly QuestionSet[]): Choice[] =>
  sets.map((set) => ({
    value: set.id,
    label: { sv: set.title.sv, en: set.title['en'] ?? set.title.sv },
    ...(set.lead === undefined ? {} : { hint: { sv: set.lead.sv, en: set.lead['en'] ?? set.lead.sv } }),
  }))

export const ownRecord = (sets: readonly Choice[], units: readonly Choice[]) =>
  record({
    title: field({
      schema: requiredText(120),
      label: { sv: 'Vad ska skattningen heta?', en: 'What is the assessment to be called?' },
      control: 'text',
      example: 'Egen skattning hösten 2026',
    }),
    sets: field({
      schema: z.array(oneOf(sets)).min(1),
      label: { sv: 'Vilka frågor?', en: 'Which questions?' },
      control: 'checkboxes',
      options: sets,
      messages: { missing: { sv: 'Välj minst en frågeuppsättning.', en: 'Choose at least one set of questions.' } },
    }),
    unit: field({ schema: oneOf(units), label: { sv: 'Gäller', en: 'Concerns' }, control: 'radio', options: units }),
    closes: field({ schema: fromToday(), label: { sv: 'Klar senast', en: 'Done by' }, control: 'date' }),
  })

const ownerField = (people: readonly Choice[]) =>
  field({
    schema: oneOf(people),
    label: { sv: 'Vem svarar?', en: 'Who answers?' },
    hint: {
      sv: 'Den som kan verksamheten. Hon kan be kollegor om delar.',
      en: 'Somebody who knows the work. She can ask colleagues for sections.',
    },
    control: 'select',
    options: people,
  })
const reviewerField = (people: readonly Choice[]) =>
  field({
    schema: oneOf(people).optional(),
    label: { sv: 'Vem granskar?', en: 'Who reviews?' },
    hint: {
      sv: 'Läser svaren och godkänner dem före underskrift. Någon annan än den som svarar. Utan granskare kan samordnaren kommentera ändå.',
      en: 'Reads the answers and approves them before signing. Somebody else than who answers. Without one the coordinator can still comment.',
    },
    control: 'select',
    options: people,
  })
const dueField = field({ schema: fromToday(), label: { sv: 'Klart senast', en: 'Done by' }, control: 'date' })
const NOT_SAME = { sv: 'Välj någon annan än den som svarar.', en: 'Choose somebody else than who answers.' }
const differ = ({ owner, reviewer }: { owner: string; reviewer?: string | undefined }) =>
  owner === reviewer ? [{ field: 'reviewer', message: NOT_SAME }] : []

export const handRecord = (sets: readonly Choice[], units: readonly Choice[], people: readonly Choice[]) =>
  record(
    {
      set: field({ schema: oneOf(sets), label: { sv: 'Vilka frågor?', en: 'Which questions?' }, control: 'radio', options: sets }),
      unit: field({ schema: oneOf(units), label: { sv: 'Gäller', en: 'Concerns' }, control: 'select', options: units }),
      owner: ownerField(people),
      reviewer: reviewerField(people),
      due: dueField,
    },
    differ,
  )
export const changeRecord = (people: readonly Choice[]) =>
  record({ owner: ownerField(people), reviewer: reviewerField(people), due: field({ ...dueField, schema: isoDate() }) }, differ)

export const colleagueRecord = (people: readonly Choice[]) =>
  record({
    colleague: field({
      schema: oneOf(people),
      label: { sv: 'Vilken kollega?', en: 'Which colleague?' },
      hint: {
        sv: 'Hon når den här delen tills hon lämnar tillbaka avsnittet.',
        en: 'She reaches this part until she gives the section back.',
      },
      control: 'select',
      options: people,
    }),
  })

const NO_PERSON = { sv: 'Skriv inget om en enskild person.', en: 'Write nothing about any person.' }
export const wordsRecord = record({
  words: field({
    schema: requiredParagraphs(2_000),
    label: { sv: 'Vad vill du säga?', en: 'What do you want to say?' },
    hint: NO_PERSON,
    control: 'textarea',
    rows: 3,
  }),
})
export const whyRecord = record({
  why: field({
    schema: requiredParagraphs(1_000),
    label: { sv: 'Varför ska svaren öppnas igen?', en: 'Why are the answers to be opened again?' },
    hint: { sv: 'Skälet står kvar bredvid det som var underskrivet.', en: 'The reason stays beside what was signed.' },
    control: 'textarea',
    rows: 3,
  }),
})
export const linkRecord = record({
  name: field({ schema: requiredText(120), label: { sv: 'Vad är det?', en: 'What is it?' }, control: 'text', example: 'Rutin i diariet' }),
  href: field({
    schema: z.url({ protocol: /^https?$/ }).max(500),
    label: { sv: 'Länk', en: 'Link' },
    control: 'text',
    example: 'https://intranat.example.se/rutin',
  }),
})
export const EVIDENCE_BYTES_MAX = 10 * 1024 * 1024
export const fileRecord = record({
  file: field({
    schema: z.instanceof(File),
    label: { sv: 'Fil', en: 'File' },
    hint: { sv: 'Högst 10 MB. Sparas förseglad och lämnar aldrig er.', en: 'At most 10 MB. Kept sealed; it never leaves you.' },
    control: 'file',
  }),
})

export const SHARINGS = {
  levels: {
    path: 'nivaer',
    label: { sv: 'Bara nivåerna', en: 'Levels only' },
    hint: {
      sv: 'Den som samordnar ser vilken nivå ni valde, inget av det ni skrev.',
      en: 'Whoever coordinates sees which level you chose, nothing of what you wrote.',
    },
  },
  levels_and_words: {
    path: 'nivaer-och-ord',
    label: { sv: 'Nivåerna och det vi skrev', en: 'The levels and what we wrote' },
    hint: {
      sv: 'Orden läses först av er egen röjandekontroll. Filer och länkar stannar alltid hos er.',
      en: 'The words are first read by your own disclosure check. Files and links always stay with you.',
    },
  },
} as const
export const sharingRecord = record({
  sharing: field({
    schema: z.enum(['levels', 'levels_and_words']),
    label: { sv: 'Vad får den som samordnar se?', en: 'What may whoever coordinates see?' },
    control: 'radio',
    options: (['levels', 'levels_and_words'] as const).map((value) => ({
      value,
      label: SHARINGS[value].label,
      hint: SHARINGS[value].hint,
    })),
  }),
})
const countyField = field({
  schema: z.boolean(),
  label: { sv: 'Länsstyrelsen får också se nivåerna', en: 'The county board may see the levels too' },
  control: 'checkbox',
})
const provisionField = field({
  schema: optionalText(200),
  label: { sv: 'Sekretessbestämmelse', en: 'Secrecy provision' },
  hint: {
    sv: 'Om ni anser att svaren omfattas av sekretess: vilken bestämmelse ni stöder er på. Den följer med som anteckning. Vi föreslår ingen.',
    en: 'If you hold that the answers are secret: the provision you rely on. It travels along as a note. We propose none.',
  },
  control: 'text',
})
const nobodyField = field({
  schema: confirmed(),
  label: {
    sv: 'Jag har läst orden ovan. De pekar inte ut någon person.',
    en: 'I have read the words above. They point at no person.',
  },
  control: 'checkbox',
  messages: {
    missing: {
      sv: 'Ni har ingen röjandekontroll här. Läs orden och intyga att de inte pekar ut någon, eller skicka bara nivåerna.',
      en: 'You have no disclosure check here. Read the words and vouch that they point at nobody, or send levels only.',
    },
  },
})
/** What is asked at the signature depends on the round: a county board that supports, and words without a check of one's own. */
export const signRecord = ({ county, nobody, leaves }: { county: boolean; nobody: boolean; leaves: boolean }) =>
  record({
    ...(leaves ? { provision: provisionField } : {}),
    ...(county ? { county_sees: countyField } : {}),
    ...(nobody ? { names_nobody: nobodyField } : {}),
  } as { provision: typeof provisionField; county_sees: typeof countyField; names_nobody: typeof nobodyField })

/** From a gap: what and why as proposed, and the owner and day that every action has. */
export const gapRecordFor = (people: readonly Choice[]) =>
  record({
    title: field({ schema: requiredText(160), label: { sv: 'Vad ska göras?', en: 'What is to be done?' }, control: 'text' }),
    why: field({
      schema: requiredParagraphs(2_000),
      label: { sv: 'Varför?', en: 'Why?' },
      hint: NO_PERSON,
      control: 'textarea',
      rows: 4,
    }),
    ...actionFields(people).fields,
  })
