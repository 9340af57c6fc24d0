/** The program of the child that reads a list or a JSON file: bytes from outside are parsed here and nowhere else. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'
import { parseList } from './parse.ts'
import { parseJson } from './parse-json.ts'
import { isArchive, isOldOffice, parseWorkbook } from './parse-workbook.ts'

await answerOnce(async (input, bytes) => {
  if (input === 'json') return { value: parseJson(bytes) }
  if (isOldOffice(bytes)) return { value: { problem: 'old_office' } }
  return { value: isArchive(bytes) ? await parseWorkbook(bytes) : parseList(bytes) }
})
