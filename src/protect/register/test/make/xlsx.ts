/** Makes small workbooks with the kinds of cells that Excel writes, the treacherous ones among them. For tests and demonstrations. */
import { strToU8, zipSync } from 'fflate'

export type MadeCell =
  | string
  | { number: number | string }
  | { date: number }
  | { formula: string; value: string }
  | { shared: string }
  | { error: string }
  | undefined

const escapeXml = (value: string): string => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const letters = (index: number): string => (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

export interface MadeWorkbook {
  sheets: MadeCell[][][]
  date1904?: boolean
}

export function makeXlsx(book: MadeWorkbook): Uint8Array {
  const strings: string[] = []
  const cellXml = (cell: MadeCell, at: string): string => {
    if (cell === undefined) return ''
    if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
    if ('number' in cell) return `<c r="${at}"><v>${cell.number}</v></c>`
    if ('date' in cell) return `<c r="${at}" s="1"><v>${cell.date}</v></c>`
    if ('formula' in cell) return `<c r="${at}" t="str"><f>${escapeXml(cell.formula)}</f><v>${escapeXml(cell.value)}</v></c>`
    if ('error' in cell) return `<c r="${at}" t="e"><v>${escapeXml(cell.error)}</v></c>`
    strings.push(cell.shared)
    return `<c r="${at}" t="s"><v>${strings.length - 1}</v></c>`
  }
  const files: Record<string, Uint8Array> = {}
  book.sheets.forEach((rows, sheet) => {
    const xml = rows
      .map((row, y) => `<row r="${y + 1}">${row.map((cell, x) => cellXml(cell, `${letters(x)}${y + 1}`)).join('')}</row>`)
      .join('')
    files[`xl/worksheets/sheet${sheet + 1}.xml`] = strToU8(`<worksheet ${NS}><sheetData>${xml}</sheetData></worksheet>`)
  })
  const list = book.sheets.map((_, index) => index + 1)
  files['xl/workbook.xml'] = strToU8(
    `<workbook ${NS} xmlns:r="${REL}"><workbookPr${book.date1904 === true ? ' date1904="1"' : ''}/><sheets>${list
      .map((id) => `<sheet name="Blad${id}" sheetId="${id}" r:id="rId${id}"/>`)
      .join('')}</sheets></workbook>`,
  )
  files['xl/_rels/workbook.xml.rels'] = strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map((id) => `<Relationship Id="rId${id}" Type="${REL}/worksheet" Target="worksheets/sheet${id}.xml"/>`)
      .join('')}</Relationships>`,
  )
  files['xl/styles.xml'] = strToU8(`<styleSheet ${NS}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`)
  files['xl/sharedStrings.xml'] = strToU8(
    `<sst ${NS}>${strings.map((text) => `<si><r><t>${escapeXml(text)}</t></r><rPh><t>x</t></rPh></si>`).join('')}</sst>`,
  )
  return zipSync(files, { mtime: new Date(1980, 0, 1) })
}
