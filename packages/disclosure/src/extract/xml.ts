import { SaxesParser } from 'saxes'
import { Stop } from './collector.ts'
import { decodeXml } from './encoding.ts'
import { XML_DEPTH_MAX, XML_NODES_MAX } from './limits.ts'

/** A small tree. `name` has the usual prefix whatever prefix the file chose; `raw` is as written. */
export interface XmlText {
  text: string
  parent: XmlElement
}
export interface XmlAttribute {
  name: string
  raw: string
  value: string
}
export interface XmlElement {
  name: string
  raw: string
  attributes: XmlAttribute[]
  children: XmlNode[]
  parent: XmlElement | undefined
}
export type XmlNode = XmlElement | XmlText

/** Namespaces by their usual prefix, transitional and strict. A file may call them anything; we do not. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
}

export function isElement(node: XmlNode): node is XmlElement {
  return 'children' in node
}

function canonical(uri: string, prefix: string, local: string): string {
  const known = PREFIXES[uri] ?? prefix
  return known === '' ? local : `${known}:${local}`
}

/** Parses one XML part. A DTD is refused before anything it says can take effect: no entities, no bombs. */
export function parseXml(bytes: Uint8Array, where: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false })
  let root: XmlElement | undefined
  let current: XmlElement | undefined
  let depth = 0
  let nodes = 0
  const loose: [string, string][] = []
  const aside = (name: string, value: string) => {
    if (current === undefined) loose.push([name, value])
    else hang(current, name, value)
  }
  const count = () => {
    if (++nodes > XML_NODES_MAX) throw new Stop('limit_size', where)
  }
  parser.on('doctype', () => {
    throw new Stop('dtd', where)
  })
  parser.on('opentag', (tag) => {
    count()
    if (++depth > XML_DEPTH_MAX) throw new Stop('limit_nesting', where)
    const attributes = Object.values(tag.attributes).map((a) => ({
      name: canonical(a.uri, a.prefix, a.local),
      raw: a.name,
      value: a.value,
    }))
    const element: XmlElement = {
      name: canonical(tag.uri, tag.prefix, tag.local),
      raw: tag.name,
      attributes,
      children: [],
      parent: current,
    }
    current?.children.push(element)
    root ??= element
    current = element
  })
  parser.on('closetag', () => {
    depth--
    current = current?.parent
  })
  const text = (value: string) => {
    if (current === undefined) return
    count()
    current.children.push({ text: value, parent: current })
  }
  parser.on('text', text)
  parser.on('cdata', text)
  // A comment or an instruction is no place for text in an Office file, yet text fits in it: keep it to be swept.
  parser.on('comment', (value) => aside('#comment', value))
  parser.on('processinginstruction', (pi) => aside('#instruction', `${pi.target} ${pi.body}`))
  try {
    parser.write(decodeXml(bytes, where)).close()
  } catch (error) {
    throw error instanceof Stop ? error : new Stop('broken', where)
  }
  if (root === undefined) throw new Stop('broken', where)
  for (const [name, value] of loose) hang(root, name, value)
  return root
}

function hang(parent: XmlElement, name: string, value: string): void {
  const element: XmlElement = { name, raw: name, attributes: [], children: [], parent }
  element.children.push({ text: value, parent: element })
  parent.children.push(element)
}

/** Streams an XML part without building a tree, for sheets with a million cells. Names come without prefix. */
export function streamXml(
  bytes: Uint8Array,
  where: string,
  on: {
    open(name: string, attributes: Record<string, string>): void
    close(name: string): void
    text(value: string): void
  },
): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  let depth = 0
  parser.on('doctype', () => {
    throw new Stop('dtd', where)
  })
  parser.on('opentag', (tag) => {
    if (++depth > XML_DEPTH_MAX) throw new Stop('limit_nesting', where)
    on.open(local(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth--
    on.close(local(tag.name))
  })
  parser.on('text', (value) => on.text(value))
  parser.on('cdata', (value) => on.text(value))
  parser.on('comment', (value) => {
    on.open('#comment', {})
    on.text(value)
    on.close('#comment')
  })
  try {
    parser.write(decodeXml(bytes, where)).close()
  } catch (error) {
    throw error instanceof Stop ? error : new Stop('broken', where)
  }
}

export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.find((a) => a.name === name)?.value
}
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => isElement(node) && node.name === name)
}
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((node): node is XmlElement => isElement(node) && node.name === name)
}
export function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? []).map((node) => (isElement(node) ? textOf(node) : node.text)).join('')
}
/** Every element below, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  for (const node of element.children) {
    if (!isElement(node)) continue
    yield node
    yield* descendants(node)
  }
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Writes a tree as XML. Comments and instructions are left out on purpose: nobody sees them, and text hides there. */
export function writeXml(root: XmlElement): string {
  const write = (element: XmlElement): string => {
    if (element.name.startsWith('#')) return ''
    const attributes = element.attributes.map((a) => ` ${a.raw}="${a.value.replace(/[&<>"\t\n\r]/g, (c) => ESCAPES[c] ?? c)}"`).join('')
    const inner = element.children
      .map((node) => (isElement(node) ? write(node) : node.text.replace(/[&<>\r]/g, (c) => ESCAPES[c] ?? c)))
      .join('')
    return inner === '' ? `<${element.raw}${attributes}/>` : `<${element.raw}${attributes}>${inner}</${element.raw}>`
  }
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${write(root)}`
}
