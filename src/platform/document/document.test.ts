import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extract } from '@samvarn/disclosure'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import {
  blocksOf,
  catalogueRdf,
  type Document,
  documentJson,
  renderDocx,
  renderHtml,
  renderPdf,
  tableCsv,
  tableMetadata,
  tablesOf,
} from './index.ts'

const HOSTILE = '#panic() $x$ *fet* _kursiv_ <b>&amp;</b> @ref =1+1 \\ "citat"'
const report: Document = {
  lang: 'sv',
  title: 'Delredovisning av uppföljningen',
  by: 'Samordningsverket (påhittad)',
  date: '2026-11-22',
  marks: ['Sekretessprövning ska göras före utlämnande.'],
  blocks: [
    { kind: 'heading', level: 2, text: 'Sammanfattning' },
    { kind: 'paragraph', text: `Det här står som det skrevs: ${HOSTILE} och \u0007ett styrtecken.` },
    { kind: 'list', items: ['första', HOSTILE] },
    { kind: 'figures', items: [{ label: 'organisationer har svarat', value: '31 av 40', source: 'rundan' }] },
    {
      kind: 'chart',
      svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"><rect width="5" height="5"/></svg>',
      alt: 'Andelen stiger från 40 till 55 procent.',
      caption: 'Andel över tid',
      width: 10,
      height: 10,
    },
    {
      kind: 'table',
      table: {
        id: 'andel',
        caption: 'Andel per år',
        columns: [{ label: 'År' }, { label: 'Andel', number: true }],
        rows: [
          ['2025', '40 %'],
          ['=HYPERLINK("x")', '-55 %'],
        ],
        source: 'Rundan 2026',
        note: '0 betyder 0–4',
      },
    },
    { kind: 'note', text: 'Slut.' },
  ],
}
const SAID = [
  'Delredovisning av uppföljningen',
  'Sammanfattning',
  '#panic() $x$',
  '31 av 40',
  'Andel per år',
  '40 %',
  '0 betyder 0–4',
  'Sekretessprövning',
]

test('PDF/UA-1: tagged, in Swedish, with title and alternative texts; nothing that was written is read as markup; the same twice', async () => {
  const pdf = await renderPdf(report)
  const raw = Buffer.from(pdf).toString('latin1')
  assert.match(raw, /pdfuaid:part>1</, 'says that it is PDF/UA-1')
  assert.match(raw, /\/Lang ?\(sv\)/)
  assert.match(raw, /\/Marked true/)
  assert.match(raw, /\/DisplayDocTitle true/)
  const read = await extract(pdf, 'rapport.pdf')
  const text = read.parts.map((part) => part.text).join('\n')
  for (const said of SAID) assert.ok(text.includes(said), `${said} in ${text.slice(0, 400)}`)
  assert.deepEqual(Buffer.from(await renderPdf(report)), Buffer.from(pdf))
})

test('DOCX: real styles, header rows that repeat, alternative texts, language; control characters are left out', async () => {
  const files = unzipSync(await renderDocx(report))
  const part = (name: string) => Buffer.from(files[name] ?? assert.fail(`${name} is missing`)).toString('utf8')
  const body = part('word/document.xml')
  for (const style of ['Title', 'Heading1', 'Caption', 'SourceLine', 'Note', 'Mark'])
    assert.match(body, new RegExp(`w:pStyle w:val="${style}"`))
  assert.match(body, /<w:tblHeader\/>/)
  assert.match(body, /descr="Andelen stiger från 40 till 55 procent\."/)
  assert.match(part('word/styles.xml'), /w:lang w:val="sv-SE"/)
  assert.match(body, /#panic\(\) \$x\$ \*fet\*/)
  assert.equal(body.includes(String.fromCharCode(7)), false)
  for (const name of Object.keys(files).filter((file) => file.endsWith('.xml'))) wellFormed(part(name))
})

function wellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
}

test('one HTML file: no script, no other address, every text escaped', () => {
  const html = renderHtml(report)
  assert.doesNotMatch(html, /<script|https?:(?!\/\/www\.w3\.org)|<b>&amp;<\/b>/)
  assert.match(html, /<html lang="sv">/)
  assert.match(html, /&lt;b&gt;&amp;amp;&lt;\/b&gt;/)
  for (const said of SAID) assert.ok(html.includes(said.replaceAll('"', '&quot;')), said)
})

test('CSV with metadata, JSON and DCAT-AP-SE: no formula gets through, numbers stand as they stand', () => {
  const [table] = tablesOf(report)
  assert.ok(table)
  const csv = tableCsv(table)
  assert.equal(csv, '\uFEFFÅr,Andel\r\n2025,40 %\r\n"\'=HYPERLINK(""x"")",-55 %\r\n')
  const metadata = tableMetadata(table, report, 'andel.csv') as { tableSchema: { columns: object[] } }
  assert.equal(metadata.tableSchema.columns.length, 2)
  const series = {
    ...table,
    columns: [{ label: 'Var' }, { label: 'personer', number: true }],
    rows: [
      ['Riket', '3\u00a0670'],
      ['Riket', '·'],
    ],
  }
  const { tableSchema } = tableMetadata(series, report, 'serie.csv') as {
    tableSchema: { columns: { datatype: object }[]; primaryKey?: string }
  }
  const [, people] = tableSchema.columns
  assert.deepEqual(
    people?.datatype,
    { base: 'number', format: { decimalChar: ',', groupChar: '\u00a0' } },
    'a program reads 3 670 as a number',
  )
  assert.equal(tableSchema.primaryKey, undefined, 'the same place twice is no key')
  const rdf = catalogueRdf({
    base: 'https://exempel.example.se/oppna-data',
    title: 'Öppna data & mer',
    description: 'Siffror',
    publisher: 'Samordningsverket (påhittad)',
    lang: 'sv',
    datasets: [
      { id: 'r1', document: report, issued: '2026-11-22T10:00:00Z', licence: 'http://creativecommons.org/publicdomain/zero/1.0/' },
    ],
  })
  wellFormed(rdf)
  for (const must of [
    'dcat:Catalog',
    'dcat:Dataset',
    'dcat:Distribution',
    'dct:publisher',
    'dct:license',
    'dcat:accessURL',
    'Öppna data &amp; mer',
  ])
    assert.ok(rdf.includes(must), must)
  assert.doesNotMatch(JSON.stringify(documentJson(report)), /<svg/)
})

test('what somebody writes becomes headings, lists and paragraphs, and nothing else', () => {
  assert.deepEqual(blocksOf('Ett\nstycke\r\n\r\n## Rubrik\nunder\n\n- a\n- b\n\n\n# ingen rubrik'), [
    { kind: 'paragraph', text: 'Ett stycke' },
    { kind: 'heading', level: 3, text: 'Rubrik' },
    { kind: 'paragraph', text: 'under' },
    { kind: 'list', items: ['a', 'b'] },
    { kind: 'paragraph', text: '# ingen rubrik' },
  ])
  assert.deepEqual(blocksOf(' \n\n '), [])
})
