import type { Text } from '../../platform/page/index.ts'

/** The counties by their codes (SCB, län). The name is the same in both languages. */
export const COUNTIES: Readonly<Record<string, string>> = {
  '01': 'Stockholms län',
  '03': 'Uppsala län',
  '04': 'Södermanlands län',
  '05': 'Östergötlands län',
  '06': 'Jönköpings län',
  '07': 'Kronobergs län',
  '08': 'Kalmar län',
  '09': 'Gotlands län',
  '10': 'Blekinge län',
  '12': 'Skåne län',
  '13': 'Hallands län',
  '14': 'Västra Götalands län',
  '17': 'Värmlands län',
  '18': 'Örebro län',
  '19': 'Västmanlands län',
  '20': 'Dalarnas län',
  '21': 'Gävleborgs län',
  '22': 'Västernorrlands län',
  '23': 'Jämtlands län',
  '24': 'Västerbottens län',
  '25': 'Norrbottens län',
}
export const isCounty = (code: string): boolean => Object.hasOwn(COUNTIES, code)
export const countyName = (code: string | null): Text =>
  code === null ? { sv: 'Hela landet', en: 'The whole country' } : { sv: COUNTIES[code] ?? code, en: COUNTIES[code] ?? code }

export const KINDS = {
  municipality: { sv: 'Kommun', en: 'Municipality' },
  region: { sv: 'Region', en: 'Region' },
  state_agency: { sv: 'Statlig myndighet', en: 'State agency' },
  county_board: { sv: 'Länsstyrelse', en: 'County board' },
  ngo: { sv: 'Ideell organisation', en: 'Non-profit organisation' },
  company: { sv: 'Företag', en: 'Company' },
} as const satisfies Record<string, Text>
export type Kind = keyof typeof KINDS
export const KIND_CODES = Object.keys(KINDS) as [Kind, ...Kind[]]
export const isKind = (code: string): code is Kind => Object.hasOwn(KINDS, code)

/** As one names many of a kind. */
export const KINDS_MANY: Readonly<Record<Kind, Text>> = {
  municipality: { sv: 'kommuner', en: 'municipalities' },
  region: { sv: 'regioner', en: 'regions' },
  state_agency: { sv: 'statliga myndigheter', en: 'state agencies' },
  county_board: { sv: 'länsstyrelser', en: 'county boards' },
  ngo: { sv: 'ideella organisationer', en: 'non-profit organisations' },
  company: { sv: 'företag', en: 'companies' },
}
