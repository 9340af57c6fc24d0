import { deflateSync } from 'node:zlib'
import { docxEntries, packZip } from './docx.ts'
import { makeEml } from './eml.ts'
import { body, type Hostile, text, zips } from './hostile-zip.ts'
import { makePdf } from './pdf.ts'
import { makePng } from './png.ts'
import { makeXlsx } from './xlsx.ts'

export type { Hostile } from './hostile-zip.ts'

const MIB = 1024 * 1024

function withDocument(xml: string): Uint8Array {
  return packZip({ ...docxEntries({ paragraphs: [] }), 'word/document.xml': xml })
}

function xmls(): Hostile[] {
  const make = (what: string, xml: string): Hostile => ({ what, name: 'brev.docx', bytes: withDocument(xml) })
  const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 10 }, (_, i) => `<!ENTITY ${'bcdefghijk'[i]} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}]>`
  return [
    make('billion laughs', `${laughs}${body('<w:p><w:r><w:t>&k;</w:t></w:r></w:p>')}`),
    make(
      'quadratic entity',
      `<!DOCTYPE l [<!ENTITY a "${'x'.repeat(100_000)}">]>${body(`<w:p><w:r><w:t>${'&a;'.repeat(1000)}</w:t></w:r></w:p>`)}`,
    ),
    make('entity from a file', `<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>${body('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>')}`),
    make('entity from the network', `<!DOCTYPE l [<!ENTITY % a SYSTEM "http://example.com/x"> %a;]>${body('')}`),
    make('a DTD that does nothing', `<!DOCTYPE document>${body('')}`),
    make('100 000 elements deep', body('<w:sdt>'.repeat(100_000) + '</w:sdt>'.repeat(100_000))),
    make('100 000 tables deep', body('<w:tbl><w:tr><w:tc>'.repeat(33_000) + '</w:tc></w:tr></w:tbl>'.repeat(33_000))),
    make('elements never closed', body('<w:p>'.repeat(1000)).replace('</w:body></w:document>', '')),
    make('three million elements', body('<w:p/>'.repeat(3_000_000))),
    make('no XML at all', 'hej'),
    make('undeclared prefix', body('<q:p/>')),
    make('unknown entity', body('<w:p><w:r><w:t>&hemlig;</w:t></w:r></w:p>')),
    make('declared in an encoding that it is not', `<?xml version="1.0" encoding="shift_jis"?>${body('')}`),
    {
      what: 'bytes that are no UTF-8',
      name: 'brev.docx',
      bytes: packZip({ ...docxEntries({}), 'word/document.xml': Uint8Array.from([...text('<w:document '), 0xff, 0xfe, 0xfd]) }),
    },
    {
      what: 'sheet with an entity',
      name: 'lista.xlsx',
      bytes: makeXlsx({
        sheets: [{ name: 'S', rows: [] }],
        entries: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' },
      }),
    },
    {
      what: 'sheet of 100 000 elements deep',
      name: 'lista.xlsx',
      bytes: makeXlsx({
        sheets: [{ name: 'S', rows: [] }],
        entries: { 'xl/worksheets/sheet1.xml': `<worksheet>${'<row>'.repeat(100_000)}` },
      }),
    },
    { what: 'rich text that multiplies', name: 'lista.xlsx', bytes: multiplied() },
  ]
}

