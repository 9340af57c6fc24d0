import type { AuditInput, Audited } from './audit/audit.ts'
import { ProcessFailed, runTask } from './process/run.ts'
import { flatten } from './process/task.ts'
import type { RoundInput } from './round/round.ts'
import type { Release } from './types.ts'

export type { Audited } from './audit/audit.ts'
export { ProcessFailed } from './process/run.ts'
export { mayRelease, ratio } from './ratio.ts'
export type { Cube, Dimension, Finding, Published, Reason, Release, TableSpec } from './types.ts'

const SECONDS_MAX = 60
const MEMORY_MB_MAX = 1024

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
    { seconds_max: seconds_max * 2 + 10, memory_mb_max: MEMORY_MB_MAX },
  )
}

/**
 * What anybody can tell from everything published, and each unit that knows its own numbers. `ok: false` stops the
 * release. Rejects with `ProcessFailed` when the audit could not be done: that too stops the release.
 */
export async function audit(input: AuditInput): Promise<Audited> {
  if (input.releases.length === 0) throw new ProcessFailed('refused', 'there is no release to audit')
  return runTask({ ...input, task: 'audit', cube: flatten(input.cube) }, { seconds_max: 300, memory_mb_max: MEMORY_MB_MAX })
}
