/**
 * LIX, the Swedish measure of how hard a text is to read (C.-H. Björnsson, 1968): words per sentence, and the share in
 * hundredths of words of more than six letters, added. Below 30 very easy, 30–40 easy, 40–50 middling, 50–60 hard,
 * above 60 very hard. Of a text without words: undefined.
 */
export function lixOf(text: string): number | undefined {
  const words = text.match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu) ?? []
  if (words.length === 0) return undefined
  const sentences = Math.max(1, (text.match(/[.!?:](?=\s|$)/g) ?? []).length)
  const long = words.filter((word) => Array.from(word).length > 6).length
  return Math.round(words.length / sentences + (100 * long) / words.length)
}
