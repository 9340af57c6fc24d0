/**
 * A bounded, streaming way through a foreign XML file: each record becomes a small tree and is handed over when its
 * element closes. A document type is refused (no entities, no outside files), and a file that does not end properly
 * throws, so that the caller can throw away what it had: half a file is never read in silence.
 */
import type { SaxesTagNS } from 'saxes'
import { SaxesParser } from 'saxes'

export interface XmlNode {
  uri: string
  local: string
  /** Attributes without namespace declarations; a namespaced attribute is written {uri}local. */
  attributes: ReadonlyMap<string, string>
  children: XmlNode[]
  text: string
}

export type XmlRefusal = 'dtd' | 'malformed' | 'depth' | 'elements' | 'text'
export class XmlRefused extends Error {
  readonly reason: XmlRefusal
  constructor(reason: XmlRefusal) {
    super(`xml refused: ${reason}`)
    this.reason = reason
  }
}

/** Deepest real answer is 9 levels; the rest is room for envelopes. */
const DEPTH_MAX = 32
/** A whole record with history is below 300 elements; 3 million covers the largest allowed file. */
const ELEMENTS_MAX = 3_000_000
/** No field of SPAR is longer than 256 characters; a cell of a workbook holds at most 32,767. */
const TEXT_UNITS_MAX = 40_000

const XMLNS = 'http://www.w3.org/2000/xmlns/'

function nodeOf(tag: SaxesTagNS): XmlNode {
  const attributes = new Map<string, string>()
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.uri === XMLNS) continue
    attributes.set(attribute.uri === '' ? attribute.local : `{${attribute.uri}}${attribute.local}`, attribute.value)
  }
  return { uri: tag.uri, local: tag.local, attributes, children: [], text: '' }
}

export interface XmlVisitor {
  /** Called for each element outside records as it opens, outermost first. True makes it a record. */
  isRecord(node: XmlNode, ancestors: readonly XmlNode[]): boolean
  onRecord(node: XmlNode): void
  /** Called as an element outside records closes, with its text and no children. */
  onOther(node: XmlNode, ancestors: readonly XmlNode[]): void
}

/** Throws `XmlRefused` for anything but one well-formed, whole document within the limits. */
export function readXmlRecords(text: string, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const stack: XmlNode[] = []
  let recordDepth = 0
  let elements = 0
  parser.on('doctype', () => {
    throw new XmlRefused('dtd')
  })
  parser.on('error', () => {
    throw new XmlRefused('malformed')
  })
  parser.on('opentag', (tag) => {
    elements += 1
    if (elements > ELEMENTS_MAX) throw new XmlRefused('elements')
    if (stack.length >= DEPTH_MAX) throw new XmlRefused('depth')
    const node = nodeOf(tag)
    if (recordDepth > 0) stack.at(-1)?.children.push(node)
    else if (visitor.isRecord(node, stack)) recordDepth = stack.length + 1
    stack.push(node)
  })
  const addText = (piece: string): void => {
    const node = stack.at(-1)
    if (node === undefined) return
    if (node.text.length + piece.length > TEXT_UNITS_MAX) throw new XmlRefused('text')
    node.text += piece
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const node = stack.pop()
    if (node === undefined) return
    if (recordDepth === 0) visitor.onOther(node, stack)
    else if (stack.length + 1 === recordDepth) {
      recordDepth = 0
      visitor.onRecord(node)
    }
  })
  parser.write(text).close()
}

/** All children with this name, whatever their namespace: the caller has judged namespaces before. */
export function childrenOf(node: XmlNode, local: string): XmlNode[] {
  return node.children.filter((child) => child.local === local)
}

/** The trimmed text of the first child with this name; undefined when absent or empty. */
export function textOf(node: XmlNode | undefined, local: string): string | undefined {
  const text = node?.children.find((child) => child.local === local)?.text.trim()
  return text === undefined || text === '' ? undefined : text
}
