import type { Collector } from './collector.ts'
import { Stop } from './collector.ts'
import type { PageParts } from './pdf-page.ts'
import { pageText, readAttachment, readPage } from './pdf-page.ts'
import { sweepPdf, xmlWords } from './pdf-sweep.ts'
import type { Pdfium } from './pdfium.ts'
import { readNarrow, readWide, readWithLength, withPdf } from './pdfium.ts'

const PAGES_MAX = 5000
const REVISIONS_MAX = 20
const OUTLINE_MAX = 20_000
const INFO_KEYS = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer'] as const

function readInfo(c: Collector, m: Pdfium, doc: number, said: Set<string>): void {
  const custom = Array.from({ length: Math.min(Math.max(m.EPDF_GetMetaKeyCount(doc, true), 0), 200) }, (_, i) =>
    readNarrow(m, (at, length) => m.EPDF_GetMetaKeyName(doc, i, true, at, length)),
  )
  for (const key of [...INFO_KEYS, ...custom]) {
    const value = readWide(m, (at, length) => m.FPDF_GetMetaText(doc, key, at, length))
    if (value === '') continue
    said.add(value)
    c.part(`info:${key}`, key === 'Author' ? 'author' : 'metadata', true, { property: key }).write(value)
  }
}

/** Bookmarks may form a ring in a hostile file: each is visited once. */
function readOutline(c: Collector, m: Pdfium, doc: number, said: Set<string>): void {
  const writer = c.part('outline', 'outline', false)
  const seen = new Set<number>()
  const queue = [m.FPDFBookmark_GetFirstChild(doc, 0)]
  for (let bookmark = queue.pop(); bookmark !== undefined; bookmark = queue.pop()) {
    const current = bookmark
    if (current === 0 || seen.has(current)) continue
    if (seen.size >= OUTLINE_MAX) throw new Stop('limit_entries', 'outline')
    seen.add(current)
    const title = readWide(m, (at, length) => m.FPDFBookmark_GetTitle(current, at, length))
    said.add(title)
    writer.line(title)
    queue.push(m.FPDFBookmark_GetNextSibling(doc, current), m.FPDFBookmark_GetFirstChild(doc, current))
  }
}

function readScripts(c: Collector, m: Pdfium, doc: number, said: Set<string>): void {
  const writer = c.part('javascript', 'markup', true, { property: 'JavaScript' })
  for (let i = 0; i < Math.min(m.FPDFDoc_GetJavaScriptActionCount(doc), 500); i++) {
    const action = m.FPDFDoc_GetJavaScriptAction(doc, i)
    if (action === 0) continue
    const script = readWide(m, (at, length) => m.FPDFJavaScriptAction_GetScript(action, at, length))
    said.add(script)
    writer.line(readWide(m, (at, length) => m.FPDFJavaScriptAction_GetName(action, at, length))).line(script)
    m.FPDFDoc_CloseJavaScriptAction(action)
  }
}

function readXfa(c: Collector, m: Pdfium, doc: number): void {
  const writer = c.part('xfa', 'form', true, { property: 'XFA' })
  for (let i = 0; i < Math.min(Math.max(m.FPDF_GetXFAPacketCount(doc), 0), 100); i++) {
    const packet = readWithLength(m, 16 * 1024 * 1024, (at, length, out) => m.FPDF_GetXFAPacketContent(doc, i, at, length, out))
    if (packet !== undefined) for (const word of xmlWords(new TextDecoder().decode(packet))) writer.line(word)
  }
}

interface Seen {
  texts: Set<string>
  pageObjects: Set<number>
}

function notePages(m: Pdfium, doc: number, seen: Seen): void {
  for (let i = 0; i < m.FPDF_GetPageCount(doc); i++) seen.pageObjects.add(m.EPDFDoc_GetPageObjectNumberByIndex(doc, i))
}

/** Where earlier savings of the file end. The last end is the file's own. */
function revisionEnds(bytes: Uint8Array): { ends: number[]; tail: number } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ends: number[] = []
  for (let at = file.indexOf('%%EOF'); at >= 0; at = file.indexOf('%%EOF', at + 5)) {
    // Fonts carry the same word inside; a revision has said before it where its table begins.
    if (/startxref\s+\d+\s+$/.test(file.toString('latin1', Math.max(0, at - 40), at))) ends.push(at + 5)
  }
  return { ends: ends.slice(0, -1), tail: ends.at(-1) ?? 0 }
}

