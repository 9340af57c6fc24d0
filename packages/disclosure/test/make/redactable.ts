import { makePdf } from './pdf.ts'

export { makeDocx } from './docx.ts'

export function makePdfOf(line: string): Uint8Array {
  return makePdf({ pages: [[line]] })
}
