import type { XmlElement, XmlNode } from '../extract/xml.ts'
import { child, isElement } from '../extract/xml.ts'

/** Marks of a change in format, numbering or grid: what was before is history, and history may name. */
const HISTORY =
  /^w:(rPrChange|pPrChange|sectPrChange|tblPrChange|tblGridChange|trPrChange|tcPrChange|tblPrExChange|numberingChange|cellMerge)$/
const RANGES =
  /^w:(moveFromRangeStart|moveFromRangeEnd|moveToRangeStart|moveToRangeEnd|customXml(Ins|Del|MoveFrom|MoveTo)Range(Start|End))$/
const TAKEN_OUT = /^w:(del|moveFrom|delText|delInstrText)$/
const PUT_IN = /^w:(ins|moveTo)$/

export function replaceChildren(parent: XmlElement, children: XmlNode[]): void {
  parent.children = children
  for (const node of children) node.parent = parent
}

function isRowDeleted(tr: XmlElement): boolean {
  return child(child(tr, 'w:trPr'), 'w:del') !== undefined
}

function isCellDeleted(tc: XmlElement): boolean {
  return child(child(tc, 'w:tcPr'), 'w:cellDel') !== undefined
}

function isMarkDeleted(p: XmlElement): boolean {
  const mark = child(child(p, 'w:pPr'), 'w:rPr')
  return child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined
}

/** In properties `w:ins` and `w:del` are marks, not wrappers: they go. */
function cleanProperties(properties: XmlElement): void {
  const kept = properties.children.filter(
    (node) => !isElement(node) || !(HISTORY.test(node.name) || /^w:(ins|del|moveFrom|moveTo|cellIns|cellDel)$/.test(node.name)),
  )
  replaceChildren(properties, kept)
  for (const node of kept) if (isElement(node)) cleanProperties(node)
}

const PROPERTIES = /^w:(pPr|rPr|trPr|tcPr|tblPr|sectPr|tblGrid|tblPrEx)$/

/** A paragraph whose mark is taken out runs on into the next one, which gives the look. */
function joinParagraphs(children: XmlNode[]): XmlNode[] {
  const result: XmlNode[] = []
  let carried: XmlNode[] = []
  for (const node of children) {
    if (!isElement(node) || node.name !== 'w:p') {
      if (carried.length > 0 && isElement(node) && node.name === 'w:tbl') {
        // A table cannot take the text up: it keeps a paragraph of its own.
        result.push(paragraphOf(carried, node))
        carried = []
      }
      result.push(node)
      continue
    }
    const content = node.children.filter((inner) => !isElement(inner) || inner.name !== 'w:pPr')
    if (isMarkDeleted(node)) {
      carried.push(...content)
      continue
    }
    if (carried.length > 0) {
      const properties = node.children.filter((inner) => isElement(inner) && inner.name === 'w:pPr')
      replaceChildren(node, [...properties, ...carried, ...content])
      carried = []
    }
    result.push(node)
  }
  const last = result.findLast((node): node is XmlElement => isElement(node) && node.name === 'w:p')
  if (carried.length > 0 && last !== undefined) replaceChildren(last, [...last.children, ...carried])
  else if (carried.length > 0 && result[0] !== undefined) result.splice(result.length, 0, paragraphOf(carried, result[0]))
  return result
}

function paragraphOf(content: XmlNode[], beside: XmlNode): XmlElement {
  const parent = beside.parent
  const prefix = isElement(beside) && beside.raw.includes(':') ? `${beside.raw.split(':')[0]}:` : ''
  const p: XmlElement = { name: 'w:p', raw: `${prefix}p`, attributes: [], children: [], parent }
  replaceChildren(p, content)
  return p
}

function acceptChild(node: XmlNode): XmlNode[] {
  if (!isElement(node)) return [node]
  if (PROPERTIES.test(node.name)) {
    const wasDeleted = node.name === 'w:pPr' && node.parent !== undefined && isMarkDeleted(node.parent)
    if (!wasDeleted) cleanProperties(node)
    return [node]
  }
  if (TAKEN_OUT.test(node.name) || HISTORY.test(node.name) || RANGES.test(node.name)) return []
  if (node.name === 'w:tr' && isRowDeleted(node)) return []
  if (node.name === 'w:tc' && isCellDeleted(node)) return []
  accept(node)
  if (PUT_IN.test(node.name)) return node.children
  if (node.name === 'w:tbl' && !hasBelow(node, 'w:tr')) return []
  if (node.name === 'w:tr' && !hasBelow(node, 'w:tc')) return []
  return [node]
}

function hasBelow(element: XmlElement, name: string): boolean {
  return element.children.some((node) => isElement(node) && (node.name === name || (node.name !== 'w:tbl' && hasBelow(node, name))))
}

/** Accepts every tracked change below: what was taken out is gone, what was put in stays, moves stand at their goal. */
export function accept(root: XmlElement): void {
  replaceChildren(root, joinParagraphs(root.children.flatMap(acceptChild)))
  // A cell must hold a paragraph, or Word calls the file damaged.
  const last = root.children.findLast(isElement)
  if (root.name === 'w:tc' && last?.name !== 'w:p') replaceChildren(root, [...root.children, paragraphOf([], root)])
}
