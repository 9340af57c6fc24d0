/** A set as a file that somebody brings: JSON or spreadsheet, told by its content, parsed in a process of its own. */
import { today } from '../../platform/day.ts'
import { looksLikeJson, readCells, readJsonFile } from '../../platform/list/cells.ts'
import type { Text } from '../../platform/page/index.ts'
import { checkSet, type CheckedSet } from './check.ts'
import type { SetFault } from './check-words.ts'
import type { QuestionSet } from './question.ts'
import { setFromSheet } from './sheet-read.ts'

export interface ReadSetFile {
  readonly json: unknown
  readonly faults: readonly SetFault[]
}
export async function readSetFile(bytes: Uint8Array): Promise<ReadSetFile | { message: Text }> {
  if (looksLikeJson(bytes)) {
    const read = await readJsonFile(bytes)
    return 'message' in read ? read : { json: read.json, faults: [] }
  }
  const cells = await readCells(bytes)
  return 'message' in cells ? cells : setFromSheet(cells.rows)
}

/** The same check as on the page, for the command line. `others`: the sets that one with this id may point at. */
export async function checkFile(
  bytes: Uint8Array,
  others: (id: string) => readonly QuestionSet[],
): Promise<CheckedSet | { message: Text }> {
  const read = await readSetFile(bytes)
  if ('message' in read) return read
  const id = typeof read.json === 'object' && read.json !== null && 'id' in read.json ? String(read.json.id) : ''
  const checked = checkSet(read.json, { sets: others(id), today: today() })
  return { ...checked, faults: [...read.faults, ...checked.faults] }
}
