import { Parser } from 'htmlparser2'
import type { Collector, PartWriter } from './collector.ts'
import { Stop } from './collector.ts'
import { startsWith } from './encoding.ts'
import { hidingSelectors, isHidingStyle } from './html-hidden.ts'
import { HTML_DEPTH_MAX } from './limits.ts'
import { decodeHtml } from './html-encoding.ts'

const BLOCK = new Set(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section select summary table tbody tfoot thead title tr ul textarea'.split(
    ' ',
  ),
)
/** Nobody sees the text of these, and a program may: it is read as markup. */
const SOURCE = new Set(['script', 'style', 'template', 'noscript', 'noembed', 'noframes', 'xmp'])
const FETCHED: Record<string, string> = {
  img: 'src',
  iframe: 'src',
  frame: 'src',
  object: 'data',
  embed: 'src',
  video: 'src',
  audio: 'src',
  source: 'src',
  input: 'src',
  link: 'href',
  body: 'background',
  table: 'background',
  td: 'background',
}
const LAYOUT = new Set([
  'class',
  'id',
  'style',
  'width',
  'height',
  'align',
  'valign',
  'border',
  'cellpadding',
  'cellspacing',
  'bgcolor',
  'colspan',
  'rowspan',
  'lang',
  'dir',
  'type',
  'rel',
  'target',
  'charset',
  'http-equiv',
  'xmlns',
  'role',
  'face',
  'size',
  'color',
  'method',
  'media',
])

interface Open {
  name: string
  hidden: boolean
  source: boolean
}
interface Cursor {
  table: number
  row: number
  column: number
  start: number
  hiddenStart: number
}

