/** A text as two columns that a translator fills in: the Swedish beside an empty or a filled place. */
import type { Text } from '../../platform/page/language.tsx'
import { segmentsOf } from './segments.ts'

const HEADINGS = ['ID', 'Svenska', 'Översättning'] as const

/** The rows of the file, the headings among them. */
export function sheetOf(original: string, translation: string | undefined): string[][] {
  const theirs = new Map((translation === undefined ? [] : segmentsOf(translation)).map(({ id, words }) => [id, words]))
  return [[...HEADINGS], ...segmentsOf(original).map(({ id, words }) => [id, words, theirs.get(id) ?? ''])]
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** The words by segment, or what makes the file another than the one that was fetched. */
export function readSheet(
  original: string,
  rows: readonly (readonly string[])[],
  unguard: (cell: string) => string,
): { words: Map<string, string> } | { message: Text } {
  const [headings = [], ...rest] = rows
  const place = (name: string) => headings.findIndex((one) => plain(one).toLocaleLowerCase('sv') === name.toLocaleLowerCase('sv'))
  const [id, swedish, translation] = HEADINGS.map(place)
  if (id === undefined || swedish === undefined || translation === undefined || Math.min(id, swedish, translation) < 0)
    return {
      message: {
        sv: 'Filen saknar någon av kolumnerna ID, Svenska och Översättning. Hämta filen här och fyll i den.',
        en: 'The file lacks one of the columns ID, Svenska and Översättning. Fetch the file here and fill it in.',
      },
    }
  const segments = new Map(segmentsOf(original).map((one) => [one.id, one.words]))
  const words = new Map<string, string>()
  for (const row of rest) {
    const key = plain(row[id] ?? '')
    if (key === '' && row.every((cell) => cell.trim() === '')) continue
    const wanted = segments.get(key)
    if (wanted === undefined || plain(unguard(row[swedish] ?? '')) !== plain(wanted))
      return {
        message: {
          sv: `Raden ”${key}” hör inte till texten som den är nu. Svenskan kan ha ändrats: hämta en ny fil.`,
          en: `The row “${key}” does not belong to the text as it is now. The Swedish may have changed: fetch a new file.`,
        },
      }
    words.set(key, plain(unguard(row[translation] ?? '')))
  }
  return { words }
}
