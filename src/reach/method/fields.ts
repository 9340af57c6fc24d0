/** What is written about a method, about its use and its figures: each field told once. */
import { z } from 'zod'
import { today } from '../../platform/day.ts'
import {
  codeList,
  field,
  isoDate,
  optionalParagraphs,
  optionalText,
  record,
  requiredParagraphs,
  requiredText,
  type ValuesOf,
} from '../../platform/field/index.ts'
import type { FormError, Text } from '../../platform/page/index.ts'
import { GROUP_WORDS, GROUPS, linesOf, type Method, pairsOf, SETTING_WORDS, SETTINGS, type Words } from './method.ts'

const PAIRS: Text = {
  sv: 'En tom rad mellan varje. Första raden blir rubrik, resten text.',
  en: 'A blank line between each. The first line becomes the heading, the rest the text.',
}
const A_LINE: Text = { sv: 'En på varje rad.', en: 'One on each line.' }
const NO_PERSON: Text = {
  sv: 'Skriv inget om en enskild person, och inget som visar vem som har fått hjälp.',
  en: 'Write nothing about any person, and nothing that shows who has got help.',
}
/** As many as the shape of a method takes, said where they are written. */
const tooMany = (name: string, count: number): FormError[] =>
  count > 20 ? [{ field: name, message: { sv: 'Högst 20. Slå ihop några.', en: 'At most 20. Join some of them.' } }] : []

export const methodRecord = record(
  {
    title: field({ schema: requiredText(120), label: { sv: 'Vad heter metoden?', en: 'What is the method called?' }, control: 'text' }),
    lead: field({
      schema: requiredParagraphs(600),
      label: { sv: 'Varför fungerar den?', en: 'Why does it work?' },
      hint: { sv: 'Två meningar: vilka som är där, och varför de kan nås just där.', en: 'Two sentences: who is there, and why there.' },
      control: 'textarea',
      rows: 3,
    }),
    for_groups: field({
      schema: z.array(codeList(GROUPS)).min(1),
      label: { sv: 'Vilka är den för?', en: 'Whom is it for?' },
      control: 'checkboxes',
      options: GROUPS.map((value) => ({ value, label: GROUP_WORDS[value] })),
    }),
    settings: field({
      schema: z.array(codeList(SETTINGS)).min(1),
      label: { sv: 'Var görs den?', en: 'Where is it done?' },
      control: 'checkboxes',
      options: SETTINGS.map((value) => ({ value, label: SETTING_WORDS[value] })),
    }),
    size: field({
      schema: codeList(['small', 'any']),
      label: { sv: 'Passar den en liten kommun?', en: 'Does it suit a small municipality?' },
      control: 'radio',
      options: [
        { value: 'any', label: { sv: 'Alla kan göra den', en: 'Everybody can do it' } },
        { value: 'small', label: { sv: 'Den passar bäst i en liten', en: 'It suits a small one best' } },
      ],
    }),
    steps: field({
      schema: requiredParagraphs(12_000),
      label: { sv: 'Steg för steg', en: 'Step by step' },
      hint: PAIRS,
      control: 'textarea',
      rows: 12,
    }),
    material: field({
      schema: optionalParagraphs(2000),
      label: { sv: 'Material', en: 'Material' },
      hint: A_LINE,
      control: 'textarea',
      rows: 3,
    }),
    follow_up: field({
      schema: optionalParagraphs(6000),
      label: { sv: 'Hur ser ni om det fungerar?', en: 'How do you see whether it works?' },
      hint: {
        sv: 'Första raden en fråga, nästa hur ni tar reda på det. En tom rad mellan varje.',
        en: 'First line a question, the next how you find out. A blank line between each.',
      },
      control: 'textarea',
      rows: 6,
    }),
    risks: field({
      schema: optionalParagraphs(6000),
      label: { sv: 'Vad kan gå fel?', en: 'What can go wrong?' },
      hint: A_LINE,
      control: 'textarea',
      rows: 4,
    }),
    law: field({
      schema: optionalParagraphs(2000),
      label: { sv: 'Lagrum', en: 'Law' },
      hint: { sv: 'Ett på varje rad, till exempel: Socialtjänstlagen 19 kap. 1 §.', en: 'One on each line.' },
      control: 'textarea',
      rows: 2,
    }),
    tried: field({
      schema: codeList(['no', 'yes']),
      label: { sv: 'Har någon prövat den?', en: 'Has anybody tried it?' },
      control: 'radio',
      options: [
        { value: 'no', label: { sv: 'Nej, inte än', en: 'No, not yet' } },
        { value: 'yes', label: { sv: 'Ja', en: 'Yes' } },
      ],
    }),
    note: field({
      schema: requiredParagraphs(2000),
      label: { sv: 'Vad vet ni om hur det gick?', en: 'What do you know of how it went?' },
      hint: {
        sv: 'Säg hellre för lite än för mycket. Inga uppgifter om personer.',
        en: 'Rather too little than too much. No facts about persons.',
      },
      control: 'textarea',
      rows: 3,
    }),
    source: field({
      schema: optionalText(500),
      label: { sv: 'Var kan man läsa om det?', en: 'Where can one read about it?' },
      control: 'text',
    }),
  },
  ({ steps, material, follow_up, risks, law }) => [
    ...tooMany('steps', pairsOf(steps).length),
    ...tooLong('steps', steps),
    ...tooMany('follow_up', pairsOf(follow_up ?? '').length),
    ...tooLong('follow_up', follow_up ?? ''),
    ...[
      { name: 'material', text: material },
      { name: 'risks', text: risks },
      { name: 'law', text: law },
    ].flatMap(({ name, text }) => [...tooMany(name, linesOf(text ?? '').length), ...tooWide(name, text ?? '')]),
  ],
)
const HEADING_MOST = 200
const tooLong = (name: string, text: string): FormError[] =>
  pairsOf(text).some(({ first, rest }) => first.length > HEADING_MOST || rest.length > 4000)
    ? [
        {
          field: name,
          message: {
            sv: `En rubrik har högst ${HEADING_MOST} tecken. Tryck på Enter efter rubriken, så blir resten text.`,
            en: `A heading has at most ${HEADING_MOST} characters. Press Enter after it, and the rest becomes text.`,
          },
        },
      ]
    : []
