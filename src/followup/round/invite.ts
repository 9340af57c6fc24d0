/** Organisations that a coordinator invites from a list: what a row holds, and what is wrong with it. Pure. */
import { z } from 'zod'
import { codeList, email, field, record, requiredText, says, type ValuesOf } from '../../platform/field/index.ts'
import { type ListRow, repeatedRows } from '../../platform/list/list.ts'
import type { Text } from '../../platform/page/index.ts'
import { COUNTIES, isCounty, KIND_CODES, KINDS } from './counties.ts'

const KIND: Text = {
  sv: `Skriv ett av slagen: ${KIND_CODES.map((code) => KINDS[code].sv).join(', ')}.`,
  en: `Write one of the kinds: ${KIND_CODES.map((code) => KINDS[code].en).join(', ')}.`,
}
const COUNTY: Text = {
  sv: 'Länskoden har två siffror, 01–25. Skriv till exempel 25, eller lämna rutan tom för hela landet.',
  en: 'The county code has two figures, 01–25. Write for example 25, or leave the cell empty for the whole country.',
}
/** Excel drops the zero of 01. */
const county = z
  .string()
  .overwrite((code) => code.trim().padStart(2, '0'))
  .superRefine((code, ctx) => {
    if (!isCounty(code)) ctx.addIssue(says(COUNTY))
  })
export const addressField = field({
  schema: email(),
  label: { sv: 'Funktionsadress', en: 'Function address' },
  hint: {
    sv: 'En adress som finns kvar när någon slutar. Brevet säger bara att något väntar.',
    en: 'An address that stays when somebody leaves. The letter says only that something waits.',
  },
  control: 'email',
  example: 'registrator@norrvik.example.se',
  aliases: ['E-post', 'E-postadress', 'Adress'],
})

export const invitedRecord = record(
  {
    name: field({
      schema: requiredText(120),
      label: { sv: 'Organisation', en: 'Organisation' },
      control: 'text',
      example: 'Norrviks kommun',
      aliases: ['Namn', 'Kommun', 'Myndighet'],
    }),
    kind: field({
      schema: codeList(KIND_CODES),
      label: { sv: 'Slag', en: 'Kind' },
      control: 'select',
      options: KIND_CODES.map((value) => ({ value, label: KINDS[value] })),
      messages: { missing: KIND, wrong: KIND },
    }),
    county: field({
      schema: county.optional(),
      label: { sv: 'Länskod', en: 'County code' },
      control: 'text',
      example: '25',
      aliases: ['Län'],
    }),
    address: field({ ...addressField, schema: email().optional() }),
    slug: field({
      schema: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/)
        .optional(),
      label: { sv: 'Kortnamn', en: 'Short name' },
      hint: {
        sv: 'Bara för den som finns i den här installationen.',
        en: 'Only for those who stand in this installation.',
      },
      control: 'text',
      example: 'norrvik',
      messages: {
        wrong: {
          sv: 'Kortnamnet har 3–40 tecken: små bokstäver a–z, siffror och bindestreck. Lämna tomt om organisationen inte finns här.',
          en: 'The short name has 3–40 characters: small letters a–z, figures and hyphens. Leave it empty if the organisation is not here.',
        },
      },
    }),
  },
  ({ address, slug }) =>
    address === undefined && slug === undefined
      ? [
          {
            field: 'address',
            message: {
              sv: 'Skriv en funktionsadress, eller kortnamnet om organisationen finns i den här installationen.',
              en: 'Write a function address, or the short name if the organisation stands in this installation.',
            },
          },
        ]
      : [],
)
export type InvitedValues = ValuesOf<typeof invitedRecord>
export type InvitedRow = ListRow<InvitedValues>

const REPEATED = (row: number): Text => ({
  sv: `Organisationen står redan på rad ${row}. Ta bort den ena.`,
  en: `The organisation stands on row ${row} already. Remove one of them.`,
})
const SAME_ADDRESS = (row: number): Text => ({
  sv: `Samma adress som på rad ${row}. Stämmer det?`,
  en: `The same address as on row ${row}. Is that right?`,
})
const NO_SUCH: Text = {
  sv: 'Ingen organisation här har det kortnamnet. Rätta det, eller ta bort det och skriv en funktionsadress.',
  en: 'No organisation here has that short name. Correct it, or remove it and write a function address.',
}
const KNOWN: Text = { sv: 'Är redan inbjuden. Raden ändrar ingenting.', en: 'Is invited already. The row changes nothing.' }
const PERSONAL: Text = {
  sv: 'Adressen ser ut att tillhöra en person. Använd en funktionsadress, så att inbjudan inte går förlorad när någon slutar.',
  en: 'The address seems to belong to a person. Use a function address, so that the invitation is not lost when somebody leaves.',
}
/** anna.exempel@ looks like a person; registrator@ and info.kommun@ do not. */
const FUNCTION_WORDS =
  /^(?:info|kontakt|registrator|diarie|kommun|region|myndighet|social|omsorg|skydd|support|it|post|kansli|forvaltning|mail|epost|reception|vaxel|jour|samordn)/
export function looksPersonal(address: string): boolean {
  const parts = (address.toLowerCase().split('@')[0] ?? '').split(/[._]/).filter((part) => part !== '')
  return parts.length === 2 && parts.every((part) => /^\p{L}+(?:-\p{L}+)?$/u.test(part)) && !parts.some((part) => FUNCTION_WORDS.test(part))
}

/** Adds what only the installation and the round know. All that is wrong is named at each row. */
export function judgeInvited(rows: readonly InvitedRow[], here: ReadonlySet<string>, invited: ReadonlySet<string>): InvitedRow[] {
  const [names, addresses] = [repeatedRows(rows, 'name'), repeatedRows(rows, 'address')]
  return rows.map((one) => {
    const slug = one.values?.slug
    const [name, address] = [names.get(one.row), addresses.get(one.row)]
    return {
      ...one,
      problems: [
        ...one.problems,
        ...(name === undefined ? [] : [REPEATED(name)]),
        ...(slug === undefined || here.has(slug) ? [] : [NO_SUCH]),
      ],
      warnings: [
        ...(invited.has(invitedKey(one.values?.kind ?? '', one.values?.name ?? '')) ? [KNOWN] : []),
        ...(looksPersonal(one.written['address'] ?? '') ? [PERSONAL] : []),
        ...(address === undefined ? [] : [SAME_ADDRESS(address)]),
      ],
    }
  })
}
export const invitedKey = (kind: string, name: string): string => `${kind}|${name.toLocaleLowerCase('sv')}`
export const COUNTY_OPTIONS = Object.entries(COUNTIES).map(([value, name]) => ({ value, label: `${value} ${name}` }))
