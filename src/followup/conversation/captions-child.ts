/** The program of the child that reads captions: bytes from outside are parsed here and nowhere else. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'
import { parseCaptions } from './captions.ts'

await answerOnce(async (_input, bytes) => {
  try {
    return { value: parseCaptions(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) ?? null }
  } catch {
    return { value: null }
  }
})
