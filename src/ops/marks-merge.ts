/**
 * What a restored person becomes when the journal tells what happened to her after the copy. Pure. Nothing is ever
 * lowered (S-R47): what was ended after the copy guards again and must be decided again.
 */
import type { JournalRow } from '../platform/backup/journal.ts'
import { guards, type MarkingLevel, strictness } from '../protect/marking/index.ts'

export type PersonState = 'active' | 'review' | 'ended'

const isStrictest = (marking: JournalRow) => marking['level'] === 'fingerade_personuppgifter'
/** For a person with fingerade personuppgifter no earlier thing may stand: the newest rows replace the older (OSL 21:3). */
export const replacesData = (markings: readonly JournalRow[]): boolean => markings.some(isStrictest)

const level = (marking: JournalRow) => marking['level'] as MarkingLevel
const isGuarding = (marking: JournalRow) => guards({ level: level(marking), decided_at: marking['decided_at'] as Date | null })

/** The strictest level that guards, as a number; -1 when nothing does. */
export const levelOf = (markings: readonly JournalRow[]): number =>
  Math.max(-1, ...markings.filter(isGuarding).map((marking) => strictness(level(marking))))

/** Of two points in time the later. */
const newest = (one: unknown, other: unknown): unknown => {
  if (one === null || one === undefined) return other ?? null
  if (other === null || other === undefined) return one
  return Date.parse(String(one)) >= Date.parse(String(other)) ? one : other
}

export const LONG_AGO = '1970-01-01T00:00:00Z'

/** A marking that another of the same source replaces, at least as strict and guarding: its end lowers nothing. */
const isReplaced = (marking: JournalRow, all: readonly JournalRow[]): boolean =>
  marking['decision'] === 'replaced' &&
  all.some(
    (other) =>
      other['id'] !== marking['id'] &&
      other['source'] === marking['source'] &&
      isGuarding(other) &&
      strictness(level(other)) >= strictness(level(marking)),
  )

export interface Merged {
  markings: JournalRow[]
  /** Something was ended after the copy and guards again: somebody must look. */
  mustLook: boolean
}

/** The markings of one person: those of the copy, raised by what the journal says. */
export function mergeMarkings(restored: readonly JournalRow[], told: readonly JournalRow[]): Merged {
  const before = new Map(restored.map((marking) => [marking['id'], marking]))
  let mustLook = false
  for (const marking of told) {
    const stood = before.get(marking['id'])
    if (stood === undefined) {
      before.set(marking['id'], marking)
      continue
    }
    const ended = stood['decided_at'] === null && marking['decided_at'] !== null
    const takesEnd = !ended || isReplaced(marking, told)
    mustLook ||= !takesEnd
    const end = takesEnd ? marking : stood
    before.set(marking['id'], {
      ...stood,
      level: strictness(level(marking)) > strictness(level(stood)) ? marking['level'] : stood['level'],
      withdrawn_at: newest(stood['withdrawn_at'], marking['withdrawn_at']),
      // What was ended in the copy and guards in the journal guards again.
      decided_at: end['decided_at'],
      decision: end['decision'],
      decision_reason: end['decision_reason'],
      decided_by: end['decided_by'],
      expires_at: newest(stood['expires_at'], marking['expires_at']),
      // A day long ago: Idag then asks the circle to verify it with its source.
      last_verified_at: takesEnd ? newest(stood['last_verified_at'], marking['last_verified_at']) : LONG_AGO,
    })
  }
  return { markings: [...before.values()], mustLook }
}

/** `ended` lowers and is never taken over from the journal; anything else that differs is to be looked at. */
export function mergeState(restored: PersonState, told: PersonState, merged: Merged): PersonState {
  if (merged.mustLook || restored === 'review' || told === 'review') return 'review'
  if (restored === told) return restored
  return levelOf(merged.markings) >= 0 ? 'review' : restored
}
