import { docxEntries, makeDocx, packZip } from './docx.ts'
import { makePng } from './png.ts'
import type { RawEntry } from './zip.ts'
import { packRawZip } from './zip.ts'

const MIB = 1024 * 1024
const encoder = new TextEncoder()

export interface Hostile {
  what: string
  name: string
  bytes: Uint8Array
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

export function body(inner: string): string {
  return `<w:document ${W}><w:body>${inner}</w:body></w:document>`
}

export function text(value: string): Uint8Array {
  return encoder.encode(value)
}

/** An honest Word file, entry by entry, to be spoiled. */
function entries(): RawEntry[] {
  return Object.entries(docxEntries({ paragraphs: ['Hej'] })).map(([name, data]) => ({
    name,
    data: typeof data === 'string' ? text(data) : data,
  }))
}

function spoiled(change: (list: RawEntry[]) => void, zip: Omit<Parameters<typeof packRawZip>[0], 'entries'> = {}): Uint8Array {
  const list = entries()
  change(list)
  return packRawZip({ entries: list, ...zip })
}

/** Archives that lie about themselves. */
export function zips(): Hostile[] {
  const zeros = new Uint8Array(120 * MIB)
  const make = (what: string, bytes: Uint8Array): Hostile => ({ what, name: 'brev.docx', bytes })
  const first = (list: RawEntry[]) => list[0] as RawEntry
  const nested = (depth: number): Uint8Array =>
    depth === 0 ? makeDocx({ paragraphs: ['innerst'] }) : makeDocx({ embedded: { 'in.docx': nested(depth - 1) } })
  return [
    make(
      'bomb: 120 MiB of zeros in one entry',
      spoiled((list) => list.push({ name: 'word/stor.xml', data: zeros })),
    ),
    make(
      'bomb: 40 entries of 4 MiB',
      spoiled((list) => list.push(...Array.from({ length: 40 }, (_, i) => ({ name: `word/x${i}.xml`, data: zeros.subarray(0, 4 * MIB) })))),
    ),
    make(
      'bomb under the ratio, over the sum',
      spoiled((list) => list.push(...Array.from({ length: 110 }, (_, i) => ({ name: `word/x${i}.xml`, data: zeros.subarray(0, MIB) })))),
    ),
    make(
      'size told too small',
      spoiled((list) => list.push({ name: 'word/stor.xml', data: zeros.subarray(0, 20 * MIB), size: 100 })),
    ),
    make(
      'size told too large',
      spoiled((list) => list.push({ name: 'word/stor.xml', data: text('liten'), size: 90 * MIB })),
    ),
    make(
      'local header tells another size',
      spoiled((list) => {
        first(list).localSize = 1
      }),
    ),
    make(
      'local header tells another name',
      spoiled((list) => {
        first(list).localName = 'annat/namn.xml'
      }),
    ),
    make(
      'wrong checksum',
      spoiled((list) => {
        first(list).crc = 1
      }),
    ),
    make(
      'two entries share data (quoted overlap)',
      spoiled((list) => {
        const last = list.at(-1)
        if (last !== undefined) last.atEntry = 0
      }),
    ),
    make(
      '1 000 entries on the same data',
      packRawZip({
        entries: Array.from({ length: 999 }, (_, i) => ({ name: `word/${i}.xml`, data: zeros.subarray(0, 1000), atEntry: 0 })),
      }),
    ),
    make('5 000 entries', packRawZip({ entries: Array.from({ length: 5000 }, (_, i) => ({ name: `word/${i}.xml`, data: text('x') })) })),
    make(
      'name climbs out',
      spoiled((list) => list.push({ name: '../../etc/passwd', data: text('x') })),
    ),
    make(
      'absolute name',
      spoiled((list) => list.push({ name: '/etc/passwd', data: text('x') })),
    ),
    make(
      'name with a drive',
      spoiled((list) => list.push({ name: 'C:/x', data: text('x') })),
    ),
    make(
      'name with backslashes',
      spoiled((list) => list.push({ name: 'word\\..\\x', data: text('x') })),
    ),
    make(
      'name with a zero byte',
      spoiled((list) => list.push({ name: 'word/a\0b.xml', data: text('x') })),
    ),
    make(
      'same name twice',
      spoiled((list) => list.push({ name: 'word/document.xml', data: text(body('')) })),
    ),
    make(
      'same name in other case',
      spoiled((list) => list.push({ name: 'WORD/Document.xml', data: text(body('')) })),
    ),
    make(
      'bytes before the first entry',
      spoiled(() => undefined, { before: text('PK\x03\x04 hemligt') }),
    ),
    make(
      'bytes between entries',
      spoiled(() => undefined, { between: text('hemlig text mellan') }),
    ),
    make(
      'bytes after the end',
      spoiled(() => undefined, { after: text('hemlig text efter') }),
    ),
    make(
      'comment on the file',
      spoiled(() => undefined, { comment: 'Anna bor på Hemliga gatan 1' }),
    ),
    make(
      'comment on an entry',
      spoiled((list) => {
        first(list).comment = 'Anna bor på Hemliga gatan 1'
      }),
    ),
    make(
      'unknown extra field',
      spoiled((list) => {
        first(list).extra = Uint8Array.from([0x99, 0x99, 4, 0, 65, 66, 67, 68])
      }),
    ),
    make(
      'encrypted entry',
      spoiled((list) => {
        first(list).flags = 1
      }),
    ),
    make(
      'unknown method',
      spoiled((list) => {
        first(list).method = 14
      }),
    ),
    make(
      'directory counts wrong',
      spoiled(() => undefined, { count: 65000 }),
    ),
    make('cut off in the middle', makeDocx({ paragraphs: ['Hej'.repeat(5000)] }).subarray(0, 600)),
    make('nothing but a signature', text('PK\x03\x04')),
    make('an empty archive', packRawZip({ entries: [] })),
    make('documents inside documents, eight deep', nested(8)),
    make('a type that lies: document is a picture', packZip({ ...docxEntries({}), 'word/document.xml': makePng(20) })),
    make('no list of types', packRawZip({ entries: entries().filter((entry) => entry.name !== '[Content_Types].xml') })),
    make('no relationships', packRawZip({ entries: entries().filter((entry) => entry.name !== '_rels/.rels') })),
    make('a program inside', makeDocx({ entries: { 'word/vbaProject.bin': 'Sub AutoOpen()' } })),
    make(
      'a document from afar',
      makeDocx({
        entries: {
          'word/_rels/settings.xml.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://x/subDocument" Target="http://example.com/x" TargetMode="External"/></Relationships>',
        },
      }),
    ),
  ]
}
