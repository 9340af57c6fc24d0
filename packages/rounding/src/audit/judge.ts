import type { Finding } from '../types.ts'
import type { Moves } from './moves.ts'
import type { Target } from './targets.ts'

/** A count as somebody sees it: the whole of a target, or what is left of it beside one's own. */
export interface Asked {
  target: Target
  atoms: readonly number[]
  truth: number
}

/** Persons the count must be able to move from the truth: up for width, down for zero and for the rest of the width. */
export function provedBy(moves: Moves, asked: Asked, inside: Uint8Array, held?: Uint8Array): readonly number[] | undefined {
  const { base } = asked.target
  const up = moves.reach(asked.atoms, asked.target.atoms.length, inside, held, 1, base - 1)
  const down = Math.max(asked.truth < base ? asked.truth : 0, base - 1 - up.by)
  if (down === 0) return up.touched
  const lower = moves.reach(asked.atoms, asked.target.atoms.length, inside, held, -1, down)
  return lower.by === down ? [...up.touched, ...lower.touched] : undefined
}

export function judge({ target, truth }: Asked, year: number, low: number, high: number, insider?: string): Finding | undefined {
  const narrow = high - low + 1 < target.base
  const excluded = truth < target.base && low > 0
  if (!narrow && !excluded) return undefined
  const why = insider !== undefined ? 'insider' : target.why === 'group' ? 'group' : narrow ? 'narrow' : 'zero_excluded'
  return { cell: target.cell, table: target.table, year, why, low, high, ...(insider === undefined ? {} : { insider }) }
}
