import { z } from 'zod'

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
/** Days as ISO numbers, 1 is Monday: `1-5`, `1,3,5`, `6-7`. */
export const openHours = z.object({
  days: z.string().regex(/^[1-7](?:-[1-7])?(?:,[1-7](?:-[1-7])?)*$/),
  from: time,
  to: time,
})
/** When a telephone or a place is open. Told once; each language writes it in its own words. */
export type OpenHours = z.infer<typeof openHours>

/** The days of one row, in order. */
export function daysOf(days: string): number[] {
  const found = new Set<number>()
  for (const part of days.split(',')) {
    const [from = 0, to = from] = part.split('-').map(Number)
    for (let day = from; day <= to; day++) found.add(day)
  }
  return [...found].sort((a, b) => a - b)
}
export const isAlways = (hours: readonly OpenHours[]): boolean =>
  hours.some(({ days, from, to }) => daysOf(days).length === 7 && from === '00:00' && to === '24:00')
