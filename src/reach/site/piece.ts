import { z } from 'zod'
import { FORM_IDS, type Form, type Known, lixOf, readBlocks, TextFault, wordsOf } from '../text/index.ts'

/** A text of the place's own, on one page in one language. */
export const pieceContent = z.object({
  page: z.string(),
  form: z.enum(FORM_IDS as [Form, ...Form[]]),
  text: z.string().min(1).max(20_000),
})
export type PieceContent = z.infer<typeof pieceContent>

export interface Readability {
  lix: number | undefined
  /** The hardest sentences, hardest first, with their own LIX. */
  hardest: { sentence: string; lix: number }[]
}
/** How hard a text is to read. Nothing is said of a text that the markup refuses. */
export function readabilityOf(text: string, known: Known): Readability | undefined {
  try {
    const words = wordsOf({ title: '', lead: '', blocks: readBlocks(text, known) }).replace(/^\.\n?/, '')
    return { lix: lixOf(words), hardest: hardestOf(words) }
  } catch (error) {
    if (error instanceof TextFault) return undefined
    throw error
  }
}
const HARD = 45
function hardestOf(words: string): Readability['hardest'] {
  return words
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => ({ sentence: sentence.trim(), lix: lixOf(sentence) ?? 0 }))
    .filter(({ sentence, lix }) => lix > HARD && sentence.split(/\s+/).length > 5)
    .sort((a, b) => b.lix - a.lix)
    .slice(0, 3)
}
