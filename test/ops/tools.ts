/** Programs from outside that a test needs: skipped in sight without them, an error where everything must run (CI). */
import { existsSync } from 'node:fs'

export const AGE = '/usr/bin/age'
export const PGBOUNCER = '/usr/sbin/pgbouncer'
export const POSTGRES_15 = '/usr/lib/postgresql/15/bin'

/** For `test(name, needs(AGE), …)`. */
export function needs(...programs: string[]): { skip: string | false } {
  const missing = programs.filter((path) => !existsSync(path))
  if (missing.length > 0 && process.env['CI'] === 'true') throw new Error(`Not installed: ${missing.join(', ')}`)
  return { skip: missing.length > 0 && `not installed: ${missing.join(', ')}` }
}
