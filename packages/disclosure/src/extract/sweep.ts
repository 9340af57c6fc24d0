import type { PartWriter } from './collector.ts'
import type { XmlElement } from './xml.ts'
import { isElement } from './xml.ts'

/** Attributes that no one can put words in without the program ignoring or rewriting them. */
const SILENT =
  /^(xmlns(:.*)?|(w:)?rsid\w*|w14:(paraId|textId)|w15:(paraId|paraIdParent|durableId)|mc:Ignorable|r:(id|embed|link)|(w:)?(author|initials|date)|w16\w*:.*)$/
/** Sizes, colours, switches and identifiers. Six digits or more may be somebody's number and are kept. */
const PLAIN_VALUE =
  /^(-?[\d.,]{0,5}(%|pt|in|mm|cm|px|em)?|-?\d+\.\d+(pt|in)?|[0-9a-fA-F]{6}|[0-9a-fA-F]{8}|[0-9a-fA-F]{20}|true|false|on|off|auto|none|\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?)$/
const BLOCKS = /(^|:)(p|si|comment|text|threadedComment|row|tc|pt|is)$/

/** True for words, numbers long enough to identify, and everything else that is not plainly layout. */
export function mayHoldWords(value: string): boolean {
  const trimmed = value.trim()
  if (trimmed.length < 2) return false
  return /^(?!0000)\d{6}(\d\d)?$/.test(trimmed) ? true : !PLAIN_VALUE.test(trimmed)
}

/** All attribute values below, each once, in document order. */
export function sweepAttributes(
  root: XmlElement,
  writer: PartWriter,
  taken: (element: XmlElement, name: string) => boolean = () => false,
): void {
  const seen = new Set<string>()
  const visit = (element: XmlElement): void => {
    for (const { name, value } of element.attributes) {
      if (seen.has(value) || SILENT.test(name) || taken(element, name) || !mayHoldWords(value)) continue
      seen.add(value)
      writer.line(value)
    }
    for (const node of element.children) if (isElement(node)) visit(node)
  }
  visit(root)
}

/** All text below. Pieces of one paragraph are joined without gaps, since programs split words over elements. */
export function sweepText(root: XmlElement, writer: PartWriter): void {
  const visit = (element: XmlElement): void => {
    const piece = /(^|:)t$/.test(element.name)
    for (const node of element.children) {
      if (isElement(node)) visit(node)
      else if (piece) writer.write(node.text)
      else if (node.text.trim() !== '') writer.write(node.text).write('\n')
    }
    if (BLOCKS.test(element.name) && !piece) writer.write('\n')
  }
  visit(root)
}

/** Base64 in a place where no program expects a file could be a whole document that nobody reads. */
export function holdsBlob(text: string): boolean {
  return /[A-Za-z0-9+/]{1024}/.test(text) || /(?:[A-Za-z0-9+/]{60,76}\r?\n){16}/.test(text)
}

/** Readable stretches of a binary part such as printer settings, in single bytes and in UTF-16. */
export function sweepBinary(bytes: Uint8Array, writer: PartWriter): void {
  const narrow = new TextDecoder('windows-1252').decode(bytes)
  const wide = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1))
  for (const match of narrow.matchAll(/[\x20-\x7e\u00c0-\u00ff]{4,}/g)) writer.line(match[0])
  for (const match of wide.matchAll(/[\x20-\x7e\u00c0-\u017f]{4,}/g)) writer.line(match[0])
}
