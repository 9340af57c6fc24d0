import type { PartKind, Place } from '../types.ts'
import type { Collector } from './collector.ts'
import type { Styles } from './docx-hidden.ts'
import { groundLook, isHiddenLook, lookOf } from './docx-hidden.ts'
import type { Change } from './docx-views.ts'
import { CHANGES, endParagraph, nest } from './docx-views.ts'
import { sweepAttributes } from './sweep.ts'
import type { XmlElement, XmlText } from './xml.ts'
import { altTextBelow, altText, type Flow, type Ground, looseText, SKIPPED, type Story, sweepForm } from './docx-flow.ts'
import { attribute, child, children, isElement, textOf } from './xml.ts'

const FIXED: Record<string, string> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
}

function walkParagraph(s: Story, p: XmlElement, outer: Flow): void {
  const properties = child(p, 'w:pPr')
  const style = s.styles.get(attribute(child(properties, 'w:pStyle'), 'w:val') ?? '') ?? {}
  const flow: Flow = { ...outer, pieces: [], paragraph: { ...style, ...groundLook(properties) }, instruction: outer.instruction }
  s.counters.paragraph++
  const place = { paragraph: s.counters.paragraph }
  const mark = child(properties, 'w:rPr')
  walkInline(s, p, flow)
  endParagraph(s, flow, place, outer.change === 'deleted' || (child(mark, 'w:del') ?? child(mark, 'w:moveFrom')) !== undefined)
}

function walkRun(s: Story, run: XmlElement, flow: Flow): void {
  const properties = child(run, 'w:rPr')
  const style = s.styles.get(attribute(child(properties, 'w:rStyle'), 'w:val') ?? '') ?? {}
  const look = { ...flow.ground.look, ...flow.paragraph, ...style, ...lookOf(properties) }
  const hidden = isHiddenLook(look, flow.ground.known)
  for (const node of run.children) {
    if (!isElement(node)) looseText(s, node)
    else walkRunChild(s, node, flow, hidden)
  }
}

function push(flow: Flow, text: string, node: XmlText | undefined, change: Change, hidden: boolean): void {
  if (text !== '') flow.pieces.push({ text, node, change, hidden })
}

function walkRunChild(s: Story, node: XmlElement, flow: Flow, hidden: boolean): void {
  const fixed = FIXED[node.name]
  if (fixed !== undefined) {
    push(flow, fixed, undefined, flow.change, hidden)
    return
  }
  switch (node.name) {
    case 'w:t':
    case 'w:delText':
    case 'm:t':
    case 'a:t': {
      const change = node.name === 'w:delText' ? 'deleted' : flow.change
      for (const piece of node.children) if (!isElement(piece)) push(flow, piece.text, piece, change, hidden)
      return
    }
    case 'w:instrText':
    case 'w:delInstrText':
      flow.instruction.push(textOf(node))
      return
    case 'w:fldChar':
      if (/^(end|separate)$/.test(attribute(node, 'w:fldCharType') ?? '')) endInstruction(s, flow)
      sweepForm(s, child(node, 'w:ffData'))
      return
    case 'w:sym': {
      const code = Number.parseInt(attribute(node, 'w:char') ?? '', 16)
      if (code > 0)
        push(flow, String.fromCodePoint(code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code), undefined, flow.change, hidden)
      return
    }
    case 'w:rPr':
    case 'w:lastRenderedPageBreak':
      return
    case 'mc:AlternateContent':
      walkAlternatives(s, node, flow, hidden, walkInline)
      return
    default:
      walkInline(s, node, flow, hidden)
  }
}

/** An instruction may be split over runs, and a number with it: it is one line. */
function endInstruction(s: Story, flow: Flow): void {
  if (flow.instruction.length === 0) return
  s.fields.line(flow.instruction.join(''))
  flow.instruction.length = 0
}

/** A text box is a story inside a paragraph: it goes to a part of its own and does not break the line around it. */
function walkBox(s: Story, box: XmlElement, flow: Flow): void {
  const inner: Flow = { ...flow, writer: s.boxes, pieces: [], instruction: [], ground: { look: {}, known: false }, paragraph: {} }
  walkBlocks(s, box, inner)
  endInstruction(s, inner)
}

