import { z } from 'zod'
import {
  type Choice,
  codeList,
  field,
  isoDate,
  optionalParagraphs,
  record,
  requiredParagraphs,
  requiredText,
  type ValuesOf,
} from '../../platform/field/index.ts'
import { type InForms, OUTCOMES, type Outcome, type Queue } from './contact.ts'
import { WAYS } from './handing-over.ts'
import type { Settings } from './store.ts'

const hours = (least: number, most: number) => z.number().int().min(least).max(most)
const YES_NO: Choice[] = [
  { value: 'no', label: { sv: 'Nej', en: 'No' } },
  { value: 'yes', label: { sv: 'Ja', en: 'Yes' } },
]
const ENGLISH = { sv: 'på engelska', en: 'in English' }
const EASY = { sv: 'på lätt svenska', en: 'in easy Swedish' }
const named = (sv: string, en: string, more: { sv: string; en: string }) => ({ sv: `${sv}, ${more.sv}`, en: `${en}, ${more.en}` })

export const queueRecord = record(
  {
    team_sv: field({
      schema: requiredText(200),
      label: { sv: 'Vilka svarar?', en: 'Who answers?' },
      hint: {
        sv: 'Så att den som skriver vet vem hon skriver till. Till exempel: Två handläggare på socialtjänsten.',
        en: 'So that whoever writes knows to whom. For example, in Swedish: Två handläggare på socialtjänsten.',
      },
      control: 'text',
    }),
    team_ll: field({ schema: requiredText(200).optional(), label: named('Vilka svarar', 'Who answers', EASY), control: 'text' }),
    team_en: field({ schema: requiredText(200), label: named('Vilka svarar', 'Who answers', ENGLISH), control: 'text' }),
    answers_sv: field({
      schema: requiredText(200),
      label: { sv: 'När svarar ni?', en: 'When do you answer?' },
      hint: {
        sv: 'Lova bara det ni håller. Till exempel: Vi läser vardagar 8–16 och svarar inom ett dygn.',
        en: 'Promise only what you keep. For example, in Swedish: Vi läser vardagar 8–16 och svarar inom ett dygn.',
      },
      control: 'text',
    }),
    answers_ll: field({ schema: requiredText(200).optional(), label: named('När svarar ni', 'When you answer', EASY), control: 'text' }),
    answers_en: field({ schema: requiredText(200), label: named('När svarar ni', 'When you answer', ENGLISH), control: 'text' }),
    documented_sv: field({
      schema: requiredParagraphs(600),
      label: { sv: 'Vad skriver ni ner om den som skriver?', en: 'What do you write down about whoever writes?' },
      hint: {
        sv: 'Står på sidan innan någon skriver, så länge inget beslut om anonym kontakt är registrerat.',
        en: 'Stands on the page before anybody writes, as long as no decision on anonymous contact is recorded.',
      },
      help: {
        sv: 'Socialtjänsten dokumenterar handläggning och insatser; rådgivning är undantagen (SoL 14:3–4). Skriv vad som gäller hos er.',
        en: 'The social services document casework and measures; advice is exempt (SoL 14:3–4). Write what applies with you.',
      },
      control: 'textarea',
      rows: 3,
    }),
    documented_ll: field({
      schema: optionalParagraphs(600),
      label: named('Vad skriver ni ner', 'What you write down', EASY),
      control: 'textarea',
      rows: 3,
    }),
    documented_en: field({
      schema: requiredParagraphs(600),
      label: named('Vad skriver ni ner', 'What you write down', ENGLISH),
      control: 'textarea',
      rows: 3,
    }),
    remind_hours: field({
      schema: hours(1, 240),
      label: { sv: 'Påminn teamet efter så många timmar oläst', en: 'Remind the team after so many hours unread' },
      control: 'number',
      width: 'short',
    }),
    alarm_hours: field({
      schema: hours(1, 480),
      label: { sv: 'Säg till enhetschefen efter', en: 'Tell the head of the unit after' },
      hint: { sv: 'Timmar.', en: 'Hours.' },
      control: 'number',
      width: 'short',
    }),
    close_hours: field({
      schema: hours(2, 720),
      label: { sv: 'Stäng formuläret av sig självt efter', en: 'Close the form by itself after' },
      hint: {
        sv: 'Timmar. Hellre stängt än att någon skriver till ingen.',
        en: 'Hours. Rather closed than somebody writing to nobody.',
      },
      control: 'number',
      width: 'short',
    }),
    attachments: field({
      schema: codeList(['no', 'yes']),
      label: { sv: 'Får bilder skickas med?', en: 'May pictures be sent along?' },
      hint: {
        sv: 'Ni ser en ny kopia utan plats, tid och kamera. Originalet sparas förseglat.',
        en: 'You see a new copy without place, time and camera. The original is kept sealed.',
      },
      control: 'radio',
      options: YES_NO,
    }),
  },
  ({ remind_hours, alarm_hours, close_hours }) => [
    ...(alarm_hours <= remind_hours
      ? [
          {
            field: 'alarm_hours',
            message: { sv: 'Chefen sägs till efter teamet: skriv fler timmar.', en: 'The head is told after the team: write more hours.' },
          },
        ]
      : []),
    ...(close_hours <= alarm_hours
      ? [
          {
            field: 'close_hours',
            message: {
              sv: 'Formuläret stängs efter att chefen sagts till: skriv fler timmar.',
              en: 'The form closes after the head has been told: write more hours.',
            },
          },
        ]
      : []),
  ],
)

