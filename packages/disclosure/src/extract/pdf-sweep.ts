import { inflateSync } from 'node:zlib'
import type { Collector } from './collector.ts'
import { Stop } from './collector.ts'
import type { PdfObject } from './pdf-syntax.ts'
import { readPdfObjects, readTokens } from './pdf-syntax.ts'

/** What the sweep saw of the file's build, to compare with what PDFium showed. */
export interface SweepResult {
  pages: Set<number>
  /** The most often that one object with a stream is defined: no more than there are revisions. */
  versions: number
  /** A stream that nothing refers to. */
  unused: boolean
}

/** Keys whose strings are for programs: fonts, colours, dates, languages. */
const DULL = new Set([
  'FontFamily',
  'Registry',
  'Ordering',
  'CharSet',
  'OutputConditionIdentifier',
  'OutputCondition',
  'RegistryName',
  'DA',
  'Lang',
  'M',
  'CreationDate',
  'ModDate',
  'LastModified',
])
const INFO_XMP = 'XMP'

function decodeStream(c: Collector, s: string, object: PdfObject): Buffer | undefined {
  if (object.stream === undefined) return undefined
  const raw = Buffer.from(s.slice(object.stream.start, object.stream.end), 'latin1')
  const filter = object.names.get('Filter')
  if (filter === undefined) return raw
  if (filter !== 'FlateDecode' && filter !== 'Fl') return undefined
  try {
    const bytes = inflateSync(raw, { maxOutputLength: Math.max(1, c.budget.unpackedLeft) })
    c.budget.spendUnpacked(bytes.length)
    return bytes
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new Stop('limit_ratio')
    return undefined
  }
}

/** Objects packed in a stream: numbers and offsets first, then the objects one after the other. */
function readPacked(c: Collector, s: string, object: PdfObject, take: (packed: PdfObject) => void): void {
  const bytes = decodeStream(c, s, object)
  const first = Number(object.names.get('First'))
  const count = Number(object.names.get('N'))
  if (bytes === undefined || !Number.isInteger(first) || !Number.isInteger(count)) {
    c.miss('unknown_part', `object ${object.number}`)
    return
  }
  const body = bytes.toString('latin1')
  const numbers = (body.slice(0, first).match(/\d+/g) ?? []).map(Number)
  for (let i = 0; i < count && i * 2 + 1 < numbers.length; i++) {
    const packed: PdfObject = { number: numbers[i * 2] ?? 0, names: new Map(), strings: [], refers: [], stream: undefined }
    const start = first + (numbers[i * 2 + 1] ?? 0)
    const next = i * 2 + 3 < numbers.length ? first + (numbers[i * 2 + 3] ?? 0) : body.length
    readTokens(body, start, Math.max(start, next), packed)
    take(packed)
  }
}

/** Words of an XML packet: texts and attribute values, without the addresses of its vocabularies. */
export function xmlWords(xml: string): string[] {
  const texts = xml
    .replace(/<\?[\s\S]*?\?>/g, ' ')
    .split(/<[^>]*>/)
    .map((text) => text.trim())
  const values = [...xml.matchAll(/\s(?!xmlns)[\w:.-]+\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((match) => (match[1] ?? match[2] ?? '').trim())
  const decode = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replace(/&#x?([0-9a-f]+);/gi, (whole, code: string) => {
        const point = Number.parseInt(code, whole.startsWith('&#x') ? 16 : 10)
        return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : whole
      })
      .replaceAll('&amp;', '&')
  return [...new Set([...texts, ...values].filter((text) => text !== '').map(decode))]
}

/**
 * Reads all strings outside the pages' own drawing: Info, names, forms without a field on a page, structure, old
 * revisions, objects that nothing refers to. `said` are strings that already stand in a part with a better place.
 */
export function sweepPdf(c: Collector, bytes: Uint8Array, said: Set<string>): SweepResult {
  const s = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const strings = c.part('objects', 'metadata', true)
  const xmp = c.part('xmp', 'metadata', true, { property: INFO_XMP })
  const scripts = c.part('scripts', 'markup', true, { property: 'JavaScript' })
  const result: SweepResult = { pages: new Set(), versions: 0, unused: false }
  const seen = new Set(said)
  const scriptStreams = new Set<number>()
  const streams = new Map<number, PdfObject>()
  const versions = new Map<number, number>()
  const referred = new Set<number>()
  const take = (object: PdfObject): void => {
    const type = object.names.get('Type')
    if (type === 'Page') result.pages.add(object.number)
    for (const number of object.refers) referred.add(number)
    if (object.names.get('S') === 'JavaScript' && /^\d+$/.test(object.names.get('JS') ?? ''))
      scriptStreams.add(Number(object.names.get('JS')))
    for (const { key, text } of object.strings) {
      if (DULL.has(key) || seen.has(text) || (type === 'Sig' && key === 'Contents')) continue
      seen.add(text)
      strings.mark({ property: key }).line(text)
    }
  }
  for (const object of readPdfObjects(s)) {
    take(object)
    if (object.stream !== undefined) {
      streams.set(object.number, object)
      versions.set(object.number, (versions.get(object.number) ?? 0) + 1)
    }
    if (object.names.get('Type') === 'ObjStm') readPacked(c, s, object, take)
    if (object.names.get('Type') === 'Metadata' || object.names.get('Subtype') === 'XML') {
      const packet = decodeStream(c, s, object)
      if (packet === undefined) c.miss('unknown_part', INFO_XMP)
      else for (const word of xmlWords(packet.toString('utf8'))) xmp.line(word)
    }
  }
  for (const number of scriptStreams) {
    const stream = streams.get(number)
    const script = stream === undefined ? undefined : decodeStream(c, s, stream)
    if (script === undefined) c.miss('unknown_part', 'JavaScript')
    else scripts.line(script.toString('latin1'))
  }
  for (const count of versions.values()) result.versions = Math.max(result.versions, count)
  result.unused = [...streams].some(([number, object]) => !referred.has(number) && !/^(ObjStm|XRef)$/.test(object.names.get('Type') ?? ''))
  return result
}
