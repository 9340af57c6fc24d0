/** Reports: what they are made of, which kinds there are, and when one may be opened. Pure. */
import { z } from 'zod'
import { codeList, field, optionalText, record, requiredText, type ValuesOf } from '../../platform/field/index.ts'
import type { Document } from '../../platform/document/index.ts'
import type { Text } from '../../platform/page/language.tsx'

export const REPORT_KINDS = {
  interim: { sv: 'Delredovisning', en: 'Interim report' },
  final: { sv: 'Slutredovisning', en: 'Final report' },
  round: { sv: 'Rapport från en runda', en: 'Report of a round' },
  board: { sv: 'Rapport till ledningen', en: 'Report to the board' },
  own: { sv: 'Egen rapport', en: 'Own report' },
} as const satisfies Record<string, Text>
export type ReportKind = keyof typeof REPORT_KINDS
const KIND_CODES = Object.keys(REPORT_KINDS) as [ReportKind, ...ReportKind[]]

/** What a section may show, besides its own words. Each gets its figures from the room that keeps them. */
export const SECTION_KINDS = {
  words: { sv: 'Text', en: 'Text' },
  mandate: { sv: 'Uppdraget: delar, datum och vad som levererats', en: 'The mandate: parts, dates and what has been delivered' },
  progress: { sv: 'Vilka som har svarat, per slag och län', en: 'Who has answered, by kind and county' },
  results: { sv: 'Svaren på en frågeuppsättning', en: 'The answers to a question set' },
  change: { sv: 'Förändring sedan förra rundan', en: 'Change since the former round' },
  counties: { sv: 'Länen', en: 'The counties' },
  indicator: { sv: 'En indikator över tid', en: 'An indicator over time' },
  own_answers: { sv: 'Våra svar och vad de betyder', en: 'Our answers and what they mean' },
  own_change: { sv: 'Vad som ändrats hos oss', en: 'What has changed with us' },
  comparison: { sv: 'Vi och liknande organisationer', en: 'We and similar organisations' },
  actions: { sv: 'Åtgärder', en: 'Actions' },
  method: { sv: 'Så är siffrorna framtagna och skyddade', en: 'How the figures were made and protected' },
} as const satisfies Record<string, Text>
export type SectionKind = keyof typeof SECTION_KINDS
export const isSectionKind = (kind: string): kind is SectionKind => Object.hasOwn(SECTION_KINDS, kind)

/** What a section asks for: ids and codes only. */
export interface About {
  readonly round?: string
  readonly set?: string
  readonly indicator?: string
  readonly mandate?: string
}
export interface Section {
  readonly id: string
  readonly ordinal: number
  readonly kind: SectionKind
  readonly heading: string
  readonly words: string
  readonly about: About
}
export interface Report {
  readonly id: string
  readonly title: string
  readonly subtitle: string | null
  readonly kind: ReportKind
  readonly lang: 'sv' | 'en'
  readonly mandate: string | null
  readonly round: string | null
  readonly revision: number
  readonly archived: boolean
  readonly created_at: Date
}

