/** What is asked on the forms of this room, each field told once. */
import { z } from 'zod'
import { addDays, today } from '../../platform/day.ts'
import { codeList, field, isoDate, record, requiredText } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/language.tsx'
import { ROLES } from '../founding/index.ts'
import { DIRECT, NAMED, YEAR_DAYS } from './access.ts'
import { SIZE_MAX } from './analysis.ts'

interface Choosable {
  id: string
  label: Text
}
const chosen = (options: readonly Choosable[]) => options.map(({ id, label }) => ({ value: id, label }))
/** One of what the page offered. With nothing to offer nothing can be chosen. */
const oneOf = (options: readonly Choosable[]) => codeList(['', ...options.map(({ id }) => id)]).refine((id) => id !== '')

const until = (latest: Text) =>
  field({
    schema: isoDate({
      first: today,
      last: () => addDays(today(), YEAR_DAYS),
      messages: {
        first: { sv: 'Dagen har redan varit. Välj en dag inom ett år.', en: 'The day has passed. Choose a day within a year.' },
        last: {
          sv: 'Ingen behörighet ges för mer än ett år. Välj en tidigare dag.',
          en: 'No access is given for more than a year. Choose an earlier day.',
        },
      },
    }),
    label: { sv: 'Till och med', en: 'Until' },
    hint: latest,
    messages: { missing: { sv: 'Skriv vilken dag det gäller till och med.', en: 'Write the last day.' } },
    control: 'date',
  })

export interface NamingChoices {
  people: readonly Choosable[]
  circles: readonly Choosable[]
  analyses: readonly Choosable[]
}
/** The head names somebody of the own unit. */
export function namingRecord({ people, circles, analyses }: NamingChoices) {
  const things: Choosable[] = [
    ...circles.map(({ id, label }) => ({ id, label: { sv: `Plats i ${label.sv}`, en: `A place in ${label.en}` } })),
    ...NAMED.map((role) => ({ id: role, label: ROLES[role] })),
  ]
  return record({
    account: field({
      schema: oneOf(people),
      label: { sv: 'Vem?', en: 'Who?' },
      control: 'select',
      options: chosen(people),
      messages: { missing: { sv: 'Välj vem du utser.', en: 'Choose whom you name.' } },
    }),
    what: field({
      schema: oneOf(things),
      label: { sv: 'Till vad?', en: 'For what?' },
      control: 'radio',
      options: chosen(things),
      messages: { missing: { sv: 'Välj en plats i en krets eller en roll.', en: 'Choose a place in a circle or a role.' } },
    }),
    on_duty: field({
      schema: z.boolean(),
      label: { sv: 'Svarar när någon söker kretsen (jour)', en: 'Answers when somebody seeks the circle (on duty)' },
      hint: { sv: 'Gäller bara en plats i en krets.', en: 'Only for a place in a circle.' },
      control: 'checkbox',
    }),
    analysis: field({
      schema: oneOf(analyses).optional(),
      label: { sv: 'Vilar på behovs- och riskanalysen', en: 'Rests on the analysis of needs and risks' },
      hint: {
        sv: 'Behövs för en plats i en krets och för skyddsansvarig och ersättare.',
        en: 'Needed for a place in a circle, and for protection officer and deputy.',
      },
      control: 'select',
      depends: true,
      options: chosen(analyses),
    }),
    until: until({
      sv: 'Högst ett år, och inte längre än till den dag analysen ska gås igenom.',
      en: 'At most a year, and not past the day when the analysis is to be gone through.',
    }),
  })
}

/** The system owner gives a role that reaches nobody. */
export function directRecord(people: readonly Choosable[]) {
  const roles = DIRECT.map((role) => ({ id: role, label: ROLES[role] }))
  return record({
    account: field({
      schema: oneOf(people),
      label: { sv: 'Vem?', en: 'Who?' },
      control: 'select',
      options: chosen(people),
      messages: { missing: { sv: 'Välj vem som får rollen.', en: 'Choose who gets the role.' } },
    }),
    role: field({
      schema: oneOf(roles),
      label: { sv: 'Roll', en: 'Role' },
      control: 'radio',
      options: chosen(roles),
      messages: { missing: { sv: 'Välj en roll.', en: 'Choose a role.' } },
    }),
    until: until({ sv: 'Högst ett år.', en: 'At most a year.' }),
  })
}

const NAME_MAX = 80
const circleFields = {
  name: field({
    schema: requiredText(NAME_MAX),
    label: { sv: 'Kretsens namn', en: 'The circle’s name' },
    hint: {
      sv: 'Till exempel enhetens namn. Aldrig något om vem den skyddar.',
      en: 'The unit’s name, for example. Never anything about whom it protects.',
    },
    messages: { missing: { sv: 'Skriv kretsens namn.', en: 'Write the circle’s name.' } },
    control: 'text',
  }),
  size_target: field({
    schema: z.number().int().min(1).max(SIZE_MAX),
    label: { sv: 'Högst så många ska ingå', en: 'At most so many are to be in it' },
    hint: {
      sv: 'Så få som uppgiften tål. Blir de fler säger systemet det.',
      en: 'As few as the task allows. When they are more, the system says so.',
    },
    messages: { missing: { sv: 'Skriv hur många som högst ska ingå.', en: 'Write how many are to be in it at most.' } },
    control: 'number',
    width: 'short',
  }),
  single_officer: field({
    schema: z.boolean(),
    label: { sv: 'Kretsen har bara en skyddsansvarig', en: 'The circle has one protection officer only' },
    hint: {
      sv: 'Då är enhetschefen andra person vid beslut, och ser lagrum och avvägning men inga fynd.',
      en: 'Then the unit head is the second person in decisions and sees section of law and weighing, but no findings.',
    },
    control: 'checkbox',
  }),
}
export const changeCircleRecord = record(circleFields)
export function newCircleRecord(units: readonly Choosable[]) {
  return record({
    unit: field({
      schema: oneOf(units),
      label: { sv: 'Enhet', en: 'Unit' },
      control: 'select',
      options: chosen(units),
      messages: { missing: { sv: 'Välj vilken enhet kretsen hör till.', en: 'Choose which unit the circle belongs to.' } },
    }),
    ...circleFields,
  })
}
export interface CircleForm {
  name: string
  size_target: number
  single_officer: boolean
}
