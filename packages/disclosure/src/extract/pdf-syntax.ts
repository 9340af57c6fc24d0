/** One indirect object as it stands in the file, in this revision or an earlier one. */
export interface PdfObject {
  number: number
  names: Map<string, string>
  strings: { key: string; text: string }[]
  refers: number[]
  stream: { start: number; end: number } | undefined
}

const SPACE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITER = new Set([...'()<>[]{}/%'].map((c) => c.charCodeAt(0)))
/** Hashes, signatures and counters: bytes, not words. */
const SILENT_KEYS = new Set([
  'ID',
  'U',
  'O',
  'UE',
  'OE',
  'Perms',
  'CheckSum',
  'ByteRange',
  'Cert',
  'Panose',
  'FontFile',
  'Lookup',
  'Indexed',
])
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const STRING_UNITS_MAX = 1_000_000

/** A string of a PDF in bytes: UTF-16 or UTF-8 with a mark, else an encoding close to windows-1252. */
export function decodePdfString(raw: string): string {
  const bytes = Buffer.from(raw, 'latin1')
  if (raw.startsWith('\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(bytes.subarray(2))
  if (raw.startsWith('\u00ff\u00fe')) return new TextDecoder('utf-16le').decode(bytes.subarray(2))
  if (raw.startsWith('\u00ef\u00bb\u00bf')) return new TextDecoder().decode(bytes.subarray(3))
  return new TextDecoder('windows-1252').decode(bytes)
}

/** Keys, tables and hashes stand in strings too: bytes without order, of which many are no letters. */
function isWords(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: counting them is the purpose.
  const odd = text.match(/[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]/g)?.length ?? 0
  return odd <= text.length * 0.1
}

function readLiteral(s: string, from: number): { raw: string; end: number } {
  let raw = ''
  let depth = 1
  let i = from + 1
  for (; i < s.length && raw.length < STRING_UNITS_MAX; i++) {
    const c = s[i] ?? ''
    if (c === '\\') {
      const next = s[++i] ?? ''
      const octal = /^[0-7]{1,3}/.exec(s.slice(i, i + 3))?.[0]
      if (octal !== undefined) {
        raw += String.fromCharCode(Number.parseInt(octal, 8) & 255)
        i += octal.length - 1
      } else if (next === '\r' || next === '\n') {
        if (next === '\r' && s[i + 1] === '\n') i++
      } else raw += ESCAPES[next] ?? next
      continue
    }
    if (c === '(') depth++
    if (c === ')' && --depth === 0) break
    raw += c
  }
  return { raw, end: i + 1 }
}

function readHex(s: string, from: number): { raw: string; end: number } {
  const close = s.indexOf('>', from)
  const end = close < 0 ? s.length : close
  const digits = s.slice(from + 1, Math.min(end, from + STRING_UNITS_MAX)).replace(/[^0-9a-f]/gi, '')
  return { raw: Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1'), end: end + 1 }
}

function readWord(s: string, from: number): number {
  let i = from
  while (i < s.length && !SPACE.has(s.charCodeAt(i)) && !DELIMITER.has(s.charCodeAt(i))) i++
  return i
}

/**
 * Reads tokens until `stream`, `endobj` or the end. Gathers strings with the key they stand under, and what names and
 * numbers the object's keys have.
 */
export function readTokens(s: string, from: number, to: number, object: PdfObject): { end: number; isStream: boolean } {
  let i = from
  let key = ''
  let depth = 0
  let words: [string, string] = ['', '']
  const take = (raw: string) => {
    const text = SILENT_KEYS.has(key) ? '' : decodePdfString(raw)
    if (text.trim().length > 1 && isWords(text)) object.strings.push({ key, text })
  }
  while (i < to) {
    const c = s[i] ?? ''
    if (SPACE.has(s.charCodeAt(i))) i++
    else if (c === '%') {
      const end = /[\r\n]/.exec(s.slice(i, i + 2000))
      i += end === null ? 2000 : end.index + 1
    } else if (c === '(') {
      const { raw, end } = readLiteral(s, i)
      take(raw)
      i = end
    } else if (s.startsWith('<<', i) || s.startsWith('>>', i)) {
      depth += c === '<' ? 1 : -1
      i += 2
    } else if (c === '<') {
      const { raw, end } = readHex(s, i)
      take(raw)
      i = end
    } else if (c === '/') {
      const end = readWord(s, i + 1)
      const name = s.slice(i + 1, end).replace(/#([0-9a-f]{2})/gi, (_m, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      if (depth === 1 && object.names.get(key) === '') object.names.set(key, name)
      else if (depth === 1 && !object.names.has(name)) object.names.set(name, '')
      key = name
      i = end
    } else if (DELIMITER.has(s.charCodeAt(i))) i++
    else {
      const end = readWord(s, i)
      const word = s.slice(i, end)
      if (word === 'stream') return { end, isStream: true }
      if (word === 'endobj') return { end, isStream: false }
      if (word === 'R' && words[0] !== '') object.refers.push(Number(words[0]))
      words = [words[1], word]
      if (depth === 1 && object.names.get(key) === '') object.names.set(key, word)
      i = Math.max(end, i + 1)
    }
  }
  return { end: to, isStream: false }
}

/** The stream's bytes: its own length where that holds, else up to the word that ends it. */
function findStream(s: string, from: number, object: PdfObject): { start: number; end: number; next: number } {
  const start = s.startsWith('\r\n', from) ? from + 2 : from + 1
  const length = Number(object.names.get('Length'))
  if (Number.isInteger(length) && length >= 0 && /^\s{0,2}endstream/.test(s.slice(start + length, start + length + 12)))
    return { start, end: start + length, next: start + length }
  const found = s.indexOf('endstream', start)
  const end = found < 0 ? s.length : found
  return { start, end, next: end }
}

/** Every `n g obj` in the file, of all revisions, also those that nothing refers to any more. */
export function* readPdfObjects(s: string): Generator<PdfObject> {
  const header = /(\d{1,10})\s+\d{1,5}\s+obj\b/g
  for (let match = header.exec(s); match !== null; match = header.exec(s)) {
    const object: PdfObject = { number: Number(match[1]), names: new Map(), strings: [], refers: [], stream: undefined }
    const { end, isStream } = readTokens(s, header.lastIndex, s.length, object)
    header.lastIndex = end
    if (isStream) {
      const { start, end: stop, next } = findStream(s, end, object)
      object.stream = { start, end: stop }
      header.lastIndex = next
    }
    yield object
  }
}
