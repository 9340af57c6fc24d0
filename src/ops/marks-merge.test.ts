import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { JournalRow } from '../platform/backup/journal.ts'
import { compare, guards, type MarkingLevel, type Source } from '../protect/marking/index.ts'
import { levelOf, mergeMarkings, mergeState, type PersonState } from './marks-merge.ts'

/** The rules of the register on rows as the journal writes them: what may happen to one person's markings. */
type Step = { kind: 'says'; source: Source; level: MarkingLevel } | { kind: 'decides'; which: number; ends: boolean }

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('says' as const),
    source: fc.constantFrom<Source>('spar', 'fhir', 'list', 'manual'),
    level: fc.constantFrom<MarkingLevel>(
      'none',
      'sekretessmarkering',
      'skyddad_folkbokforing',
      'unknown_treat_as_highest',
      'fingerade_personuppgifter',
    ),
  }),
  fc.record({ kind: fc.constant('decides' as const), which: fc.nat(5), ends: fc.boolean() }),
)

const dayAt = (n: number) => new Date(Date.UTC(2026, 10, 1, 0, n)).toISOString()
const isOpen = (row: JournalRow) => row['decided_at'] === null

function takeStep(rows: readonly JournalRow[], step: Step, n: number): JournalRow[] {
  const next = rows.map((row) => ({ ...row }))
  const fresh = (level: MarkingLevel, source: Source): JournalRow => ({
    id: `m${n}`,
    level,
    source,
    last_verified_at: dayAt(n),
    withdrawn_at: null,
    decided_at: null,
    decision: null,
    decision_reason: null,
    decided_by: null,
    expires_at: null,
  })
  if (step.kind === 'decides') {
    const open = next.filter(isOpen)
    const one = open[step.which % Math.max(1, open.length)]
    if (one) Object.assign(one, { decided_at: dayAt(n), decision: step.ends ? 'protection_ends' : 'protection_stays' })
    if (one && !step.ends) next.push(fresh('provisional', 'manual'))
    return next
  }
  const standing = next.filter((row) => isOpen(row) && row['source'] === step.source && row['level'] !== 'provisional').at(-1)
  const change = compare(standing as never, step.level)
  if (change === 'raised' && standing) Object.assign(standing, { decided_at: dayAt(n), decision: 'replaced' })
  if ((change === 'lowered' || change === 'withdrawn') && standing) standing['withdrawn_at'] ??= dayAt(n)
  if (change === 'new' || change === 'raised' || change === 'lowered') next.push(fresh(step.level, step.source))
  return next
}

const stateOf = (rows: readonly JournalRow[]): PersonState => {
  const guarding = rows.filter((row) => guards(row as never))
  if (guarding.length === 0) return 'ended'
  return guarding.some((row) => row['withdrawn_at'] !== null) ? 'review' : 'active'
}

test('S-R47: whatever happened, wherever the copy was made, and whichever entries the journal caught: no level sinks', () => {
  fc.assert(
    fc.property(
      fc.array(steps, { maxLength: 14 }),
      fc.nat(14),
      fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
      (all, at, caught) => {
        const history: JournalRow[][] = [[]]
        for (const [n, step] of all.entries()) history.push(takeStep(history.at(-1) ?? [], step, n))
        const copied = Math.min(at, all.length)
        const last = history.at(-1) ?? []
        let markings = history[copied] ?? []
        let state = stateOf(markings)
        // Jobs may run late and then read what several changes made; the last change is always caught.
        const told = history.filter((_, n) => n > copied && (n === all.length || caught[n] === true))
        for (const entry of told) {
          const merged = mergeMarkings(markings, entry)
          state = mergeState(state, stateOf(entry), merged)
          assert.ok(levelOf(merged.markings) >= levelOf(markings), 'an entry never lowers')
          assert.deepEqual(mergeMarkings(merged.markings, entry).markings, merged.markings, 'twice is as once')
          markings = merged.markings
        }
        assert.ok(levelOf(markings) >= levelOf(last), 'as strict as when the disk was lost')
        if (levelOf(last) >= 0) assert.notEqual(state, 'ended', 'whoever is guarded is not struck out')
      },
    ),
    { numRuns: 2000 },
  )
})

test('S-R47: the check bites: taking the newest entry as it is would lower', () => {
  const marked: JournalRow = {
    id: 'a',
    level: 'sekretessmarkering',
    source: 'spar',
    decided_at: null,
    withdrawn_at: null,
    expires_at: null,
    last_verified_at: dayAt(1),
  }
  const ended = { ...marked, decided_at: dayAt(2), decision: 'protection_ends' }
  assert.ok(levelOf([ended]) < levelOf([marked]))
  const merged = mergeMarkings([marked], [ended])
  assert.equal(levelOf(merged.markings), levelOf([marked]))
  assert.equal(merged.mustLook, true)
  assert.equal(mergeState('active', 'ended', merged), 'review')
})
