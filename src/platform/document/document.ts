/**
 * A document as plain data: what it says, not how it looks. The same one becomes PDF, DOCX, a web page and open data, so
 * that a number is the same everywhere (S-R43). Text is text: nothing in it is markup, in any of the forms.
 */

export interface Table {
  /** Stands in file names and addresses: lower case, digits, hyphens. */
  readonly id: string
  readonly caption: string
  readonly columns: readonly { readonly label: string; readonly number?: boolean }[]
  /** As they are to be read. The first column names the row. */
  readonly rows: readonly (readonly string[])[]
  /** Where the figures come from, and how they were protected. */
  readonly source: string
  readonly note?: string
}
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered?: boolean }
  | { readonly kind: 'figures'; readonly items: readonly { readonly label: string; readonly value: string; readonly source: string }[] }
  | { readonly kind: 'table'; readonly table: Table }
  /** Drawn by src/platform/chart. The text says what the picture shows, with the same numbers as its table. */
  | {
      readonly kind: 'chart'
      readonly svg: string
      readonly alt: string
      readonly caption: string
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'note'; readonly text: string }

export interface Document {
  readonly lang: 'sv' | 'en'
  readonly title: string
  readonly subtitle?: string
  /** The organisation that answers for it. */
  readonly by: string
  /** ISO date. */
  readonly date: string
  /** What must be said before anything is read, such as that a secrecy assessment must be made (OSL 5:5). */
  readonly marks: readonly string[]
  readonly blocks: readonly Block[]
}

/** Blank lines part paragraphs; lines that begin with a hyphen make a list; `## ` makes a heading. Nothing else means anything. */
export function blocksOf(text: string): Block[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part): Block[] => {
      const lines = part.split('\n').map((line) => line.trim())
      const [first = '', ...rest] = lines
      if (first.startsWith('## ')) {
        const under = rest.join('\n').trim()
        return [{ kind: 'heading', level: 3, text: first.slice(3).trim() }, ...(under === '' ? [] : blocksOf(under))]
      }
      if (lines.every((line) => /^[-–•] /.test(line))) return [{ kind: 'list', items: lines.map((line) => line.slice(2).trim()) }]
      return [{ kind: 'paragraph', text: lines.join(' ') }]
    })
}

/** XML of a DOCX and of a PDF knows no control characters; what somebody pasted may hold some. */
export const cleanText = (text: string): string =>
  Array.from(text)
    .filter((sign) => {
      const code = sign.codePointAt(0) ?? 0
      return code >= 32 ? code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff) : sign === '\n' || sign === '\t'
    })
    .join('')

/** Every text of a document through one function, for cleaning and for searching. */
export function mapText(document: Document, change: (text: string) => string): Document {
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'heading':
      case 'paragraph':
      case 'note':
        return { ...one, text: change(one.text) }
      case 'list':
        return { ...one, items: one.items.map(change) }
      case 'figures':
        return {
          ...one,
          items: one.items.map((item) => ({ label: change(item.label), value: change(item.value), source: change(item.source) })),
        }
      case 'chart':
        return { ...one, alt: change(one.alt), caption: change(one.caption) }
      case 'table':
        return { ...one, table: mapTable(one.table, change) }
    }
  }
  return {
    ...document,
    title: change(document.title),
    ...(document.subtitle === undefined ? {} : { subtitle: change(document.subtitle) }),
    by: change(document.by),
    marks: document.marks.map(change),
    blocks: document.blocks.map(block),
  }
}
const mapTable = (table: Table, change: (text: string) => string): Table => ({
  ...table,
  caption: change(table.caption),
  columns: table.columns.map((column) => ({ ...column, label: change(column.label) })),
  rows: table.rows.map((row) => row.map(change)),
  source: change(table.source),
  ...(table.note === undefined ? {} : { note: change(table.note) }),
})

export const tablesOf = (document: Document): Table[] => document.blocks.flatMap((one) => (one.kind === 'table' ? [one.table] : []))
