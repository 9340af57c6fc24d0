/** A finite set of values that can be gone through from end to end, or drawn from by number. */
export interface Space<T> {
  readonly size: number
  at(number: number): T
}

export const one = <const T>(...values: readonly T[]): Space<T> => ({
  size: values.length,
  at: (number) => {
    if (number < 0 || number >= values.length) throw new RangeError(`${number} of ${values.length}`)
    return values[number] as T
  },
})

export const yesNo: Space<boolean> = one(true, false)

/** Every combination of the fields' values. All fields must be told: a fact that is added to a policy is a type error here. */
export function record<T extends object>(fields: { [K in keyof Required<T>]: Space<T[K]> }): Space<T> {
  const entries = Object.entries(fields) as [string, Space<unknown>][]
  const size = entries.reduce((product, [, space]) => product * space.size, 1)
  // Every point is a copy of the first with the same fields in the same order: a shape that the engine knows.
  const first = Object.fromEntries(entries.map(([name, space]) => [name, space.size > 0 ? space.at(0) : undefined]))
  const at = (number: number): T => {
    let rest = number
    const made: Record<string, unknown> = { ...first }
    for (const [name, space] of entries) {
      made[name] = space.at(rest % space.size)
      rest = Math.floor(rest / space.size)
    }
    return made as T
  }
  return { size, at }
}

/** All subsets of a few things. */
export function subsets<const T>(...things: readonly T[]): Space<T[]> {
  return { size: 2 ** things.length, at: (number) => things.filter((_, i) => (number >> i) & 1) }
}

/** No thing, each thing, each pair. */
export function upToTwo<const T>(...things: readonly T[]): Space<T[]> {
  const pairs = things.flatMap((first, i) => things.slice(i + 1).map((second): T[] => [first, second]))
  return one<T[]>([], ...things.map((thing): T[] => [thing]), ...pairs)
}

export const all = <T>(space: Space<T>): T[] => Array.from({ length: space.size }, (_, number) => space.at(number))
