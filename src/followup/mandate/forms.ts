import { z } from 'zod'
import {
  type Choice,
  codeList,
  field,
  isoDate,
  optionalParagraphs,
  optionalText,
  record,
  requiredParagraphs,
  requiredText,
} from '../../platform/field/index.ts'
import type { FormError, Text } from '../../platform/page/index.ts'
import { REPORT_WORDS, REPORTS } from './mandate.ts'

/** What is written about a mandate: each field told once, for form, file and history. */
const BEFORE: Text = {
  sv: 'Slutredovisningen kan inte vara före delredovisningen.',
  en: 'The final report cannot come before the interim one.',
}
const STARTS: Text = {
  sv: 'Uppdraget kan inte börja efter att det ska vara redovisat.',
  en: 'The mandate cannot begin after it is to be reported.',
}
const day = (label: Text, hint?: Text, aliases: readonly string[] = []) =>
  field({ schema: isoDate().optional(), label, control: 'date', aliases, ...(hint === undefined ? {} : { hint }) })

const DATES = {
  given_on: day({ sv: 'Beslutat', en: 'Decided' }),
  starts_on: day({ sv: 'Börjar', en: 'Begins' }),
  interim_on: day({ sv: 'Delredovisas senast', en: 'Interim report due' }),
  final_on: day({ sv: 'Slutredovisas senast', en: 'Final report due' }),
}
function datesAgree(values: {
  starts_on?: string | undefined
  interim_on?: string | undefined
  final_on?: string | undefined
}): FormError[] {
  const { starts_on, interim_on, final_on } = values
  const end = final_on ?? interim_on
  if (interim_on !== undefined && final_on !== undefined && final_on < interim_on) return [{ field: 'final_on', message: BEFORE }]
  return starts_on !== undefined && end !== undefined && starts_on > end ? [{ field: 'starts_on', message: STARTS }] : []
}
const WORDS = {
  title: field({
    schema: requiredText(200),
    label: { sv: 'Uppdrag', en: 'Mandate' },
    control: 'text',
    example: 'Samordna arbetet i länet',
  }),
  giver: field({
    schema: requiredText(200),
    label: { sv: 'Vem gav uppdraget?', en: 'Who gave it?' },
    column: 'Uppdragsgivare',
    hint: { sv: 'Regeringen, den egna nämnden, direktören …', en: 'The Government, your own board, the director …' },
    control: 'text',
    example: 'Regeringen',
  }),
  rests_on: field({
    schema: optionalText(500),
    label: { sv: 'Vilken strategi eller vilket beslut hänger det på?', en: 'Which strategy or decision does it hang on?' },
    column: 'Strategi eller beslut',
    control: 'text',
    example: 'Regleringsbrev 2026',
  }),
  asked: field({
    schema: requiredParagraphs(5000),
    label: { sv: 'Vad ska göras?', en: 'What is to be done?' },
    column: 'Vad ska göras',
    hint: {
      sv: 'Med egna ord, så att den som är ny förstår. Skriv inget om någon enskild.',
      en: 'In your own words, so that somebody new understands. Write nothing about any individual.',
    },
    control: 'textarea',
    example: 'Följa upp hur rutinerna används',
  }),
}
const NOTES = field({
  schema: optionalParagraphs(5000),
  label: { sv: 'Anteckningar', en: 'Notes' },
  hint: { sv: 'Skriv inget om någon enskild.', en: 'Write nothing about any individual.' },
  control: 'textarea',
  rows: 3,
})

/** Who answers is chosen among the organisation's accounts, so the form is made for each page. */
export const mandateForm = (accounts: readonly Choice[]) =>
  record(
    {
      ...WORDS,
      ...DATES,
      responsible: field({
        schema: z.string().refine((id) => accounts.some((account) => account.value === id)),
        label: { sv: 'Vem svarar för uppdraget hos er?', en: 'Who answers for it with you?' },
        control: 'select',
        options: accounts,
        messages: { missing: { sv: 'Välj vem som svarar för uppdraget.', en: 'Choose who answers for the mandate.' } },
      }),
      notes: NOTES,
    },
    datesAgree,
  )

