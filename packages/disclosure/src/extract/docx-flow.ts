import type { Collector, PartWriter } from './collector.ts'
import type { Look, Styles } from './docx-hidden.ts'
import type { Change, Piece } from './docx-views.ts'
import { sweepAttributes } from './sweep.ts'
import type { XmlElement, XmlText } from './xml.ts'
import { attribute, isElement, textOf } from './xml.ts'

/** What a walk through one story carries along, and how it writes down what stands beside the text. */

export type Writer = PartWriter<XmlText>
export interface Ground {
  look: Look
  known: boolean
}

/** The parts one story (body, header, note …) is written to. */
export interface Story {
  c: Collector
  styles: Styles
  main: Writer
  deleted: Writer
  hidden: Writer
  boxes: Writer
  fields: Writer
  forms: Writer
  alt: Writer
  loose: Writer
  authors: Set<string>
  /** Attributes that already stand in a part of their own. */
  taken: Set<string>
  counters: { paragraph: number; table: number }
}
export interface Flow {
  writer: Writer
  pieces: Piece[]
  change: Change
  ground: Ground
  paragraph: Look
  instruction: string[]
}

const ALT = new Set(['descr', 'title', 'alt'])
export const SKIPPED = new Set(['w:sectPr', 'w:rPr', 'w:pPr', 'w:tblPr', 'w:tblGrid', 'w:tcPr', 'w:trPr', 'w:tblPrEx', 'w:sdtEndPr'])

export function sweepForm(s: Story, element: XmlElement | undefined): void {
  if (element === undefined) return
  sweepAttributes(element, s.forms)
  const text = textOf(element).trim()
  if (text !== '') s.forms.line(text)
}

/** Text where no program puts text is shown by none, but it is in the file. */
export function looseText(s: Story, node: XmlText): void {
  // Offsets and sizes of drawings are written as text, but they are numbers of layout.
  if (/^wp\d*:/.test(node.parent.name)) return
  if (node.text.trim() !== '') s.loose.write(node.text, node).write('\n')
}

export function altText(s: Story, node: XmlElement): void {
  if (/^(w:tblCaption|w:tblDescription)$/.test(node.name)) note(s, attribute(node, 'w:val'))
  if (!/^(wp|pic|v|a|wps|wpg|p|o):/.test(node.name)) return
  for (const { name, value } of node.attributes) if (ALT.has(name) || (name === 'name' && /(docPr|cNvPr)$/.test(node.name))) note(s, value)
}

export function note(s: Story, value: string | undefined): void {
  if (value === undefined || value.trim() === '' || s.taken.has(value)) return
  s.taken.add(value)
  s.alt.line(value)
}

export function altTextBelow(s: Story, node: XmlElement): void {
  altText(s, node)
  const author = attribute(node, 'w:author')
  if (author !== undefined) s.authors.add(author)
  for (const inner of node.children) if (isElement(inner)) altTextBelow(s, inner)
}
