import { z } from 'zod'
import { openHours } from './hours.ts'

const inComplete = z.object({ sv: z.string(), ll: z.string(), en: z.string() })
/** A telephone line for the whole country: facts with source, written once and shown in every language. */
export const line = z.object({
  id: z.string().regex(/^[a-z-]{2,30}$/),
  number: z.string().regex(/^[0-9][0-9 -]{1,15}$/),
  also: z
    .string()
    .regex(/^[0-9][0-9 -]{1,15}$/)
    .optional(),
  name: inComplete,
  who: inComplete,
  hours: z.array(openHours),
  free: z.boolean().default(false),
  not_on_bill: z.boolean().default(false),
  anonymous: z.boolean().default(false),
  interpreters: z.boolean().default(false),
  /** Never vanishes, whatever is reported: 112 and 116 016. */
  always: z.boolean().default(false),
  professionals: z.boolean().default(false),
  kind: z.enum(['emergency', 'support', 'stop', 'professionals']),
  caution: inComplete.optional(),
  source: z.string(),
  /** The day, month or year on which the source said so; null: the source gives none. */
  verified: z
    .string()
    .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
    .nullable(),
})
export type Line = z.infer<typeof line>
export const linesFile = z.object({ source: z.string(), stale_days: z.number().int().positive(), lines: z.array(line) })

/** Older than this many days, or of unknown age: shown with its date and the national fallback beside it. */
export function isStale(verified: string | null, today: string, days: number): boolean {
  if (verified === null) return true
  // A month or a year counts from its last day: what is told roughly is never called staler than it is.
  const [year = 0, month, day] = verified.split('-').map(Number)
  const last = day !== undefined ? Date.UTC(year, (month ?? 1) - 1, day) : Date.UTC(month === undefined ? year + 1 : year, month ?? 0, 0)
  return Date.parse(`${today}T00:00:00Z`) - last > days * 86_400_000
}