/** A linearised file has an end mark near its beginning that belongs to no earlier revision. */
function isLinearised(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('/Linearized')
}

/** An incremental save leaves what was before in the file: each earlier state is opened and its other texts are read. */
async function readRevisions(c: Collector, bytes: Uint8Array, seen: Seen): Promise<number> {
  const { ends, tail } = revisionEnds(bytes)
  if (ends.length > REVISIONS_MAX) throw new Stop('limit_entries', 'earlier revisions')
  const afterEnd = bytes.subarray(tail)
  if (tail > 0 && afterEnd.some((byte) => byte > 0x20)) c.miss('unknown_part', 'after the end of the PDF')
  for (const [i, end] of ends.entries()) {
    const isFirstOfLinearised = i === 0 && isLinearised(bytes)
    try {
      await withPdf(bytes.subarray(0, end), async (m, doc) => {
        const writer = c.part(`revision:${i + 1}`, 'earlier_revision', true, { property: `revision ${i + 1}` })
        notePages(m, doc, seen)
        for (let index = 0; index < Math.min(m.FPDF_GetPageCount(doc), PAGES_MAX); index++) {
          const page = m.FPDF_LoadPage(doc, index)
          if (page === 0) continue
          const text = pageText(m, page)
          m.FPDF_ClosePage(page)
          if (text.trim() === '' || seen.texts.has(text)) continue
          seen.texts.add(text)
          writer.mark({ page: index + 1, property: `revision ${i + 1}` }).line(text)
        }
      })
    } catch (error) {
      if (!isFirstOfLinearised) c.missFor(error, `revision ${i + 1}`)
    }
  }
  return ends.length + 1
}

async function readPages(c: Collector, m: Pdfium, doc: number, said: Set<string>, seen: Seen): Promise<void> {
  const count = m.FPDF_GetPageCount(doc)
  if (count > PAGES_MAX) throw new Stop('limit_entries', 'pages')
  c.pages ??= c.inside.length === 0 ? count : undefined
  const parts: PageParts = {
    body: c.part('text', 'body', false),
    hidden: c.part('hidden', 'hidden', true),
    notes: c.part('annotations', 'annotation', false),
    forms: c.part('forms', 'form', false),
    links: c.part('links', 'link', true),
    authors: c.part('authors', 'author', true),
    alt: c.part('alt', 'alt_text', true),
    said,
  }
  notePages(m, doc, seen)
  for (let index = 0; index < count; index++) {
    seen.texts.add(await readPage(c, m, doc, index, parts))
  }
}

/** Reads a PDF: pages, notes, forms, links, outline, properties, attachments, earlier revisions, and loose objects. */
export async function readPdf(c: Collector, bytes: Uint8Array): Promise<void> {
  const said = new Set<string>()
  const seen: Seen = { texts: new Set(), pageObjects: new Set() }
  let isEncrypted = false
  let attachments = 0
  await withPdf(bytes, async (m, doc) => {
    isEncrypted = m.EPDF_IsEncrypted(doc)
    if (isEncrypted) c.miss('encrypted')
    // A broken table is mended by each program in its own way: what we read need not be what the receiver sees.
    if (!m.FPDF_DocumentHasValidCrossReferenceTable(doc)) c.miss('broken', 'cross-reference table')
    readInfo(c, m, doc, said)
    readOutline(c, m, doc, said)
    readScripts(c, m, doc, said)
    readXfa(c, m, doc)
    attachments = Math.max(0, m.FPDFDoc_GetAttachmentCount(doc))
    c.budget.spendEntries(attachments)
    for (let i = 0; i < attachments; i++) {
      const attachment = m.FPDFDoc_GetAttachment(doc, i)
      if (attachment !== 0) await readAttachment(c, m, attachment)
    }
    await readPages(c, m, doc, said, seen)
  })
  const revisions = await readRevisions(c, bytes, seen)
  if (isEncrypted) return
  const swept = sweepPdf(c, bytes, said)
  // What stands in the bytes but in no revision was taken out of view and left behind.
  if ([...swept.pages].some((number) => !seen.pageObjects.has(number))) c.miss('unknown_part', 'unused page')
  if (swept.versions > revisions || (swept.unused && !isLinearised(bytes))) c.miss('unknown_part', 'unused object')
}