/** Two forms of the same drawing. The second is read only when its text is another than the first's. */
function walkAlternatives(s: Story, node: XmlElement, flow: Flow, hidden: boolean, walk: typeof walkInline): void {
  const [choice, ...others] = node.children.filter(isElement)
  if (choice === undefined) return
  walk(s, choice, flow, hidden)
  const words = (element: XmlElement) => textOf(element).replace(/\s+/g, ' ').trim()
  for (const other of others) {
    if (words(other) === words(choice) || words(other) === '') continue
    const inner: Flow = { ...flow, writer: s.hidden, pieces: [], instruction: [] }
    walkBlocks(s, other, inner)
    endParagraph(s, inner, { paragraph: s.counters.paragraph }, false)
  }
}

function walkInline(s: Story, parent: XmlElement, flow: Flow, hidden = false): void {
  altText(s, parent)
  for (const node of parent.children) {
    if (!isElement(node)) {
      looseText(s, node)
      continue
    }
    const change = CHANGES[node.name]
    const author = attribute(node, 'w:author')
    if (author !== undefined) s.authors.add(author)
    if (SKIPPED.has(node.name)) altTextBelow(s, node)
    else if (change !== undefined) {
      const inner: Flow = { ...flow, change: nest(flow.change, change) }
      walkInline(s, node, inner, hidden)
      flow.pieces = inner.pieces
    } else if (node.name === 'w:r' || node.name === 'm:r') walkRun(s, node, flow)
    else if (node.name === 'w:sdtPr') sweepForm(s, node)
    else if (node.name === 'w:fldSimple') {
      s.fields.line(attribute(node, 'w:instr') ?? '')
      walkInline(s, node, flow, hidden)
    } else if (node.name === 'mc:AlternateContent') walkAlternatives(s, node, flow, hidden, walkInline)
    else if (/^(w:txbxContent|w:p|w:tbl)$/.test(node.name))
      walkBox(s, node.name === 'w:txbxContent' ? node : { ...parent, children: [node] }, flow)
    else walkRunChild(s, node, flow, hidden)
  }
}

function walkTable(s: Story, table: XmlElement, flow: Flow): void {
  const number = ++s.counters.table
  altTextBelow(s, child(table, 'w:tblPr') ?? table)
  const hasStyle = child(child(table, 'w:tblPr'), 'w:tblStyle') !== undefined
  let row = 0
  const rows = (parent: XmlElement, change: Change): void => {
    for (const node of parent.children) {
      if (!isElement(node)) looseText(s, node)
      else if (node.name === 'w:tr') {
        const properties = child(node, 'w:trPr')
        altTextBelow(s, properties ?? { ...node, children: [] })
        const own: Change =
          child(properties, 'w:del') !== undefined ? 'deleted' : child(properties, 'w:ins') !== undefined ? 'inserted' : 'kept'
        walkRow(
          s,
          node,
          { ...flow, change: nest(change, own), ground: { look: flow.ground.look, known: flow.ground.known && !hasStyle } },
          number,
          ++row,
        )
      } else if (CHANGES[node.name] !== undefined) rows(node, nest(change, CHANGES[node.name] ?? 'kept'))
      else if (node.name === 'w:sdtPr') sweepForm(s, node)
      else if (!SKIPPED.has(node.name)) rows(node, change)
    }
  }
  rows(table, flow.change)
}

function walkRow(s: Story, tr: XmlElement, flow: Flow, table: number, row: number): void {
  let column = 1
  const cells = (parent: XmlElement): void => {
    for (const node of parent.children) {
      if (!isElement(node)) looseText(s, node)
      else if (node.name === 'w:tc') {
        const properties = child(node, 'w:tcPr')
        const span = Number(attribute(child(properties, 'w:gridSpan'), 'w:val') ?? 1)
        const change: Change =
          child(properties, 'w:cellDel') !== undefined ? 'deleted' : child(properties, 'w:cellIns') !== undefined ? 'inserted' : 'kept'
        const ground: Ground = { look: { ...flow.ground.look, ...groundLook(properties) }, known: flow.ground.known }
        writeCell(s, node, { ...flow, pieces: [], change: nest(flow.change, change), ground }, { table, row, column })
        column += Number.isInteger(span) && span > 0 && span < 1000 ? span : 1
      } else if (node.name === 'w:sdtPr') sweepForm(s, node)
      else if (!SKIPPED.has(node.name)) cells(node)
    }
  }
  cells(tr)
}

