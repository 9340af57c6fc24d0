import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeDocx } from '../../test/make/docx.ts'
import { makeEml } from '../../test/make/eml.ts'
import { makePdf } from '../../test/make/pdf.ts'
import { makePng } from '../../test/make/png.ts'
import { makeXlsx } from '../../test/make/xlsx.ts'
import type { Document, Part, PartKind } from '../types.ts'
import { extract } from './extract.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const codes = (document: Document) => document.unread.map((gap) => gap.code)
const ofKind = (document: Document, kind: PartKind) => document.parts.filter((part) => part.kind === kind).map((part) => part.text.trim())
function partWith(document: Document, text: string, kind: PartKind): Part {
  const found = document.parts.find((part) => part.kind === kind && part.text.includes(text))
  assert.ok(found, `${kind}: ${text} in ${JSON.stringify(document.parts.map((part) => [part.kind, part.text]))}`)
  return found
}

test('D-R27: a workbook is read with what is hidden in it, row by row', async () => {
  const document = await extract(
    makeXlsx({
      sheets: [
        {
          name: 'Synligt',
          rows: [
            ['Namn', 'Adress'],
            ['Anna', 'Gatan 1'],
            ['Bo', 198501019802],
          ],
          hiddenColumns: [2],
          hiddenRows: [3],
          header: 'Utskriftshuvud',
        },
        { name: 'Dolt', rows: [['hemligt']], state: 'veryHidden' },
      ],
      definedNames: { Namnet: '"Anna"' },
      comments: [{ cell: 'A1', author: 'Författaren', text: 'Anteckning' }],
      unusedStrings: ['kvarglömd'],
    }),
    'lista.xlsx',
  )
  assert.deepEqual(document.unread, [])
  assert.deepEqual(ofKind(document, 'hidden_sheet'), ['hemligt'])
  assert.equal(partWith(document, 'Anna\tGatan 1', 'hidden_cells').hidden, true)
  assert.ok(partWith(document, '198501019802', 'hidden_cells').cells?.some((cell) => cell.row === 3 && cell.column === 2))
  for (const [text, kind] of [
    ['Anna', 'defined_name'],
    ['Anteckning', 'comment'],
    ['kvarglömd', 'cache'],
    ['Utskriftshuvud', 'header'],
  ] as const)
    partWith(document, text, kind)
  assert.deepEqual(partWith(document, 'Namn', 'sheet').marks[0]?.place, { sheet: 'Synligt', cell: 'A1' })
})

test('a PDF is read with notes, links, properties, attachments and what a later save replaced', async () => {
  const document = await extract(
    makePdf({
      pages: [['Första versionen'], ['Sida två']],
      info: { Title: 'Titel å' },
      annotation: { contents: 'En not', author: 'Notis Skrivare' },
      attachment: { name: 'bilaga.txt', bytes: bytesOf('i bilagan') },
      bookmark: 'Bokmärket',
      link: 'https://example.se/pdf',
      xmp: 'I XMP',
      replacedBy: ['Andra versionen'],
    }),
    'brev.pdf',
  )
  assert.deepEqual(document.unread, [])
  assert.equal(document.pages, 2)
  for (const [text, kind] of [
    ['Andra versionen', 'body'],
    ['Sida två', 'body'],
    ['Första versionen', 'earlier_revision'],
    ['Titel å', 'metadata'],
    ['En not', 'annotation'],
    ['Notis Skrivare', 'author'],
    ['Bokmärket', 'outline'],
    ['https://example.se/pdf', 'link'],
    ['I XMP', 'metadata'],
    ['bilaga.txt', 'attachment_name'],
  ] as const)
    partWith(document, text, kind)
  assert.deepEqual(document.parts.find((part) => part.text === 'i bilagan')?.marks[0]?.place, { line: 1, inside: ['bilaga.txt'] })
  const body = partWith(document, 'Sida två', 'body')
  assert.equal(body.marks.findLast((mark) => mark.start <= body.text.indexOf('Sida två'))?.place.page, 2)
})

test('text in a PDF that is white, invisible, off the page or covered is hidden', async () => {
  const document = await extract(
    makePdf({ pages: [['Synlig']], white: 'vit text', invisible: 'osynlig text', offPage: 'utanför sidan', covered: 'under en ruta' }),
    'a.pdf',
  )
  const hidden = ofKind(document, 'hidden').join('\n')
  for (const text of ['vit text', 'osynlig text', 'utanför sidan', 'under en ruta']) assert.ok(hidden.includes(text), text)
  assert.deepEqual(ofKind(document, 'body'), ['Synlig'])
})

test('a mail is read with people, headers, bodies, attachments, mails inside it, and the gaps between parts', async () => {
  const document = await extract(
    makeEml({
      from: 'Åsa Avsändare <asa@example.se>',
      to: ['Örjan Mottagare <orjan@example.org>'],
      subject: 'Beslut åäö',
      text: 'Brödtext',
      html: '<p>HTML <span style="display:none">dolt</span></p>',
      headers: { 'X-Arende': 'SN 2026-1' },
      attachments: [{ name: 'bilåga.txt', bytes: bytesOf('i bilagan') }],
      forwarded: [makeEml({ subject: 'Inre ämne', text: 'inre text' })],
      preamble: 'före delarna',
      epilogue: 'efter delarna',
    }),
    'post.eml',
  )
  assert.deepEqual(document.unread, [])
  const expected: [string, PartKind][] = [
    ['Beslut åäö', 'subject'],
    ['Örjan Mottagare orjan@example.org', 'recipient'],
    ['Åsa Avsändare', 'author'],
    ['SN 2026-1', 'mail_header'],
    ['Brödtext', 'body'],
    ['HTML', 'body'],
    ['dolt', 'hidden'],
    ['bilåga.txt', 'attachment_name'],
    ['i bilagan', 'body'],
    ['Inre ämne', 'subject'],
    ['inre text', 'body'],
    ['före delarna', 'hidden'],
    ['efter delarna', 'hidden'],
  ]
  for (const [text, kind] of expected) partWith(document, text, kind)
})

