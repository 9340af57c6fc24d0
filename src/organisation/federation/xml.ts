/**
 * XML as a small tree, read strictly and without the library that checks the signatures: what the two would read
 * differently is refused. No document type, no entities, no comments, no CDATA, no instructions (S-R28).
 */
import { SaxesParser } from 'saxes'

export interface XmlElement {
  ns: string
  name: string
  attributes: readonly { ns: string; name: string; value: string }[]
  children: readonly XmlElement[]
  /** The text directly inside, in the order it stands. */
  text: string
}
export type XmlRefusal = 'doctype' | 'comment' | 'instruction' | 'cdata' | 'malformed' | 'too_large'
export type XmlReading = { ok: true; root: XmlElement } | { ok: false; because: XmlRefusal }

const DEPTH_MAX = 40
const ELEMENTS_MAX = 5_000

class Refused extends Error {
  readonly because: XmlRefusal
  constructor(because: XmlRefusal) {
    super(because)
    this.because = because
  }
}
const refuse = (because: XmlRefusal) => () => {
  throw new Refused(because)
}

interface Growing extends XmlElement {
  children: Growing[]
}

/** Metadata written by people holds comments, which are passed over there; a signed answer never does. */
export function readXml(text: string, comments: 'refused' | 'passed' = 'refused'): XmlReading {
  const open: Growing[] = []
  let root: Growing | undefined
  let count = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', refuse('malformed'))
  parser.on('doctype', refuse('doctype'))
  parser.on('cdata', refuse('cdata'))
  parser.on('processinginstruction', refuse('instruction'))
  if (comments === 'refused') parser.on('comment', refuse('comment'))
  parser.on('opentag', (tag) => {
    count += 1
    if (open.length >= DEPTH_MAX || count > ELEMENTS_MAX) throw new Refused('too_large')
    const attributes = Object.values(tag.attributes).map((one) => ({ ns: one.uri, name: one.local, value: one.value }))
    const element: Growing = { ns: tag.uri, name: tag.local, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('text', (words) => {
    const current = open.at(-1)
    if (current) current.text += words
  })
  parser.on('closetag', () => {
    open.pop()
  })
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof Refused) return { ok: false, because: error.because }
    throw error
  }
  return root ? { ok: true, root } : { ok: false, because: 'malformed' }
}

export const attributeOf = (element: XmlElement, name: string): string | undefined =>
  element.attributes.find((one) => one.ns === '' && one.name === name)?.value
export const childrenOf = (element: XmlElement, ns: string, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.ns === ns && child.name === name)
/** The one child of that name; undefined when there is none or when there are several. */
export function onlyChild(element: XmlElement | undefined, ns: string, name: string): XmlElement | undefined {
  const found = element ? childrenOf(element, ns, name) : []
  return found.length === 1 ? found[0] : undefined
}
/** The text of an element that holds nothing but text. */
export const textOf = (element: XmlElement | undefined): string | undefined =>
  element && element.children.length === 0 ? element.text.trim() : undefined
export const everyElement = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(everyElement)]
