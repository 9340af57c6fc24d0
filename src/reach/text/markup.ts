/**
 * How the public texts are written: a small part of Markdown and nothing else, so that a text can hold no script, no
 * picture and no way to another site. What is not known is an error with its line, told to whoever writes.
 *
 *   ---                       title and lead first, one line each
 *   title: …
 *   lead: …
 *   ---
 *   A paragraph with **stress**, a [link](for-me) to another page and a number {tel:kvinnofrid}.
 *   ## Heading    ### Smaller heading
 *   - item        1. step
 *   ! An important paragraph in a box
 *   +++ A question that opens
 *   its answer
 *   +++
 *   {lines: emergency, kvinnofrid}    the lines as a list with numbers, hours and for whom
 *   {local}                           where the place's own numbers, hours and words come
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'page'; readonly page: string; readonly text: string }
  | { readonly kind: 'tel'; readonly line: string }
export type TextBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph' | 'important'; readonly words: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'details'; readonly summary: string; readonly blocks: readonly TextBlock[] }
  | { readonly kind: 'local' }
export interface PageText {
  readonly title: string
  readonly lead: string
  readonly blocks: readonly TextBlock[]
}
/** What a text may point at: unknown pages and lines are errors. */
export interface Known {
  pages: ReadonlySet<string>
  lines: ReadonlySet<string>
}
export class TextFault extends Error {
  readonly line: number
  readonly text: { sv: string; en: string }
  constructor(line: number, text: { sv: string; en: string }) {
    super(`${line}: ${text.en}`)
    this.line = line
    this.text = text
  }
}

const PIECES = /\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\(([^)\n]*)\)|\{tel:\s*([a-z-]+)\}/g

/** The words of one stretch. Throws TextFault for a link to what is not a page of ours, and for a stray sign of markup. */
export function inlinesOf(text: string, known: Known, line: number): Inline[] {
  const found: Inline[] = []
  let at = 0
  const plain = (until: number) => {
    const piece = text.slice(at, until)
    if (/<[a-z/!]|\]\(|\{[a-z]+[:}]|\*\*|https?:|www\./i.test(piece))
      throw new TextFault(line, {
        sv: `Här står något som inte går att använda: ”${piece.trim().slice(0, 60)}”. Tillåtet är **fetstil**, [länk](sida) och {tel:linje}; inga adresser till andra webbplatser och ingen HTML.`,
        en: `Something here cannot be used: “${piece.trim().slice(0, 60)}”. Allowed are **bold**, [link](page) and {tel:line}; no addresses of other sites and no HTML.`,
      })
    if (piece !== '') found.push({ kind: 'text', text: piece })
  }
  for (const match of text.matchAll(PIECES)) {
    plain(match.index)
    at = match.index + match[0].length
    const [, strong, words, page, tel] = match
    if (strong !== undefined) found.push({ kind: 'strong', text: strong })
    else if (tel !== undefined) found.push({ kind: 'tel', line: mustKnow(known.lines, tel, line, 'linje', 'line') })
    else if (words !== undefined) found.push({ kind: 'page', text: words, page: mustKnow(known.pages, page ?? '', line, 'sida', 'page') })
  }
  plain(text.length)
  return found
}

function mustKnow(known: ReadonlySet<string>, name: string, line: number, sv: string, en: string): string {
  if (known.has(name)) return name
  throw new TextFault(line, {
    sv: `Det finns ingen ${sv} som heter ”${name.slice(0, 40)}”. De som finns: ${[...known].join(', ')}.`,
    en: `There is no ${en} called “${name.slice(0, 40)}”. There are: ${[...known].join(', ')}.`,
  })
}

const ITEM = /^(?:[-–•]|\d{1,2}\.) (.+)$/
interface Row {
  text: string
  line: number
}

/** Reads one page. Throws TextFault with the line, counted from 1. */
export function readPageText(source: string, known: Known): PageText {
  const rows = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const head = new Map<string, string>()
  const end = rows[0] === '---' ? rows.indexOf('---', 1) : -1
  if (end < 0)
    throw new TextFault(1, { sv: 'Texten börjar med ---, title:, lead:, ---.', en: 'A text begins with ---, title:, lead:, ---.' })
  rows.slice(1, end).forEach((row, index) => {
    const match = /^(title|lead): (.+)$/.exec(row)
    if (!match) throw new TextFault(index + 2, { sv: 'Överst står bara title: och lead:.', en: 'At the top stand title: and lead: only.' })
    head.set(match[1] ?? '', (match[2] ?? '').trim())
  })
  const [title, lead] = [head.get('title'), head.get('lead')]
  if (!title || !lead) throw new TextFault(1, { sv: 'Texten saknar title eller lead.', en: 'The text lacks title or lead.' })
  return { title, lead, blocks: readBlocks(rows.slice(end + 1).join('\n'), known, end + 2) }
}