const inForms = (sv: string, ll: string | undefined, en: string): InForms => ({ sv, ...(ll === undefined ? {} : { ll }), en })
export const settingsOf = (values: ValuesOf<typeof queueRecord>): Settings => ({
  team: inForms(values.team_sv, values.team_ll, values.team_en),
  answers: inForms(values.answers_sv, values.answers_ll, values.answers_en),
  documented: inForms(values.documented_sv, values.documented_ll, values.documented_en),
  remind_hours: values.remind_hours,
  alarm_hours: values.alarm_hours,
  close_hours: values.close_hours,
  attachments: values.attachments === 'yes',
})
/** What stands in the form from the beginning: to be changed to what is so. */
export const FIRST = {
  documented_sv:
    'Vi sparar det du skriver och det vi svarar. Ger vi bara råd behöver vi inte veta vem du är. Blir det ett ärende skriver vi ner vad du har berättat och vad vi gör.',
  documented_ll:
    'Vi sparar det du skriver och det vi svarar. Du behöver inte säga vem du är om du bara vill ha råd. Om vi ska göra mer skriver vi ner det du har berättat.',
  documented_en:
    'We keep what you write and what we answer. If we only give advice we need not know who you are. If it becomes a case we write down what you have told and what we do.',
  remind_hours: '8',
  alarm_hours: '24',
  close_hours: '48',
  attachments: 'no',
}
export const enteredQueue = ({ team, answers, documented, ...queue }: Queue): Record<string, string> => ({
  team_sv: team.sv,
  team_ll: team.ll ?? '',
  team_en: team.en ?? '',
  answers_sv: answers.sv,
  answers_ll: answers.ll ?? '',
  answers_en: answers.en ?? '',
  documented_sv: documented.sv,
  documented_ll: documented.ll ?? '',
  documented_en: documented.en ?? '',
  remind_hours: String(queue.remind_hours),
  alarm_hours: String(queue.alarm_hours),
  close_hours: String(queue.close_hours),
  attachments: queue.attachments ? 'yes' : 'no',
})

