import type { Cube, Dimension, Finding, Release, TableSpec } from '../types.ts'
import { Insiders } from './insiders.ts'
import { Intervals } from './interval.ts'
import { judge, provedBy } from './judge.ts'
import { Moves } from './moves.ts'
import type { Constraint } from './moves.ts'
import { knownOf, offRule } from './rules.ts'
import type { Known, Reader, Rule } from './rules.ts'
import { notAdditive } from './sums.ts'
import { targetsOf } from './targets.ts'
import { readWorld } from './world.ts'
import type { World } from './world.ts'

export interface AuditInput {
  tables: readonly TableSpec[]
  dimensions: readonly Dimension[]
  /** The true counts behind the candidate. */
  cube: Cube
  /** Everything ever published; the last is the candidate. */
  releases: readonly Release[]
  rule?: Rule
  reader?: Reader
  /** Set when every interval shall come from the solver, with no short way: to hold the two against each other. */
  every_interval_solved?: boolean
}
export interface Audited {
  ok: boolean
  findings: readonly Finding[]
  /** Counts examined, those of insiders included. */
  examined: number
  /** Linear programs that were needed. */
  solved: number
}

/** More than this is no longer read by anybody; the release is refused in any case. */
const FINDINGS_MAX = 1000

async function judgeAll(world: World, known: readonly Known[], input: AuditInput, year: number): Promise<Omit<Audited, 'ok'>> {
  const sizes = world.leaves.map((codes) => codes.length)
  const constraints = known.map(({ shown, low, high }): Constraint => ({ atoms: shown.atoms, low, high }))
  const intervals = await Intervals.open(world.truth, constraints)
  const moves = new Moves(world.truth, sizes, constraints)
  const insiders = new Insiders(world, moves, intervals)
  const findings: Finding[] = []
  let examined = 0
  try {
    const inside = new Uint8Array(world.truth.length)
    for (const target of targetsOf(world, known)) {
      for (const atom of target.atoms) inside[atom] = 1
      const asked = { target, atoms: target.atoms, truth: target.truth }
      const touched = input.every_interval_solved === true ? undefined : provedBy(moves, asked, inside)
      examined += 1
      if (touched === undefined) {
        const { low, high } = intervals.of(target.atoms)
        const finding = judge(asked, year, low, high)
        if (finding !== undefined) findings.push(finding)
      }
      const more = insiders.examine(target, inside, touched, year, input.every_interval_solved === true)
      examined += more.examined
      findings.push(...more.findings)
      for (const atom of target.atoms) inside[atom] = 0
      if (findings.length >= FINDINGS_MAX) break
    }
    return { findings, examined, solved: intervals.solved }
  } finally {
    intervals.close()
  }
}

/**
 * What anybody can tell of each true count from everything published, and what each unit can tell that knows its own.
 * The published rule is public knowledge: bounds, base, additivity, that no count is negative, how values are kept.
 * `ok` means that nothing was found.
 */
export async function auditReleases(input: AuditInput): Promise<Audited> {
  const candidate = input.releases.at(-1)
  if (candidate === undefined) return { ok: true, findings: [], examined: 0, solved: 0 }
  const rule = input.rule ?? 'controlled'
  const world = readWorld({ dimensions: input.dimensions, counts: input.cube.counts }, input.tables)
  const broken = [...offRule(world, candidate, rule), ...notAdditive(input.dimensions, input.tables, candidate)]
  // Bounds that the truth is outside of say nothing about what can be told.
  if (broken.some(({ why }) => why === 'off_rule' || why === 'not_equal'))
    return { ok: false, findings: broken, examined: world.shown.size, solved: 0 }
  const judged = await judgeAll(world, knownOf(world, input.releases, rule, input.reader ?? 'public'), input, candidate.year)
  const findings = [...broken, ...judged.findings]
  return { ...judged, ok: findings.length === 0, findings }
}