/** Reads a text without title, such as what a place adds of its own. `first`: the number of its first line. */
export function readBlocks(source: string, known: Known, first = 1): TextBlock[] {
  const rows = source
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((text, index): Row => ({ text: text.trim(), line: index + first }))
  const blocks: TextBlock[] = []
  let group: Row[] = []
  const flush = () => {
    if (group.length > 0) blocks.push(...blocksOfGroup(group, known))
    group = []
  }
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Row
    if (row.text.startsWith('+++')) {
      flush()
      const summary = row.text.slice(3).trim()
      const close = rows.findIndex((other, index) => index > i && other.text === '+++')
      if (summary === '' || close < 0)
        throw new TextFault(row.line, {
          sv: 'En rad +++ Fråga avslutas med en rad +++.',
          en: 'A line +++ Question is closed by a line +++.',
        })
      const inside = rows.slice(i + 1, close).map(({ text }) => text)
      blocks.push({ kind: 'details', summary, blocks: readBlocks(inside.join('\n'), known, row.line + 1) })
      i = close
    } else {
      // Headings and boxes begin anew without a blank line, as people write; an item does where no list runs.
      if (row.text === '' || /^(?:#|! |\{(?:lines|local))/.test(row.text) || (ITEM.test(row.text) && !ITEM.test(group[0]?.text ?? '')))
        flush()
      if (row.text !== '') group.push(row)
      if (row.text.startsWith('#')) flush()
    }
  }
  flush()
  return blocks
}

function blocksOfGroup(rows: readonly Row[], known: Known): TextBlock[] {
  const [first] = rows
  if (!first) return []
  const { text, line } = first
  const rest = () => blocksOfGroup(rows.slice(1), known)
  const heading = /^(##|###) (.+)$/.exec(text)
  if (heading) return [{ kind: 'heading', level: heading[1] === '##' ? 2 : 3, text: (heading[2] ?? '').trim() }, ...rest()]
  if (text === '{local}') return [{ kind: 'local' }, ...rest()]
  const lines = /^\{lines: *([a-z, -]+)\}$/.exec(text)
  if (lines) {
    const names = (lines[1] ?? '').split(',').map((name) => mustKnow(known.lines, name.trim(), line, 'linje', 'line'))
    return [{ kind: 'lines', lines: names }, ...rest()]
  }
  if (ITEM.test(text)) return listOf(rows, known)
  if (text.startsWith('! ')) return [{ kind: 'important', words: inlinesOf(joined(rows).slice(2), known, line) }]
  if (/^(?:#|>|\||`|\{|!)/.test(text))
    throw new TextFault(line, {
      sv: `Raden ”${text.slice(0, 40)}” går inte att tolka. Skriv stycken, ## rubrik, - punkt, 1. steg, ! viktigt, +++ fråga, {lines: …} eller {local}.`,
      en: `The line “${text.slice(0, 40)}” cannot be read. Write paragraphs, ## heading, - item, 1. step, ! important, +++ question, {lines: …} or {local}.`,
    })
  return [{ kind: 'paragraph', words: inlinesOf(joined(rows), known, line) }]
}
const joined = (rows: readonly Row[]) => rows.map(({ text }) => text).join(' ')

/** A line that is no item goes on with the one before it. */
function listOf(rows: readonly Row[], known: Known): TextBlock[] {
  const items: Row[] = []
  for (const row of rows) {
    const found = ITEM.exec(row.text)
    const last = items.at(-1)
    if (found) items.push({ text: found[1] ?? '', line: row.line })
    else if (last) last.text += ` ${row.text}`
  }
  const ordered = /^\d/.test(rows[0]?.text ?? '')
  return [{ kind: 'list', ordered, items: items.map(({ text, line }) => inlinesOf(text, known, line)) }]
}

/** All words of a text, for counting how hard it is to read and for searching. Numbers of lines are left out. */
export function wordsOf(text: Pick<PageText, 'title' | 'lead' | 'blocks'>): string {
  const inline = (words: readonly Inline[]) => words.map((word) => (word.kind === 'tel' ? '' : word.text)).join('')
  const block = (one: TextBlock): string => {
    switch (one.kind) {
      case 'heading':
        return `${one.text}.`
      case 'paragraph':
      case 'important':
        return inline(one.words)
      case 'list':
        return one.items.map((words) => `${inline(words).replace(/[.:;]?$/, '')}.`).join('\n')
      case 'details':
        return `${one.summary}\n${one.blocks.map(block).join('\n')}`
      case 'lines':
      case 'local':
        return ''
    }
  }
  return [`${text.title}.`, text.lead, ...text.blocks.map(block)].filter((part) => part !== '').join('\n')
}
