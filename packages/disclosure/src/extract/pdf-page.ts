import type { Collector, PartWriter } from './collector.ts'
import type { PageObjects } from './pdf-objects.ts'
import { judgeImages, readObjects } from './pdf-objects.ts'
import type { Pdfium } from './pdfium.ts'
import { letterCalls, readBytes, readWide, readWithLength } from './pdfium.ts'

const FREE_TEXT_AND_OTHERS_WITH_LOOKS = new Set([1, 3, 4, 5, 6, 7, 8, 13, 14, 20, 24, 28])
/** Sound, film, screens and models: nothing we can read. */
const UNREADABLE = new Set([18, 19, 21, 25, 26, 27])
const LINK = 2
const INK = 15
const FILE = 17
const STRINGS = ['Contents', 'RC', 'Subj', 'V', 'DV', 'TU', 'NM', 'OverlayText'] as const
/** Parts of the whole document that pages add to. */
export interface PageParts {
  body: PartWriter
  hidden: PartWriter
  notes: PartWriter
  forms: PartWriter
  links: PartWriter
  authors: PartWriter
  alt: PartWriter
  said: Set<string>
}

interface Line {
  seen: string
  all: string
  hasHidden: boolean
}

/** The page's text in lines, seen and unseen apart. Counts letters whose meaning the font does not tell. */
function readLines(m: Pdfium, textPage: number, objects: PageObjects): { lines: Line[]; letters: number; unmapped: number } {
  const count = Math.max(0, m.FPDFText_CountChars(textPage))
  const lines: Line[] = []
  let line: Line = { seen: '', all: '', hasHidden: false }
  let letters = 0
  let unmapped = 0
  const calls = letterCalls(m)
  for (let i = 0; i < count; i++) {
    const code = calls._FPDFText_GetUnicode(textPage, i)
    if (code === 0x0a) {
      lines.push(line)
      line = { seen: '', all: '', hasHidden: false }
      continue
    }
    if (code === 0x0d || code === 0 || code >= 0xfffe) {
      if (code === 0 || code >= 0xfffe) unmapped++
      continue
    }
    // PDFium writes a hyphen at the end of a line as U+0002.
    const letter = code === 2 ? '-' : String.fromCharCode(code)
    const hidden = objects.hidden.size > 0 && objects.hidden.has(calls._FPDFText_GetTextObject(textPage, i))
    if (code > 0x20) letters++
    line.all += letter
    if (hidden) line.hasHidden = true
    else line.seen += letter
    if (calls._FPDFText_HasUnicodeMapError(textPage, i) === 1) unmapped++
  }
  lines.push(line)
  return { lines, letters, unmapped }
}

function joinLines(lines: readonly Line[]): string {
  return lines.map((line) => line.all.trimEnd()).join('\n')
}

/** The text of a page as one string, for comparing revisions. */
export function pageText(m: Pdfium, page: number): string {
  const textPage = m.FPDFText_LoadPage(page)
  try {
    const { lines } = readLines(m, textPage, { hidden: new Set(), images: [], paths: 0, actual: [] })
    return joinLines(lines)
  } finally {
    m.FPDFText_ClosePage(textPage)
  }
}

function writeLines(parts: PageParts, lines: readonly Line[], page: number): void {
  lines.forEach((line, i) => {
    const place = { page, line: i + 1 }
    if (line.seen.trim() !== '') parts.body.mark(place).write(line.seen).write('\n')
    if (line.hasHidden && line.all.trim() !== '') parts.hidden.mark(place).write(line.all).write('\n')
  })
}

function say(parts: PageParts, writer: PartWriter, text: string, page: number): void {
  const bare = text.replace(/<[^>]+>/g, ' ').trim()
  if (bare === '') return
  parts.said.add(text)
  writer.mark({ page }).line(bare)
}

