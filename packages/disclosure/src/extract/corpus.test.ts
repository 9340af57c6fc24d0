import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Document } from '../types.ts'
import { extract } from './extract.ts'

const DATA = process.env['SAMVARN_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data')
const withData = { skip: existsSync(join(DATA, 'pdf-samples')) ? false : `documents that others wrote are absent: ${DATA}` }

function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(DATA, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => join(DATA, folder, name))
}
const read = async (path: string): Promise<Document> => extract(readFileSync(path), path)
const find = (folder: string, name: string) => filesIn(folder, /./).find((path) => path.endsWith(`/${name}`)) ?? ''
const textOf = (document: Document, kinds?: RegExp) =>
  document.parts
    .filter((part) => kinds === undefined || kinds.test(part.kind))
    .map((part) => part.text)
    .join('\n')

test('no file of the corpora makes the reader throw, and what it cannot read it says by a known code', withData, async (t) => {
  let whole = 0
  const files = [
    ...filesIn('docx-openxml-powertools', /\.(docx|xlsx)$/),
    ...filesIn('xlsx', /\.xlsx$/),
    ...filesIn('pdf-samples', /\.pdf$/),
    ...filesIn('mail-eml', /\.eml$/),
    ...filesIn('img-exif', /\.(jpg|tiff|heif|png)$/i),
  ]
  assert.ok(files.length > 150, `${files.length}`)
  for (const path of files) {
    const document = await read(path)
    if (document.unread.length === 0) whole++
    const isOurs = document.unread.every((gap) => gap.code !== 'crashed' && gap.code !== 'timeout')
    assert.ok(isOurs, path)
  }
  t.diagnostic(`${whole} of ${files.length} files read whole`)
})

test('Word: every construct of the corpus is read without a gap, but for one old part that no one documents', withData, async () => {
  for (const path of filesIn('docx-openxml-powertools/RP', /\.docx$/)) {
    const { unread } = await read(path)
    assert.deepEqual(
      unread.filter((gap) => gap.where !== 'word/attachedToolbars.bin'),
      [],
      path,
    )
  }
  for (const path of filesIn('docx-openxml-powertools/FA', /\.docx$/)) assert.deepEqual((await read(path)).unread, [], path)
})

test('Word: the visible text is the accepted version', withData, async () => {
  const visible = (document: Document) => textOf(document, /^(body|header|footer|note)$/).trimEnd()
  const folder = 'docx-openxml-powertools/RP'
  const accepted = filesIn(folder, /-Accepted\.docx$/)
  assert.ok(accepted.length > 20)
  for (const path of accepted) assert.equal(visible(await read(path.replace('-Accepted', ''))), visible(await read(path)), path)
})

test('Word: comments, hidden runs, deletions, embedded workbooks and chunks are found', withData, async () => {
  const folder = 'docx-openxml-powertools'
  assert.match(textOf(await read(find(folder, 'Comment.docx')), /comment/), /This is a comment\./)
  assert.match(textOf(await read(find(folder, 'HC019-Hidden-Run.docx')), /hidden/), /When you click Online Video/)
  assert.match(textOf(await read(find(folder, 'RP002-Deleted-Text.docx')), /deletion/), /provides/)
  assert.match(textOf(await read(find(folder, 'CA009-altChunk.docx'))), /first paragraph in inserted content/)
  assert.ok((await read(find(folder, 'EmbeddedWorkbook.docx'))).parts.some((part) => part.kind === 'sheet' && part.id.startsWith('@')))
})

test('Excel: names, comments, properties and headers are found', withData, async () => {
  assert.match(textOf(await read(find('xlsx', 'defined_name01.xlsx')), /defined_name/), /_Egg/)
  assert.match(textOf(await read(find('xlsx', 'comment01.xlsx')), /comment/), /Some text/)
  assert.match(textOf(await read(find('xlsx', 'properties01.xlsx')), /metadata|author/), /Someone|xlsx/i)
})

test('PDF: forms, notes, links, attachments, XMP, earlier revisions and locks', withData, async () => {
  const folder = 'pdf-samples'
  assert.match(textOf(await read(find(folder, 'libreoffice-form.pdf')), /form/), /Alice/)
  assert.match(textOf(await read(find(folder, 'annotated_pdf.pdf')), /annotation/), /This is a text annotation\./)
  assert.match(textOf(await read(find(folder, 'libre-office-link.pdf')), /link/), /martin-thoma\.com/)
  assert.match(textOf(await read(find(folder, 'with-attachment.pdf')), /attachment_name/), /image\.png/)
  assert.match(textOf(await read(find(folder, 'output_with_metadata_pymupdf.pdf')), /metadata/), /John Doe/)
  assert.match(textOf(await read(find(folder, 'PDF 2.0 via incremental save.pdf')), /earlier_revision/), /PDF 1\.7 Words Need Spacing/)
  assert.deepEqual((await read(find(folder, 'libreoffice-writer-password.pdf'))).unread, [{ code: 'encrypted' }])
})

test('mail: names of attachments in every encoding, nested mails, and subjects as others read them', withData, async () => {
  assert.match(textOf(await read(find('mail-eml', 'japanese_attachment.eml')), /attachment_name/), /[\u3040-\u9fff]/)
  assert.match(textOf(await read(find('mail-eml', 'attachment_message_rfc822.eml')), /attachment_name/), /ForwardedMessage\.eml/)
  for (const path of filesIn('mail-eml/stalwart', /\.eml$/)) {
    const twin = path.replace(/\.eml$/, '.json')
    const expected = existsSync(twin) ? /"subject"[^}]*?"Text":\s*"([A-Za-z0-9 ]{4,})"/i.exec(readFileSync(twin, 'utf8'))?.[1] : undefined
    if (expected !== undefined) assert.ok(textOf(await read(path)).includes(expected), `${path}: ${expected}`)
  }
})

test('pictures: coordinates are read, and the pixels are a gap', withData, async () => {
  const document = await read(find('img-exif', 'DSCN0010.jpg'))
  assert.match(textOf(document, /metadata/), /GPS: 43\.46\d+, 11\.88\d+/)
  assert.deepEqual(document.unread.map((gap) => gap.code).includes('picture_text'), true)
})
