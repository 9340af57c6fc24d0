import { strToU8, zipSync } from 'fflate'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A run of text and how it stands in the document. */
export interface Run {
  text: string
  as?: 'plain' | 'hidden' | 'white' | 'inserted' | 'deleted' | 'tiny'
  author?: string
}
export type Paragraph = string | Run[]

export interface DocxContent {
  paragraphs?: Paragraph[]
  /** Rows of cells, after the paragraphs. */
  table?: string[][]
  header?: string
  footer?: string
  footnote?: string
  comments?: { author: string; text: string }[]
  /** Paragraphs that are taken out by a tracked change, mark and all. */
  deletions?: string[]
  /** Paragraphs in hidden letters. */
  hidden?: string[]
  textBox?: string
  /** A field's instruction, split over two runs, and the text it shows. */
  field?: { instruction: string; shown: string }
  link?: { target: string; shown: string }
  altText?: string
  properties?: {
    title?: string
    creator?: string
    lastModifiedBy?: string
    subject?: string
    company?: string
    custom?: Record<string, string>
  }
  customXml?: string
  /** Whole files inside, by name below word/embeddings. */
  embedded?: Record<string, Uint8Array>
  /** Pictures, by name below word/media. */
  media?: Record<string, Uint8Array>
  /** More entries, as they are: name to text or bytes. */
  entries?: Record<string, string | Uint8Array>
  /** More XML at the end of the body. */
  bodyXml?: string
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const LOOKS: Record<string, string> = { hidden: '<w:vanish/>', white: '<w:color w:val="FFFFFF"/>', tiny: '<w:sz w:val="2"/>' }

function runXml({ text, as = 'plain', author = 'Skribent' }: Run): string {
  const look = LOOKS[as]
  const tag = as === 'deleted' ? 'w:delText' : 'w:t'
  const run = `<w:r w:rsidR="00A77B3E">${look === undefined ? '' : `<w:rPr>${look}</w:rPr>`}<${tag} xml:space="preserve">${escapeXml(text)}</${tag}></w:r>`
  if (as === 'inserted') return `<w:ins w:id="1" w:author="${escapeXml(author)}" w:date="2026-01-01T00:00:00Z">${run}</w:ins>`
  if (as === 'deleted') return `<w:del w:id="2" w:author="${escapeXml(author)}" w:date="2026-01-01T00:00:00Z">${run}</w:del>`
  return run
}

export function paragraphXml(paragraph: Paragraph): string {
  const runs = typeof paragraph === 'string' ? [{ text: paragraph }] : paragraph
  return `<w:p>${runs.map(runXml).join('')}</w:p>`
}

function deletedParagraph(text: string): string {
  return `<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="Skribent" w:date="2026-01-01T00:00:00Z"/></w:rPr></w:pPr>${runXml({ text, as: 'deleted' })}</w:p>`
}

function bodyXml(content: DocxContent): string {
  const parts = (content.paragraphs ?? []).map(paragraphXml)
  for (const text of content.deletions ?? []) parts.push(deletedParagraph(text))
  for (const text of content.hidden ?? []) parts.push(paragraphXml([{ text, as: 'hidden' }]))
  if (content.table !== undefined)
    parts.push(
      `<w:tbl><w:tblPr/><w:tblGrid/>${content.table.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraphXml(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
    )
  if (content.textBox !== undefined)
    parts.push(
      `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraphXml(content.textBox)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
    )
  if (content.field !== undefined) {
    const { instruction, shown } = content.field
    const half = Math.floor(instruction.length / 2)
    parts.push(
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${escapeXml(instruction.slice(0, half))}</w:instrText></w:r><w:r><w:instrText xml:space="preserve">${escapeXml(instruction.slice(half))}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${runXml({ text: shown })}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    )
  }
  if (content.link !== undefined) parts.push(`<w:p><w:hyperlink r:id="rIdLink">${runXml({ text: content.link.shown })}</w:hyperlink></w:p>`)
  if (content.altText !== undefined)
    parts.push(
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild 1" descr="${escapeXml(content.altText)}"/></wp:inline></w:drawing></w:r></w:p>`,
    )
  if (content.comments !== undefined)
    parts.push(`<w:p>${content.comments.map((_, i) => `<w:r><w:commentReference w:id="${i}"/></w:r>`).join('')}</w:p>`)
  if (content.footnote !== undefined) parts.push('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>')
  parts.push(content.bodyXml ?? '')
  const references = `${content.header === undefined ? '' : '<w:headerReference w:type="default" r:id="rIdHeader"/>'}${content.footer === undefined ? '' : '<w:footerReference w:type="default" r:id="rIdFooter"/>'}`
  return `${parts.join('')}<w:sectPr>${references}</w:sectPr>`
}

function root(name: string, inner: string): string {
  return `${HEAD}<w:${name} xmlns:w="${W}" xmlns:r="${R}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${inner}</w:${name}>`
}

function propertyEntries(properties: NonNullable<DocxContent['properties']>): Record<string, string> {
  const dc = (tag: string, value: string | undefined) => (value === undefined ? '' : `<${tag}>${escapeXml(value)}</${tag}>`)
  const core = `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${dc('dc:title', properties.title)}${dc('dc:creator', properties.creator)}${dc('dc:subject', properties.subject)}${dc('cp:lastModifiedBy', properties.lastModifiedBy)}</cp:coreProperties>`
  const app = `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">${dc('Company', properties.company)}</Properties>`
  const custom = Object.entries(properties.custom ?? {})
    .map(
      ([name, value], i) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${escapeXml(name)}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
    )
    .join('')
  return {
    'docProps/core.xml': core,
    'docProps/app.xml': app,
    'docProps/custom.xml': `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${custom}</Properties>`,
  }
}

const TYPES: [RegExp, string][] = [
  [/^word\/document\.xml$/, `${WORD}document.main+xml`],
  [/^word\/header/, `${WORD}header+xml`],
  [/^word\/footer/, `${WORD}footer+xml`],
  [/^word\/footnotes/, `${WORD}footnotes+xml`],
  [/^word\/comments/, `${WORD}comments+xml`],
  [/^docProps\/core/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app/, 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  [/^docProps\/custom/, 'application/vnd.openxmlformats-officedocument.custom-properties+xml'],
]

function relationshipsXml(content: DocxContent): string {
  const one = (id: string, type: string, target: string, external = false) =>
    `<Relationship Id="${id}" Type="${R}/${type}" Target="${escapeXml(target)}"${external ? ' TargetMode="External"' : ''}/>`
  const list: string[] = []
  if (content.header !== undefined) list.push(one('rIdHeader', 'header', 'header1.xml'))
  if (content.footer !== undefined) list.push(one('rIdFooter', 'footer', 'footer1.xml'))
  if (content.footnote !== undefined) list.push(one('rIdNotes', 'footnotes', 'footnotes.xml'))
  if (content.comments !== undefined) list.push(one('rIdComments', 'comments', 'comments.xml'))
  if (content.link !== undefined) list.push(one('rIdLink', 'hyperlink', content.link.target, true))
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

/** The entries of a Word file, for those who want to spoil one before packing. */
export function docxEntries(content: DocxContent): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': root('document', `<w:body>${bodyXml(content)}</w:body>`),
    'word/_rels/document.xml.rels': relationshipsXml(content),
  }
  if (content.header !== undefined) files['word/header1.xml'] = root('hdr', paragraphXml(content.header))
  if (content.footer !== undefined) files['word/footer1.xml'] = root('ftr', paragraphXml(content.footer))
  if (content.footnote !== undefined)
    files['word/footnotes.xml'] = root('footnotes', `<w:footnote w:id="1">${paragraphXml(content.footnote)}</w:footnote>`)
  if (content.comments !== undefined)
    files['word/comments.xml'] = root(
      'comments',
      content.comments
        .map(({ author, text }, i) => `<w:comment w:id="${i}" w:author="${escapeXml(author)}">${paragraphXml(text)}</w:comment>`)
        .join(''),
    )
  if (content.properties !== undefined) Object.assign(files, propertyEntries(content.properties))
  if (content.customXml !== undefined) files['customXml/item1.xml'] = `${HEAD}<uppgift>${escapeXml(content.customXml)}</uppgift>`
  for (const [name, bytes] of Object.entries(content.embedded ?? {})) files[`word/embeddings/${name}`] = bytes
  for (const [name, bytes] of Object.entries(content.media ?? {})) files[`word/media/${name}`] = bytes
  Object.assign(files, content.entries)
  const overrides = Object.keys(files).flatMap((name) => {
    const type = TYPES.find(([pattern]) => pattern.test(name))?.[1]
    return type === undefined ? [] : [`<Override PartName="/${name}" ContentType="${type}"/>`]
  })
  files['[Content_Types].xml'] ??=
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>${overrides.join('')}</Types>`
  return files
}

export function packZip(files: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data])), {
    level: 6,
    mtime: new Date(1980, 0, 1),
  })
}

/** A Word file of the given content, packed like Word packs. */
export function makeDocx(content: DocxContent): Uint8Array {
  return packZip(docxEntries(content))
}
