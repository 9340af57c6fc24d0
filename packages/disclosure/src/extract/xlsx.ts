import type { PartKind } from '../types.ts'
import type { Collector } from './collector.ts'
import { Stop } from './collector.ts'
import type { OfficePackage } from './ooxml.ts'
import { readOtherParts, readRelationships, sweepPart } from './ooxml.ts'
import { sweepAttributes, sweepText } from './sweep.ts'
import type { NumberFormats } from './xlsx-formats.ts'
import { readNumberFormats } from './xlsx-formats.ts'
import { readSheet } from './xlsx-sheet.ts'
import type { XmlElement } from './xml.ts'
import { attribute, child, children, parseXml, streamXml } from './xml.ts'

/** Parts of a workbook that are swept whole, and what a reviewer is told of them. */
const SWEPT: [RegExp, PartKind][] = [
  [/\.comments\+xml$|threadedcomments\+xml$/, 'comment'],
  [/\.person\+xml$/, 'author'],
  [
    /\.(pivotCacheDefinition|pivotCacheRecords|externalLink|slicerCache|slicer|timelineCache|timeline)\+xml$|ms-excel\.(slicer|timeline)/i,
    'cache',
  ],
  [/\.pivotTable\+xml$/, 'cache'],
  [
    /\.(table|queryTable|tableSingleCells|connections|customProperty|xmlMaps|usernames|revisionHeaders|revisionLog|userNames)\+xml$/,
    'metadata',
  ],
  [/\.(dialogsheet|macrosheet|intlmacrosheet)\+xml$/, 'hidden_sheet'],
  [/controlproperties\+xml$/, 'form'],
]

/** Shared strings; rich text in pieces is one string, and the reading aid of it comes after. */
function readStrings(bytes: Uint8Array, name: string): string[] {
  const strings: string[] = []
  let current = ''
  let isText = false
  streamXml(bytes, name, {
    open: (tag) => {
      if (tag === 'si') current = ''
      isText = tag === 't'
    },
    close: (tag) => {
      if (tag === 'si') strings.push(current)
      isText = false
    },
    text: (value) => {
      if (isText) current += value
    },
  })
  return strings
}

interface SheetEntry {
  name: string
  state: string
  file: string
}

function resolve(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const segments = base.split('/').slice(0, -1)
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

function readSheetList(pkg: OfficePackage, workbook: XmlElement): SheetEntry[] {
  const relsName = pkg.main.replace(/([^/]+)$/, '_rels/$1.rels')
  const rels = pkg.entries.get(relsName)
  const targets = new Map((rels === undefined ? [] : readRelationships(rels, relsName)).map((r) => [r.id, resolve(pkg.main, r.target)]))
  return children(child(workbook, 's:sheets'), 's:sheet').map((sheet) => ({
    name: attribute(sheet, 'name') ?? '',
    state: attribute(sheet, 'state') ?? 'visible',
    file: targets.get(attribute(sheet, 'r:id') ?? '') ?? '',
  }))
}

function readWorkbook(c: Collector, workbook: XmlElement, sheets: readonly SheetEntry[], file: string): void {
  const names = c.part(`${file}:names`, 'defined_name', true, { property: 'definedName' })
  for (const name of children(child(workbook, 's:definedNames'), 's:definedName')) {
    sweepAttributes(name, names)
    sweepText(name, names)
    names.write('\n')
  }
  const titles = c.part(`${file}:sheets`, 'sheet', false, { property: 'sheets' })
  for (const sheet of sheets) titles.line(sheet.name, { sheet: sheet.name })
  const rest = {
    ...workbook,
    children: workbook.children.filter((node) => !('name' in node) || !/^s:(definedNames|sheets)$/.test(node.name)),
  }
  const writer = c.part(`${file}:settings`, 'metadata', true, { property: file })
  sweepText(rest, writer)
  sweepAttributes(rest, writer)
}

/** Strings that no cell shows any more, left behind by an edit. */
function readUnusedStrings(c: Collector, strings: readonly string[], used: ReadonlySet<number>, file: string): void {
  const writer = c.part(`${file}:unused`, 'cache', true, { property: file })
  strings.forEach((text, i) => {
    if (!used.has(i) && text !== '') writer.line(text)
  })
}

export async function readXlsx(c: Collector, pkg: OfficePackage): Promise<void> {
  const main = pkg.entries.get(pkg.main)
  if (main === undefined) throw new Stop('broken', '[Content_Types].xml')
  const find = (pattern: RegExp) => [...pkg.entries].find(([name]) => pattern.test(pkg.typeOf(name)))
  const [stringsName, stringsBytes] = find(/\.sharedStrings\+xml$/) ?? ['', undefined]
  const strings = stringsBytes === undefined ? [] : readStrings(stringsBytes, stringsName)
  const [stylesName, stylesBytes] = find(/spreadsheetml\.styles\+xml$/) ?? ['', undefined]
  const formats: NumberFormats = stylesBytes === undefined ? [] : readNumberFormats(parseXml(stylesBytes, stylesName))
  const workbook = parseXml(main, pkg.main)
  const sheets = readSheetList(pkg, workbook)
  const used = new Set<number>()
  readWorkbook(c, workbook, sheets, pkg.main)
  let number = 0
  // In the order of the tabs first; a sheet that no tab leads to comes last, and is hidden.
  const order = [
    ...sheets.map((sheet) => sheet.file),
    ...[...pkg.entries.keys()].filter((name) => /\.worksheet\+xml$/.test(pkg.typeOf(name))),
  ]
  for (const file of new Set(order)) {
    const bytes = pkg.entries.get(file)
    if (bytes === undefined || !/\.worksheet\+xml$/.test(pkg.typeOf(file))) continue
    const sheet = sheets.find((entry) => entry.file === file)
    try {
      readSheet(c, bytes, file, { name: sheet?.name ?? file, hidden: sheet?.state !== 'visible', number: ++number, strings, used, formats })
    } catch (error) {
      c.missFor(error, file)
    }
  }
  readUnusedStrings(c, strings, used, stringsName)
  await readOtherParts(c, pkg, (name, type, bytes) => {
    if (name === pkg.main || name === stringsName || /\.worksheet\+xml$/.test(type)) return true
    if (/\.chartsheet\+xml$/.test(type)) {
      sweepPart(c, bytes, name, 'sheet')
      return true
    }
    const swept = SWEPT.find(([pattern]) => pattern.test(type))
    if (swept !== undefined) sweepPart(c, bytes, name, swept[1])
    return swept !== undefined
  })
}
