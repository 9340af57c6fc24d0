/**
 * Nödöppning: somebody outside the circle must help one person now (D-R18, S-R24). Quick, since a slow way breeds shared
 * passwords; loud, since a quiet one breeds curiosity. Pure: what is asked, and who can never be opened.
 */
import { parseIdentityNumber } from '@samvarn/disclosure'
import { z } from 'zod'
import { codeList, field, identityNumber, record, requiredParagraphs, says, type ValuesOf } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'
import type { DatumClass } from '../person/index.ts'

/** The grounds that may break the wall, each with its section; no other is taken. */
export const GROUNDS = {
  life: {
    label: { sv: 'Fara för någons liv eller hälsa', en: 'Danger to somebody’s life or health' },
    law: { sv: 'Nöd', en: 'Necessity' },
  },
  child: {
    label: { sv: 'Ett barns behov av skydd måste bedömas genast', en: 'A child’s need of protection must be judged at once' },
    law: { sv: 'SoL 20:1', en: 'SoL 20:1' },
  },
  own_task: {
    label: {
      sv: 'Vår uppgift går inte att utföra utan uppgiften, och kan inte vänta',
      en: 'Our task cannot be done without it, and cannot wait',
    },
    law: { sv: 'OSL 10:2', en: 'OSL 10:2' },
  },
  consent: {
    label: { sv: 'Personen är här och säger ja', en: 'The person is here and says yes' },
    law: { sv: 'OSL 10:1', en: 'OSL 10:1' },
  },
} as const satisfies Record<string, { label: Text; law: Text }>
export type Ground = keyof typeof GROUNDS

/** What may be asked for. Row security knows the same list (migrations/0006_break_glass.sql). */
export const NEEDS = {
  contact: { sv: 'Hur personen nås', en: 'How the person is reached' },
  address: { sv: 'Adress', en: 'Address' },
  children: { sv: 'Barn och anhöriga, skola och förskola', en: 'Children and relatives, school and preschool' },
  markings: { sv: 'Vilket skydd som gäller', en: 'Which protection holds' },
} as const satisfies Record<string, Text>
export type Need = keyof typeof NEEDS
/** Which kinds of data answer which need. */
export const CLASSES: Readonly<Record<Need, readonly DatumClass[]>> = {
  contact: ['phone', 'email'],
  address: ['address', 'postcode'],
  children: ['relation', 'school', 'preschool'],
  markings: [],
}
/** Never where a shelter is, never a workplace: nobody needs them at a counter. */
export const classesFor = (needed: readonly Need[]): DatumClass[] => needed.flatMap((need) => CLASSES[need])

export const FINDINGS = {
  justified: { sv: 'Motiverad', en: 'Justified' },
  unjustified: { sv: 'Inte motiverad', en: 'Not justified' },
  investigate: { sv: 'Behöver utredas', en: 'Needs to be investigated' },
} as const satisfies Record<string, Text>
export type Finding = keyof typeof FINDINGS

export const REASON_MIN = 20
const WORDS_MAX = 1000
const keysOf = <Code extends string>(words: Readonly<Record<Code, unknown>>) => Object.keys(words) as [Code, ...Code[]]

export const glassRecord = record({
  number: field({
    schema: identityNumber(parseIdentityNumber),
    label: { sv: 'Personnummer eller samordningsnummer', en: 'Personnummer or samordningsnummer' },
    hint: { sv: 'Tolv siffror. En person i taget.', en: 'Twelve figures. One person at a time.' },
    control: 'text',
    secret: true,
    width: 'medium',
  }),
  ground: field({
    schema: codeList(keysOf(GROUNDS)),
    label: { sv: 'På vilken grund?', en: 'On what ground?' },
    messages: { missing: { sv: 'Välj en grund.', en: 'Choose a ground.' } },
    control: 'radio',
    options: keysOf(GROUNDS).map((value) => ({ value, label: GROUNDS[value].label, hint: GROUNDS[value].law })),
  }),
  needed: field({
    schema: z.array(codeList(keysOf(NEEDS))).min(1),
    label: { sv: 'Vad behöver du veta?', en: 'What do you need to know?' },
    hint: { sv: 'Bara det du väljer visas.', en: 'Only what you choose is shown.' },
    messages: {
      missing: { sv: 'Välj vad du behöver veta.', en: 'Choose what you need to know.' },
      wrong: { sv: 'Välj vad du behöver veta.', en: 'Choose what you need to know.' },
    },
    control: 'checkboxes',
    options: keysOf(NEEDS).map((value) => ({ value, label: NEEDS[value] })),
  }),
  reason: field({
    schema: requiredParagraphs(WORDS_MAX).superRefine((words, ctx) => {
      if (words.length < REASON_MIN)
        ctx.addIssue(
          says({
            sv: `Skriv minst ${REASON_MIN} tecken: vad som har hänt och varför det brådskar.`,
            en: `Write at least ${REASON_MIN} characters: what has happened and why it is urgent.`,
          }),
        )
    }),
    label: { sv: 'Vad har hänt?', en: 'What has happened?' },
    messages: { missing: { sv: 'Skriv vad som har hänt.', en: 'Write what has happened.' } },
    hint: {
      sv: `Minst ${REASON_MIN} tecken. Den som granskar läser det.`,
      en: `At least ${REASON_MIN} characters. Whoever reviews it reads it.`,
    },
    control: 'textarea',
    secret: true,
    rows: 3,
  }),
})
export type Asked = ValuesOf<typeof glassRecord>

