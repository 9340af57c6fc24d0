import type { ExactTable, GroupedDimension } from '../suppress/table.ts'
import { Judge } from './told.ts'
import type { Cell, ExactFinding, Owner } from './told.ts'
import { atomsOf } from './world.ts'

export interface ExactInput {
  table: ExactTable
  /** What is shown: undefined is left out. */
  shown: readonly { cell: string; value: number | undefined }[]
  /** Numbers that must not be computed. */
  secret: readonly string[]
  /** How many per cent of a secret sum must stay unknown; a secret count must have at least two possible values. */
  p_percent?: number
}
export interface ExactAudited {
  ok: boolean
  findings: readonly ExactFinding[]
  examined: number
  /** Linear programs that were needed. */
  solved: number
}

function positions(dimension: GroupedDimension, code: string): number[] {
  const within = (leaf: string): boolean => code === '*' || leaf === code || dimension.groupings.some((up) => climbs(up, leaf, code))
  return dimension.codes.flatMap((leaf, position) => (within(leaf) ? [position] : []))
}
function climbs(up: Readonly<Record<string, string>>, from: string, to: string): boolean {
  const next = up[from]
  return next !== undefined && (next === to || climbs(up, next, to))
}

/** Holder → the atoms of numbers that it alone stands behind. */
function ownersOf(table: ExactTable, keys: readonly string[], hidden: readonly Cell[]): Map<string, Set<number>> {
  const owners = new Map<string, Set<number>>()
  for (const { atoms, truth } of hidden) {
    const holders = new Set<string>()
    for (const atom of atoms) {
      const inner = table.cells.get(keys[atom] ?? '')
      if (table.kind === 'magnitude') for (const { holder } of inner?.contributions ?? []) holders.add(holder)
      else if (truth === 1 && inner?.value === 1) holders.add(`one person in ${keys[atom]}`)
    }
    const [only, ...others] = holders
    if (only === undefined || others.length > 0) continue
    owners.set(only, new Set([...(owners.get(only) ?? []), ...atoms]))
  }
  return owners
}

/**
 * The auditor for tables whose numbers are exact or left out: what everybody, and each who is alone behind a number and
 * knows it, can tell of the secret ones. It reads the table anew and shares no code with what left the numbers out.
 */
export async function auditExact(input: ExactInput): Promise<ExactAudited> {
  const { table, shown, secret } = input
  const sizes = table.dimensions.map(({ codes }) => codes.length)
  const keys = table.dimensions
    .map(({ codes }) => codes)
    .reduce<string[]>((rows, codes, d) => rows.flatMap((row) => codes.map((code) => (d === 0 ? code : `${row}|${code}`))), [''])
  const truth = Int32Array.from(keys, (key) => table.cells.get(key)?.value ?? 0)
  const placed = table.dimensions.map(() => new Map<string, number[]>())
  const read = (cell: string): Cell => {
    const members = cell.split('|').map((code, d) => {
      const known = placed[d]?.get(code) ?? positions(table.dimensions[d] as GroupedDimension, code)
      placed[d]?.set(code, known)
      return known
    })
    const atoms = atomsOf(sizes, members)
    const total = atoms.reduce((sum, atom) => sum + (truth[atom] ?? 0), 0)
    const width = table.kind === 'frequency' ? 1 : Math.max(1, Math.ceil(((input.p_percent ?? 10) / 100) * total))
    return { cell, atoms, truth: total, width }
  }
  const sums = shown.flatMap(({ cell, value }) => {
    if (value === undefined) return []
    const { atoms, truth: total } = read(cell)
    if (value !== total) throw new Error('a number that is shown is not what the table has')
    return [atoms]
  })
  const hidden = shown.flatMap(({ cell, value }) => (value === undefined ? [read(cell)] : []))
  const owners = [...ownersOf(table, keys, hidden)].map(([holder, held]): Owner => ({ holder, held }))
  const judge = new Judge(truth, sums, secret.map(read), owners)
  const findings: ExactFinding[] = []
  try {
    for (const s of secret.keys()) findings.push(...(await judge.judge(s)))
    return { ok: findings.length === 0, findings, examined: secret.length * (1 + owners.length), solved: judge.solved }
  } finally {
    judge.close()
  }
}
