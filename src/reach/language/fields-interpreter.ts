import { z } from 'zod'
import { field, optionalParagraphs, record, requiredParagraphs } from '../../platform/field/index.ts'
import { languageName } from './part.tsx'

/** What people here speak most, with the national minority languages. BCP 47. */
export const LANGUAGES = [
  'sv',
  'en',
  'ar',
  'so',
  'fa',
  'prs',
  'ti',
  'kmr',
  'ckb',
  'tr',
  'uk',
  'ru',
  'pl',
  'bs',
  'sq',
  'am',
  'es',
  'fr',
  'th',
  'ur',
  'zh',
  'vi',
  'fi',
  'fit',
  'se',
  'smj',
  'sma',
  'rom',
  'yi',
] as const

export const interpreterRecord = record({
  languages: field({
    schema: z.array(z.enum(LANGUAGES)).max(40),
    label: {
      sv: 'På vilka språk kan ni svara själva, utan tolk?',
      en: 'In which languages can you answer yourselves, without an interpreter?',
    },
    hint: {
      sv: 'Bara de som ni kan svara på i dag. Teckenspråk och hur man når er på det skriver du i rutan nedanför.',
      en: 'Only those in which you can answer today. Sign language, and how to reach you in it, is written in the box below.',
    },
    control: 'checkboxes',
    options: LANGUAGES.map((code) => ({ value: code, label: languageName(code) })),
  }),
  how_sv: field({
    schema: requiredParagraphs(2000),
    label: { sv: 'Så ber man om tolk', en: 'How one asks for an interpreter' },
    hint: {
      sv: 'Till exempel: ”Säg ditt språk på svenska eller engelska när du ringer. Vi ringer upp en tolk. Det kostar inget.”',
      en: 'In Swedish. For example: “Say your language in Swedish or English when you call. We call an interpreter. It costs nothing.”',
    },
    control: 'textarea',
    rows: 4,
  }),
  how_ll: field({
    schema: optionalParagraphs(2000),
    label: { sv: 'Samma sak på lätt svenska', en: 'The same in easy Swedish' },
    control: 'textarea',
    rows: 3,
  }),
  how_en: field({
    schema: optionalParagraphs(2000),
    label: { sv: 'Samma sak på engelska', en: 'The same in English' },
    control: 'textarea',
    rows: 3,
  }),
})
