/** One card, as the template is told it. Pure. */
import { type CompleteForm, type Content, FORMS, type Form, isComplete, type SiteDocument } from '../text/index.ts'
import { DESIGNS, type Design, type DesignId, type Layout } from './designs.ts'
import type { Fact, Facts } from './facts.ts'
import { CARD_WORDS, QR_WORDS } from './words.ts'

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
