import type { PartKind } from '../types.ts'
import type { Collector } from './collector.ts'
import { startsWith } from './encoding.ts'
import { isPicture, readPicture } from './picture.ts'
import { holdsBlob, sweepAttributes, sweepBinary, sweepText } from './sweep.ts'
import type { XmlElement } from './xml.ts'
import { attribute, children, descendants, isElement, parseXml, textOf } from './xml.ts'
import type { ZipEntry } from './zip.ts'

export interface Relationship {
  id: string
  type: string
  target: string
  external: boolean
}
export interface OfficePackage {
  entries: Map<string, Uint8Array>
  typeOf(name: string): string
  main: string
}

/** Opens an Office package: what each entry is, by [Content_Types].xml. */
export function openPackage(entries: ZipEntry[]): OfficePackage {
  const map = new Map(entries.map((entry) => [entry.name, entry.bytes]))
  const overrides = new Map<string, string>()
  const defaults = new Map<string, string>()
  const types = map.get('[Content_Types].xml')
  if (types !== undefined) {
    const root = parseXml(types, '[Content_Types].xml')
    for (const item of children(root, 'ct:Override'))
      overrides.set((attribute(item, 'PartName') ?? '').replace(/^\//, '').toLowerCase(), attribute(item, 'ContentType') ?? '')
    for (const item of children(root, 'ct:Default'))
      defaults.set((attribute(item, 'Extension') ?? '').toLowerCase(), attribute(item, 'ContentType') ?? '')
  }
  const typeOf = (name: string) => overrides.get(name.toLowerCase()) ?? defaults.get(name.toLowerCase().split('.').at(-1) ?? '') ?? ''
  return { entries: map, typeOf, main: findMain(map) }
}

/** Programs open the part that the package's own relationships call the document, whatever its name or type. */
function findMain(entries: ReadonlyMap<string, Uint8Array>): string {
  const rels = entries.get('_rels/.rels')
  if (rels === undefined) return ''
  const targets = readRelationships(rels, '_rels/.rels')
    .filter((r) => /\/officeDocument$/.test(r.type) && !r.external)
    .map((r) => r.target.replace(/^(\.?\/)+/, ''))
  const found = targets.filter((target) => entries.has(target))
  return new Set(found).size === 1 ? (found[0] ?? '') : ''
}

/** Relationships whose content the receiver's program would fetch and show: we cannot know what it will be. */
const FETCHED = /\/(image|frame|subDocument|aFChunk|video|audio|media|oleObject)$/

export function readRelationships(bytes: Uint8Array, name: string): Relationship[] {
  return children(parseXml(bytes, name), 'rel:Relationship').map((item) => ({
    id: attribute(item, 'Id') ?? '',
    type: attribute(item, 'Type') ?? '',
    target: attribute(item, 'Target') ?? '',
    external: attribute(item, 'TargetMode') === 'External',
  }))
}

function readLinks(c: Collector, bytes: Uint8Array, name: string): void {
  const writer = c.part(`${name}:links`, 'link', true, { property: name })
  for (const relationship of readRelationships(bytes, name)) {
    if (!relationship.external) continue
    writer.line(relationship.target)
    if (FETCHED.test(relationship.type)) c.miss('external_content', name)
  }
}

const AUTHORS = new Set(['dc:creator', 'cp:lastModifiedBy', 'Manager', 'Company'])

function readProperties(c: Collector, root: XmlElement, name: string): void {
  for (const node of root.children) {
    if (!isElement(node)) continue
    const property = attribute(node, 'name') ?? node.name.replace(/^.*:/, '')
    const writer = c.part(`${name}:${property}`, AUTHORS.has(node.name) ? 'author' : 'metadata', true, { property })
    if (attribute(node, 'name') !== undefined) writer.line(property)
    sweepText(node, writer)
    sweepAttributes(node, writer)
  }
}

/** Swept whole: every text and every attribute. `kind` says what a reviewer is told. */
const SWEPT: [RegExp, PartKind][] = [
  [
    /\.(chart|chartshapes|diagramData|diagramLayout|diagramStyle|diagramColors|drawing)\+xml$|drawingml\.|chartstyle\+xml|chartcolorstyle\+xml|ms-office\.(drawingml|chart)|vnd\.openxmlformats-officedocument\.drawing\+xml|\.chartex\+xml/,
    'cache',
  ],
  [/\.vmlDrawing$/, 'textbox'],
  [/\.(styles|stylesWithEffects|numbering|fontTable|webSettings|theme|themeOverride|tableStyles)\+xml$/, 'style'],
  [
    /\.(settings|customXmlProperties|calcChain|sheetMetadata|volatileDependencies)\+xml$|documentlabels|classificationlabels|^application\/vnd\.ms-word\.keyMapCustomizations\+xml$/,
    'metadata',
  ],
]

export function sweepPart(c: Collector, bytes: Uint8Array, name: string, kind: PartKind): void {
  const root = parseXml(bytes, name)
  const writer = c.part(`${name}:text`, kind, true, { property: name })
  sweepText(root, writer)
  sweepAttributes(root, writer)
  const hasBlob = holdsBlob(textOf(root)) || [...descendants(root)].some((element) => element.attributes.some((a) => holdsBlob(a.value)))
  if (hasBlob) c.miss('unknown_part', name)
}

/** Parts that Word and Excel have in common. False: not one of them. */
export async function readCommonPart(c: Collector, bytes: Uint8Array, name: string, type: string): Promise<boolean> {
  if (name === '[Content_Types].xml') return true
  if (name.endsWith('.rels')) {
    readLinks(c, bytes, name)
    return true
  }
  if (/core-properties\+xml|extended-properties\+xml|custom-properties\+xml/.test(type)) {
    readProperties(c, parseXml(bytes, name), name)
    return true
  }
  const swept = SWEPT.find(([pattern]) => pattern.test(type))
  if (swept !== undefined) {
    sweepPart(c, bytes, name, swept[1])
    return true
  }
  if (/^customXml\/.*\.xml$/i.test(name)) {
    sweepPart(c, bytes, name, 'metadata')
    return true
  }
  return readForeignPart(c, bytes, name, type)
}

/** Pictures, printer settings, fonts and whole files inside the file. */
async function readForeignPart(c: Collector, bytes: Uint8Array, name: string, type: string): Promise<boolean> {
  if (isPicture(bytes)) {
    readPicture(c, bytes, name)
    return true
  }
  if (/^image\//.test(type)) {
    // EMF, WMF and SVG draw text by commands that we do not follow; the readable strings in them are a help, not a reading.
    sweepBinary(bytes, c.part(`${name}:strings`, 'metadata', true, { property: name }))
    c.miss('picture_text', name)
    return true
  }
  if (/\.printerSettings$/.test(type)) {
    sweepBinary(bytes, c.part(`${name}:strings`, 'metadata', true, { property: name }))
    return true
  }
  if (/obfuscatedFont$|x-fontdata$/.test(type)) return true
  // An Office file inside, whatever its type says.
  if (startsWith(bytes, 'PK')) {
    await c.nested(bytes, name, false)
    return true
  }
  if (
    /\/(embeddings|afchunk|media)\b|^word\/afchunk/i.test(name) ||
    /wordprocessingml\.document$|spreadsheetml\.sheet$|^text\/|xhtml|rtf$|message\/rfc822/.test(type)
  ) {
    await c.nested(bytes, name, false)
    return true
  }
  return false
}

/** Reads every entry that `own` does not take. What nobody takes is a gap, with its text swept if it is XML. */
export async function readOtherParts(
  c: Collector,
  pkg: OfficePackage,
  own: (name: string, type: string, bytes: Uint8Array) => boolean,
): Promise<void> {
  for (const [name, bytes] of pkg.entries) {
    try {
      const type = pkg.typeOf(name)
      if (own(name, type, bytes) || (await readCommonPart(c, bytes, name, type))) continue
      c.miss('unknown_part', name)
      if (/xml$/.test(type)) sweepPart(c, bytes, name, 'metadata')
      else sweepBinary(bytes, c.part(`${name}:strings`, 'metadata', true, { property: name }))
    } catch (error) {
      c.missFor(error, name)
    }
  }
}
