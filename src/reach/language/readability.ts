import { COMPLETE_FORMS, type CompleteForm, content, lixOf, readBlocks, TextFault, wordsOf } from '../text/index.ts'

/** Below this a text in that form is easy enough. LIX was made for Swedish: English has none. */
export const LIX_BELOW: Readonly<Partial<Record<CompleteForm, number>>> = { sv: 40, ll: 28 }

export interface Measured {
  page: string
  lix: Readonly<Record<CompleteForm, number | undefined>>
}
/** How hard each page is to read in the forms that come with the program. */
export const measurePages = (): Measured[] =>
  content().pages.map(({ id }) => {
    const each = COMPLETE_FORMS.map((form) => [form, lixOf(wordsOf(content().text(id, form).text))] as const)
    return { page: id, lix: Object.fromEntries(each) as Record<CompleteForm, number | undefined> }
  })

export const isHard = (form: string, lix: number | undefined): boolean => {
  const most = LIX_BELOW[form as CompleteForm]
  return most !== undefined && lix !== undefined && lix >= most
}

export interface Sentence {
  words: string
  lix: number
}
/** The hardest sentences, hardest first. Those of a few words are left out: one long name makes them hard. */
export const hardestSentences = (words: string, most = 5): Sentence[] =>
  words
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => ({ words: sentence.trim(), lix: lixOf(sentence) ?? 0 }))
    .filter((one) => one.words.split(/\s+/).length > 4)
    .sort((a, b) => b.lix - a.lix)
    .slice(0, most)

/** Of what an organisation has written itself; undefined where the markup cannot be read. */
export function measurePiece(text: string): { lix: number | undefined; hardest: Sentence | undefined } | undefined {
  try {
    const words = wordsOf({ title: '', lead: '', blocks: readBlocks(text, content().known) }).replace(/^\.\n?/, '')
    return { lix: lixOf(words), hardest: hardestSentences(words, 1)[0] }
  } catch (error) {
    if (error instanceof TextFault) return undefined
    throw error
  }
}
