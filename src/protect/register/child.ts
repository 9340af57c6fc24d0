/** The program of the child that reads register files: foreign bytes are parsed here and nowhere else. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'
import type { ReadQuestion } from './read-register.ts'
import { readBytes } from './read-register.ts'

await answerOnce(async (input, bytes) => ({ value: readBytes(input as ReadQuestion, bytes) }))
