/**
 * The same person more than once in a file. Which record counts must not depend on the order of the rows, and the
 * others are listed with what becomes of them.
 */
import { joinedRow, joinRecords, mayJoin, refusedBesideFingerade } from './joining.ts'
import type { RowName } from './problem.ts'
import { makeError, makeWarning } from './problem.ts'
import type { MarkingLevel, Problem, ReadRecord } from './reading.ts'
import { MARKING_LEVELS } from './reading.ts'

/** `newest`: the source dates its records, so the latest word holds. `strictest`: it does not, so protection holds. */
export type DuplicateRule = 'newest' | 'strictest'

function strictness(level: MarkingLevel): number {
  return MARKING_LEVELS.indexOf(level)
}

/** Everything the record says, without its place in the file, so that two rows can be compared. */
function contentOf(record: ReadRecord): string {
  const { row: _row, problems: _problems, taken: _taken, ...content } = record
  return JSON.stringify(content)
}

function compareRecords(rule: DuplicateRule): (a: ReadRecord, b: ReadRecord) => number {
  return (a, b) => {
    const strictest = strictness(b.marking.level) - strictness(a.marking.level)
    const newest = (b.updated ?? '').localeCompare(a.updated ?? '')
    const [first, second] = rule === 'newest' ? [newest, strictest] : [strictest, newest]
    return first || second || (contentOf(a) < contentOf(b) ? -1 : contentOf(a) > contentOf(b) ? 1 : a.row - b.row)
  }
}

function whyNotTaken(loser: ReadRecord, winner: ReadRecord, rule: DuplicateRule, name: RowName): Problem {
  const at = name(loser.row)
  const kept = name(winner.row)
  if (contentOf(loser) === contentOf(winner)) {
    return makeError(
      'duplicate_row',
      `${at.sv} är en upprepning av ${kept.sv.toLowerCase()} och läses inte in en gång till.`,
      `${at.en} repeats ${kept.en.toLowerCase()} and is not taken in again.`,
    )
  }
  if (rule === 'newest' && (loser.updated ?? '') < (winner.updated ?? '')) {
    return makeError(
      'older_row',
      `${at.sv} är äldre än ${kept.sv.toLowerCase()} om samma person. Den nyare gäller, och ingenting på ${at.sv.toLowerCase()} lagras.`,
      `${at.en} is older than ${kept.en.toLowerCase()} on the same person. The newer one holds, and nothing of ${at.en.toLowerCase()} is stored.`,
    )
  }
  return makeError(
    'conflicting_row',
    `${at.sv} säger något annat än ${kept.sv.toLowerCase()} om samma person. Det strängaste skyddet gäller, och ingenting på ${at.sv.toLowerCase()} lagras. Rätta filen så att personen står en gång.`,
    `${at.en} differs from ${kept.en.toLowerCase()} on the same person. The strictest protection holds, and nothing of ${at.en.toLowerCase()} is stored. Correct the file so that the person stands once.`,
  )
}

function aboutOthers(winner: ReadRecord, losers: readonly ReadRecord[], name: RowName): Problem[] {
  const at = name(winner.row)
  const problems: Problem[] = []
  const stricter = losers.some((loser) => strictness(loser.marking.level) > strictness(winner.marking.level))
  if (stricter) {
    problems.push(
      makeWarning(
        'protection_lowered_in_file',
        `${at.sv}: en äldre post om samma person har ett starkare skydd. Sänk inte skyddet utan att granska varför (skyddet kan ha upphört).`,
        `${at.en}: an older record on the same person has stronger protection. Do not lower the protection without reviewing why (it may have ended).`,
        'marking',
      ),
    )
  }
  return problems
}

type Settled = Map<ReadRecord, ReadRecord>

/** A source that dates its records has said its latest word, and what it said before no longer holds. */
function settleByNewest(winner: ReadRecord, losers: readonly ReadRecord[], name: RowName, settled: Settled): void {
  settled.set(winner, { ...winner, problems: [...winner.problems, ...aboutOthers(winner, losers, name)] })
  for (const loser of losers) {
    settled.set(loser, { ...loser, problems: [...loser.problems, whyNotTaken(loser, winner, 'newest', name)], taken: false })
  }
}

/** Rows of one's own list are all the organisation's knowledge: the strictest protection holds, and the data are joined. */
function settleByJoining(winner: ReadRecord, losers: readonly ReadRecord[], name: RowName, settled: Settled): void {
  let kept = winner
  for (const loser of losers) {
    if (contentOf(loser) === contentOf(winner)) {
      settled.set(loser, { ...loser, problems: [...loser.problems, whyNotTaken(loser, winner, 'strictest', name)], taken: false })
    } else if (mayJoin(winner, loser)) {
      kept = joinRecords(kept, loser, name)
      settled.set(loser, joinedRow(loser, winner, name))
    } else {
      settled.set(loser, refusedBesideFingerade(loser, winner, name))
    }
  }
  settled.set(winner, kept)
}

/**
 * Leaves one record for each identity number, and tells on the others where their data went. Records without a number
 * are left alone: nothing ties two lines together but the number itself (OSL 21:3 third paragraph, D-R11).
 */
export function settleDuplicates(records: readonly ReadRecord[], rule: DuplicateRule, name: RowName): ReadRecord[] {
  const groups = new Map<string, ReadRecord[]>()
  for (const record of records) {
    if (!record.taken || record.identity === undefined) continue
    const group = groups.get(record.identity.value)
    if (group) group.push(record)
    else groups.set(record.identity.value, [record])
  }
  const settled: Settled = new Map()
  const settle = rule === 'newest' ? settleByNewest : settleByJoining
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const [winner, ...losers] = [...group].sort(compareRecords(rule))
    if (winner !== undefined) settle(winner, losers, name, settled)
  }
  return records.map((record) => settled.get(record) ?? record)
}
