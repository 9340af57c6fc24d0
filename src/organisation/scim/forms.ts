import { z } from 'zod'
import { codeList, field, record, requiredText } from '../../platform/field/index.ts'
import { ROLES } from '../founding/index.ts'
import { GROUP_ROLES, SUBJECTS } from './scim.ts'

export const clientRecord = record({
  name: field({
    schema: requiredText(80),
    label: { sv: 'Vilken katalog är det?', en: 'Which directory is it?' },
    hint: { sv: 'Så att du känner igen nyckeln i listan.', en: 'So that you recognise the token in the list.' },
    control: 'text',
    example: 'Entra ID, Norrvik',
    messages: { missing: { sv: 'Skriv vilken katalog det är.', en: 'Write which directory it is.' } },
  }),
  days: field({
    schema: codeList(['90', '180', '365']),
    label: { sv: 'Hur länge ska nyckeln gälla?', en: 'For how long is the token to hold?' },
    hint: {
      sv: 'När den går ut når inga ändringar hit, inte heller att någon slutar. Du får veta det 30 dagar före.',
      en: 'When it runs out no changes reach us, nor that somebody leaves. You are told 30 days before.',
    },
    control: 'radio',
    messages: { missing: { sv: 'Välj hur länge nyckeln ska gälla.', en: 'Choose for how long the token is to hold.' } },
    options: [
      { value: '90', label: { sv: '90 dagar', en: '90 days' } },
      { value: '180', label: { sv: 'Ett halvår', en: 'Half a year' } },
      { value: '365', label: { sv: 'Ett år', en: 'A year' } },
    ],
  }),
})

const nothing = { value: '', label: { sv: 'Ingen', en: 'None' } }

/** Which units there are is known first when the form is shown. */
export const meaningRecord = (units: readonly { id: string; name: string }[]) =>
  record({
    unit: field({
      schema: z.enum(units.map((unit) => unit.id)).optional(),
      label: { sv: 'Enhet', en: 'Unit' },
      hint: {
        sv: 'Den som läggs i gruppen flyttas dit. Roller och platser i kretsar från den förra enheten slutar då att gälla.',
        en: 'Whoever is put in the group is moved there. Roles and places in circles from the former unit then end.',
      },
      control: 'select',
      options: [nothing, ...units.map((unit) => ({ value: unit.id, label: unit.name }))],
    }),
    role: field({
      schema: codeList(GROUP_ROLES).optional(),
      label: { sv: 'Roll', en: 'Role' },
      hint: {
        sv: 'Gäller så länge personen är i gruppen, högst ett år i taget. Roller som når skyddade personer ges aldrig av en katalog.',
        en: 'Holds while the person is in the group, a year at a time at most. A directory never gives roles that reach protected persons.',
      },
      control: 'select',
      options: [nothing, ...GROUP_ROLES.map((role) => ({ value: role, label: ROLES[role] }))],
    }),
  })

export const unitRecord = (units: readonly { id: string; name: string }[]) =>
  record({
    enhet: field({
      schema: z.enum(units.map((unit) => unit.id)),
      label: { sv: 'Enhet', en: 'Unit' },
      control: 'select',
      options: units.map((unit) => ({ value: unit.id, label: unit.name })),
    }),
  })

export const subjectRecord = record({
  subject: field({
    schema: codeList(['none', 'user_name', 'external_id']),
    label: { sv: 'Vem menar tjänsten?', en: 'Whom does the service mean?' },
    hint: {
      sv: 'Välj det i katalogen som är samma sak som tjänstens identifierare för en person (subject). Är du osäker: prova inloggningen först, så ser du.',
      en: 'Choose what in the directory is the same as the service’s identifier of a person (subject). If unsure, try the sign-in first and see.',
    },
    control: 'radio',
    messages: { missing: { sv: 'Välj vem tjänsten menar.', en: 'Choose whom the service means.' } },
    options: Object.entries(SUBJECTS).map(([value, label]) => ({ value, label })),
  }),
})
