/** The program of the child that reads a page of a website: bytes from outside are parsed here and nowhere else. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'
import { PAGE_BYTES_MAX, readPage } from './read-page.ts'

await answerOnce(async (input, bytes) => {
  const { host } = input as { host: string }
  if (bytes.length > PAGE_BYTES_MAX) return { value: { problem: 'large' } }
  // Pages from before UTF-8 still stand on some websites: what is not UTF-8 is read as Windows-1252.
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes)
  }
  if (!/<[a-z!]/i.test(text)) return { value: { problem: 'not_html' } }
  return { value: { found: readPage(text, host) } }
})
