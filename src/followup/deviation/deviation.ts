/** A deviation or near miss: what went wrong or nearly did, told without names. Record and rules. Pure. */
import type { Text } from '../../platform/page/language.tsx'

/** Causes of real disclosures, as reviews and decisions have named them. */
export const KINDS = {
  export: { sv: 'En lista eller fil till många innehöll för mycket', en: 'A list or file for many held too much' },
  access: { sv: 'För många kunde se', en: 'Too many could see' },
  document: { sv: 'En uppgift stod kvar i en handling', en: 'Something was left in a document' },
  enclosure: { sv: 'Bilagan, kuvertet eller filen var fel', en: 'The wrong enclosure, envelope or file' },
  conversation: { sv: 'Något sades, i telefon eller i ett rum', en: 'Something was said, by phone or in a room' },
  contact: { sv: 'Fel väg, nummer eller adress användes', en: 'The wrong way, number or address was used' },
  post: { sv: 'Posten gick fel eller kom för sent', en: 'Post went wrong or came too late' },
  status: { sv: 'Skyddet var okänt eller inte kontrollerat', en: 'The protection was unknown or not checked' },
  assessment: { sv: 'Något lämnades ut utan prövning', en: 'Something was given out without assessment' },
  place: { sv: 'En plats gick att räkna ut', en: 'A place could be worked out' },
  over_redaction: { sv: 'För mycket ströks', en: 'Too much was struck out' },
  system: { sv: 'Ett system gjorde fel', en: 'A system did wrong' },
  other: { sv: 'Något annat', en: 'Something else' },
} as const satisfies Record<string, Text>
export type Kind = keyof typeof KINDS

export const STEPS = {
  receive: { sv: 'Ta emot', en: 'Receiving' },
  register: { sv: 'Registrera', en: 'Registering' },
  casework: { sv: 'Handlägga', en: 'Casework' },
  decide: { sv: 'Besluta', en: 'Deciding' },
  send: { sv: 'Skicka', en: 'Sending' },
  meet: { sv: 'Möta någon', en: 'Meeting somebody' },
  buy: { sv: 'Låta någon annan utföra', en: 'Having others perform' },
  archive: { sv: 'Arkivera', en: 'Archiving' },
  end: { sv: 'Avsluta', en: 'Ending' },
} as const satisfies Record<string, Text>
export type Step = keyof typeof STEPS

export const SERIOUSNESS = {
  near_miss: { sv: 'Det var nära, men inget hände', en: 'A near miss: nothing happened' },
  small: { sv: 'Det hände, och gick att rätta', en: 'It happened, and could be put right' },
  large: { sv: 'Det hände, och kunde ha blivit farligt', en: 'It happened, and could have been dangerous' },
} as const satisfies Record<string, Text>
export type Seriousness = keyof typeof SERIOUSNESS

export const STATES = {
  told: { text: { sv: 'Att bedöma', en: 'To be judged' }, tone: 'waiting' },
  judged: { text: { sv: 'Bedömd', en: 'Judged' }, tone: 'plain' },
  closed: { text: { sv: 'Avslutad', en: 'Closed' }, tone: 'done' },
} as const satisfies Record<string, { text: Text; tone: 'plain' | 'waiting' | 'done' }>
export type DeviationState = keyof typeof STATES

export interface DeviationLine {
  id: string
  told_on: string
  unit: string | null
  kind: Kind
  step: Step
  seriousness: Seriousness
  state: DeviationState
}
export interface Deviation extends DeviationLine {
  teller: string | null
  happened: string
  done: string
  cause: string | undefined
  lesson: string | undefined
  routine: string | null
}

/** Ten or twelve figures as a personnummer is written, also with co-ordination day, plus sign or blanks. */
const IDENTITY = /(?<!\d)(?:\d{2}[ -]?)?\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:[06][1-9]|[12378]\d|3[01]|9[01])[ ]?[-+–]?[ ]?\d{4}(?!\d)/
/** A Swedish phone number: an area code, then figures in groups. */
const PHONE = /(?<![\d-])(?:\+46[ -]?(?:\(0\))?|0046[ -]?|0)[1-9]\d{0,2}[ /–-]?(?:\d[ –-]?){5,8}(?!\d)/
const MAIL = /[^\s@]+@[^\s@]+\.[a-zåäö]{2,}/i

export type Pointing = 'identity' | 'phone' | 'mail'
/** What in a text looks as if it pointed at somebody. The text is then refused, with everything that was written kept on the form. */
export function pointsAtSomebody(text: string): Pointing | undefined {
  if (IDENTITY.test(text)) return 'identity'
  if (MAIL.test(text)) return 'mail'
  return PHONE.test(text) ? 'phone' : undefined
}
export const POINTING: Readonly<Record<Pointing, Text>> = {
  identity: {
    sv: 'Det ser ut att stå ett personnummer. Ta bort det: en avvikelse berättas utan uppgifter om någon.',
    en: 'There seems to be a personnummer. Take it away: a deviation is told without data about anybody.',
  },
  phone: {
    sv: 'Det ser ut att stå ett telefonnummer. Ta bort det: en avvikelse berättas utan uppgifter om någon.',
    en: 'There seems to be a phone number. Take it away: a deviation is told without data about anybody.',
  },
  mail: {
    sv: 'Det ser ut att stå en e-postadress. Ta bort den: en avvikelse berättas utan uppgifter om någon.',
    en: 'There seems to be a mail address. Take it away: a deviation is told without data about anybody.',
  },
}

/** `2026-4`: the quarter that a day lies in. */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`
export interface Cell {
  kind: Kind
  quarter: string
  count: number
}
/** How many of each kind in each quarter. */
export function cellsOf(lines: readonly Pick<DeviationLine, 'kind' | 'told_on'>[]): Cell[] {
  const counts = new Map<string, Cell>()
  for (const { kind, told_on } of lines) {
    const quarter = quarterOf(told_on)
    const key = `${kind} ${quarter}`
    counts.set(key, { kind, quarter, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}
