/** The program of the child that reads a list or a JSON file: bytes from outside are parsed here and nowhere else. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'
import { parseList } from './parse.ts'
import { parseJson } from './parse-json.ts'
import { parseTables } from './parse-tables.ts'
import { isArchive, isOldOffice, parseSheets, parseWorkbook } from './parse-workbook.ts'

await answerOnce(async (input, bytes) => {
  if (input === 'json') return { value: parseJson(bytes) }
  if (input === 'tables') return { value: parseTables(bytes) }
  if (isOldOffice(bytes)) return { value: { problem: 'old_office' } }
  if (input === 'sheets') return { value: isArchive(bytes) ? await parseSheets(bytes) : { problem: 'encoding' } }
  return { value: isArchive(bytes) ? await parseWorkbook(bytes) : parseList(bytes) }
})
