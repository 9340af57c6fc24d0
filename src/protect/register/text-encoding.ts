/** From bytes to text without guessing away a character: what cannot be decoded exactly is refused. */

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1'
export interface DecodedText {
  text: string
  encoding: TextEncoding
  hasByteOrderMark: boolean
}

function decodeExactly(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The encoding that a byte order mark names. */
export function findByteOrderMark(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** XML says its encoding itself; UTF-8 when it does not. Undefined when the bytes are not what they say. */
export function decodeXml(bytes: Uint8Array): string | undefined {
  const mark = findByteOrderMark(bytes)
  if (mark !== undefined) return decodeExactly(bytes, mark)
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  if (declared === 'utf-8' || declared === 'us-ascii') return decodeExactly(bytes, 'utf-8')
  if (declared === 'iso-8859-1' || declared === 'windows-1252') return decodeExactly(bytes, 'windows-1252')
  return undefined
}

/** JSON is UTF-8 (RFC 8259); a byte order mark is tolerated. */
export function decodeJson(bytes: Uint8Array): string | undefined {
  return decodeExactly(bytes, 'utf-8')
}

/** A list saved by a person: marked, else valid UTF-8, else the code page of Swedish Windows. NUL bytes are refused. */
export function decodeList(bytes: Uint8Array): DecodedText | undefined {
  const mark = findByteOrderMark(bytes)
  const encoding = mark ?? (decodeExactly(bytes, 'utf-8') === undefined ? 'windows-1252' : 'utf-8')
  const text = decodeExactly(bytes, encoding)
  if (text === undefined || text.includes('\0')) return undefined
  return { text, encoding, hasByteOrderMark: mark !== undefined }
}
