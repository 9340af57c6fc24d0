import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { unzipSync } from 'fflate'
import { makeDocx, makePdfOf } from '../../test/make/redactable.ts'
import { makePng } from '../../test/make/png.ts'
import { makeXlsx } from '../../test/make/xlsx.ts'
import { extract } from '../extract/extract.ts'
import { redactInChild } from '../sandbox/redact.ts'
import type { Document } from '../types.ts'
import { copyDocx, openDocx } from './docx.ts'
import { redact } from './redact.ts'
import type { Redacted, Removal } from './removal.ts'

const folder = mkdtempSync(join(tmpdir(), 'samvarn-copy-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const bytesOf = (text: string) => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** Marks every place of the given words in a reading, as a check would. */
function mark(document: Document, words: readonly string[], law = 'OSL 21:3'): Removal[] {
  return document.parts.flatMap((part) =>
    words.flatMap((word) => {
      const found: Removal[] = []
      for (let at = part.text.indexOf(word); at >= 0; at = part.text.indexOf(word, at + 1))
        found.push({ kind: 'name', law, spans: [{ part: part.id, start: at, end: at + word.length }] })
      return found
    }),
  )
}

async function copyWithout(bytes: Uint8Array, name: string, words: readonly string[]): Promise<Redacted> {
  return redact(bytes, name, mark(await extract(bytes, name), words))
}

function made(result: Redacted): Redacted & { ok: true } {
  assert.ok(result.ok, JSON.stringify(result))
  return result
}

const body = (document: Document) =>
  document.parts
    .filter((part) => /^(body|sheet)$/.test(part.kind))
    .map((part) => part.text)
    .join('')

test('TXT: what is marked becomes a label that tells no length', async () => {
  const copy = made(
    await copyWithout(bytesOf('Anna Lind bor på Hemliga gatan 17 B.\nEk bor i Ö.\n'), 'brev.txt', ['Anna Lind', 'Hemliga gatan 17 B', 'Ö']),
  )
  assert.equal(textOf(copy.bytes), '[sekretess] bor på [sekretess].\nEk bor i [sekretess].\n')
  assert.equal(copy.name, 'brev-saker-kopia.txt')
  assert.deepEqual(copy.removed, [{ kind: 'name', law: 'OSL 21:3', count: 3 }])
})

test('D-R30: the label can name the provision, and nothing but a provision', async () => {
  const bytes = bytesOf('Anna Lind')
  const spans = [{ part: 'text', start: 0, end: 9 }]
  assert.equal(textOf(made(await redact(bytes, 'a.txt', [{ kind: 'name', law: 'OSL 21:3', spans }], { label: 'law' })).bytes), '[OSL 21:3]')
  assert.equal(textOf(made(await redact(bytes, 'a.txt', [{ kind: 'name', law: 'x]\n<b>', spans }], { label: 'law' })).bytes), '[sekretess]')
})

test('TXT: overlapping marks give one label, and the same words elsewhere go too', async () => {
  const bytes = bytesOf('Anna Lind-Hemlig. anna lind-hemlig igen.')
  const removals = [
    { kind: 'name', law: 'OSL 21:3', spans: [{ part: 'text', start: 0, end: 9 }] },
    { kind: 'name', law: 'OSL 21:3', spans: [{ part: 'text', start: 5, end: 16 }] },
  ]
  const copy = made(await redact(bytes, 'a.txt', removals))
  assert.ok(!/lind|hemlig/i.test(textOf(copy.bytes)), textOf(copy.bytes))
})

test('TXT: letters that show nothing are left out of the copy', async () => {
  const tags = [...'Umea'].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join('')
  const copy = made(await copyWithout(bytesOf(`Hej\u200b Anna Lind${tags}`), 'a.txt', ['Anna Lind']))
  assert.equal(textOf(copy.bytes), 'Hej [sekretess]')
})

test('CSV: rows, columns and separator stay, also when a mark runs over several fields', async () => {
  const bytes = Uint8Array.from(Buffer.from('Namn;Gata;Ort\r\n"Lind; Anna";Hemliga gatan 1;Umeå\r\nBo Ek;"Storgatan ""2""";\r\n', 'latin1'))
  const document = await extract(bytes, 'lista.csv')
  const table = document.parts.find((part) => part.kind === 'sheet')
  const start = table?.text.indexOf('Lind; Anna') ?? -1
  const end = (table?.text.indexOf('Umeå') ?? -1) + 2
  const copy = made(
    await redact(bytes, 'lista.csv', [{ kind: 'who_where', law: 'OSL 21:3', spans: [{ part: table?.id ?? '', start, end }] }]),
  )
  assert.equal(textOf(copy.bytes), 'Namn;Gata;Ort\r\n[sekretess];[sekretess];[sekretess]eå\r\nBo Ek;"Storgatan ""2""";\r\n')
})

/** Every entry of a copy, unpacked by a program that is not ours. */
function unpackForeign(bytes: Uint8Array, t: { diagnostic(text: string): void }): string {
  const file = join(folder, 'kopia.docx')
  writeFileSync(file, bytes)
  if (spawnSync('unzip', ['-v'], { stdio: 'ignore' }).status === 0)
    return execFileSync('unzip', ['-p', file], { maxBuffer: 1 << 28 }).toString('utf8')
  if (spawnSync('python3', ['--version'], { stdio: 'ignore' }).status === 0)
    return execFileSync(
      'python3',
      [
        '-c',
        'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nfor n in z.namelist(): sys.stdout.buffer.write(n.encode()+z.read(n))',
        file,
      ],
      { maxBuffer: 1 << 28 },
    ).toString('utf8')
  t.diagnostic('neither unzip nor python3 here: unpacked by fflate')
  return Object.entries(unzipSync(bytes))
    .map(([name, data]) => name + textOf(data))
    .join('\n')
}

const SECRET = 'Hemligsson'
function planted(): Uint8Array {
  return makeDocx({
    paragraphs: [
      `Beslut om ${SECRET} idag`,
      [{ text: 'Hemli' }, { text: 'gs', as: 'inserted', author: SECRET }, { text: 'son i två delar' }],
      [{ text: 'Kvar ' }, { text: SECRET, as: 'deleted' }, { text: 'här' }],
    ],
    table: [
      ['Namn', SECRET],
      ['Ort', 'Okänd'],
    ],
    header: `Till ${SECRET}`,
    footer: `Fot ${SECRET}`,
    footnote: `Not ${SECRET}`,
    comments: [{ author: SECRET, text: `Om ${SECRET}` }],
    deletions: [`Struket ${SECRET}`],
    hidden: [`Dolt ${SECRET}`],
    textBox: `Ruta ${SECRET}`,
    field: { instruction: `HYPERLINK "http://example.se/${SECRET}"`, shown: 'klicka här' },
    link: { target: `https://example.se/${SECRET}`, shown: 'en länk' },
    altText: SECRET,
    properties: { title: SECRET, creator: SECRET, lastModifiedBy: SECRET, subject: SECRET, company: SECRET, custom: { [SECRET]: SECRET } },
    customXml: SECRET,
    embedded: { 'blad.xlsx': makeXlsx({ sheets: [{ name: SECRET, rows: [[SECRET]] }] }) },
    media: { 'image1.png': makePng(300, SECRET) },
    bodyXml: `<w:p w:okand="${SECRET}"><!-- ${SECRET} --><w:bookmarkStart w:id="1" w:name="${SECRET}"/><w:sdt><w:sdtPr><w:alias w:val="${SECRET}"/></w:sdtPr><w:sdtContent><w:r><w:t>i kontrollen</w:t></w:r></w:sdtContent></w:sdt>${SECRET}</w:p>`,
  })
}

test('S-R6: nothing planted in a Word file is left when a foreign program unpacks the copy', async (t) => {
  const bytes = planted()
  const before = unpackForeign(bytes, t)
  assert.ok((before.match(/Hemligsson/g) ?? []).length > 25, 'the secret was not planted')
  const copy = made(await copyWithout(bytes, 'beslut.docx', [SECRET]))
  const unpacked = unpackForeign(copy.bytes, t)
  assert.ok(!/hemligsson|hemligs/i.test(unpacked.replace(/<[^>]*>/g, '')))
  assert.ok(!/hemligsson/i.test(unpacked))
  assert.ok(!/w:rsid|w:author|delText|w:ins |vanish|comment|customXml|docProps/i.test(unpacked))
  const again = await extract(copy.bytes, copy.name)
  const text = body(again)
  for (const kept of [
    'Beslut om [sekretess] idag',
    '[sekretess] i två delar',
    'Kvar här',
    'Namn\n[sekretess]',
    'klicka här',
    'en länk',
    'i kontrollen',
    'Ruta [sekretess]',
  ])
    assert.ok(text.includes(kept), `${kept} in ${text}`)
  for (const kind of ['header', 'footer', 'note'])
    assert.ok(
      again.parts.some((part) => part.kind === kind && part.text.includes('[sekretess]')),
      kind,
    )
  assert.deepEqual(again.unread, [])
})

test('D-R29: without marks the copy keeps every visible word', async () => {
  const bytes = makeDocx({
    paragraphs: ['Beslut', [{ text: 'a' }, { text: 'b', as: 'inserted' }, { text: 'c', as: 'deleted' }]],
    table: [['Namn', 'Ort']],
    header: 'Huvud',
    footnote: 'Not',
  })
  const copy = made(await redact(bytes, 'beslut.docx', []))
  assert.equal(body(await extract(copy.bytes, 'k.docx')).trimEnd(), body(await extract(bytes, 'b.docx')).trimEnd())
})

const DATA = process.env['SAMVARN_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data')
const corpus = join(DATA, 'docx-openxml-powertools/RP')
test('the copy of every Word file in the corpus reads as its accepted version', {
  skip: existsSync(corpus) ? false : `documents that others wrote are absent: ${DATA}`,
}, async () => {
  const visible = (document: Document) =>
    document.parts
      .filter((part) => /^(body|header|footer|note)$/.test(part.kind))
      .map((part) => part.text.trimEnd())
      .join('\n')
  const names = readdirSync(corpus).filter((name) => name.endsWith('-Accepted.docx'))
  for (const name of names) {
    const original = readFileSync(join(corpus, name.replace('-Accepted', '')))
    const copy = copyDocx(await openDocx(original, {}), new Map())
    assert.equal(visible(await extract(copy.bytes, 'k.docx')), visible(await extract(readFileSync(join(corpus, name)), name)), name)
  }
})

test('the same original gives the same copy, byte for byte', async () => {
  const one = made(await copyWithout(planted(), 'a.docx', [SECRET]))
  const two = made(await copyWithout(planted(), 'a.docx', [SECRET]))
  assert.deepEqual(one.bytes, two.bytes)
})

test('a number of a page is kept as a living field, other instructions are not', async () => {
  const field = (instruction: string) =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
  const copy = made(await redact(makeDocx({ bodyXml: field(' PAGE ') + field(' INCLUDETEXT &quot;C:/hemlig&quot; ') }), 'a.docx', []))
  const xml = textOf(unzipSync(copy.bytes)['word/document.xml'] ?? new Uint8Array())
  assert.equal((xml.match(/instrText/g) ?? []).length, 2)
  assert.ok(xml.includes(' PAGE ') && !xml.includes('hemlig'))
})

test('a name that tells is replaced by a neutral one', async () => {
  assert.equal(made(await copyWithout(bytesOf('Anna Lind'), 'Anna Lind.txt', ['Anna Lind'])).name, 'saker-kopia.txt')
  assert.equal(made(await copyWithout(bytesOf('Anna Lind'), 'anna_lind.txt', ['Anna Lind'])).name, 'saker-kopia.txt')
  const bytes = bytesOf('hej')
  assert.equal(
    made(await redact(bytes, 'hemligt.txt', [{ kind: 'name', law: 'OSL 21:3', spans: [{ part: 'name', start: 0, end: 7 }] }])).name,
    'saker-kopia.txt',
  )
})

test('a value in a place that cannot be rewritten gives a reason and no bytes', async () => {
  const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const bytes = makeDocx({
    paragraphs: [`Om ${SECRET}`],
    entries: {
      'word/styles.xml': `<w:styles xmlns:w="${W}"><w:style w:styleId="x"><w:name w:val="${SECRET}"/></w:style></w:styles>`,
      'word/_rels/document.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    },
  })
  const document = await extract(bytes, 'a.docx')
  assert.deepEqual(document.unread, [])
  assert.deepEqual(await redact(bytes, 'a.docx', mark(document, [SECRET])), { ok: false, reason: 'value_left', where: 'word/styles.xml' })
})

test('formats without a safe copy, unread originals and foreign findings are refused', async () => {
  const reason = async (bytes: Uint8Array, name: string, removals: Removal[] = []) => {
    const result = await redact(bytes, name, removals)
    return result.ok ? 'ok' : result.reason
  }
  assert.equal(await reason(makePdfOf('Anna'), 'a.pdf'), 'format_without_safe_copy')
  assert.equal(await reason(makeXlsx({ sheets: [{ name: 'S', rows: [['Anna']] }] }), 'a.xlsx'), 'format_without_safe_copy')
  assert.equal(await reason(makeDocx({}), 'a.pdf'), 'original_not_read')
  assert.equal(await reason(Uint8Array.from([0x41, 0xff, 0x81]), 'a.txt'), 'original_not_read')
  for (const span of [
    { part: 'text', start: 0, end: 99 },
    { part: 'text', start: 2, end: 2 },
    { part: 'annan', start: 0, end: 1 },
    { part: 'text', start: -1, end: 1 },
    { part: 'text', start: 0.5, end: 1 },
  ]) {
    assert.equal(
      await reason(bytesOf('Anna'), 'a.txt', [{ kind: 'name', law: 'OSL 21:3', spans: [span] }]),
      'span_out_of_place',
      JSON.stringify(span),
    )
  }
})

test('in a child: the copy is read anew, and the caller’s own check has the last word', async () => {
  const bytes = makeDocx({ paragraphs: [`Om ${SECRET} och Bo Ek`] })
  const removals = mark(await extract(bytes, 'a.docx'), [SECRET])
  let seen = ''
  const yes = await redactInChild(bytes, 'a.docx', removals, {
    recheck: (copy) => {
      seen = body(copy)
      return true
    },
  })
  assert.ok(yes.ok)
  assert.equal(seen, 'Om [sekretess] och Bo Ek\n')
  assert.deepEqual(await redactInChild(bytes, 'a.docx', removals, { recheck: (copy) => !body(copy).includes('Bo Ek') }), {
    ok: false,
    reason: 'copy_has_findings',
  })
  assert.deepEqual(
    await redactInChild(bytes, 'a.docx', removals, {
      recheck: () => {
        throw new Error('x')
      },
    }),
    { ok: false, reason: 'copy_has_findings' },
  )
  const broken = await redactInChild(bytes.subarray(0, 100), 'a.docx', removals)
  assert.ok(!broken.ok)
})