async function readAnnotation(c: Collector, m: Pdfium, doc: number, annotation: number, page: number, parts: PageParts): Promise<boolean> {
  const subtype = m.FPDFAnnot_GetSubtype(annotation)
  const text = (key: string) => readWide(m, (at, length) => m.FPDFAnnot_GetStringValue(annotation, key, at, length))
  const isWidget = subtype === 20
  for (const key of STRINGS) say(parts, isWidget ? parts.forms : parts.notes, text(key), page)
  // T is who wrote a note, and the name of a form's field.
  say(parts, isWidget ? parts.forms : parts.authors, text('T'), page)
  if (subtype === LINK) {
    const link = m.FPDFAnnot_GetLink(annotation)
    const action = link === 0 ? 0 : m.FPDFLink_GetAction(link)
    if (action !== 0) {
      const uri = new TextDecoder()
        .decode(readBytes(m, (at, length) => m.FPDFAction_GetURIPath(doc, action, at, length)))
        .replace(/\0+$/, '')
      const file = new TextDecoder().decode(readBytes(m, (at, length) => m.FPDFAction_GetFilePath(action, at, length))).replace(/\0+$/, '')
      say(parts, parts.links, uri, page)
      say(parts, parts.links, file, page)
    }
  }
  if (UNREADABLE.has(subtype)) c.miss('unknown_part', `page ${page}`)
  if (subtype === INK) c.miss('picture_text', `page ${page}`)
  if (subtype === FILE) {
    const file = m.FPDFAnnot_GetFileAttachment(annotation)
    if (file !== 0) await readAttachment(c, m, file)
  }
  return FREE_TEXT_AND_OTHERS_WITH_LOOKS.has(subtype)
}

export async function readAttachment(c: Collector, m: Pdfium, attachment: number): Promise<void> {
  const name = readWide(m, (at, length) => m.FPDFAttachment_GetName(attachment, at, length)) || 'attachment'
  const bytes = readWithLength(m, c.budget.limits.bytes_max, (at, length, out) => m.FPDFAttachment_GetFile(attachment, at, length, out))
  if (bytes === undefined) {
    c.part('attachment:name', 'attachment_name', true).write(name)
    c.miss('broken', name)
    return
  }
  c.budget.spendUnpacked(bytes.length, name)
  await c.nested(bytes, name)
}

/** What annotations and fields show may differ from what they say: the page is flattened, and new lines are read. */
function readLooks(m: Pdfium, doc: number, index: number, page: number, before: ReadonlySet<string>, parts: PageParts): void {
  if (m.FPDFPage_Flatten(page, 0) !== 1) return
  const again = m.FPDF_LoadPage(doc, index)
  if (again === 0) return
  try {
    for (const line of pageText(m, again).split('\n'))
      if (line.trim() !== '' && !before.has(line.trim())) parts.notes.mark({ page: index + 1 }).line(line)
  } finally {
    m.FPDF_ClosePage(again)
  }
}

/** One page: its text, seen and unseen, annotations, fields, links, pictures. Gives the page's own text back. */
export async function readPage(c: Collector, m: Pdfium, doc: number, index: number, parts: PageParts): Promise<string> {
  const where = `page ${index + 1}`
  const page = m.FPDF_LoadPage(doc, index)
  if (page === 0) {
    c.miss('broken', where)
    return ''
  }
  try {
    const objects = readObjects(m, page)
    const textPage = m.FPDFText_LoadPage(page)
    const { lines, letters, unmapped } = readLines(m, textPage, objects)
    m.FPDFText_ClosePage(textPage)
    writeLines(parts, lines, index + 1)
    for (const text of objects.actual) say(parts, parts.alt, text, index + 1)
    judgeImages(c, objects, letters, where)
    // A letter without meaning is read as nothing, yet it is on the page.
    if (unmapped > 0) c.miss('encoding', where)
    let hasLooks = false
    const count = m.FPDFPage_GetAnnotCount(page)
    for (let i = 0; i < count; i++) {
      const annotation = m.FPDFPage_GetAnnot(page, i)
      if (annotation === 0) continue
      hasLooks = (await readAnnotation(c, m, doc, annotation, index + 1, parts)) || hasLooks
      m.FPDFPage_CloseAnnot(annotation)
    }
    if (hasLooks) readLooks(m, doc, index, page, new Set(lines.map((line) => line.all.trim())), parts)
    return joinLines(lines)
  } finally {
    m.FPDF_ClosePage(page)
  }
}