export const findingRecord = record({
  finding: field({
    schema: codeList(keysOf(FINDINGS)),
    label: { sv: 'Var nödöppningen motiverad?', en: 'Was it justified?' },
    messages: { missing: { sv: 'Välj en bedömning.', en: 'Choose a judgement.' } },
    control: 'radio',
    options: keysOf(FINDINGS).map((value) => ({ value, label: FINDINGS[value] })),
  }),
  words: field({
    schema: requiredParagraphs(WORDS_MAX),
    label: { sv: 'Vad bygger bedömningen på?', en: 'What does the judgement rest on?' },
    messages: { missing: { sv: 'Skriv vad bedömningen bygger på.', en: 'Write what the judgement rests on.' } },
    hint: { sv: 'Skriv också vad som ska göras nu.', en: 'Write also what is to be done now.' },
    control: 'textarea',
    secret: true,
    rows: 4,
  }),
})
export type Judged = ValuesOf<typeof findingRecord>

/** Why it was refused. The circle and the log reviewer read it; whoever asked never does. */
export const REFUSALS = {
  absent: { sv: 'Numret tillhör ingen i registret', en: 'The number belongs to nobody in the register' },
  fingerade: { sv: 'Personen har fingerade personuppgifter', en: 'The person has fingerade personuppgifter' },
  colleague: { sv: 'Personen är anställd här', en: 'The person is employed here' },
  oneself: { sv: 'Personen har samma namn som den som bad', en: 'The person has the same name as the one who asked' },
  relative: { sv: 'Den som bad står som anhörig till personen', en: 'The one who asked is entered as a relative of the person' },
  in_circle: { sv: 'Den som bad är med i personens krets', en: 'The one who asked belongs to the person’s circle' },
  not_entitled: { sv: 'Den som bad hade inte längre rätt att nödöppna', en: 'The one who asked was no longer entitled to break the glass' },
} as const satisfies Record<string, Text>
export type Refusal = keyof typeof REFUSALS

/** One person whom the number means, as far as the rule needs to know her. */
export interface Candidate {
  person: string
  circle: string
  employee_only: boolean
  fingerade: boolean
  /** Her name has at least two words in common with the name of the one who asks, or a relative's has. */
  is_asker: boolean
  is_relative: boolean
  same_surname: boolean
}
export type Verdict =
  | { granted: true; whom: Candidate }
  /** `whom` is absent only when the number belongs to nobody. */
  | { granted: false; because: Refusal; whom: Candidate | undefined }

/**
 * Whom the opening is about. A number may mean the same human being in several circles: what forbids it in one forbids it
 * in all, and the first of those that remain is opened, one and no more.
 */
export function judgeGlass(asker: { entitled: boolean; circles: readonly string[] }, found: readonly Candidate[]): Verdict {
  const [first] = found
  if (!first) return { granted: false, because: 'absent', whom: undefined }
  const forbidden: readonly [Refusal, (one: Candidate) => boolean][] = [
    ['not_entitled', () => !asker.entitled],
    ['fingerade', (one) => one.fingerade],
    ['oneself', (one) => one.is_asker],
    ['relative', (one) => one.is_relative],
    ['in_circle', (one) => asker.circles.includes(one.circle)],
    // A colleague's data lie with those who handle employees, and nobody at a counter needs them (OSL 39:3).
    ['colleague', (one) => one.employee_only],
  ]
  for (const [because, holds] of forbidden) {
    const whom = found.find(holds)
    if (whom) return { granted: false, because, whom }
  }
  return { granted: true, whom: first }
}

export type Standing = 'open' | 'over' | 'unopened' | 'refused'
/** How an opening stands, by the database's clock. */
export function standingOf(row: { state: 'asked' | 'granted' | 'refused'; opened_at: Date | null; is_open: boolean }): Standing {
  if (row.state === 'refused') return 'refused'
  if (row.opened_at === null) return 'unopened'
  return row.is_open ? 'open' : 'over'
}
