import { Stop } from './collector.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export interface Decoded {
  text: string
  encoding: Encoding
  bom: boolean
}

/** windows-1252 leaves five bytes without meaning; a text that holds them was not written in it. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
}

/** UTF-16 without a mark: Latin text has a zero in every second byte, on the same side all through. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length & ~1, 4096)
  if (length < 4) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const pairs = length / 2
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.7 && odd < pairs * 0.05) return 'utf-16be'
  return undefined
}

/** Text files hold no control characters but these; anything else is some other format. */
export function looksBinary(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]) || guessUtf16(bytes) !== undefined) return false
  const sample = bytes.subarray(0, 65536)
  for (const byte of sample) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b) return true
  }
  return false
}

export function startsWith(bytes: Uint8Array, prefix: readonly number[] | string, at = 0): boolean {
  for (let i = 0; i < prefix.length; i++) {
    const wanted = typeof prefix === 'string' ? prefix.charCodeAt(i) : prefix[i]
    if (bytes[at + i] !== wanted) return false
  }
  return true
}

/** Finds the encoding and decodes; throws Stop('encoding') when no reading is certain to be right. */
export function decodeText(bytes: Uint8Array, where?: string): Decoded {
  try {
    if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { text: decode(bytes, 'utf-8'), encoding: 'utf-8', bom: true }
    if (startsWith(bytes, [0xff, 0xfe, 0, 0])) throw new Stop('encoding', where)
    if (startsWith(bytes, [0xff, 0xfe])) return { text: decode(bytes, 'utf-16le'), encoding: 'utf-16le', bom: true }
    if (startsWith(bytes, [0xfe, 0xff])) return { text: decode(bytes, 'utf-16be'), encoding: 'utf-16be', bom: true }
    const wide = guessUtf16(bytes)
    if (wide !== undefined) return { text: decode(bytes, wide), encoding: wide, bom: false }
  } catch {
    throw new Stop('encoding', where)
  }
  try {
    return { text: decode(bytes, 'utf-8'), encoding: 'utf-8', bom: false }
  } catch {
    // Not UTF-8. Swedish text from older systems is windows-1252, of which latin1's letters are a part.
    if (bytes.some((byte) => UNDEFINED_1252.has(byte))) throw new Stop('encoding', where)
    return { text: decode(bytes, 'windows-1252'), encoding: 'windows-1252', bom: false }
  }
}

/** An XML part: its mark or its declaration says the encoding, else it is UTF-8. */
export function decodeXml(bytes: Uint8Array, where?: string): string {
  try {
    if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, '<\0?\0')) return decode(bytes, 'utf-16le')
    if (startsWith(bytes, [0xfe, 0xff]) || startsWith(bytes, '\0<\0?')) return decode(bytes, 'utf-16be')
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
    const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
    if (declared === 'utf-8' || declared === 'us-ascii') return decode(bytes, 'utf-8')
    if (declared === 'iso-8859-1' || declared === 'windows-1252') return decode(bytes, 'windows-1252')
  } catch {
    throw new Stop('encoding', where)
  }
  throw new Stop('encoding', where)
}