const decided = {
  decided_by: field({
    schema: requiredText(200),
    label: { sv: 'Vem har beslutat?', en: 'Who has decided?' },
    hint: { sv: 'Nämnd eller funktion, inget namn.', en: 'Board or function, no name.' },
    control: 'text',
  }),
  decided_on: field({ schema: isoDate(), label: { sv: 'Vilken dag?', en: 'On what day?' }, control: 'date' }),
  diary_number: field({ schema: requiredText(60), label: { sv: 'Diarienummer', en: 'Diary number' }, control: 'text', width: 'medium' }),
}
export const anonymousRecord = record(decided)
/** The rule that an anonymous contact rests on: it is the same for all, and is not typed. */
export const ANONYMOUS_RULE = 'SoL (2025:400) 14 kap. 5 §, verksamhet utan individuell behovsprövning (11 kap. 5 §)'
export const deletionRecord = record({
  ...decided,
  rule: field({
    schema: requiredText(500),
    label: { sv: 'Vilken regel?', en: 'What rule?' },
    hint: { sv: 'Som den står i beslutet eller dokumenthanteringsplanen.', en: 'As it stands in the decision or the records plan.' },
    control: 'text',
  }),
  days: field({
    schema: hours(1, 999),
    label: { sv: 'Hur många dagar efter avslutat samtal?', en: 'How many days after a conversation has ended?' },
    control: 'number',
    width: 'short',
  }),
})
export const teamRecord = (candidates: readonly { id: string; signature: string }[]) =>
  record({
    accounts: field({
      schema: z.array(z.string()).default([]),
      label: { sv: 'Vilka svarar?', en: 'Who answers?' },
      hint: {
        sv: 'Minst två. Var och en får frågan och tackar ja eller nej. Bara de på din enhet med en roll som handlägger står här.',
        en: 'At least two. Each is asked, and says yes or no. Only those of your unit with a role that does casework stand here.',
      },
      control: 'checkboxes',
      options: candidates.map(({ id, signature }) => ({ value: id, label: signature })),
    }),
  })

export const answerRecord = record({
  text: field({
    schema: requiredParagraphs(4000),
    label: { sv: 'Svar', en: 'Answer' },
    hint: {
      sv: 'Skriv så att det kan läsas på en skärm som någon annan ser. Inga namn som inte redan står i samtalet.',
      en: 'Write so that it may be read on a screen that somebody else sees. No names that are not already in the conversation.',
    },
    control: 'textarea',
    rows: 6,
  }),
})
export const noteRecord = record({
  note: field({
    schema: requiredParagraphs(4000),
    label: { sv: 'Anteckning för teamet', en: 'Note for the team' },
    hint: { sv: 'Skickas aldrig.', en: 'Never sent.' },
    control: 'textarea',
    rows: 3,
  }),
})
export const closeRecord = record({
  outcome: field({
    schema: codeList(Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]),
    label: { sv: 'Hur slutade det?', en: 'How did it end?' },
    control: 'radio',
    options: (Object.keys(OUTCOMES) as Outcome[]).map((value) => ({ value, label: OUTCOMES[value] })),
  }),
})
export const originalRecord = record({
  why: field({
    schema: requiredText(300),
    label: { sv: 'Varför behövs originalet?', en: 'Why is the original needed?' },
    hint: {
      sv: 'Till exempel bevis till polisen. Skälet sparas bland anteckningarna och öppnandet i loggen.',
      en: 'For example evidence for the police. The reason is kept among the notes, the opening in the log.',
    },
    control: 'text',
  }),
})
export const handOverRecord = record({
  way: field({
    schema: z.string().refine((key) => WAYS.some((one) => one.key === key)),
    label: { sv: 'Hur?', en: 'How?' },
    control: 'radio',
    options: WAYS.map(({ key, label, hint }) => ({ value: key, label, hint })),
  }),
  text: field({
    schema: requiredParagraphs(20_000),
    label: { sv: 'Det som lämnas över', en: 'What is handed over' },
    hint: {
      sv: 'Stryk det som mottagaren inte behöver. Det är bara det som står här som lämnas.',
      en: 'Strike out what the receiver does not need. Only what stands here is handed over.',
    },
    control: 'textarea',
    rows: 16,
  }),
})
