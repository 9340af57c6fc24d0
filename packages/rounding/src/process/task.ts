import type { AuditInput, Audited } from '../audit/audit.ts'
import type { ExactAudited, ExactInput } from '../audit/exact.ts'
import type { Suppressed, SuppressInput } from '../suppress/secondary.ts'
import type { ExactTable, InnerCell } from '../suppress/table.ts'
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
export interface FlatTable extends Omit<ExactTable, 'cells'> {
  cells: readonly (readonly [string, InnerCell])[]
}
export interface SuppressTask extends Omit<SuppressInput, 'table'> {
  task: 'suppress'
  table: FlatTable
}
export interface AuditExactTask extends Omit<ExactInput, 'table'> {
  task: 'audit_exact'
  table: FlatTable
}
export type Task = RoundTask | AuditTask | SuppressTask | AuditExactTask
export interface Answers {
  round: Release
  audit: Audited
  suppress: Suppressed
  audit_exact: ExactAudited
}

export const flatten = (cube: Cube): FlatCube => ({ dimensions: cube.dimensions, counts: [...cube.counts] })
const unflatten = (cube: FlatCube): Cube => ({ dimensions: cube.dimensions, counts: new Map(cube.counts) })

export const flattenTable = (table: ExactTable): FlatTable => ({ ...table, cells: [...table.cells] })
const unflattenTable = (table: FlatTable): ExactTable => ({ ...table, cells: new Map(table.cells) })

export async function doTask(task: Task): Promise<Answers[Task['task']]> {
  if (task.task === 'round') {
    const { makeRelease } = await import('../release.ts')
    return makeRelease({ ...task, cube: unflatten(task.cube), secret: Buffer.from(task.secret, 'hex') })
  }
  if (task.task === 'suppress') {
    const { suppressTable } = await import('../suppress/secondary.ts')
    return suppressTable({ ...task, table: unflattenTable(task.table) })
  }
  if (task.task === 'audit_exact') {
    const { auditExact } = await import('../audit/exact.ts')
    return auditExact({ ...task, table: unflattenTable(task.table) })
  }
  const { auditReleases } = await import('../audit/audit.ts')
  return auditReleases({ ...task, cube: unflatten(task.cube) })
}
