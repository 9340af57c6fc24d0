/** What stands on cards and posters: the same facts as on the pages, in the form asked for, and which designs there are. Pure. */
import {
  type CompleteForm,
  type ContactPoint,
  type Content,
  daysOf,
  FORMS,
  type Form,
  isAlways,
  isComplete,
  isStale,
  type Line,
  type OpenHours,
  type Phrases,
  type SiteDocument,
} from '../text/index.ts'
import { CARD_WORDS, QR_WORDS } from './words.ts'

export type Layout = 'wallet' | 'tearoff' | 'slip' | 'poster'
export interface Design {
  readonly kind: 'card' | 'poster' | 'slip'
  readonly layout: Layout
  /** Tells nobody who sees it what it is for. */
  readonly discreet: boolean
  /** Trim size in millimetres. */
  readonly w: number
  readonly h: number
  readonly name: { readonly sv: string; readonly en: string }
  readonly use: { readonly sv: string; readonly en: string }
}
const poster = (
  name: { sv: string; en: string },
  use: { sv: string; en: string },
  discreet: boolean,
  [w, h]: [number, number],
): Design => ({ kind: 'poster', layout: 'poster', discreet, w, h, name, use })
export const DESIGNS = {
  wallet: {
    kind: 'card',
    layout: 'wallet',
    discreet: false,
    w: 170,
    h: 55,
    name: { sv: 'Plånbokskort', en: 'Wallet card' },
    use: {
      sv: '85 × 55 mm när det är vikt. Att lägga fram där den som tar det är ensam, till exempel på en toalett.',
      en: '85 × 55 mm when folded. To lay out where whoever takes it is alone, for example in a toilet.',
    },
  },
  'wallet-discreet': {
    kind: 'card',
    layout: 'wallet',
    discreet: true,
    w: 170,
    h: 55,
    name: { sv: 'Plånbokskort, diskret', en: 'Wallet card, discreet' },
    use: {
      sv: 'Bara nummer och tider. Säger inte vad det är till den som hittar det.',
      en: 'Numbers and hours only. Does not tell what it is to whoever finds it.',
    },
  },
  slip: {
    kind: 'slip',
    layout: 'slip',
    discreet: true,
    w: 80,
    h: 106,
    name: { sv: 'Remsa som ett kvitto', en: 'Slip like a receipt' },
    use: {
      sv: '80 mm bred. Att ge i handen på vårdcentralen, apoteket eller SFI. Ser ut som vilken papperslapp som helst.',
      en: '80 mm wide. To give in the hand at the health centre, the pharmacy or a language course. Looks like any slip of paper.',
    },
  },
  tearoff: {
    kind: 'poster',
    layout: 'tearoff',
    discreet: false,
    w: 210,
    h: 297,
    name: { sv: 'Anslag med tio rivlappar', en: 'Notice with ten tear-off strips' },
    use: {
      sv: 'A4. Klipp mellan lapparna. Riv av en eller två när du sätter upp det: den första lappen är svårast att ta.',
      en: 'A4. Cut between the strips. Tear off one or two when you put it up: the first is the hardest to take.',
    },
  },
  'tearoff-discreet': {
    kind: 'poster',
    layout: 'tearoff',
    discreet: true,
    w: 210,
    h: 297,
    name: { sv: 'Anslag med rivlappar, diskret', en: 'Notice with strips, discreet' },
    use: {
      sv: 'A4. För anslagstavlan i affären, tvättstugan eller lunchrummet.',
      en: 'A4. For the board in the shop, the laundry room or the canteen.',
    },
  },
  'poster-a4': poster(
    { sv: 'Affisch A4', en: 'Poster A4' },
    { sv: 'För väntrum och korridorer.', en: 'For waiting rooms and corridors.' },
    false,
    [210, 297],
  ),
  'poster-a3': poster(
    { sv: 'Affisch A3', en: 'Poster A3' },
    { sv: 'För stora rum. Läses på tre meters håll.', en: 'For large rooms. Is read from three metres.' },
    false,
    [297, 420],
  ),
  'poster-a4-discreet': poster(
    { sv: 'Affisch A4, diskret', en: 'Poster A4, discreet' },
    { sv: 'Nummer och tider, inget mer.', en: 'Numbers and hours, nothing more.' },
    true,
    [210, 297],
  ),
  'poster-a3-discreet': poster(
    { sv: 'Affisch A3, diskret', en: 'Poster A3, discreet' },
    { sv: 'Nummer och tider, stort.', en: 'Numbers and hours, large.' },
    true,
    [297, 420],
  ),
} as const satisfies Record<string, Design>
export type DesignId = keyof typeof DESIGNS
export const DESIGN_IDS = Object.keys(DESIGNS) as DesignId[]

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

