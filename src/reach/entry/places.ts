/** Counties and municipalities by the codes of SCB. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const row = z.tuple([z.string(), z.string(), z.string()])
const file = z.object({ counties: z.array(row), municipalities: z.array(row) })
let names: ReadonlyMap<string, string> | undefined

/** The name of a county (two digits) or municipality (four); the code itself where it is none of ours. */
export function placeName(code: string): string {
  if (!names) {
    const { counties, municipalities } = file.parse(
      JSON.parse(readFileSync(new URL('../../../content/places.json', import.meta.url), 'utf8')),
    )
    names = new Map([...counties, ...municipalities].map(([key, name]) => [key, name]))
  }
  // SCB gives 99 to no county: the invented places of the demonstration stand there.
  return names.get(code) ?? (code.startsWith('99') ? 'Påhittat län' : code)
}
const collator = new Intl.Collator('sv')
/** Places as they are found in a list: counties by name, and in each its municipalities by name. */
export const byPlaceName = (a: string, b: string): number =>
  collator.compare(placeName(a.slice(0, 2)), placeName(b.slice(0, 2))) ||
  a.length - b.length ||
  collator.compare(placeName(a), placeName(b))
export const byName = (a: { name: string }, b: { name: string }): number => collator.compare(a.name, b.name)