/** A long shared string shown in very many cells: small on disk, huge as text. */
function multiplied(): Uint8Array {
  const cells = '<c t="s"><v>0</v></c>'.repeat(200)
  return makeXlsx({
    sheets: [{ name: 'S', rows: [['x'.repeat(30_000)]] }],
    entries: { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${`<row>${cells}</row>`.repeat(50)}</sheetData></worksheet>` },
  })
}

function pdfs(): Hostile[] {
  const good = Buffer.from(makePdf({ pages: [['Hej'], ['Två']] })).toString('latin1')
  const make = (what: string, pdf: string): Hostile => ({ what, name: 'brev.pdf', bytes: new Uint8Array(Buffer.from(pdf, 'latin1')) })
  const bomb = deflateSync(Buffer.alloc(300 * MIB)).toString('latin1')
  return [
    make('PDF: only a header', '%PDF-1.7\n'),
    make('PDF: cut off', good.slice(0, 300)),
    make('PDF: random bytes after the header', `%PDF-1.7\n${'\u00a7\u0001x'.repeat(5000)}`),
    make('PDF: pages that are their own parents', good.replace('/Kids [20 0 R 22 0 R]', '/Kids [2 0 R 2 0 R]')),
    make('PDF: table points nowhere', good.replace(/startxref\n\d+/, 'startxref\n99999999')),
    make(
      'PDF: trailer is its own predecessor',
      good.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${good.indexOf('xref\n')}`).replace('/Type /Catalog', '/Type /Katalog'),
    ),
    make('PDF: text after the end', `${good}hemlig text efter slutet`),
    make(
      'PDF: an object that nothing refers to',
      Buffer.from(makePdf({ pages: [['Hej']], extraObjects: ['<< /Length 5 >>\nstream\nhemli\nendstream'] })).toString('latin1'),
    ),
    make(
      'PDF: object stream of 300 MiB',
      Buffer.from(
        makePdf({
          pages: [['Hej']],
          extraObjects: [`<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb}\nendstream`],
        }),
      ).toString('latin1'),
    ),
    make(
      'PDF: page of 300 MiB',
      good.replace(
        /<< {2}\/Length \d+ >>\nstream\n[\s\S]*?\nendstream/,
        `<< /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb}\nendstream`,
      ),
    ),
    make(
      'PDF: encrypted',
      good.replace(
        '/Root 1 0 R',
        `/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (${'a'.repeat(32)}) /U (${'b'.repeat(32)}) /P -4 >> /ID [(x) (x)]`,
      ),
    ),
    make(
      'PDF: picture of a million pixels a side',
      Buffer.from(makePdf({ pages: [['Hej']], picture: 70 }))
        .toString('latin1')
        .replace('/Width 70 /Height 70', '/Width 1000000 /Height 1000000'),
    ),
    make(
      'PDF: nested PDFs as attachments',
      Buffer.from(
        [1, 2, 3, 4, 5].reduce<Uint8Array>(
          (inner) => makePdf({ pages: [['x']], attachment: { name: 'in.pdf', bytes: inner } }),
          makePdf({ pages: [['innerst']] }),
        ),
      ).toString('latin1'),
    ),
    make(
      'PDF: bookmarks in a ring',
      good
        .replace('/Type /Catalog', '/Type /Catalog /Outlines 30 0 R')
        .replace(
          'xref\n0 1',
          '30 0 obj\n<< /First 31 0 R >>\nendobj\n31 0 obj\n<< /Title (x) /Next 31 0 R /First 31 0 R >>\nendobj\nxref\n0 1',
        )
        .replace(/startxref\n\d+/, 'startxref\n0'),
    ),
    { what: 'PDF in the clothes of a letter', name: 'brev.docx', bytes: new Uint8Array(Buffer.from(good, 'latin1')) },
  ]
}

function texts(): Hostile[] {
  const deepMail = Array.from({ length: 6 }).reduce<Uint8Array>(
    (inner, _, i) => makeEml({ text: `nivå ${i}`, forwarded: [inner] }),
    makeEml({ text: 'innerst' }),
  )
  return [
    { what: 'endless CSV line', name: 'lista.csv', bytes: text(`namn;adress\n${'x'.repeat(5 * MIB)}`) },
    { what: 'CSV field that never closes', name: 'lista.csv', bytes: text(`namn;adress\n"${'x;y\n'.repeat(MIB)}`) },
    { what: '50 000 tags deep', name: 'sida.html', bytes: text(`<html>${'<div>'.repeat(50_000)}hej`) },
    { what: 'page from afar', name: 'sida.html', bytes: text('<html><iframe src="http://example.com/x"></iframe></html>') },
    { what: 'mails inside mails', name: 'post.eml', bytes: deepMail },
    {
      what: 'mail of 400 multiparts',
      name: 'post.eml',
      bytes: text(
        `MIME-Version: 1.0\r\nMessage-ID: <a@b>\r\n${Array.from({ length: 400 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join('')}`,
      ),
    },
    {
      what: 'mail of 5 000 parts',
      name: 'post.eml',
      bytes: text(
        `MIME-Version: 1.0\r\nMessage-ID: <a@b>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(5000)}--b--\r\n`,
      ),
    },
    {
      what: 'mail with a winmail.dat',
      name: 'post.eml',
      bytes: makeEml({ text: 'Hej', attachments: [{ name: 'winmail.dat', type: 'application/ms-tnef', bytes: text('x') }] }),
    },
    {
      what: 'encrypted mail',
      name: 'post.eml',
      bytes: makeEml({ attachments: [{ name: 'smime.p7m', type: 'application/pkcs7-mime', bytes: text('x') }] }),
    },
    {
      what: 'old Word',
      name: 'brev.doc',
      bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(1000).fill(0)]),
    },
    { what: 'rich text format', name: 'brev.rtf', bytes: text('{\\rtf1 Anna}') },
    { what: 'random bytes', name: 'brev.txt', bytes: Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) % 256) },
    { what: 'text with a byte of no encoding', name: 'brev.txt', bytes: Uint8Array.from([...text('Hej '), 0xff, 0x81, 0x90]) },
    { what: 'UTF-32', name: 'brev.txt', bytes: Uint8Array.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]) },
    { what: 'picture that says it is huge', name: 'bild.png', bytes: makePng(2, undefined, 0x7fffffff) },
    { what: 'picture named as text', name: 'brev.txt', bytes: makePng(100) },
    { what: 'an image with text beside the pixels and an unread face', name: 'bild.png', bytes: makePng(300, 'Anna bor i Umeå') },
  ]
}

/** Files made to hurt the reader or to hide from it. None may be called read. */
export function hostileFiles(): Hostile[] {
  return [...zips(), ...xmls(), ...pdfs(), ...texts()]
}