const ROWS_MAX: Record<Layout, number> = { wallet: 5, slip: 6, tearoff: 6, poster: 8 }
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

/** What the template is told. */
export interface CardData {
  title: string
  layout: Layout
  sheet: 'shop' | 'office'
  discreet: boolean
  w: number
  h: number
  lang: string
  dir: 'ltr' | 'rtl'
  fonts: string[]
  heading: string[]
  lead?: string
  warn?: string
  words: { or: string }
  front: number
  rows: { number: string; also?: string; name?: string; hours: string[]; notes?: string[]; checked?: string }[]
  foot: string
  strip: string[]
  qr?: { svg: string; text: string; alt: string }
}
export interface Wanted {
  design: DesignId
  form: Form
  sheet: 'shop' | 'office'
  /** Stands small on what was printed by this house; published files have none. */
  batch?: string
  /** The dull address, for the code on open designs, and the code drawn. */
  qr?: string
}
/** A day, or a month or year where the source knew no more. */
const shortDay = (day: string): string => day

export function cardData(document: SiteDocument, facts: Facts, wanted: Wanted, content: Content): CardData {
  const design: Design = DESIGNS[wanted.design]
  const words = content.phrases(wanted.form).words
  const own = isComplete(wanted.form) ? CARD_WORDS[wanted.form] : undefined
  const { lang, dir } = FORMS[wanted.form]
  const bare = design.discreet || design.layout === 'slip'
  const checkedOf = (fact: Fact): string | undefined =>
    fact.id === 'emergency' || !fact.stale
      ? undefined
      : fact.day === null
        ? words.not_checked
        : bare
          ? shortDay(fact.day)
          : words.checked.replace('{date}', shortDay(fact.day))
  return {
    title: 'Information',
    layout: design.layout,
    sheet: wanted.sheet,
    discreet: bare,
    w: design.w,
    h: design.h,
    lang,
    dir,
    fonts: fontsFor(design.layout, dir),
    heading: own ? (bare ? [own.discreet[design.layout]] : [...own.heading]) : [words.facts],
    ...(own && !bare ? { lead: own.lead, ...(design.layout === 'wallet' ? { warn: own.warn } : {}) } : {}),
    words: { or: words.or },
    front: 2,
    rows: facts.rows.map((fact) => {
      const checked = checkedOf(fact)
      return {
        number: fact.number,
        ...(fact.also === undefined ? {} : { also: fact.also }),
        hours: fact.hours,
        ...(bare ? {} : { name: fact.name, notes: design.layout === 'wallet' ? fact.notes.slice(0, 3) : fact.notes }),
        ...(checked === undefined ? {} : { checked }),
      }
    }),
    foot: [wanted.batch, shortDay(facts.day), bare || document.kind === 'national' ? undefined : document.name]
      .filter((one) => one !== undefined)
      .join(' · '),
    strip: facts.rows
      .filter(({ id }) => id !== 'emergency')
      .slice(0, 2)
      .flatMap(({ number, also }) => (also === undefined ? [number] : [number, also]))
      .concat('112')
      .slice(0, 4),
    ...(wanted.qr === undefined || bare || design.layout === 'wallet'
      ? {}
      : { qr: { svg: wanted.qr, text: QR_WORDS[qrForm(wanted.form)].text, alt: QR_WORDS[qrForm(wanted.form)].alt } }),
  }
}
const qrForm = (form: Form): CompleteForm => (isComplete(form) ? form : 'sv')
/** Typst carries the Latin and Cyrillic serif and the typewriter face; Arabic script takes the machine's own where there is one. */
const fontsFor = (layout: Layout, dir: 'ltr' | 'rtl'): string[] =>
  dir === 'rtl' ? ['DejaVu Sans', 'DejaVu Sans Mono'] : layout === 'slip' ? ['DejaVu Sans Mono'] : ['Libertinus Serif']

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
