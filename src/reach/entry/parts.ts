/**
 * What does not fit on one page of the fixed size is dealt out on as many as it takes. The parts follow the alphabet and
 * hold several places each, so that asking for one does not tell which place is looked for (features row 102).
 */
export interface Portion<T> {
  item: T
  bytes: number
}

/** Deals the portions out in order, each part at most `room` bytes. A portion that is larger than a whole part is an error. */
export function dealt<T>(portions: readonly Portion<T>[], room: number): T[][] {
  const parts: T[][] = [[]]
  let left = room
  for (const { item, bytes } of portions) {
    if (bytes > room) throw new RangeError(`A portion of ${bytes} bytes does not fit in ${room}.`)
    if (bytes > left) {
      parts.push([])
      left = room
    }
    parts.at(-1)?.push(item)
    left -= bytes
  }
  return parts
}
