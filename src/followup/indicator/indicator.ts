import type { Text } from '../../platform/page/index.ts'

/** Indicators: what is measured, of whom, and what may be done with the numbers. Rules are pure. */

export const ABOUT = {
  organisations: {
    text: { sv: 'Organisationer', en: 'Organisations' },
    hint: {
      sv: 'Till exempel andelen som har en rutin. Värdena läggs in som de är.',
      en: 'For example the share with a routine. Values are entered as they are.',
    },
  },
  elsewhere: {
    text: { sv: 'Något som andra redan har publicerat', en: 'Something that others have published already' },
    hint: {
      sv: 'Till exempel från Kolada. Källan visas vid varje tal.',
      en: 'For example from Kolada. The source is shown with each number.',
    },
  },
  staff: {
    text: { sv: 'Personal', en: 'Staff' },
    hint: {
      sv: 'Antal medarbetare. Visas först när talen är avrundade och granskade.',
      en: 'Numbers of employees. Shown only once rounded and audited.',
    },
  },
  asked: {
    text: { sv: 'De som har tillfrågats', en: 'Those who were asked' },
    hint: { sv: 'Visas först när talen är avrundade och granskade.', en: 'Shown only once rounded and audited.' },
  },
  referred: {
    text: { sv: 'De som har hänvisats vidare', en: 'Those who were referred' },
    hint: { sv: 'Visas först när talen är avrundade och granskade.', en: 'Shown only once rounded and audited.' },
  },
  helped: {
    text: { sv: 'De som har fått hjälp', en: 'Those who were helped' },
    hint: { sv: 'Visas först när talen är avrundade och granskade.', en: 'Shown only once rounded and audited.' },
  },
  people: {
    text: { sv: 'Andra personer', en: 'Other people' },
    hint: { sv: 'Visas först när talen är avrundade och granskade.', en: 'Shown only once rounded and audited.' },
  },
  protected: {
    text: { sv: 'Personer med skyddade personuppgifter', en: 'People with protected personal data' },
    hint: {
      sv: 'Läggs in för hela län, aldrig för en kommun: i en liten kommun pekar redan ett sådant tal ut någon.',
      en: 'Entered for whole counties, never for a municipality: in a small one such a number points somebody out.',
    },
  },
} as const satisfies Record<string, { text: Text; hint: Text }>
export type About = keyof typeof ABOUT
/** Numbers of people leave only as a release; everything else is entered and shown as it is. */
export const countsPeople = (about: About): boolean => about !== 'organisations' && about !== 'elsewhere'

export const FREQUENCIES = {
  year: { sv: 'Varje år', en: 'Every year' },
  half_year: { sv: 'Varje halvår', en: 'Every half-year' },
  quarter: { sv: 'Varje kvartal', en: 'Every quarter' },
  month: { sv: 'Varje månad', en: 'Every month' },
  round: { sv: 'Vid varje runda', en: 'At each round' },
} as const satisfies Record<string, Text>
export type Frequency = keyof typeof FREQUENCIES
export const KINDS = {
  share: { sv: 'Andel', en: 'Share' },
  count: { sv: 'Antal', en: 'Count' },
  level: { sv: 'Nivå', en: 'Level' },
} as const satisfies Record<string, Text>
export type Kind = keyof typeof KINDS
export const BETTER = {
  larger: { sv: 'Större är bättre', en: 'Larger is better' },
  smaller: { sv: 'Mindre är bättre', en: 'Smaller is better' },
  neither: { sv: 'Varken eller: talet behöver läsas', en: 'Neither: the number needs reading' },
} as const satisfies Record<string, Text>
export type Better = keyof typeof BETTER

/** A group that people are divided into, such as which kind of organisation asked. */
export interface Group {
  code: string
  name: string
}
export interface Described {
  name: string
  definition: string
  why: string | null
  source: string
  unit: string
  frequency: Frequency
  kind: Kind
  better: Better
  answers_for: string | null
  licence: string | null
  groups: Group[]
  share_of: string | null
}
export interface Indicator extends Described {
  id: string
  origin: string | null
  about: About
  version: number
  ended_at: Date | null
}

/** The same words as `tells_of_protected` in migrations/0026_indicators.sql; a test holds the two together. */
const PROTECTED =
  /(skyddade? (person(er)?(?![\p{L}\p{N}_])|identitet|folkbokf)|person(er)? (med|som har|som lever med) skyddade|sekretessmark|kvarskriv|fingera|protected person|confidentiality mark)/iu
const FICTITIOUS = /(fingera|fictitious)/iu
export const tellsOfProtected = (words: string): boolean => PROTECTED.test(words)
export const tellsOfFictitious = (words: string): boolean => FICTITIOUS.test(words)

