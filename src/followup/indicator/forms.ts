import {
  type Choice,
  codeList,
  field,
  optionalParagraphs,
  optionalText,
  record,
  requiredParagraphs,
  requiredText,
} from '../../platform/field/index.ts'
import type { FormError, Text } from '../../platform/page/index.ts'
import { ABOUT, type About, BETTER, type Described, FREQUENCIES, type Group, type Indicator, KINDS, refusalOf } from './indicator.ts'

/** What is written in this room: each field told once, for form, file and history. */
export const options = (of: Readonly<Record<string, Text>>): Choice[] => Object.entries(of).map(([value, label]) => ({ value, label }))
export const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => codeList(Object.keys(of) as [K, ...K[]])

/** "Socialtjänst" becomes `socialtjanst`: a code that a file can hold, and that stays when the name is changed. */
export const codeFor = (name: string): string =>
  name
    .toLocaleLowerCase('sv')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 30)
export const groupsFrom = (lines: string | undefined): Group[] =>
  (lines ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((name) => ({ name, code: codeFor(name) }))

const GROUPS_WRONG: Text = {
  sv: 'Skriv grupperna på var sin rad, högst åtta och alla olika.',
  en: 'Write the groups on a line each, at most eight and all different.',
}
const SHARE_WRONG: Text = {
  sv: 'En andel av personer är en av grupperna. Skriv gruppens namn som det står ovan.',
  en: 'A share of people is one of the groups. Write the group’s name as it stands above.',
}

const DESCRIBED = {
  name: field({ schema: requiredText(200), label: { sv: 'Vad heter indikatorn?', en: 'What is the indicator called?' }, control: 'text' }),
  definition: field({
    schema: requiredParagraphs(3000),
    label: { sv: 'Hur är den definierad?', en: 'How is it defined?' },
    hint: { sv: 'Så noga att två personer räknar lika.', en: 'So exact that two people count the same.' },
    control: 'textarea',
    rows: 4,
  }),
  why: field({
    schema: optionalParagraphs(3000),
    label: { sv: 'Varför följs den?', en: 'Why is it followed?' },
    control: 'textarea',
    rows: 3,
  }),
  kind: field({
    schema: keys(KINDS),
    label: { sv: 'Vad är talet?', en: 'What is the number?' },
    control: 'radio',
    options: options(KINDS),
  }),
  unit: field({
    schema: requiredText(60),
    label: { sv: 'Enhet', en: 'Unit' },
    hint: { sv: 'Till exempel ”procent av personalen” eller ”personer”.', en: 'For example “per cent of staff” or “people”.' },
    control: 'text',
    width: 'medium',
  }),
  frequency: field({
    schema: keys(FREQUENCIES),
    label: { sv: 'Hur ofta?', en: 'How often?' },
    control: 'select',
    options: options(FREQUENCIES),
  }),
  better: field({
    schema: keys(BETTER),
    label: { sv: 'Åt vilket håll är bättre?', en: 'Which way is better?' },
    control: 'radio',
    options: options(BETTER),
  }),
  source: field({
    schema: requiredText(500),
    label: { sv: 'Varifrån kommer talen?', en: 'Where do the numbers come from?' },
    control: 'text',
  }),
  answers_for: field({
    schema: optionalText(200),
    label: { sv: 'Vem svarar för den?', en: 'Who answers for it?' },
    hint: { sv: 'En funktion, inte ett namn.', en: 'A function, not a name.' },
    control: 'text',
  }),
  licence: field({
    schema: optionalText(200),
    label: { sv: 'Licens', en: 'Licence' },
    hint: { sv: 'Till exempel CC BY 4.0.', en: 'For example CC BY 4.0.' },
    control: 'text',
    width: 'medium',
  }),
  groups: field({
    schema: optionalParagraphs(600).refine((lines) => {
      const groups = groupsFrom(lines)
      return groups.length <= 8 && new Set(groups.map(({ code }) => code)).size === groups.length && groups.every(({ code }) => code !== '')
    }),
    label: { sv: 'Vilka grupper delas talet i?', en: 'Which groups is it divided into?' },
    hint: {
      sv: 'En på varje rad. Bara för antal personer. Få grupper gör talen säkrare och lättare att läsa.',
      en: 'One on each line. For counts of people only. Few groups make numbers safer and easier to read.',
    },
    control: 'textarea',
    rows: 4,
    messages: { wrong: GROUPS_WRONG },
  }),
  share_of: field({
    schema: optionalText(100),
    label: { sv: 'Vilken av grupperna är andelen av?', en: 'Which of the groups is the share of?' },
    hint: { sv: 'Bara när talet är en andel av personer.', en: 'Only where the number is a share of people.' },
    control: 'text',
    width: 'medium',
  }),
} as const
const ABOUT_FIELD = field({
  schema: keys(ABOUT),
  label: { sv: 'Vad räknas?', en: 'What is counted?' },
  hint: {
    sv: 'Går inte att ändra sedan: räknas något annat är det en annan indikator.',
    en: 'Cannot be changed later: another thing counted is another indicator.',
  },
  control: 'radio',
  options: Object.entries(ABOUT).map(([value, { text, hint }]) => ({ value, label: text, hint })),
})

interface Said {
  name: string
  definition: string
  kind: string
  groups?: string | undefined
  share_of?: string | undefined
}
function judge(about: About, said: Said): FormError[] {
  const refusal = refusalOf(about, `${said.name} ${said.definition}`)
  const people = about !== 'organisations' && about !== 'elsewhere'
  const found = groupsFrom(said.groups).some(({ code }) => code === codeFor(said.share_of ?? ''))
  return [
    ...(refusal ? [{ field: 'definition', message: refusal }] : []),
    ...(people && said.kind === 'share' && !found ? [{ field: 'share_of', message: SHARE_WRONG }] : []),
  ]
}
export const indicatorForm = record({ about: ABOUT_FIELD, ...DESCRIBED }, (said) => judge(said.about, said))
/** What is counted stands; the rest may be said better. */
export const changeForm = (about: About) => record(DESCRIBED, (said) => judge(about, said))

export const described = (values: Omit<Parameters<typeof indicatorForm.check>[0], 'about'>): Described => {
  const groups = groupsFrom(values.groups)
  return {
    name: values.name,
    definition: values.definition,
    why: values.why ?? null,
    source: values.source,
    unit: values.unit,
    frequency: values.frequency,
    kind: values.kind,
    better: values.better,
    answers_for: values.answers_for ?? null,
    licence: values.licence ?? null,
    groups,
    share_of: groups.find(({ code }) => code === codeFor(values.share_of ?? ''))?.code ?? null,
  }
}
export const enteredOf = (indicator: Indicator) => ({
  ...Object.fromEntries(Object.entries(indicator).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
  groups: indicator.groups.map(({ name }) => name).join('\n'),
  share_of: indicator.groups.find(({ code }) => code === indicator.share_of)?.name ?? '',
})
