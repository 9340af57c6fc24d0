/** The forms of the room: what a coordinator writes, told once. */
import { z } from 'zod'
import { addDays } from '../../platform/day.ts'
import { codeList, confirmed, field, isoDate, optionalText, record, requiredParagraphs, requiredText } from '../../platform/field/index.ts'
import type { QuestionSet } from '../question/index.ts'
import { addressField } from './invite.ts'

export const SECRECY_DEFAULT =
  'Bara vi som samordnar ser vilka nivåer en enskild organisation står på. Andra ser sammanställningar där minst fem har svarat. Länsstyrelsen ser om ni har svarat, och era nivåer bara om ni väljer det. Era egna ord ser vi bara om ni väljer det.'

const WEEKS_DEFAULT = 8
export const proposedLastDay = (today: string): string => addDays(today, 7 * WEEKS_DEFAULT)

/** What can be asked with, and what can be followed up, is different from day to day. */
export const roundRecord = (sets: readonly QuestionSet[], formers: readonly { id: string; title: string }[], today: string) =>
  record({
    title: field({
      schema: requiredText(200),
      label: { sv: 'Rundans namn', en: 'Name of the round' },
      control: 'text',
      example: 'Skyddade personuppgifter 2026',
    }),
    lead: field({
      schema: requiredParagraphs(5_000),
      label: { sv: 'Varför frågar ni?', en: 'Why do you ask?' },
      hint: { sv: 'Det första som den inbjudna läser.', en: 'The first that whoever is invited reads.' },
      control: 'textarea',
      rows: 5,
    }),
    sets: field({
      schema: z.array(z.string()).min(1),
      label: { sv: 'Frågor', en: 'Questions' },
      hint: {
        sv: 'Det som frågas fryses i den version som gäller nu.',
        en: 'What is asked is frozen in the version that holds now.',
      },
      control: 'checkboxes',
      options: sets.map((set) => ({
        value: set.id,
        label: { sv: `${set.title.sv} (${set.version})`, en: `${set.title['en'] ?? set.title.sv} (${set.version})` },
      })),
      messages: { missing: { sv: 'Välj minst en frågeuppsättning.', en: 'Choose at least one question set.' } },
    }),
    closes: field({
      schema: isoDate({ first: () => today }),
      label: { sv: 'Sista dag att svara', en: 'Last day to answer' },
      control: 'date',
    }),
    former: field({
      schema: z.string().optional(),
      label: { sv: 'Följer upp en tidigare runda', en: 'Follows up a former round' },
      hint: {
        sv: 'Då börjar organisationerna från sina förra svar, och ni ser vad som har ändrats.',
        en: 'Then organisations start from their former answers, and you see what has changed.',
      },
      control: 'select',
      options: [{ value: '', label: { sv: 'Ingen', en: 'None' } }, ...formers.map(({ id, title }) => ({ value: id, label: title }))],
    }),
    secrecy: field({
      schema: requiredParagraphs(5_000),
      label: { sv: 'Vem ser vad?', en: 'Who sees what?' },
      hint: { sv: 'Står i inbjudan till alla.', en: 'Stands in the invitation to everyone.' },
      control: 'textarea',
      rows: 5,
    }),
    county_sees: field({
      schema: z.boolean(),
      label: {
        sv: 'Länsstyrelser ser vilka i det egna länet som har svarat och kan stödja dem',
        en: 'County boards see who in their own county has answered, and may support them',
      },
      control: 'checkbox',
    }),
  })

export const provisionRecord = record({
  provision: field({
    schema: optionalText(200),
    label: { sv: 'Bestämmelse', en: 'Provision' },
    hint: {
      sv: 'Den som er myndighet stöder sig på, med kapitel och paragraf. Lämna tomt för att ta bort anteckningen.',
      en: 'The one that your authority relies on, with chapter and section. Leave empty to take the note away.',
    },
    control: 'text',
  }),
})
export const untilRecord = (today: string) =>
  record({
    until: field({ schema: isoDate({ first: () => today }), label: { sv: 'Ny sista dag', en: 'New last day' }, control: 'date' }),
  })
export const addressRecord = record({ address: field({ ...addressField, schema: addressField.schema.optional() }) })
export const noteRecord = record({
  body: field({
    schema: requiredParagraphs(2_000),
    label: { sv: 'Anteckning', en: 'Note' },
    hint: {
      sv: 'Läses av organisationen, samordningen och er. Skriv inget om enskilda personer eller ärenden.',
      en: 'Read by the organisation, the coordinator and you. Write nothing about individual persons or cases.',
    },
    control: 'textarea',
    rows: 4,
  }),
})
export const signOffRecord = record(
  {
    sharing: field({
      schema: codeList(['levels', 'levels_and_words']),
      label: { sv: 'Vad vill ni dela?', en: 'What do you want to share?' },
      control: 'radio',
      options: [
        {
          value: 'levels',
          label: { sv: 'Bara nivåer', en: 'Levels only' },
          hint: { sv: 'Era ord skickas inte.', en: 'Your words are not sent.' },
        },
        {
          value: 'levels_and_words',
          label: { sv: 'Nivåer och kommentarer', en: 'Levels and comments' },
          hint: { sv: 'Den som bjöd in läser också det ni har skrivit.', en: 'Whoever invited you also reads what you have written.' },
        },
      ],
      messages: { missing: { sv: 'Välj vad ni vill dela.', en: 'Choose what you want to share.' } },
    }),
    names_nobody: field({
      schema: z.boolean(),
      label: {
        sv: 'Vi har läst igenom kommentarerna. De pekar inte ut någon person.',
        en: 'We have read through the comments. They point out no person.',
      },
      hint: {
        sv: 'Behövs bara när ni delar kommentarer. Den här sidan har ingen röjandekontroll.',
        en: 'Needed only when you share comments. This page has no disclosure check.',
      },
      control: 'checkbox',
    }),
    county_sees: field({
      schema: z.boolean(),
      label: { sv: 'Länsstyrelsen får se våra nivåer', en: 'The county board may see our levels' },
      control: 'checkbox',
    }),
    by: field({
      schema: requiredText(120),
      label: { sv: 'Funktion som skriver under', en: 'Function that signs' },
      hint: { sv: 'Skriv funktionen, inte ditt namn.', en: 'Write the function, not your name.' },
      control: 'text',
      example: 'Förvaltningschef',
    }),
    provision: field({
      schema: optionalText(200),
      label: { sv: 'Er egen anteckning om sekretess', en: 'Your own note of secrecy' },
      hint: {
        sv: 'Den bestämmelse som ni stöder er på, om ni vill att den följer med. Vi föreslår ingen.',
        en: 'The provision that you rely on, if you want it to go along. We propose none.',
      },
      control: 'text',
    }),
    whole: field({
      schema: confirmed(),
      label: { sv: 'Vi har sett allt som skickas', en: 'We have seen everything that is sent' },
      control: 'checkbox',
      messages: { missing: { sv: 'Läs igenom det som skickas och kryssa i rutan.', en: 'Read what is sent and tick the box.' } },
    }),
  },
  ({ sharing, names_nobody }) =>
    sharing === 'levels_and_words' && !names_nobody
      ? [
          {
            field: 'names_nobody',
            message: {
              sv: 'Läs igenom kommentarerna och bekräfta att de inte pekar ut någon, eller dela bara nivåer.',
              en: 'Read the comments and confirm that they point out nobody, or share levels only.',
            },
          },
        ]
      : [],
)
