/** Organisations that a host invites, from a list: what a row holds, and what is wrong with it. Pure. */
import { z } from 'zod'
import { codeList, email, field, record, requiredText, says, type ValuesOf } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'
import { type ListRow, repeatedRows } from '../../platform/list/list.ts'

export const KINDS = {
  municipality: { sv: 'Kommun', en: 'Municipality' },
  region: { sv: 'Region', en: 'Region' },
  state_agency: { sv: 'Statlig myndighet', en: 'State agency' },
  county_board: { sv: 'Länsstyrelse', en: 'County board' },
  ngo: { sv: 'Ideell organisation', en: 'Non-profit organisation' },
  company: { sv: 'Företag', en: 'Company' },
} as const satisfies Record<string, Text>
export type Kind = keyof typeof KINDS
const CODES = Object.keys(KINDS) as [Kind, ...Kind[]]

const SLUG: Text = {
  sv: 'Kortnamnet har 3–40 tecken: små bokstäver a–z, siffror och bindestreck, inte först eller sist. Skriv till exempel norrvik.',
  en: 'The short name has 3–40 characters: small letters a–z, figures and hyphens, not first or last. Write for example norrvik.',
}
export const slugField = field({
  schema: z.string().superRefine((slug, ctx) => {
    if (!/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/.test(slug)) ctx.addIssue(says(SLUG))
  }),
  label: { sv: 'Kortnamn', en: 'Short name' },
  hint: { sv: 'Står i adressen där man loggar in.', en: 'Stands in the address where one signs in.' },
  control: 'text',
  width: 'medium',
  example: 'norrvik',
})

const KIND: Text = {
  sv: `Skriv ett av slagen: ${CODES.map((code) => KINDS[code].sv).join(', ')}.`,
  en: `Write one of the kinds: ${CODES.map((code) => KINDS[code].en).join(', ')}.`,
}
export const hostedRecord = record({
  name: field({
    schema: requiredText(120).refine((name) => name.length >= 2),
    label: { sv: 'Organisation', en: 'Organisation' },
    control: 'text',
    example: 'Norrviks kommun',
    aliases: ['Namn', 'Kommun'],
  }),
  kind: field({
    schema: codeList(CODES),
    label: { sv: 'Slag', en: 'Kind' },
    control: 'select',
    options: CODES.map((value) => ({ value, label: KINDS[value] })),
    messages: { missing: KIND, wrong: KIND },
  }),
  slug: slugField,
  address: field({
    schema: email(),
    label: { sv: 'Funktionsadress', en: 'Function address' },
    control: 'email',
    secret: true,
    example: 'socialtjanst@norrvik.example.se',
    aliases: ['E-post', 'E-postadress', 'Adress'],
  }),
})
export type HostedValues = ValuesOf<typeof hostedRecord>
export type HostedRow = ListRow<HostedValues>
export const againRecord = record({ slug: slugField })

export type HostedState = 'waiting' | 'founded' | 'come' | 'refused'
export const HOSTED_STATES: Readonly<Record<HostedState, { text: Text; tone: 'plain' | 'waiting' | 'done' }>> = {
  waiting: { text: { sv: 'Skapas', en: 'Being founded' }, tone: 'plain' },
  founded: { text: { sv: 'Ingen har kommit än', en: 'Nobody has come yet' }, tone: 'waiting' },
  come: { text: { sv: 'Har kommit', en: 'Has come' }, tone: 'done' },
  refused: { text: { sv: 'Kortnamn upptaget', en: 'Short name taken' }, tone: 'waiting' },
}
export interface Hosted {
  id: string
  name: string
  kind: Kind
  slug: string
  state: 'waiting' | 'made' | 'refused'
  came_at: Date | null
  created_at: Date
}
export const stateOfHosted = ({ state, came_at }: Pick<Hosted, 'state' | 'came_at'>): HostedState => {
  if (state !== 'made') return state
  return came_at === null ? 'founded' : 'come'
}

const REPEATED = (row: number): Text => ({
  sv: `Kortnamnet står redan på rad ${row}. Ge organisationerna olika kortnamn.`,
  en: `The short name stands on row ${row} already. Give the organisations different short names.`,
})
const SAME_ADDRESS = (row: number): Text => ({
  sv: `Samma adress som på rad ${row}. Stämmer det?`,
  en: `The same address as on row ${row}. Is that right?`,
})
const TAKEN: Text = {
  sv: 'Kortnamnet är upptaget i installationen. Välj ett annat.',
  en: 'The short name is taken in this installation. Choose another.',
}
const PERSONAL: Text = {
  sv: 'Adressen ser ut att tillhöra en person. Använd en funktionsadress, så att länken inte går förlorad när någon slutar.',
  en: 'The address seems to belong to a person. Use a function address, so that the link is not lost when somebody leaves.',
}

/** anna.exempel@, anna_exempel@ and a.exempel@ look like a person; socialtjanst@, info.kommun@ with a known word do not. */
const FUNCTION_WORDS =
  /^(?:info|kontakt|registrator|diarie|kommun|region|myndighet|social|omsorg|skydd|support|it|post|kansli|forvaltning|mail|epost|reception|vaxel|jour)/
export function looksPersonal(address: string): boolean {
  const [local = ''] = address.toLowerCase().split('@')
  const parts = local.split(/[._]/).filter((part) => part !== '')
  return parts.length === 2 && parts.every((part) => /^\p{L}+(?:-\p{L}+)?$/u.test(part)) && !parts.some((part) => FUNCTION_WORDS.test(part))
}

/** Adds what only the installation knows: which short names are taken. Everything that is wrong is named at each row. */
export function judgeHosted(rows: readonly HostedRow[], taken: ReadonlySet<string>): HostedRow[] {
  const slugs = repeatedRows(rows, 'slug')
  const addresses = repeatedRows(rows, 'address')
  return rows.map((one) => {
    const { row, written } = one
    const personal = looksPersonal(written['address'] ?? '')
    const [slug, address] = [slugs.get(row), addresses.get(row)]
    return {
      ...one,
      problems: [...one.problems, ...(slug === undefined ? [] : [REPEATED(slug)]), ...(taken.has(written['slug'] ?? '') ? [TAKEN] : [])],
      warnings: [...(personal ? [PERSONAL] : []), ...(address === undefined ? [] : [SAME_ADDRESS(address)])],
    }
  })
}
