/** The program of the child that parses a large JSON text from outside. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'

await answerOnce(async (_input, bytes) => {
  try {
    return { value: { parsed: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown } }
  } catch {
    return { value: {} }
  }
})
