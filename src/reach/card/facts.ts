/** What stands on cards and posters: the same facts as on the pages, in the form asked for. Pure. */
import {
  type ContactPoint,
  type Content,
  daysOf,
  type Form,
  isAlways,
  isComplete,
  isStale,
  type Line,
  type OpenHours,
  type Phrases,
  type SiteDocument,
} from '../text/index.ts'
import type { Layout } from './designs.ts'

/** One fact: a number and what holds of it. `day` is when somebody last knew that it is right. */
export interface Fact {
  id: string
  number: string
  also?: string
  name: string
  hours: string[]
  notes: string[]
  day: string | null
  stale: boolean
}
export interface Facts {
  /** 112 first, then the national line, then at least one other way. */
  rows: Fact[]
  /** The latest day on which any of it was known to be right. */
  day: string
}
export type Lacking = 'unsigned' | 'no_alternative'

const ROWS_MAX: Record<Layout, number> = { wallet: 4, slip: 6, tearoff: 6, poster: 8 }
const CONTACT_ORDER: readonly ContactPoint['kind'][] = [
  'social_services',
  'social_emergency',
  'violence_support',
  'shelter',
  'health',
  'other',
]

/** The short words of a form; of a draft form only as a named person has signed them. */
export function phrasesOf(document: Pick<SiteDocument, 'signed'>, form: Form, content: Content): Phrases | undefined {
  const { words, sha256 } = content.phrases(form)
  if (isComplete(form)) return words
  return document.signed.some((one) => one.form === form && one.what === 'phrases' && one.sha256 === sha256) ? words : undefined
}

/** A line for each row of hours. Days in a row are told as from and to. */
export function writeHours(hours: readonly OpenHours[], words: Phrases): string[] {
  if (hours.length === 0) return [words.hours_unknown]
  if (isAlways(hours)) return [words.always_open]
  const names = [words.mon, words.tue, words.wed, words.thu, words.fri, words.sat, words.sun]
  return hours.map(({ days, from, to }) => {
    const numbers = daysOf(days)
    const [first = 1, last = 1] = [numbers[0], numbers.at(-1)]
    const name = (day: number) => names[day - 1] ?? ''
    const row = numbers.length > 1 && last - first === numbers.length - 1
    const named =
      numbers.length === 7
        ? words.every_day
        : first === 1 && last === 5 && row
          ? words.weekdays
          : row
            ? `${name(first)}–${name(last)}`
            : numbers.map(name).join(', ')
    return from === '00:00' && to === '24:00'
      ? `${named} ${words.always_open.toLowerCase()}`
      : `${named} ${from.replace(':', '.')}–${to.replace(':', '.')}`
  })
}

/** What holds of a national line here: the later of what was shipped and what this organisation has checked. */
function lineFact(line: Line, document: SiteDocument, words: Phrases, staleDays: number, today: string): Fact {
  const told = document.lines.find((one) => one.line === line.id && one.state === 'checked')?.on
  const day = told ?? line.verified
  return {
    id: line.id,
    number: line.number,
    ...(line.also === undefined ? {} : { also: line.also }),
    name: words.lines[line.id]?.name ?? line.number,
    hours: writeHours(line.hours, words),
    notes: [
      line.anonymous && words.anonymous,
      line.free && words.free,
      line.not_on_bill && words.not_on_bill,
      line.interpreters && words.interpreters,
    ].filter((one): one is string => typeof one === 'string'),
    day,
    stale: isStale(day, today, staleDays),
  }
}
function contactFact(point: ContactPoint, form: Form, words: Phrases, staleDays: number, today: string): Fact {
  return {
    id: point.id,
    number: point.phone ?? '',
    name: point.name[form] ?? point.name.sv,
    hours: writeHours(point.hours, words),
    notes: [],
    day: point.checked,
    stale: isStale(point.checked, today, staleDays),
  }
}

/**
 * D-R56: 112 and 116 016 with 020-50 50 50 on every card, whatever is reported of other lines, and at least one other way:
 * some who call the national line never get through. A card that cannot have that is not made.
 */
export function factsFor(
  document: SiteDocument,
  form: Form,
  layout: Layout,
  content: Content,
  today: string,
): Facts | { lacking: Lacking } {
  const words = phrasesOf(document, form, content)
  if (!words) return { lacking: 'unsigned' }
  const hidden = new Set(document.lines.filter(({ state }) => state !== 'checked').map(({ line }) => line))
  const fact = (line: Line) => lineFact(line, document, words, content.staleDays, today)
  const always = content.lines.filter((line) => line.always).map(fact)
  const local = document.contacts
    .filter(({ phone, kind }) => phone !== undefined && CONTACT_ORDER.includes(kind))
    .sort((a, b) => CONTACT_ORDER.indexOf(a.kind) - CONTACT_ORDER.indexOf(b.kind))
    .map((point) => contactFact(point, form, words, content.staleDays, today))
  // A trial whose going on is unconfirmed is no way to lean on; a line for some is no use to most, so the one for all comes first.
  const national = content.lines
    .filter(
      ({ id, kind, always: is, professionals, caution }) =>
        kind === 'support' && !is && !professionals && caution === undefined && !hidden.has(id),
    )
    .sort((a, b) => Number(b.id === 'victim') - Number(a.id === 'victim'))
    .map(fact)
  const others = [...local, ...national].slice(0, ROWS_MAX[layout] - always.length)
  if (others.length === 0) return { lacking: 'no_alternative' }
  const rows = [...always, ...others]
  const days = rows.flatMap(({ day }) => (day === null ? [] : [day])).sort()
  return { rows, day: days.at(-1) ?? today }
}

/** In which forms a site has cards, and why the others have none. */
export const lackingIn = (document: SiteDocument, form: Form, content: Content, today: string): Lacking | undefined => {
  const facts = factsFor(document, form, 'poster', content, today)
  return 'lacking' in facts ? facts.lacking : undefined
}

/** Which printed facts hold no longer: gone, wrong, or with another number or other hours. */
export interface PrintedFact {
  id: string
  number: string
  hours: string
}
export const printedFacts = (facts: Facts): PrintedFact[] =>
  facts.rows.map(({ id, number, hours }) => ({ id, number, hours: hours.join('; ') }))
export type Change = { number: string; how: 'gone' | 'number' | 'hours' | 'stale' }
/** `now`: every fact that holds today in that form, not only those that a card has room for. */
export function changesSince(printed: readonly PrintedFact[], now: readonly Fact[]): Change[] {
  return printed.flatMap((old): Change[] => {
    const fact = now.find(({ id }) => id === old.id)
    if (!fact) return [{ number: old.number, how: 'gone' }]
    if (fact.number !== old.number) return [{ number: old.number, how: 'number' }]
    if (fact.hours.join('; ') !== old.hours) return [{ number: old.number, how: 'hours' }]
    return fact.stale && fact.id !== 'emergency' ? [{ number: old.number, how: 'stale' }] : []
  })
}
/** All facts that hold now, without a card's lack of room. */
export function allFacts(document: SiteDocument, form: Form, content: Content, today: string): Fact[] {
  const words = content.phrases(form).words
  const hidden = new Set(document.lines.filter(({ state }) => state !== 'checked').map(({ line }) => line))
  return [
    ...content.lines
      .filter(({ id, always }) => always || !hidden.has(id))
      .map((line) => lineFact(line, document, words, content.staleDays, today)),
    ...document.contacts
      .filter(({ phone }) => phone !== undefined)
      .map((point) => contactFact(point, form, words, content.staleDays, today)),
  ]
}
