/** When what routines rest on changes: which changes there are, and which routines each concerns. Pure. */
import { dayOf } from '../../platform/day.ts'
import type { Guidance } from './content.ts'
import type { VersionLine } from './routine.ts'
import type { NewNote } from './store-note.ts'
import type { SeenChange } from './store-guidance.ts'

const versionKey = (version: string): string => `v:${version}`
const dayKey = (day: string): string => `d:${day}`
const isVersion = (key: string): boolean => key.startsWith('v:')

/**
 * What the content says that the organisation has not seen yet. The first text of a source is no change, it is where the
 * organisation begins; a text of another version is, and so is a known day that has passed.
 */
export function unseenIn(shipped: readonly Guidance[], seen: readonly SeenChange[], now: Date): SeenChange[] {
  const today = dayOf(now)
  return shipped.flatMap((item): SeenChange[] => {
    const own = seen.filter(({ guidance }) => guidance === item.id)
    const has = (key: string) => own.some((row) => row.key === key)
    const last = own.filter(({ key }) => isVersion(key)).at(-1)
    const key = versionKey(item.version)
    const text = has(key)
      ? []
      : [{ guidance: item.id, key, before: last?.after ?? '', after: item.says.sv, source: item.source, seen_at: now }]
    const days = item.changes
      .filter(({ on }) => on <= today && !has(dayKey(on)))
      .map(({ on, before, after, source }) => ({
        guidance: item.id,
        key: dayKey(on),
        before: before.sv,
        after: after.sv,
        source,
        seen_at: now,
      }))
    return [...text, ...days]
  })
}

/** From when a change counts: its own day, or when it was seen. Undefined: no change, but the first text. */
function countsFrom({ key, before, seen_at }: SeenChange): Date | undefined {
  if (key.startsWith('d:')) return new Date(`${key.slice(2)}T00:00:00Z`)
  return isVersion(key) && before === '' ? undefined : seen_at
}

/** A note for each routine whose version in force was approved before the change, on what it rests. */
export function notesFor(seen: readonly SeenChange[], current: readonly VersionLine[]): NewNote[] {
  return seen.flatMap((change) => {
    const from = countsFrom(change)
    if (from === undefined) return []
    return current
      .filter(({ guidance, approved_at }) => guidance.includes(change.guidance) && approved_at !== null && approved_at < from)
      .map(({ routine }) => ({
        routine,
        kind: 'guidance' as const,
        key: `guidance:${change.guidance}:${change.key}`.slice(0, 120),
        guidance: change.guidance,
        before: change.before,
        after: change.after,
        source: change.source,
      }))
  })
}
