import { type CastStanding, COLUMNS, type Row, standingOf } from './cast.ts'
import type { Invariant } from './invariants.ts'
import { all, one, type Space } from './space.ts'

/**
 * What is proved about one file of policies. The list of its functions is read from its own type: a function that is
 * added without a space, a row in the table and its invariants is a type error, and so is a fact that is added to one.
 */
type Args<F> = F extends (...args: infer A) => unknown ? A : never
type Because<F> = F extends (...args: never[]) => infer R ? (Extract<R, { ok: false }> extends { because: infer B } ? B : never) : never
type DeedNames<M> = { [K in keyof M]: M[K] extends (...args: never[]) => { ok: boolean } ? K : never }[keyof M]
type OtherNames<M> = Exclude<{ [K in keyof M]: M[K] extends (...args: never[]) => unknown ? K : never }[keyof M], DeedNames<M>>
type Spaces<A extends unknown[]> = { [I in keyof A]: Space<A[I]> }
type Names<A extends unknown[]> = { [I in keyof A]: string }
type Holds<Answer, A extends unknown[]> = Partial<Record<Invariant, (answer: Answer, ...args: A) => boolean>>

interface DeedProof<A extends unknown[], B> {
  /** The arguments' names, as the twin in Cedar says them. */
  names: Names<A>
  space: Spaces<A>
  /** What Cedar is told, where it cannot be the arguments themselves: it has no "for some" over a list. */
  twin?: (...args: A) => Record<string, unknown>
  /** The same situation for each of the cast: everything but who asks is as it should be. */
  ask: (cast: CastStanding) => A
  row: Row<true | B>
  holds: Holds<boolean, A>
}
interface OtherProof<A extends unknown[], Answer> {
  space: Spaces<A>
  holds: Holds<Answer, A>
}
interface Proof<M> {
  name: string
  file: string
  policy: M
  deeds: { [K in DeedNames<M>]: DeedProof<Args<M[K]>, Because<M[K]>> }
  /** Functions that answer something else than yes or no. */
  others: { [K in OtherNames<M>]: OtherProof<Args<M[K]>, M[K] extends (...args: never[]) => infer R ? R : never> }
}

/** The same without its types, so that one runner serves all. */
export type Functions = Readonly<Record<string, unknown>>
type Asked = (...args: unknown[]) => unknown
type Check = (answer: unknown, ...args: unknown[]) => boolean
interface Told {
  space: readonly Space<unknown>[]
  holds: Readonly<Partial<Record<Invariant, Check>>>
}
export interface Deed extends Told {
  names: readonly string[]
  twin?: (...args: unknown[]) => Record<string, unknown>
  ask: (cast: CastStanding) => unknown[]
  row: readonly unknown[]
}
export interface Proven {
  name: string
  file: string
  policy: Functions
  deeds: Readonly<Record<string, Deed>>
  others: Readonly<Record<string, Told>>
}

export const prove = <M>(proof: Proof<M>): Proven => proof as unknown as Proven

export const functionOf = (policy: Functions, name: string): Asked => {
  const found = policy[name]
  if (typeof found !== 'function') throw new TypeError(`There is no policy ${name}.`)
  return found as Asked
}
/** Anything but a verdict that says yes is no. */
export const saysYes = (verdict: unknown): boolean => (verdict as { ok?: unknown } | undefined)?.ok === true

export const reasonOf = (verdict: unknown): string => String((verdict as { because?: unknown } | undefined)?.because)

/** Rows of the table that the policies do not keep. */
export function tableFaults(proven: Proven, policy: Functions = proven.policy): string[] {
  const faults: string[] = []
  for (const [name, deed] of Object.entries(proven.deeds))
    for (const [i, column] of COLUMNS.entries()) {
      const verdict = functionOf(policy, name)(...deed.ask(standingOf(column))) as { ok: boolean; because?: string }
      const got = verdict.ok === true ? true : verdict.because
      if (got !== deed.row[i]) faults.push(`${proven.name}.${name}, ${column}: ${String(got)} where the table says ${String(deed.row[i])}`)
    }
  return faults
}

export interface Enumerated {
  points: number
  faults: string[]
  /** The reasons that each deed gave, as `module.deed reason`. */
  reasons: Set<string>
}

/** Goes through every point of every function's space. One fault for each deed and invariant; stops when there are `most`. */
export function enumerate(proven: Proven, policy: Functions = proven.policy, most = Number.POSITIVE_INFINITY): Enumerated {
  const result: Enumerated = { points: 0, faults: [], reasons: new Set() }
  const verdicts = Object.keys(proven.deeds)
  // The small spaces first: a fault is found sooner.
  const size = (told: Told) => told.space.reduce((product, axis) => product * axis.size, 1)
  const smallFirst = Object.entries<Told>({ ...proven.deeds, ...proven.others }).sort(([, one], [, other]) => size(one) - size(other))
  for (const [name, told] of smallFirst)
    if (result.faults.length < most) goThrough(proven, name, told, policy, verdicts.includes(name), result)
  return result
}

function goThrough(proven: Proven, name: string, told: Told, policy: Functions, isVerdict: boolean, result: Enumerated): void {
  const ask = functionOf(policy, name)
  let checks = Object.entries(told.holds) as [Invariant, Check][]
  for (const args of pointsOf(told)) {
    result.points += 1
    const answer = ask(...args)
    const given = isVerdict ? saysYes(answer) : answer
    if (given === false) result.reasons.add(`${proven.name}.${name} ${reasonOf(answer)}`)
    const broken = checks.filter(([, holds]) => !holds(given, ...args))
    if (broken.length === 0) continue
    const point = JSON.stringify(args).slice(1, -1)
    result.faults.push(...broken.map(([invariant]) => `${invariant}: ${proven.name}.${name}(${point}) answers ${JSON.stringify(answer)}`))
    checks = checks.filter((check) => !broken.includes(check))
    if (checks.length === 0) return
  }
}

/** Small axes are made once; a large one is told point by point, so that it never stands in memory whole. */
const KEPT_POINTS_MAX = 50_000
const kept = new Map<Space<unknown>, Space<unknown>>()
function keep(space: Space<unknown>): Space<unknown> {
  if (space.size > KEPT_POINTS_MAX) return space
  const known = kept.get(space) ?? one(...all(space))
  kept.set(space, known)
  return known
}
function* pointsOf(told: Told): Generator<unknown[]> {
  const axes = told.space.map(keep)
  const size = axes.reduce((product, axis) => product * axis.size, 1)
  for (let number = 0; number < size; number++) yield pick(axes, number)
}
function pick(axes: readonly Space<unknown>[], number: number): unknown[] {
  let rest = number
  return axes.map((axis) => {
    const value = axis.at(rest % axis.size)
    rest = Math.floor(rest / axis.size)
    return value
  })
}

/** A point of a deed's space by a number in [0, 1). */
export const drawPoint = (deed: Told, draw: () => number): unknown[] => deed.space.map((space) => space.at(Math.floor(draw() * space.size)))
