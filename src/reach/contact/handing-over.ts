/**
 * The port for handing a conversation over into a case or a referral. A module that can receive one adds itself to WAYS;
 * the team then has one more thing to choose. Today there is one way: a document.
 */
import type { Text } from '../../platform/page/language.tsx'
import { blocksOf, type Document } from '../../platform/document/index.ts'
import { dayOf } from '../../platform/day.ts'
import type { Tx } from '../../platform/database/transaction.ts'

export interface Handed {
  id: string
  /** As one of the team has chosen and written it. */
  text: string
  organisation: string
  at: Date
}
export interface Way {
  key: string
  label: Text
  /** What comes of it, and what is left to do. */
  hint: Text
  /** A file for somebody to carry on. */
  document?(handed: Handed): Document
  /** Or a room of this house that takes it in, in the same transaction. */
  receive?(tx: Tx, handed: Handed): Promise<void>
}

const paper: Way = {
  key: 'document',
  label: { sv: 'Ett dokument', en: 'A document' },
  hint: {
    sv: 'Att skriva ut, eller att läsa in i ert verksamhetssystem. Skicka det inte med e-post.',
    en: 'To print, or to read into your own case system. Do not send it by e-mail.',
  },
  document: ({ text, organisation, at }) => ({
    lang: 'sv',
    title: 'Överlämning från säker kontakt',
    by: organisation,
    date: dayOf(at),
    marks: ['Kan innehålla uppgifter som omfattas av sekretess. Pröva innan något lämnas ut.'],
    blocks: blocksOf(text),
  }),
}
export const WAYS: readonly Way[] = [paper]
export const wayOf = (key: string): Way | undefined => WAYS.find((one) => one.key === key)