/** The sections that a report begins with. Words are prompts to write over, told as such. */
export const OUTLINES: Readonly<Record<ReportKind, readonly { kind: SectionKind; heading: Text }[]>> = {
  interim: [
    { kind: 'words', heading: { sv: 'Sammanfattning', en: 'Summary' } },
    { kind: 'mandate', heading: { sv: 'Uppdraget och hur långt vi har kommit', en: 'The mandate and how far we have come' } },
    { kind: 'progress', heading: { sv: 'Vilka som har svarat', en: 'Who has answered' } },
    { kind: 'results', heading: { sv: 'Hur arbetet går', en: 'How the work goes' } },
    { kind: 'counties', heading: { sv: 'Länen', en: 'The counties' } },
    { kind: 'words', heading: { sv: 'Vad som återstår', en: 'What remains' } },
    { kind: 'method', heading: { sv: 'Så är siffrorna framtagna', en: 'How the figures were made' } },
  ],
  final: [
    { kind: 'words', heading: { sv: 'Sammanfattning', en: 'Summary' } },
    { kind: 'mandate', heading: { sv: 'Uppdraget och vad som levererats', en: 'The mandate and what was delivered' } },
    { kind: 'results', heading: { sv: 'Resultat', en: 'Results' } },
    { kind: 'change', heading: { sv: 'Vad som har ändrats', en: 'What has changed' } },
    { kind: 'words', heading: { sv: 'Slutsatser och förslag', en: 'Conclusions and proposals' } },
    { kind: 'method', heading: { sv: 'Så är siffrorna framtagna', en: 'How the figures were made' } },
  ],
  round: [
    { kind: 'words', heading: { sv: 'Sammanfattning', en: 'Summary' } },
    { kind: 'progress', heading: { sv: 'Vilka som har svarat', en: 'Who has answered' } },
    { kind: 'results', heading: { sv: 'Svaren', en: 'The answers' } },
    { kind: 'change', heading: { sv: 'Förändring sedan förra rundan', en: 'Change since the former round' } },
    { kind: 'counties', heading: { sv: 'Länen', en: 'The counties' } },
    { kind: 'method', heading: { sv: 'Så är siffrorna framtagna', en: 'How the figures were made' } },
  ],
  board: [
    { kind: 'words', heading: { sv: 'Det ni behöver veta', en: 'What you need to know' } },
    { kind: 'own_answers', heading: { sv: 'Så svarade vi', en: 'How we answered' } },
    { kind: 'own_change', heading: { sv: 'Vad som ändrats sedan förra gången', en: 'What has changed since last time' } },
    { kind: 'comparison', heading: { sv: 'Vi och liknande organisationer', en: 'We and similar organisations' } },
    { kind: 'actions', heading: { sv: 'Åtgärder', en: 'Actions' } },
    { kind: 'words', heading: { sv: 'Förslag till beslut', en: 'Proposed decision' } },
  ],
  own: [
    { kind: 'words', heading: { sv: 'Sammanfattning', en: 'Summary' } },
    { kind: 'method', heading: { sv: 'Så är siffrorna framtagna', en: 'How the figures were made' } },
  ],
}

/** Tells where the organisation is weak: a secrecy assessment is made before it is given out. */
const MARKED: readonly SectionKind[] = ['own_answers', 'own_change', 'comparison', 'actions']
export const isMarked = (kind: ReportKind, sections: readonly Pick<Section, 'kind'>[]): boolean =>
  kind === 'board' || sections.some((section) => MARKED.includes(section.kind))

export const reportRecord = record({
  title: field({ schema: requiredText(200), label: { sv: 'Rubrik', en: 'Title' }, control: 'text' }),
  subtitle: field({ schema: optionalText(300), label: { sv: 'Underrubrik', en: 'Subtitle' }, control: 'text' }),
  kind: field({
    schema: codeList(KIND_CODES),
    label: { sv: 'Slag', en: 'Kind' },
    hint: {
      sv: 'Ger de avsnitt som rapporten börjar med. Alla kan ändras.',
      en: 'Gives the sections that it begins with. All can be changed.',
    },
    control: 'select',
    options: KIND_CODES.map((value) => ({ value, label: REPORT_KINDS[value] })),
  }),
  lang: field({
    schema: codeList(['sv', 'en']),
    label: { sv: 'Språk', en: 'Language' },
    control: 'select',
    options: [
      { value: 'sv', label: { sv: 'Svenska', en: 'Swedish' } },
      { value: 'en', label: { sv: 'Engelska', en: 'English' } },
    ],
  }),
})
export type ReportValues = ValuesOf<typeof reportRecord>

export const sectionRecord = record({
  heading: field({ schema: requiredText(200), label: { sv: 'Rubrik', en: 'Heading' }, control: 'text' }),
  words: field({
    schema: z.string().max(40_000).optional(),
    label: { sv: 'Text', en: 'Text' },
    hint: {
      sv: 'Tom rad ger nytt stycke. Rader som börjar med - blir en lista, och ## ger en mellanrubrik. Skriv inget om enskilda personer.',
      en: 'An empty line begins a paragraph. Lines that begin with - become a list, and ## a subheading. Write nothing about single persons.',
    },
    control: 'textarea',
    rows: 14,
  }),
})

export interface Version {
  readonly id: string
  readonly report: string
  readonly number: number
  readonly title: string
  readonly marked: boolean
  readonly state: 'setting' | 'ready' | 'failed'
  readonly frozen_at: Date
  /** Checksums as hexadecimal text. */
  readonly sha256: { readonly document: string; readonly pdf: string | null; readonly docx: string | null }
  readonly open: { readonly id: string; readonly opened_at: Date; readonly withdrawn_at: Date | null } | undefined
}
/** A version whole, as those may read it who reach it. */
export interface ReadVersion {
  readonly version: Version
  readonly document: Document
}
