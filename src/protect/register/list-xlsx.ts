/** A list in a workbook: the values a person sees, with Excel's habits undone where that is certain and told where it is not. */
import { unzipSync } from 'fflate'
import { findColumn } from './list-header-names.ts'
import type { ListCell, ListSheet } from './list-sheet.ts'
import { cleanCell, COLUMNS_MAX, HEADER_ROWS_MAX, ROWS_MAX, SheetRefused } from './list-sheet.ts'
import { decodeXml } from './text-encoding.ts'
import type { XmlNode } from './xml-records.ts'
import { childrenOf, readXmlRecords, XmlRefused } from './xml-records.ts'

/** Unpacked size of one part: 20,000 rows of 30 cells are below 60 MB. */
const PART_MEGABYTES_MAX = 64
const WANTED = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]

type Parts = Readonly<Record<string, Uint8Array>>

function unpack(bytes: Uint8Array): Parts {
  if (COMPOUND_FILE.every((byte, index) => bytes[index] === byte)) throw new SheetRefused('locked')
  try {
    return unzipSync(bytes, {
      filter: (file) => {
        if (!WANTED.test(file.name)) return false
        if (file.originalSize > PART_MEGABYTES_MAX * 1024 * 1024) throw new SheetRefused('rows')
        return true
      },
    })
  } catch (error) {
    throw error instanceof SheetRefused ? error : new SheetRefused('not_a_workbook')
  }
}

/** Hands over every element with one of these names; a missing part has none. */
function visitPart(parts: Parts, path: string, locals: readonly string[], visit: (node: XmlNode) => void): void {
  const bytes = parts[path]
  if (bytes === undefined) return
  const text = decodeXml(bytes)
  if (text === undefined) throw new SheetRefused('malformed')
  try {
    readXmlRecords(text, { isRecord: (node) => locals.includes(node.local), onRecord: visit, onOther: () => undefined })
  } catch (error) {
    throw error instanceof XmlRefused ? new SheetRefused('malformed') : error
  }
}

/** Rich text is joined; phonetic guides are not part of what a person reads. */
function stringOf(item: XmlNode): string {
  return item.children.map((child) => (child.local === 't' ? child.text : child.local === 'r' ? stringOf(child) : '')).join('')
}

function isDateFormat(id: number, custom: ReadonlyMap<number, string>): boolean {
  const code = custom.get(id)
  if (code !== undefined) return /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|general/gi, ''))
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

/** For each cell style, whether its number is shown as a date. */
function readDateStyles(parts: Parts): boolean[] {
  const custom = new Map<number, string>()
  const styles: boolean[] = []
  visitPart(parts, 'xl/styles.xml', ['numFmt', 'cellXfs'], (node) => {
    if (node.local === 'numFmt') custom.set(Number(node.attributes.get('numFmtId')), node.attributes.get('formatCode') ?? '')
    else for (const style of childrenOf(node, 'xf')) styles.push(isDateFormat(Number(style.attributes.get('numFmtId') ?? 0), custom))
  })
  return styles
}

/** A day number as Excel counts. The old Macintosh calendar begins in 1904. */
export function dateOfSerial(serial: number, from1904: boolean): string | undefined {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0)
  if (days < 61 || days > 2_958_465) return undefined
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
}

interface Workbook {
  strings: string[]
  dateStyles: boolean[]
  from1904: boolean
  sheets: string[]
}

function readWorkbook(parts: Parts): Workbook {
  const targets = new Map<string, string>()
  visitPart(parts, 'xl/_rels/workbook.xml.rels', ['Relationship'], (node) => {
    const target = node.attributes.get('Target') ?? ''
    targets.set(node.attributes.get('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  })
  const sheets: string[] = []
  let from1904 = false
  visitPart(parts, 'xl/workbook.xml', ['sheet', 'workbookPr'], (node) => {
    if (node.local === 'workbookPr') from1904 = ['1', 'true'].includes(node.attributes.get('date1904') ?? '')
    const id = [...node.attributes].find(([name]) => name.endsWith('}id'))?.[1]
    const path = targets.get(id ?? '')
    if (node.local === 'sheet' && path !== undefined && parts[path] !== undefined) sheets.push(path)
  })
  const strings: string[] = []
  visitPart(parts, 'xl/sharedStrings.xml', ['si'], (node) => strings.push(stringOf(node)))
  return { strings, dateStyles: readDateStyles(parts), from1904, sheets }
}

function readNumber(value: string, style: number, book: Workbook): ListCell {
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return { text: cleanCell(value) }
  const date = book.dateStyles[style] === true ? dateOfSerial(number, book.from1904) : undefined
  if (date !== undefined) return { text: date }
  return { text: Number.isSafeInteger(number) ? number.toFixed(0) : value, oddity: 'number' }
}

function readCell(node: XmlNode, book: Workbook): ListCell {
  const value = childrenOf(node, 'v')[0]?.text.trim() ?? ''
  const type = node.attributes.get('t') ?? 'n'
  const inline = childrenOf(node, 'is')[0]
  const isFormula = childrenOf(node, 'f').length > 0
  if (type === 'e') return { text: '', oddity: 'error' }
  const cell: ListCell =
    type === 's'
      ? { text: cleanCell(book.strings[Number(value)] ?? '') }
      : type === 'inlineStr'
        ? { text: cleanCell(inline === undefined ? '' : stringOf(inline)) }
        : type === 'n'
          ? readNumber(value, Number(node.attributes.get('s') ?? 0), book)
          : { text: cleanCell(type === 'd' ? value.slice(0, 10) : value) }
  return isFormula ? { ...cell, oddity: 'formula' } : cell
}

function columnIndex(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1]
  if (letters === undefined) return undefined
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function readSheet(parts: Parts, path: string, book: Workbook): ListCell[][] {
  const rows: ListCell[][] = []
  let next = 1
  visitPart(parts, path, ['row'], (node) => {
    const number = Number(node.attributes.get('r') ?? next)
    next = number + 1
    const cells: ListCell[] = []
    childrenOf(node, 'c').forEach((cellNode, order) => {
      const cell = readCell(cellNode, book)
      if (cell.text === '' && cell.oddity === undefined) return
      const column = columnIndex(cellNode.attributes.get('r') ?? '') ?? order
      if (column >= COLUMNS_MAX) throw new SheetRefused('columns')
      while (cells.length < column) cells.push({ text: '' })
      cells[column] = cell
    })
    if (cells.length === 0) return
    if (!Number.isInteger(number) || number < 1 || number > ROWS_MAX) throw new SheetRefused('rows')
    while (rows.length < number - 1) rows.push([])
    rows[number - 1] = cells
  })
  return rows
}

/** A sheet is a list when one of its first rows holds two headers that we know. */
function isList(rows: readonly ListCell[][]): boolean {
  return rows
    .slice(0, HEADER_ROWS_MAX)
    .some((row) => new Set(row.map((cell) => findColumn(cell.text)?.key).filter((key) => key !== undefined)).size >= 2)
}

/** The one sheet that holds a list. Two lists in one workbook are refused: which one was meant is not ours to guess. */
export function openXlsx(bytes: Uint8Array): ListSheet {
  const parts = unpack(bytes)
  if (parts['xl/workbook.xml'] === undefined) throw new SheetRefused('not_a_workbook')
  const book = readWorkbook(parts)
  const lists = book.sheets.map((path) => readSheet(parts, path, book)).filter(isList)
  const [list] = lists
  if (list === undefined) throw new SheetRefused('no_sheet')
  if (lists.length > 1) throw new SheetRefused('several_sheets')
  return { format: 'xlsx', rows: list }
}