function writeCell(s: Story, tc: XmlElement, flow: Flow, at: { table: number; row: number; column: number }): void {
  const writers = [...new Set([flow.writer, s.deleted, s.hidden])]
  const before = writers.map((writer) => writer.length)
  walkBlocks(s, tc, flow)
  writers.forEach((writer, i) => {
    const start = before[i] ?? 0
    // The paragraph's own line end is no part of the cell.
    if (writer.length > start + 1) writer.cell({ ...at, start, end: writer.length - 1 })
  })
}

function walkBlocks(s: Story, parent: XmlElement, flow: Flow, _hidden = false): void {
  for (const node of parent.children) {
    if (!isElement(node)) {
      looseText(s, node)
      continue
    }
    const change = CHANGES[node.name]
    if (node.name === 'w:p') walkParagraph(s, node, flow)
    else if (node.name === 'w:tbl') walkTable(s, node, flow)
    else if (node.name === 'w:sdtPr') sweepForm(s, node)
    else if (SKIPPED.has(node.name)) altTextBelow(s, node)
    else if (change !== undefined) walkBlocks(s, node, { ...flow, change: nest(flow.change, change) })
    else if (node.name === 'mc:AlternateContent') walkAlternatives(s, node, flow, false, walkBlocks)
    else if (/^(w:r|m:oMath|w:hyperlink|w:fldSimple|m:oMathPara)$/.test(node.name)) {
      const inner: Flow = { ...flow, pieces: [] }
      walkInline(s, { ...parent, children: [node] }, inner)
      endParagraph(s, inner, { paragraph: s.counters.paragraph }, false)
    } else walkBlocks(s, node, flow)
  }
}

/** Reads one story: a body, a header, a set of notes or comments, each as one root element. */
export function readStory(
  c: Collector,
  root: XmlElement,
  name: string,
  kind: PartKind,
  isHidden: boolean,
  styles: Styles,
  place: Place,
  authors: Set<string>,
): void {
  const part = (suffix: string, partKind: PartKind, hidden: boolean) => c.part<XmlText>(`${name}:${suffix}`, partKind, hidden, place)
  const s: Story = {
    c,
    styles,
    authors,
    taken: new Set(),
    counters: { paragraph: 0, table: 0 },
    main: part('text', kind, isHidden),
    deleted: part('deleted', 'deletion', true),
    hidden: part('hidden', 'hidden', true),
    boxes: part('boxes', 'textbox', isHidden),
    fields: part('fields', 'field', true),
    forms: part('forms', 'form', true),
    alt: part('alt', 'alt_text', true),
    loose: part('loose', 'markup', true),
  }
  const flow: Flow = { writer: s.main, pieces: [], change: 'kept', ground: { look: {}, known: true }, paragraph: {}, instruction: [] }
  const groups = /^w:(comments|footnotes|endnotes)$/.test(root.name) ? root.children.filter(isElement) : [root]
  for (const group of groups) {
    const author = attribute(group, 'w:author')
    if (author !== undefined) authors.add(author)
    walkBlocks(s, group, flow)
    endInstruction(s, flow)
  }
  sweepAttributes(root, part('markup', 'markup', true), (element, attributeName) => s.taken.has(attribute(element, attributeName) ?? ''))
}

/** Comment authors and initials, for a part of their own. */
export function commentAuthors(root: XmlElement): string[] {
  return children(root, 'w:comment').flatMap((comment) => [attribute(comment, 'w:author') ?? '', attribute(comment, 'w:initials') ?? ''])
}
