import type { AuditInput, Audited } from '../audit/audit.ts'
import type { Cube, Release, TableSpec } from '../types.ts'

/** A cube as it travels by pipe. */
export interface FlatCube {
  dimensions: Cube['dimensions']
  counts: readonly (readonly [string, number])[]
}
export interface RoundTask {
  task: 'round'
  cube: FlatCube
  tables: readonly TableSpec[]
  year: number
  before: readonly Release[]
  /** Hexadecimal. */
  secret: string
  seconds_max: number
}
export interface AuditTask extends Omit<AuditInput, 'cube'> {
  task: 'audit'
  cube: FlatCube
}
export type Task = RoundTask | AuditTask
export interface Answers {
  round: Release
  audit: Audited
}

export const flatten = (cube: Cube): FlatCube => ({ dimensions: cube.dimensions, counts: [...cube.counts] })
const unflatten = (cube: FlatCube): Cube => ({ dimensions: cube.dimensions, counts: new Map(cube.counts) })

export async function doTask(task: Task): Promise<Answers[Task['task']]> {
  if (task.task === 'round') {
    const { makeRelease } = await import('../release.ts')
    return makeRelease({ ...task, cube: unflatten(task.cube), secret: Buffer.from(task.secret, 'hex') })
  }
  const { auditReleases } = await import('../audit/audit.ts')
  return auditReleases({ ...task, cube: unflatten(task.cube) })
}