test('a page is read with what it does not show', async () => {
  const document = await extract(
    bytesOf(
      '<!doctype html><title>Titel</title><style>.x{display:none}</style><p>Syn<b>lig</b> &aring;</p><p class="x">dold klass</p><p hidden>dolt attribut</p><!-- kommentar --><a href="https://example.se/?q=Anna">länk</a><img src="cid:1" alt="alt"><input value="värde"><script>var a="i skript"</script><table><tr><td>A<td>B</table>',
    ),
    'sida.html',
  )
  assert.deepEqual(document.unread, [])
  for (const [text, kind] of [
    ['Synlig å', 'body'],
    ['dold klass', 'hidden'],
    ['dolt attribut', 'hidden'],
    ['kommentar', 'markup'],
    ['i skript', 'markup'],
    ['q=Anna', 'link'],
    ['alt', 'alt_text'],
    ['värde', 'form'],
  ] as const)
    partWith(document, text, kind)
  const body = partWith(document, 'A\nB', 'body')
  assert.deepEqual(
    body.cells?.map((cell) => [cell.row, cell.column, body.text.slice(cell.start, cell.end)]),
    [
      [1, 1, 'A'],
      [1, 2, 'B'],
    ],
  )
})

test('text is decoded in the encoding it is written in', async () => {
  const utf16 = Buffer.from('\ufeffÅsa på Östgatan', 'utf16le')
  const cases: Uint8Array[] = [
    bytesOf('Åsa på Östgatan'),
    bytesOf('\ufeffÅsa på Östgatan'),
    Buffer.from('Åsa på Östgatan', 'latin1'),
    utf16,
    utf16.subarray(2),
    Buffer.from(utf16).swap16(),
    Buffer.from(utf16.subarray(2)).swap16(),
  ]
  for (const bytes of cases) {
    const document = await extract(Uint8Array.from(bytes), 'a.txt')
    assert.deepEqual([ofKind(document, 'body'), codes(document)], [['Åsa på Östgatan'], []])
  }
})

test('a list in CSV finds its separator, quotes and cells', async () => {
  const document = await extract(Buffer.from('Namn;Adress;Ort\r\n"Ek; Anna";"Gatan ""1""";Umeå\r\n', 'latin1'), 'lista.csv')
  const part = partWith(document, 'Umeå', 'sheet')
  assert.deepEqual(
    part.cells?.filter((cell) => cell.row === 2).map((cell) => part.text.slice(cell.start, cell.end)),
    ['Ek; Anna', 'Gatan "1"', 'Umeå'],
  )
  assert.deepEqual(part.marks.find((mark) => part.text.startsWith('Umeå', mark.start))?.place, { line: 2, cell: 'C2' })
})

test('content decides, and a name that says otherwise is a gap', async () => {
  assert.deepEqual(codes(await extract(makePdf({ pages: [['x']] }), 'brev.docx')), ['mismatch'])
  assert.deepEqual(codes(await extract(bytesOf('hej'), 'brev.docx')), ['mismatch'])
  assert.deepEqual(codes(await extract(makeDocx({}), 'brev.txt')), ['mismatch'])
  assert.deepEqual(codes(await extract(bytesOf('hej'), 'program.exe')), ['unknown_format'])
  assert.deepEqual(codes(await extract(bytesOf('hej'), 'utan-ändelse')), [])
})

test('a picture is a gap unless it is tiny or known', async () => {
  const logo = makePng(200)
  const letter = makeDocx({ paragraphs: ['Hej'], media: { 'image1.png': logo } })
  assert.deepEqual(codes(await extract(letter, 'a.docx')), ['picture_text'])
  assert.deepEqual(codes(await extract(makeDocx({ media: { 'image1.png': makePng(64) } }), 'a.docx')), [])
  const { createHash } = await import('node:crypto')
  const known = [createHash('sha256').update(logo).digest('hex')]
  assert.deepEqual(codes(await extract(letter, 'a.docx', {}, { known_pictures: known })), [])
  assert.deepEqual(codes(await extract(makePdf({ pages: [['x']], picture: 200 }), 'a.pdf')), ['picture_text'])
  assert.deepEqual(codes(await extract(makePdf({ pages: [['x']], picture: 20 }), 'a.pdf')), [])
})

test('the same bytes give the same document twice', async () => {
  const bytes = makeDocx({
    paragraphs: ['a', 'b'],
    comments: [{ author: 'x', text: 'y' }],
    embedded: { 'a.docx': makeDocx({ paragraphs: ['c'] }), 'b.docx': makeDocx({ paragraphs: ['d'] }) },
  })
  assert.deepEqual(await extract(bytes, 'a.docx'), await extract(bytes, 'a.docx'))
  const ids = (await extract(bytes, 'a.docx')).parts.map((part) => part.id)
  assert.equal(new Set(ids).size, ids.length)
})

test('limits are kept, and what was read before them stays', async () => {
  const document = await extract(bytesOf(`${'rad\n'.repeat(1000)}`), 'a.txt', { text_units_max: 100 })
  assert.deepEqual(codes(document), ['limit_text'])
  assert.deepEqual(codes(await extract(bytesOf('x'.repeat(1000)), 'a.txt', { bytes_max: 100 })), ['limit_size'])
})