/** Why a definition is refused, if it is (D-R53). */
export function refusalOf(about: About, words: string): Text | undefined {
  if (about === 'organisations' || about === 'staff') return undefined
  if (tellsOfFictitious(words))
    return {
      sv: 'Personer med fingerade personuppgifter räknas inte, någonstans: de är så få att varje tal säger något om någon.',
      en: 'People with fictitious personal data are counted nowhere: they are so few that each number tells of somebody.',
    }
  if (about !== 'protected' && tellsOfProtected(words))
    return {
      sv: 'Av namnet eller definitionen framgår att personer med skyddade personuppgifter räknas. Välj det under ”Vad räknas?”. Då går talen att lägga in för län, aldrig för en kommun.',
      en: 'The name or definition says that people with protected personal data are counted. Choose that under “What is counted?”. The numbers can then be entered for counties, never for a municipality.',
    }
  return undefined
}
export const NO_MUNICIPALITY: Text = {
  sv: 'Antalet personer med skyddade personuppgifter läggs aldrig in för en kommun. I en liten kommun pekar talet ut någon. Ange länets kod, två siffror.',
  en: 'The number of people with protected personal data is never entered for a municipality: in a small one it points somebody out. Give the county’s code, two figures.',
}

/* ── series ── */

export const DIMENSIONS = {
  nation: { sv: 'Riket', en: 'The nation' },
  county: { sv: 'Län', en: 'County' },
  municipality: { sv: 'Kommun', en: 'Municipality' },
  kind: { sv: 'Slag av organisation', en: 'Kind of organisation' },
  organisation: { sv: 'Organisation', en: 'Organisation' },
} as const satisfies Record<string, Text>
export type Dimension = keyof typeof DIMENSIONS
export const NATION = 'riket'

export const CAME_BY = {
  hand: { sv: 'Inlagt för hand', en: 'Entered by hand' },
  csv: { sv: 'Från fil', en: 'From a file' },
  round: { sv: 'Från en runda', en: 'From a round' },
  kolada: { sv: 'Från en Kolada-fil', en: 'From a Kolada file' },
  release: { sv: 'Avrundat och granskat', en: 'Rounded and audited' },
} as const satisfies Record<string, Text>

/** One figure of a series: never without where it comes from. */
export interface Figure {
  period: string
  dimension: Dimension
  code: string
  sex: '*' | 'K' | 'M' | 'U'
  /** Null: hidden, since the whole that it is a share of is small. */
  value: number | null
  /** Of a rounded count: the numbers are multiples of this. */
  base?: number
  source: string
  licence: string | null
  came_by: keyof typeof CAME_BY
}

export interface Trend {
  from: Figure & { value: number }
  to: Figure & { value: number }
  /** In the sense of the indicator: did it get better? */
  way: 'better' | 'worse' | 'same' | 'larger' | 'smaller'
}
/** From the first figure of a line to its last, if two can be seen. A change within the rounding is no change. */
export function trendOf(figures: readonly Figure[], better: Better): Trend | undefined {
  const seen = figures
    .filter((figure): figure is Figure & { value: number } => figure.value !== null)
    .sort((a, b) => a.period.localeCompare(b.period))
  const [from, to] = [seen[0], seen.at(-1)]
  if (!from || !to || from === to) return undefined
  const change = to.value - from.value
  if (Math.abs(change) <= Math.max(from.base ?? 0, to.base ?? 0) || change === 0) return { from, to, way: 'same' }
  const grew = change > 0
  return { from, to, way: better === 'neither' ? (grew ? 'larger' : 'smaller') : grew === (better === 'larger') ? 'better' : 'worse' }
}
const WAYS: Readonly<Record<Trend['way'], Text>> = {
  better: { sv: 'Det blir bättre', en: 'It gets better' },
  worse: { sv: 'Det blir sämre', en: 'It gets worse' },
  same: { sv: 'Det är i stort sett oförändrat', en: 'It is much the same' },
  larger: { sv: 'Talet växer', en: 'The number grows' },
  smaller: { sv: 'Talet minskar', en: 'The number shrinks' },
}
/** The trend in words, for the page and for those who cannot see the chart. `write` writes a value with its unit. */
export function writeTrend(trend: Trend | undefined, write: (value: number, lang: 'sv' | 'en') => string): Text {
  if (!trend)
    return {
      sv: 'Det finns ett mättillfälle. Trenden syns när det finns två.',
      en: 'There is one measurement. A trend shows when there are two.',
    }
  const { from, to, way } = trend
  return {
    sv: `${WAYS[way].sv}: från ${write(from.value, 'sv')} (${from.period}) till ${write(to.value, 'sv')} (${to.period}).`,
    en: `${WAYS[way].en}: from ${write(from.value, 'en')} (${from.period}) to ${write(to.value, 'en')} (${to.period}).`,
  }
}
