import { auditReleases } from './audit/audit.ts'
import type { Release } from './types.ts'
import { avoiding, prepare, roundOnce, RoundingRefused, SECONDS_MAX } from './round/round.ts'
import type { RoundInput } from './round/round.ts'

const ATTEMPTS_MAX = 12

/**
 * Rounds, has the auditor look, and rounds otherwise where it found something. Only a release without findings comes
 * back. `seconds_max` is for the solver, all attempts together; 0 leaves it out.
 */
export async function makeRelease(input: RoundInput): Promise<Release> {
  let { lattice, choice } = prepare(input)
  const until = performance.now() + (input.seconds_max ?? SECONDS_MAX) * 1000
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    // Refused once something had to be avoided, the reason is what was told and not that nothing adds up.
    const tried = await roundOnce(lattice, choice, input.year, (until - performance.now()) / 1000).catch((error: unknown) => {
      if (attempt === 0) throw error
      return undefined
    })
    if (tried === undefined) break
    const { ok, findings } = await auditReleases({
      tables: input.tables,
      dimensions: input.cube.dimensions,
      cube: input.cube,
      releases: [...input.before, tried.release],
    })
    if (ok) return tried.release
    choice = avoiding(tried, findings.map(({ cell }) => cell).slice(0, 50))
  }
  throw new RoundingRefused(
    `no rounding of ${input.tables.map(({ name }) => name).join(', ')} keeps every count hidden: publish coarser tables or larger bases`,
  )
}
