/** One way of dividing people, with the levels above it. */
export interface Dimension {
  name: string
  /** The finest codes. '*' and '|' are taken: '*' means everybody, '|' stands between the codes of a cell. */
  codes: readonly string[]
  /** Code → code one level up, to any depth (municipality → county → nation). A top code above all others is written '*'. */
  parents?: Readonly<Record<string, string>>
  /**
   * Whether each code is somebody who knows its own numbers and reads the rest (a municipality, an organisation).
   * Left out: true for a dimension that has parents.
   */
  insiders?: boolean
}

/** A published table: a cross of dimensions with every total over them. */
export interface TableSpec {
  name: string
  dimensions: readonly string[]
  /** Per dimension: 0 is its finest codes (the default), 1 one step up, and so on. */
  level?: Readonly<Record<string, number>>
  /** Persons. A published number is a multiple of this. Where two tables share a cell, the larger base holds in both. */
  base: number
}

export interface Cube {
  dimensions: readonly Dimension[]
  /** Persons per cell of the finest codes, joined by '|' in the order of the dimensions; absent is 0. */
  counts: ReadonlyMap<string, number>
}

export interface Published {
  table: string
  /** Codes joined by '|' in the order of the cube's dimensions; '*' is everybody. */
  cell: string
  /** Persons, a multiple of `base`: the true count is at least `value - base` and less than `value + base`. */
  value: number
  base: number
  year: number
}

export interface Release {
  year: number
  cells: readonly Published[]
  /** Chosen by the solver, or by the greedy way when the solver found nothing in time. */
  how: 'mip' | 'greedy'
}

export const REASONS = [
  /** Fewer than `base` counts are possible. */
  'narrow',
  /** A count below `base` that cannot be 0: somebody is there. */
  'zero_excluded',
  /** Everybody in a row sits in one cell, and the reader can tell. */
  'group',
  /** One unit, which knows its own numbers, can tell those of the others. */
  'insider',
  /** Numbers shown do not add up. */
  'not_additive',
  /** The same number is shown with two values. */
  'not_equal',
  /** A value that the published rule does not allow: not a multiple of its base, or further than the base from the truth. */
  'off_rule',
] as const
export type Reason = (typeof REASONS)[number]

export interface Finding {
  cell: string
  table: string
  year: number
  why: Reason
  /** What the reader can tell: the count is between these, both included. */
  low: number
  high: number
  /** Who can tell, when it is not every reader: a code of an insiders' dimension. */
  insider?: string
}
