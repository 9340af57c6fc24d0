import { Stop } from './collector.ts'
import { decodeText, startsWith } from './encoding.ts'

/** A page may name its encoding. When what it says and what it holds disagree, a reader could see another text. */
export function decodeHtml(bytes: Uint8Array): string {
  const hasMark = startsWith(bytes, [0xef, 0xbb, 0xbf]) || startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const declared = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase()
  if (hasMark || declared === undefined || /^(utf-?8|windows-1252|iso-8859-1|latin1|us-ascii)$/.test(declared))
    return decodeText(bytes).text
  try {
    return new TextDecoder(declared, { fatal: true }).decode(bytes)
  } catch {
    throw new Stop('encoding')
  }
}