const tooWide = (name: string, text: string): FormError[] =>
  name !== 'risks' && linesOf(text).some((line) => line.length > HEADING_MOST)
    ? [{ field: name, message: { sv: `Högst ${HEADING_MOST} tecken på en rad.`, en: `At most ${HEADING_MOST} characters on a line.` } }]
    : []

type Written = ValuesOf<typeof methodRecord>
const said = (sv: string): Words => ({ sv })
/** Letters of the title as a name for files: never anything else than a to z. */
export const nameOf = (title: string): string =>
  title
    .toLocaleLowerCase('sv')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '') || 'metod'

/** A method as written on the form: in Swedish, by this organisation. */
export function methodOf(values: Written, by: string): Method {
  const { title, lead, for_groups, settings, size, steps, material, follow_up, risks, law, tried, note, source } = values
  const name = nameOf(title)
  return {
    id: name.length < 2 ? 'metod' : name,
    title: said(title),
    lead: said(lead),
    for_groups,
    settings,
    size,
    steps: pairsOf(steps).map(({ first, rest }) => ({ title: said(first), text: said(rest) })),
    material: linesOf(material ?? '').map((line) => ({ title: said(line), kind: 'other' as const })),
    follow_up: pairsOf(follow_up ?? '').map(({ first, rest }) => ({ question: said(first), how: said(rest) })),
    risks: linesOf(risks ?? '').map(said),
    law: linesOf(law ?? ''),
    origin: { by, tried, note: said(note), ...(source === undefined ? {} : { source }) },
  }
}
/** The form filled in from a method, to put it right or to write another after it. */
export const enteredOf = (method: Method): Record<string, string | readonly string[]> => ({
  title: method.title.sv,
  lead: method.lead.sv,
  for_groups: method.for_groups,
  settings: method.settings,
  size: method.size,
  steps: method.steps.map(({ title, text }) => `${title.sv}\n${text.sv}`).join('\n\n'),
  material: method.material.map(({ title }) => title.sv).join('\n'),
  follow_up: method.follow_up.map(({ question, how }) => `${question.sv}\n${how.sv}`).join('\n\n'),
  risks: method.risks.map(({ sv }) => sv.replace(/\n+/g, ' ')).join('\n'),
  law: method.law.join('\n'),
  tried: method.origin.tried,
  note: method.origin.note.sv,
  source: method.origin.source ?? '',
})

export const judgeRecord = record({
  said: field({
    schema: optionalParagraphs(2000),
    label: { sv: 'Till den som skrev', en: 'To whoever wrote it' },
    hint: { sv: 'Behövs när du skickar tillbaka: vad ska ändras?', en: 'Needed when you give it back: what is to be changed?' },
    control: 'textarea',
    rows: 3,
    depends: true,
  }),
})
export const useRecord = record(
  {
    started_on: field({ schema: isoDate(), label: { sv: 'Började', en: 'Began' }, control: 'date' }),
    ended_on: field({
      schema: isoDate().optional(),
      label: { sv: 'Slutade', en: 'Ended' },
      hint: { sv: 'Lämna tomt medan ni använder den.', en: 'Leave it empty while you use it.' },
      control: 'date',
    }),
    notes: field({
      schema: optionalParagraphs(5000),
      label: { sv: 'Egna anteckningar', en: 'Your own notes' },
      hint: NO_PERSON,
      control: 'textarea',
      rows: 5,
    }),
  },
  ({ started_on, ended_on }) =>
    ended_on !== undefined && ended_on < started_on
      ? [{ field: 'ended_on', message: { sv: 'Den kan inte sluta innan den började.', en: 'It cannot end before it began.' } }]
      : [],
)
const count = (most: number) => z.number().int().min(0).max(most).optional()
const NUMBER: Text = { sv: 'Skriv antalet med siffror.', en: 'Write the number in figures.' }
export const figureRecord = record(
  {
    day: field({
      schema: isoDate({ last: today }),
      label: { sv: 'Räknat den', en: 'Counted on' },
      control: 'date',
    }),
    handed_out: field({
      schema: count(1_000_000),
      label: { sv: 'Kort, lappar och affischer som gått åt', en: 'Cards, slips and posters that were taken' },
      control: 'number',
      width: 'short',
      messages: { wrong: NUMBER },
    }),
    contacts: field({
      schema: count(100_000),
      label: { sv: 'Kontakter som kan höra ihop med metoden', en: 'Contacts that may belong to the method' },
      hint: {
        sv: 'Sparas avrundat till närmaste femtal. Ett exakt litet tal kan peka ut någon.',
        en: 'Kept rounded to the nearest five. An exact small number can point at somebody.',
      },
      control: 'number',
      width: 'short',
      messages: { wrong: NUMBER },
    }),
    note: field({
      schema: optionalText(300),
      label: { sv: 'Anmärkning', en: 'Note' },
      hint: NO_PERSON,
      control: 'text',
    }),
  },
  ({ handed_out, contacts }) =>
    handed_out === undefined && contacts === undefined
      ? [{ field: 'handed_out', message: { sv: 'Skriv minst ett av talen.', en: 'Write at least one of the numbers.' } }]
      : [],
)
