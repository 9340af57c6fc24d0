/** The program of the child that reads a list: bytes from outside are parsed here and nowhere else. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'
import { parseList } from './parse.ts'

await answerOnce(async (_input, bytes) => ({ value: parseList(bytes) }))