/** A row of a file: a mandate, or with `part_of` a part of the one with that name. */
export const mandateRow = record(
  {
    title: WORDS.title,
    part_of: field({
      schema: optionalText(200),
      label: { sv: 'Del av', en: 'Part of' },
      hint: { sv: 'Namnet på uppdraget som raden är en del av.', en: 'The name of the mandate that the row is a part of.' },
      control: 'text',
    }),
    giver: field({ ...spec(WORDS.giver), schema: optionalText(200), column: 'Uppdragsgivare' }),
    organisation: field({
      schema: optionalText(200),
      label: { sv: 'Ansvarig organisation', en: 'Responsible organisation' },
      control: 'text',
    }),
    rests_on: WORDS.rests_on,
    asked: field({ ...spec(WORDS.asked), schema: optionalParagraphs(5000), column: 'Vad ska göras' }),
    ...DATES,
  },
  (row) => {
    const missing = (name: string, label: Text): FormError => ({
      field: name,
      message: { sv: `Fyll i ”${label.sv}”.`, en: `Fill in “${label.en}”.` },
    })
    if (row.part_of !== undefined)
      return row.organisation === undefined
        ? [missing('organisation', { sv: 'Ansvarig organisation', en: 'Responsible organisation' })]
        : datesAgree(row)
    return [
      ...(row.giver === undefined ? [missing('giver', { sv: 'Uppdragsgivare', en: 'Who gave it' })] : []),
      ...(row.asked === undefined ? [missing('asked', { sv: 'Vad ska göras', en: 'What is to be done' })] : []),
      ...datesAgree(row),
    ]
  },
)
function spec<F extends { required: boolean }>({ required: _required, ...rest }: F): Omit<F, 'required'> {
  return rest
}

const LINK: Text = {
  sv: 'Adressen ska börja med https://. Kopiera den från webbläsaren.',
  en: 'The address is to begin with https://. Copy it from the browser.',
}
const link = (required: boolean) => {
  const address = z.url({ protocol: /^https?$/ }).max(500)
  return field({
    schema: required ? address : address.optional(),
    label: { sv: 'Länk', en: 'Link' },
    control: 'text',
    messages: { wrong: LINK, missing: LINK },
    example: 'https://www.example.se/beslut',
  })
}
export const partForm = record({
  title: field({ schema: requiredText(200), label: { sv: 'Vad heter delen?', en: 'What is the part called?' }, control: 'text' }),
  organisation: field({
    schema: requiredText(200),
    label: { sv: 'Vilken organisation svarar för den?', en: 'Which organisation answers for it?' },
    control: 'text',
  }),
  asked: field({
    schema: optionalParagraphs(5000),
    label: { sv: 'Vad ska göras?', en: 'What is to be done?' },
    control: 'textarea',
    rows: 3,
  }),
  starts_on: day({ sv: 'Börjar', en: 'Begins' }),
  due_on: day({ sv: 'Ska vara klar', en: 'Due' }),
})
export const takerForm = record({
  name: field({ schema: requiredText(200), label: { sv: 'Organisation', en: 'Organisation' }, control: 'text' }),
  does: field({ schema: optionalText(200), label: { sv: 'Vad gör den?', en: 'What does it do?' }, control: 'text' }),
})
export const paperForm = record({
  title: field({ schema: requiredText(200), label: { sv: 'Vad heter dokumentet?', en: 'What is the document called?' }, control: 'text' }),
  link: link(true),
})
/** What has come is chosen among the parts and the two reports, so the form is made for each page. */
export const deliveryForm = (of: readonly Choice[], today: () => string) =>
  record({
    of: field({
      schema: z.string().refine((value) => of.some((choice) => choice.value === value)),
      label: { sv: 'Vad har lämnats?', en: 'What has been delivered?' },
      control: 'radio',
      options: of,
      messages: { missing: { sv: 'Välj vad som har lämnats.', en: 'Choose what has been delivered.' } },
    }),
    delivered_on: field({
      schema: isoDate({
        last: today,
        messages: {
          last: {
            sv: 'Dagen har inte kommit än. Skriv in leveransen när den har skett.',
            en: 'That day has not come. Enter the delivery when it has happened.',
          },
        },
      }),
      label: { sv: 'Vilken dag?', en: 'Which day?' },
      control: 'date',
    }),
    note: field({ schema: optionalParagraphs(2000), label: { sv: 'Vad blev det?', en: 'What came of it?' }, control: 'textarea', rows: 3 }),
    link: link(false),
  })
export const stepForm = record({
  title: field({ schema: requiredText(200), label: { sv: 'Steg', en: 'Step' }, control: 'text' }),
  due_on: field({ schema: isoDate(), label: { sv: 'Senast', en: 'By' }, control: 'date' }),
})
export const towardsForm = record({
  towards: field({
    schema: codeList(REPORTS),
    label: { sv: 'Räkna bakåt från', en: 'Count backwards from' },
    control: 'radio',
    options: REPORTS.map((value) => ({ value, label: REPORT_WORDS[value] })),
    messages: { missing: { sv: 'Välj vilken redovisning planen leder till.', en: 'Choose which report the plan leads to.' } },
  }),
})
