/**
 * A behovs- och riskanalys: who needs to reach protected persons, what may go wrong, and what is done about it. The words
 * of guidance are our own; the law asks for the analysis and leaves its form to the organisation.
 */
import { addDays, today } from '../../platform/day.ts'
import type { AnalysisWords } from '../founding/index.ts'
import { codeList, field, isoDate, record, requiredParagraphs } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/language.tsx'
import { z } from 'zod'
import { YEAR_DAYS } from './access.ts'

const WORDS_MAX = 6000
export const SIZE_MAX = 50
/** The whole unit: its roles and each of its circles. */
export const WHOLE_UNIT = 'unit'
const WHOLE: Text = { sv: 'Enhetens roller och kretsar', en: 'The unit’s roles and circles' }

export const analysisFields = {
  needs: field({
    schema: requiredParagraphs(WORDS_MAX),
    label: { sv: 'Vilka behöver ha tillgång, och varför?', en: 'Who needs access, and why?' },
    hint: {
      sv: 'Utgå från uppgifterna, inte från personerna. Vad går inte att göra utan tillgång? Hur många behövs för att någon alltid ska kunna svara, också vid sjukdom och semester? Vilka klarar sig utan?',
      en: 'Begin with the tasks, not with the people. What cannot be done without access? How many are needed so that somebody can always answer, in sickness and holidays too? Who manages without?',
    },
    help: {
      sv: 'För att den som ska besluta om behörighet kan se vad uppgiften kräver. Skriv funktioner och antal, aldrig något om enskilda personer eller ärenden. Till exempel: ”Två skyddsansvariga på dagtid, eftersom den som ringer ska få hjälp samma dag. Handläggarna behöver inte tillgång: de kopplar samtalet.”',
      en: 'So that whoever decides on access can see what the task demands. Write functions and numbers, never anything about single persons or cases. For example: “Two protection officers in the daytime, since a caller is to be helped the same day. Caseworkers do not need access: they connect the call.”',
    },
    messages: { missing: { sv: 'Skriv vilka som behöver ha tillgång, och varför.', en: 'Write who needs access, and why.' } },
    control: 'textarea',
    rows: 7,
  }),
  risks: field({
    schema: requiredParagraphs(WORDS_MAX),
    label: { sv: 'Vad kan gå fel?', en: 'What may go wrong?' },
    hint: {
      sv: 'Tänk på den som söker av nyfikenhet, den som känner någon av de inblandade, den som blir pressad, uppgifter som följer med i ett utskick, och den som slutar men är kvar i kretsen. Hur illa blir det, och hur troligt är det?',
      en: 'Think of the one who searches out of curiosity, who knows somebody involved, who is put under pressure; of data that travels along in a letter; of the one who leaves but stays in the circle. How bad would it be, and how likely?',
    },
    help: {
      sv: 'För att åtgärderna ska svara mot riskerna. Ta också med risken med för få: om ingen med tillgång är på plats kan en person i fara bli utan hjälp.',
      en: 'So that the measures answer to the risks. Include the risk of too few: when nobody with access is in place, a person in danger may be left without help.',
    },
    messages: { missing: { sv: 'Skriv vad som kan gå fel.', en: 'Write what may go wrong.' } },
    control: 'textarea',
    rows: 7,
  }),
  measures: field({
    schema: requiredParagraphs(WORDS_MAX),
    label: { sv: 'Vad gör ni åt riskerna?', en: 'What do you do about the risks?' },
    hint: {
      sv: 'Till exempel hur jäv anmäls, hur ofta loggen granskas och av vem, vilken utbildning som krävs först, vem som tar över, och vad som händer samma dag som någon slutar.',
      en: 'For example how conflicts of interest are reported, how often the log is reviewed and by whom, what training comes first, who takes over, and what happens the day somebody leaves.',
    },
    messages: { missing: { sv: 'Skriv vad ni gör åt riskerna.', en: 'Write what you do about the risks.' } },
    control: 'textarea',
    rows: 7,
  }),
  size_max: field({
    schema: z.number().int().min(1).max(SIZE_MAX),
    label: { sv: 'Högst så många ska ha tillgång', en: 'At most so many are to have access' },
    hint: {
      sv: 'Räkna alla i kretsen, också ersättare. Blir de fler säger systemet det till dig, systemägaren och kretsen.',
      en: 'Count everyone in the circle, deputies too. When they are more, the system says so to you, the system owner and the circle.',
    },
    messages: { missing: { sv: 'Skriv hur många som högst ska ha tillgång.', en: 'Write how many are to have access at most.' } },
    control: 'number',
    width: 'short',
  }),
  review_by: field({
    schema: isoDate({
      first: today,
      last: () => addDays(today(), YEAR_DAYS),
      messages: {
        first: { sv: 'Dagen har redan varit. Välj en dag inom ett år.', en: 'The day has passed. Choose a day within a year.' },
        last: {
          sv: 'Analysen ska gås igenom minst en gång om året. Välj en dag inom ett år.',
          en: 'The analysis is to be gone through at least once a year. Choose a day within a year.',
        },
      },
    }),
    label: { sv: 'Ska gås igenom senast', en: 'To be gone through by' },
    hint: {
      sv: 'Högst ett år fram. Inget som vilar på analysen gäller längre än så.',
      en: 'At most a year ahead. Nothing that rests on the analysis runs longer.',
    },
    messages: {
      missing: { sv: 'Skriv vilken dag analysen senast ska gås igenom.', en: 'Write the day by which the analysis is to be gone through.' },
    },
    control: 'date',
  }),
}

/** The form; what it may be about depends on the unit's circles. */
export function analysisRecord(circles: readonly { id: string; name: string }[]) {
  return record({
    about: field({
      schema: codeList([WHOLE_UNIT, ...circles.map(({ id }) => id)]),
      label: { sv: 'Vad gäller analysen?', en: 'What is the analysis about?' },
      messages: { missing: { sv: 'Välj vad analysen gäller.', en: 'Choose what the analysis is about.' } },
      control: 'radio',
      options: [
        {
          value: WHOLE_UNIT,
          label: WHOLE,
          hint: { sv: 'Behövs för rollerna skyddsansvarig och ersättare.', en: 'Needed for the roles of protection officer and deputy.' },
        },
        ...circles.map(({ id, name }) => ({ value: id, label: { sv: `Bara ${name}`, en: `Only ${name}` } })),
      ],
    }),
    ...analysisFields,
  })
}

export interface AnalysisForm extends AnalysisWords {
  about: string
  size_max: number
  review_by: string
}

export interface SeenAnalysis {
  id: string
  unit: string
  unit_name: string
  circle: string | null
  circle_name: string | null
  size_max: number
  decided_by_signature: string
  decided_at: Date
  review_by: string
  ended_at: Date | null
}
export const aboutText = (analysis: Pick<SeenAnalysis, 'circle_name'>): Text =>
  analysis.circle_name === null ? WHOLE : { sv: analysis.circle_name, en: analysis.circle_name }