/** Text of one page, seen and unseen apart. Lines with unseen text are written once more, whole. */
class Page {
  c: Collector
  body: PartWriter
  hidden: PartWriter
  markup: PartWriter
  alt: PartWriter
  links: PartWriter
  forms: PartWriter
  meta: PartWriter
  stack: Open[] = []
  hiding: Set<string>
  tables: Cursor[] = []
  files: { bytes: Uint8Array; name: string }[] = []
  #table = 0
  #line = ''
  #full = ''
  #hasHidden = false
  #paragraph = 0
  constructor(c: Collector, id: string, hiding: Set<string>) {
    this.c = c
    this.hiding = hiding
    this.body = c.part(`${id}text`, 'body', false)
    this.hidden = c.part(`${id}hidden`, 'hidden', true)
    this.markup = c.part(`${id}markup`, 'markup', true)
    this.alt = c.part(`${id}alt`, 'alt_text', true)
    this.links = c.part(`${id}links`, 'link', true)
    this.forms = c.part(`${id}forms`, 'form', true)
    this.meta = c.part(`${id}meta`, 'metadata', true)
  }
  text(text: string): void {
    const top = this.stack.at(-1)
    if (top?.source === true) {
      if (text.trim() !== '') this.markup.write(text)
      return
    }
    const isPre = this.stack.some((open) => open.name === 'pre' || open.name === 'textarea')
    const flat = isPre ? text : text.replace(/[ \t\r\n\f]+/g, ' ')
    this.#full += flat
    if (top?.hidden === true) this.#hasHidden ||= flat.trim() !== ''
    else this.#line += flat
  }
  endLine(): void {
    if (this.#line.trim() !== '')
      this.body
        .mark({ paragraph: ++this.#paragraph })
        .write(this.#line.trim())
        .write('\n')
    if (this.#hasHidden) this.hidden.mark({ paragraph: this.#paragraph }).write(this.#full.trim()).write('\n')
    this.#line = ''
    this.#full = ''
    this.#hasHidden = false
  }
  openTable(): void {
    this.tables.push({ table: ++this.#table, row: 0, column: 0, start: -1, hiddenStart: -1 })
  }
  openCell(cursor: Cursor, span: number): void {
    this.closeCell(cursor)
    this.endLine()
    cursor.column += span
    cursor.start = this.body.length
    cursor.hiddenStart = this.hidden.length
  }
  closeCell(cursor: Cursor): void {
    this.endLine()
    const { table, row, column } = cursor
    if (cursor.start >= 0 && this.body.length > cursor.start + 1)
      this.body.cell({ table, row, column, start: cursor.start, end: this.body.length - 1 })
    if (cursor.hiddenStart >= 0 && this.hidden.length > cursor.hiddenStart + 1)
      this.hidden.cell({ table, row, column, start: cursor.hiddenStart, end: this.hidden.length - 1 })
    cursor.start = -1
    cursor.hiddenStart = -1
  }
}

function readAttributes(page: Page, name: string, attributes: Record<string, string>): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (LAYOUT.has(key) || value.trim() === '') continue
    if (key === 'alt' || key === 'title' || key === 'aria-label' || key === 'summary') page.alt.line(value)
    else if (key === 'href' || key === 'src' || key === 'action' || key === 'cite' || key === 'background') readAddress(page, value)
    else if (key === 'value' || key === 'placeholder' || key === 'label') page.forms.line(value)
    else if (name === 'meta' && key === 'content')
      page.meta.mark({ property: attributes['name'] ?? attributes['property'] ?? 'meta' }).line(value)
    else page.markup.line(value)
  }
  const fetched = attributes[FETCHED[name] ?? '']
  const isSheet = name !== 'link' || /stylesheet|icon|import/i.test(attributes['rel'] ?? '')
  if (fetched !== undefined && isSheet && /^\s*(https?:|ftp:|file:|\/\/|\\\\)/i.test(fetched)) page.c.miss('external_content', name)
}

/** An address, or a whole file written into the page. */
function readAddress(page: Page, value: string): void {
  const data = /^\s*data:([\w.+/-]*)[^,]*?(;base64)?,/i.exec(value)
  if (data === null) {
    page.links.line(value)
    return
  }
  const body = value.slice(data[0].length)
  const bytes = data[2] === undefined ? new TextEncoder().encode(safeDecode(body)) : Uint8Array.from(Buffer.from(body, 'base64'))
  page.files.push({ bytes, name: `data-${page.files.length + 1}` })
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function openTag(page: Page, name: string, attributes: Record<string, string>): void {
  if (page.stack.length >= HTML_DEPTH_MAX) throw new Stop('limit_nesting')
  const outer = page.stack.at(-1)
  const classes = (attributes['class'] ?? '').split(/\s+/).map((value) => `.${value}`)
  const hidden =
    outer?.hidden === true ||
    name === 'head' ||
    'hidden' in attributes ||
    isHidingStyle(attributes['style'] ?? '') ||
    attributes['aria-hidden'] === 'true' ||
    [...classes, `#${attributes['id'] ?? ''}`, name].some((selector) => page.hiding.has(selector))
  readAttributes(page, name, attributes)
  if (name === 'title') page.endLine()
  if (BLOCK.has(name)) page.endLine()
  const cursor = page.tables.at(-1)
  if (name === 'table') page.openTable()
  else if (cursor !== undefined && name === 'tr') {
    page.closeCell(cursor)
    cursor.row++
    cursor.column = 0
  } else if (cursor !== undefined && (name === 'td' || name === 'th')) page.openCell(cursor, 1)
  page.stack.push({ name, hidden: name === 'title' ? false : hidden, source: outer?.source === true || SOURCE.has(name) })
}

function closeTag(page: Page, name: string): void {
  const at = page.stack.findLastIndex((open) => open.name === name)
  if (at >= 0) page.stack.length = at
  if (BLOCK.has(name)) page.endLine()
  if (SOURCE.has(name)) page.markup.write('\n')
  const cursor = page.tables.at(-1)
  if (cursor === undefined) return
  if (name === 'td' || name === 'th' || name === 'tr') page.closeCell(cursor)
  if (name === 'table') {
    page.closeCell(cursor)
    page.tables.pop()
  }
}

/** Reads HTML text; scripts are never run and nothing is fetched. */
export async function readHtmlText(c: Collector, html: string, id = ''): Promise<void> {
  const page = new Page(c, id, hidingSelectors(html))
  const parser = new Parser(
    {
      onopentag: (name, attributes) => openTag(page, name, attributes),
      onclosetag: (name) => closeTag(page, name),
      ontext: (text) => page.text(text),
      oncomment: (text) => void page.markup.line(text),
      onprocessinginstruction: (_name, text) => void page.markup.line(text),
    },
    { decodeEntities: true },
  )
  try {
    parser.write(html)
    parser.end()
  } finally {
    page.endLine()
  }
  for (const file of page.files) await c.nested(file.bytes, startsWith(file.bytes, '%PDF') ? `${file.name}.pdf` : file.name)
}

export async function readHtml(c: Collector, bytes: Uint8Array): Promise<void> {
  await readHtmlText(c, decodeHtml(bytes))
}
