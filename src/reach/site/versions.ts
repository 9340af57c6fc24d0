/**
 * What holds when. A version holds from its moment until its end, if it has one; where several hold, the one that began
 * last does, and of two that began at once the one written last. When a version for a time has ended, what held before
 * it holds again.
 */
export interface Version<Content> {
  number: number
  /** Null: taken away. */
  content: Content | null
  from_at: Date
  until_at: Date | null
}
/** A version with who wrote it, by function, and when. */
export interface Written<Content> extends Version<Content> {
  by: string
  made_at: Date
}

export function inForce<V extends Version<unknown>>(versions: readonly V[], at: Date): V | undefined {
  let best: V | undefined
  for (const one of versions) {
    if (one.from_at > at || (one.until_at !== null && one.until_at <= at)) continue
    if (best === undefined || one.from_at > best.from_at || (one.from_at.getTime() === best.from_at.getTime() && one.number > best.number))
      best = one
  }
  return best
}

export interface Span<Content> {
  content: Content
  /** Absent: it holds already. */
  from?: Date
  until?: Date
}
/** What holds from `now` on, stretch by stretch, so that whoever shows it needs only a clock. */
export function spansFrom<C>(versions: readonly Version<C>[], now: Date): Span<C>[] {
  const moments = [
    now,
    ...versions.flatMap(({ from_at, until_at }) => [from_at, ...(until_at === null ? [] : [until_at])]).filter((at) => at > now),
  ].sort((a, b) => a.getTime() - b.getTime())
  const spans: (Span<C> & { number: number })[] = []
  moments.forEach((at, index) => {
    if (index > 0 && moments[index - 1]?.getTime() === at.getTime()) return
    const version = inForce(versions, at)
    const last = spans.at(-1)
    const open = last !== undefined && last.until === undefined ? last : undefined
    if (open && open.number === version?.number) return
    if (open) open.until = at
    if (version && version.content !== null)
      spans.push({ number: version.number, content: version.content, ...(index === 0 ? {} : { from: at }) })
  })
  return spans.map(({ number: _number, ...span }) => span)
}

/** Versions that have not begun to hold, the nearest first. */
export const planned = <V extends Version<unknown>>(versions: readonly V[], now: Date): V[] =>
  versions.filter((one) => one.from_at > now).sort((a, b) => a.from_at.getTime() - b.from_at.getTime())

export const lastNumber = (versions: readonly { number: number }[]): number => Math.max(0, ...versions.map(({ number }) => number))
