import type { RedactRequest } from './redact/redact.ts'
import type { ReadRequest } from './sandbox/read.ts'
import { answerOnce } from './sandbox/answer.ts'

/** The program of the child that reads foreign bytes. It never sees the register: it is told spans, not persons. */
await answerOnce(async (input, bytes) => {
  const request = input as ReadRequest | RedactRequest
  if (request.task === 'redact') {
    const { redactRequested } = await import('./redact/redact.ts')
    return redactRequested(bytes, request)
  }
  const { extractFlat } = await import('./extract/extract.ts')
  return { value: await extractFlat(bytes, request.name, request.limits, request.options) }
})
