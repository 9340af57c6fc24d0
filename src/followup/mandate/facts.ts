import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Lang } from '../../platform/page/language.tsx'
import { writeDay } from '../../platform/page/when.tsx'
import type { Report } from './mandate.ts'

/**
 * Mandates that are known, shipped as facts with their sources (content/mandates). They are read and never changed here:
 * an organisation takes one up as its own. What is not verified says so (docs/domain.md section 9).
 */
const words = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) })
const claim = { source: z.string(), verified: z.boolean() }
const DATE_KINDS = ['given', 'starts', 'interim', 'final'] as const

const dated = z
  .strictObject({
    kind: z.enum(DATE_KINDS),
    on: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
    /** Absent: a day. A month or a year is shown as it is known, and gives no day to plan by. */
    precision: z.enum(['month', 'year']).optional(),
    note: words.optional(),
    ...claim,
  })
  .refine(({ on, precision }) => on.length === (precision === 'year' ? 4 : precision === 'month' ? 7 : 10))
const schema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{3,60}$/),
    title: words,
    giver: words,
    receiver: z.string().min(1),
    rests_on: z.strictObject({ text: words, ...claim }).optional(),
    asked: z.array(z.strictObject({ text: words, ...claim })).min(1),
    dates: z.array(dated),
    parts: z.array(z.strictObject({ title: words, organisation: z.string().min(1), due_on: z.iso.date().optional(), ...claim })),
    takers: z.array(z.strictObject({ name: z.string().min(1), does: words.optional(), ...claim })),
    sources: z.record(z.string(), z.strictObject({ title: z.string().min(1), published: z.string().nullable(), link: z.url().optional() })),
    /** When the sources were last read. */
    checked: z.iso.date(),
  })
  .refine(
    (fact) =>
      [...fact.asked, ...fact.dates, ...fact.parts, ...fact.takers, ...(fact.rests_on ? [fact.rests_on] : [])].every(
        ({ source }) => source in fact.sources,
      ),
    'Every statement names one of the sources.',
  )
export type MandateFact = z.output<typeof schema>
export type FactDate = MandateFact['dates'][number]

/** Throws when the file is not a whole fact: content that cannot be trusted stops the start, not a reader. */
export const readFact = (text: string): MandateFact => schema.parse(JSON.parse(text))

const FOLDER = new URL('../../../content/mandates/', import.meta.url)
let read: readonly MandateFact[] | undefined
/** All shipped facts, the latest decision first. */
export function mandateFacts(): readonly MandateFact[] {
  read ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFact(readFileSync(new URL(name, FOLDER), 'utf8')))
    .sort((one, other) => firstOf(other).localeCompare(firstOf(one)))
  return read
}
const firstOf = (fact: MandateFact): string => [...fact.dates].sort((one, other) => one.on.localeCompare(other.on))[0]?.on ?? ''
export const factById = (id: string): MandateFact | undefined => mandateFacts().find((fact) => fact.id === id)
export const dateOf = (fact: MandateFact, kind: FactDate['kind']): FactDate | undefined => fact.dates.find((date) => date.kind === kind)
const dayOf = (fact: MandateFact, kind: FactDate['kind']): string | null => {
  const date = dateOf(fact, kind)
  return date === undefined || date.precision !== undefined ? null : date.on
}
export const isWhollyVerified = (fact: MandateFact): boolean =>
  [...fact.asked, ...fact.dates, ...fact.parts, ...fact.takers, ...(fact.rests_on ? [fact.rests_on] : [])].every(({ verified }) => verified)

const dayWords = ({ on, precision }: FactDate, lang: Lang): string => (precision === undefined ? writeDay(on, lang) : on)

/** What an organisation starts from when it takes a fact up. What is unverified is said in the notes, not lost. */
export function takenUp(fact: MandateFact, lang: Lang) {
  const doubts = [
    ...fact.dates.filter(({ verified }) => !verified).map((date) => `${dayWords(date, lang)}. ${date.note?.[lang] ?? ''}`.trim()),
    ...(fact.rests_on?.verified === false ? [fact.rests_on.text[lang]] : []),
    ...fact.asked.filter(({ verified }) => !verified).map(({ text }) => text[lang]),
    ...fact.takers.filter(({ verified }) => !verified).map(({ name }) => name),
  ]
  const dates: Record<'given_on' | 'starts_on' | `${Report}_on`, string | null> = {
    given_on: dayOf(fact, 'given'),
    starts_on: dayOf(fact, 'starts'),
    interim_on: dayOf(fact, 'interim'),
    final_on: dayOf(fact, 'final'),
  }
  return {
    fact: fact.id,
    title: fact.title[lang],
    giver: fact.giver[lang],
    rests_on: fact.rests_on?.text[lang] ?? null,
    asked: fact.asked.map(({ text }) => text[lang]).join('\n\n'),
    notes: doubts.length === 0 ? null : `${{ sv: 'Overifierat', en: 'Unverified' }[lang]}:\n${doubts.join('\n')}`,
    ...dates,
    parts: fact.parts.map((part) => ({ title: part.title[lang], organisation: part.organisation, due_on: part.due_on ?? null })),
    takers: fact.takers.map((taker) => ({ name: taker.name, does: taker.does?.[lang] ?? null })),
  }
}
