import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeDocx } from '../../test/make/docx.ts'
import { makePng } from '../../test/make/png.ts'
import { makeXlsx } from '../../test/make/xlsx.ts'
import type { Document, Part, PartKind } from '../types.ts'
import { extract } from './extract.ts'

const _bytesOf = (text: string) => new TextEncoder().encode(text)
const _codes = (document: Document) => document.unread.map((gap) => gap.code)
const ofKind = (document: Document, kind: PartKind) => document.parts.filter((part) => part.kind === kind).map((part) => part.text.trim())
function partWith(document: Document, text: string, kind: PartKind): Part {
  const found = document.parts.find((part) => part.kind === kind && part.text.includes(text))
  assert.ok(found, `${kind}: ${text} in ${JSON.stringify(document.parts.map((part) => [part.kind, part.text]))}`)
  return found
}

test('D-R24: a letter is read in all its layers, each with its kind', async () => {
  const document = await extract(
    makeDocx({
      paragraphs: ['Synlig rad'],
      header: 'Sidhuvud',
      footer: 'Sidfot',
      footnote: 'Fotnot',
      comments: [{ author: 'Kim Kommentar', text: 'En kommentar' }],
      deletions: ['Struken rad'],
      hidden: ['Dold rad'],
      textBox: 'I en ruta',
      field: { instruction: 'HYPERLINK "http://example.se/falt"', shown: 'visad' },
      link: { target: 'https://example.se/lank', shown: 'länktext' },
      altText: 'Bildens text',
      customXml: 'egen xml',
      properties: { title: 'Titeln', creator: 'Upphov Person', custom: { Fastighet: 'Dolda 1:2' } },
      embedded: { 'blad.xlsx': makeXlsx({ sheets: [{ name: 'Blad', rows: [['i bladet']] }] }) },
      media: { 'image1.png': makePng(10, 'Text i bilden') },
    }),
    'brev.docx',
  )
  assert.deepEqual(document.unread, [])
  assert.equal(document.format, 'docx')
  const expected: [string, PartKind, boolean][] = [
    ['Synlig rad', 'body', false],
    ['visad', 'body', false],
    ['länktext', 'body', false],
    ['Sidhuvud', 'header', false],
    ['Sidfot', 'footer', false],
    ['Fotnot', 'note', false],
    ['En kommentar', 'comment', true],
    ['Kim Kommentar', 'author', true],
    ['Struken rad', 'deletion', true],
    ['Dold rad', 'hidden', true],
    ['I en ruta', 'textbox', false],
    ['HYPERLINK "http://example.se/falt"', 'field', true],
    ['https://example.se/lank', 'link', true],
    ['Bildens text', 'alt_text', true],
    ['egen xml', 'metadata', true],
    ['Titeln', 'metadata', true],
    ['Upphov Person', 'author', true],
    ['Dolda 1:2', 'metadata', true],
    ['i bladet', 'sheet', false],
    ['Text i bilden', 'metadata', true],
    ['brev.docx', 'filename', false],
  ]
  for (const [text, kind, hidden] of expected) assert.equal(partWith(document, text, kind).hidden, hidden, text)
  assert.ok(!ofKind(document, 'body').some((text) => text.includes('Struken') || text.includes('Dold')))
})

test('a number split over runs, insertions and deletions stands in one piece in each view', async () => {
  const document = await extract(
    makeDocx({
      paragraphs: [
        [
          { text: '19850' },
          { text: '101' },
          { text: '-98', as: 'inserted' },
          { text: '-12', as: 'deleted' },
          { text: '03' },
          { text: ' dolt', as: 'hidden' },
        ],
      ],
    }),
    'a.docx',
  )
  assert.deepEqual(ofKind(document, 'body'), ['19850101-9803'])
  assert.deepEqual(ofKind(document, 'deletion'), ['19850101-1203 dolt'])
  assert.deepEqual(ofKind(document, 'hidden'), ['19850101-9803 dolt'])
})

test('white and tiny letters are hidden, white letters on a dark ground are seen', async () => {
  const dark =
    '<w:p><w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>vit på svart</w:t></w:r></w:p>'
  const document = await extract(
    makeDocx({ paragraphs: [[{ text: 'vit', as: 'white' }], [{ text: 'pytteliten', as: 'tiny' }]], bodyXml: dark }),
    'a.docx',
  )
  assert.deepEqual(ofKind(document, 'hidden'), ['vit\npytteliten'])
  assert.deepEqual(ofKind(document, 'body'), ['vit på svart'])
})

test('hidden by a style that inherits', async () => {
  const styles =
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Bas"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Arv"><w:basedOn w:val="Bas"/></w:style></w:styles>'
  const bytes = makeDocx({
    bodyXml: '<w:p><w:pPr><w:pStyle w:val="Arv"/></w:pPr><w:r><w:t>dolt av stil</w:t></w:r></w:p>',
    entries: {
      'word/styles.xml': styles,
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    },
  })
  const document = await extract(bytes, 'a.docx')
  assert.deepEqual(document.unread, [])
  assert.deepEqual(ofKind(document, 'hidden'), ['dolt av stil'])
})

test('another prefix for Word’s own words changes nothing', async () => {
  const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const document = await extract(
    makeDocx({
      entries: {
        'word/document.xml': `<q:document xmlns:q="${W}"><q:body><q:p><q:del q:author="A"><q:r><q:delText>struken</q:delText></q:r></q:del><q:r><q:t>kvar</q:t></q:r></q:p></q:body></q:document>`,
      },
    }),
    'a.docx',
  )
  assert.deepEqual(ofKind(document, 'body'), ['kvar'])
  assert.deepEqual(ofKind(document, 'deletion'), ['strukenkvar'])
})

test('the two forms of a drawing are read once, unless they say different things', async () => {
  const box = (text: string) => `<w:txbxContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent>`
  const drawing = (first: string, second: string) =>
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box(first)}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box(second)}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
  const same = await extract(makeDocx({ bodyXml: drawing('ruta', 'ruta') }), 'a.docx')
  assert.deepEqual(ofKind(same, 'textbox'), ['ruta'])
  const other = await extract(makeDocx({ bodyXml: drawing('ruta', 'annat') }), 'a.docx')
  assert.ok(other.parts.some((part) => part.text.includes('annat')))
})

test('text where no program puts text is found', async () => {
  const document = await extract(makeDocx({ bodyXml: '<!-- i en kommentar --><w:p w:okand="ett attribut">lös text</w:p>' }), 'a.docx')
  const all = document.parts.map((part) => part.text).join('\n')
  for (const text of ['i en kommentar', 'lös text', 'ett attribut']) assert.ok(all.includes(text), text)
})

test('tables give cells by row and column', async () => {
  const document = await extract(
    makeDocx({
      table: [
        ['Namn', 'Adress'],
        ['Anna', 'Gatan 1'],
      ],
    }),
    'a.docx',
  )
  const body = partWith(document, 'Gatan 1', 'body')
  const cell = body.cells?.find((one) => one.row === 2 && one.column === 2)
  assert.equal(body.text.slice(cell?.start, cell?.end), 'Gatan 1')
})
