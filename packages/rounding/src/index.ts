import type { AuditInput, Audited } from './audit/audit.ts'
import type { ExactAudited, ExactInput } from './audit/exact.ts'
import { ProcessFailed, runTask } from './process/run.ts'
import { flatten, flattenTable } from './process/task.ts'
import type { RoundInput } from './round/round.ts'
import type { Suppressed, SuppressInput } from './suppress/secondary.ts'
import type { Release } from './types.ts'

export type { Audited } from './audit/audit.ts'
export { ProcessFailed } from './process/run.ts'
export { mayRelease, ratio } from './ratio.ts'
export type { ExactAudited } from './audit/exact.ts'
export type { Suppressed } from './suppress/secondary.ts'
export type { ExactTable, PrimaryRules } from './suppress/table.ts'
export type { Cube, Dimension, Finding, Published, Reason, Release, TableSpec } from './types.ts'

const SECONDS_MAX = 60
const MEMORY_MB_MAX = 1024
const AUDIT_SECONDS_MAX = 300

/**
 * One release of the listed tables, rounded from one cube: additive, equal wherever the same count is shown, and keeping
 * what was last published as long as the rule allows. The work is done in a process of its own. Rejects with
 * `ProcessFailed` when there is none to give ('refused' says why; 'timeout', 'crashed'): publish nothing then.
 * The secret is at least 32 bytes and the same every year; whoever holds it can tell more than readers can.
 */
export async function roundCube(input: RoundInput): Promise<Release> {
  const { cube, tables, year, before, seconds_max = SECONDS_MAX } = input
  const secret = Buffer.from(input.secret).toString('hex')
  return runTask(
    { task: 'round', cube: flatten(cube), tables, year, before, secret, seconds_max },
    { seconds_max: seconds_max + AUDIT_SECONDS_MAX, memory_mb_max: MEMORY_MB_MAX },
  )
}

/**
 * What anybody can tell from everything published, and each unit that knows its own numbers. `ok: false` stops the
 * release. Rejects with `ProcessFailed` when the audit could not be done: that too stops the release.
 */
export async function audit(input: AuditInput): Promise<Audited> {
  if (input.releases.length === 0) throw new ProcessFailed('refused', 'there is no release to audit')
  return runTask({ ...input, task: 'audit', cube: flatten(input.cube) }, { seconds_max: AUDIT_SECONDS_MAX, memory_mb_max: MEMORY_MB_MAX })
}

/**
 * For tables of other kinds, whose numbers are shown as they are or not at all: which to leave out. Rounding hides more
 * and is to be preferred for people; what is left out here still shows its margins, its zeros and its changes.
 */
export async function suppress(input: SuppressInput): Promise<Suppressed> {
  return runTask(
    { ...input, task: 'suppress', table: flattenTable(input.table) },
    { seconds_max: AUDIT_SECONDS_MAX, memory_mb_max: MEMORY_MB_MAX },
  )
}

/** What can be computed of the secret numbers of such a table, by anybody and by each who is alone behind a number. */
export async function auditSuppressed(input: ExactInput): Promise<ExactAudited> {
  return runTask(
    { ...input, task: 'audit_exact', table: flattenTable(input.table) },
    { seconds_max: AUDIT_SECONDS_MAX, memory_mb_max: MEMORY_MB_MAX },
  )
}
