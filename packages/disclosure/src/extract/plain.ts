import type { Collector } from './collector.ts'
import { decodeText } from './encoding.ts'

/** Plain text: one part, a mark per line. */
export function readPlain(c: Collector, bytes: Uint8Array): void {
  const { text } = decodeText(bytes)
  const writer = c.part('text', 'body', false)
  let line = 1
  for (const piece of text.split(/(?<=\n)/)) writer.mark({ line: line++ }).write(piece)
}
