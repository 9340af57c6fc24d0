/** The letter to hand over, as it is written in content/public/letters. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const letterFile = z.object({
  title: z.string(),
  lead: z.string(),
  points: z.array(z.string()).min(1),
  fields: z.array(z.object({ label: z.string(), lines: z.number().int().positive().max(6) })),
  law: z.array(z.string()),
})
export type Letter = z.infer<typeof letterFile>

const letters = new Map<'sv' | 'en', Letter>()
export function letterIn(lang: 'sv' | 'en'): Letter {
  const kept = letters.get(lang)
  if (kept) return kept
  const read = letterFile.parse(JSON.parse(readFileSync(new URL(`../../../content/public/letters/${lang}.json`, import.meta.url), 'utf8')))
  letters.set(lang, read)
  return read
}
