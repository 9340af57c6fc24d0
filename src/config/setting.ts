/** How a setting is told: the variable it comes from, what it means, what it may be, and what it is when nobody says. */
import { z } from 'zod'

export interface Setting<T> {
  env: string
  meaning: string
  schema: z.ZodType<T>
  fallback: T
}
export const setting = <T>(env: string, meaning: string, schema: z.ZodType<T>, fallback: T): Setting<T> => ({
  env,
  meaning,
  schema,
  fallback,
})
export const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)
