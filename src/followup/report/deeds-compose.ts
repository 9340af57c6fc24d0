import type { Tx } from '../../platform/database/transaction.ts'
import { type Block, blocksOf, type Document } from '../../platform/document/index.ts'
import { ownAnswers, ownChange, ownComparison } from './material-own.ts'
import { indicatorSeries } from './material-indicator.ts'
import { mandateFacts, method, openActions } from './material-kept.ts'
import { roundChange, roundCounties, roundProgress, roundResults } from './material-round.ts'
import { isMarked, type Report, type Section, type SectionKind } from './report.ts'
import { organisationName } from './store.ts'

/** What a section is made from. */
export interface Ground {
  readonly tx: Tx
  readonly report: Report
  readonly lang: 'sv' | 'en'
}
export type Material = (ground: Ground, section: Section) => Promise<Block[]>

const MATERIAL: Readonly<Record<SectionKind, Material>> = {
  words: async () => [],
  mandate: mandateFacts,
  progress: roundProgress,
  results: roundResults,
  change: roundChange,
  counties: roundCounties,
  indicator: indicatorSeries,
  own_answers: ownAnswers,
  own_change: ownChange,
  comparison: ownComparison,
  actions: openActions,
  method,
}

const MARK = {
  sv: 'Kan omfattas av sekretess. Gör en sekretessprövning innan rapporten eller delar av den lämnas ut.',
  en: 'May be secret. Make a secrecy assessment before the report or parts of it are given out.',
}

/**
 * The document as it would be frozen now. Every figure comes from the room that keeps it, in the reach of whoever asks;
 * words stand before figures in each section.
 */
export async function compose(tx: Tx, report: Report, sections: readonly Section[], today: string): Promise<Document> {
  const { lang } = report
  const blocks: Block[] = []
  for (const section of sections) {
    blocks.push({ kind: 'heading', level: 2, text: section.heading }, ...blocksOf(section.words))
    blocks.push(...(await MATERIAL[section.kind]({ tx, report, lang }, section)))
  }
  return {
    lang,
    title: report.title,
    ...(report.subtitle === null ? {} : { subtitle: report.subtitle }),
    by: await organisationName(tx),
    date: today,
    marks: isMarked(report.kind, sections) ? [MARK[lang]] : [],
    blocks: numbered(blocks),
  }
}

/** Tables get addresses of their own, in the order that they stand: tabell-1, tabell-2, … */
function numbered(blocks: readonly Block[]): Block[] {
  let at = 0
  return blocks.map((block) => (block.kind === 'table' ? { ...block, table: { ...block.table, id: `tabell-${++at}` } } : block))
}
