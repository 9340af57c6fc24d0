import { escapeXml, packZip } from './docx.ts'
import { columnName } from '../../src/extract/cell-name.ts'

const S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export interface SheetContent {
  name: string
  rows: (string | number)[][]
  state?: 'hidden' | 'veryHidden'
  hiddenRows?: number[]
  hiddenColumns?: number[]
  header?: string
  extra?: string
}
export interface XlsxContent {
  sheets: SheetContent[]
  definedNames?: Record<string, string>
  comments?: { cell: string; author: string; text: string }[]
  /** Strings in the common list that no cell shows. */
  unusedStrings?: string[]
  entries?: Record<string, string | Uint8Array>
  /** More content types for `entries`, by part name. */
  types?: Record<string, string>
}

function sheetXml(sheet: SheetContent, strings: Map<string, number>): string {
  const columns = (sheet.hiddenColumns ?? []).map((n) => `<col min="${n}" max="${n}" width="9" hidden="1"/>`).join('')
  const rows = sheet.rows.map((row, r) => {
    const cells = row.map((value, k) => {
      const at = `${columnName(k + 1)}${r + 1}`
      if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
      if (!strings.has(value)) strings.set(value, strings.size)
      return `<c r="${at}" t="s"><v>${strings.get(value)}</v></c>`
    })
    return `<row r="${r + 1}"${sheet.hiddenRows?.includes(r + 1) === true ? ' hidden="1"' : ''}>${cells.join('')}</row>`
  })
  const header = sheet.header === undefined ? '' : `<headerFooter><oddHeader>${escapeXml(sheet.header)}</oddHeader></headerFooter>`
  return `${HEAD}<worksheet xmlns="${S}" xmlns:r="${R}">${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${rows.join('')}</sheetData>${header}${sheet.extra ?? ''}</worksheet>`
}

/** A workbook of the given sheets. */
export function makeXlsx(content: XlsxContent): Uint8Array {
  const strings = new Map<string, number>()
  const files: Record<string, string | Uint8Array> = {}
  const types: Record<string, string> = {
    'xl/workbook.xml': `${SHEET}sheet.main+xml`,
    'xl/sharedStrings.xml': `${SHEET}sharedStrings+xml`,
    ...content.types,
  }
  content.sheets.forEach((sheet, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, strings)
    types[`xl/worksheets/sheet${i + 1}.xml`] = `${SHEET}worksheet+xml`
  })
  for (const text of content.unusedStrings ?? []) if (!strings.has(text)) strings.set(text, strings.size)
  files['xl/sharedStrings.xml'] =
    `${HEAD}<sst xmlns="${S}">${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`
  const names = Object.entries(content.definedNames ?? {})
    .map(([name, value]) => `<definedName name="${escapeXml(name)}">${escapeXml(value)}</definedName>`)
    .join('')
  const sheets = content.sheets
    .map(
      (sheet, i) =>
        `<sheet name="${escapeXml(sheet.name)}" sheetId="${i + 1}"${sheet.state === undefined ? '' : ` state="${sheet.state}"`} r:id="rId${i + 1}"/>`,
    )
    .join('')
  files['xl/workbook.xml'] =
    `${HEAD}<workbook xmlns="${S}" xmlns:r="${R}"><sheets>${sheets}</sheets>${names === '' ? '' : `<definedNames>${names}</definedNames>`}</workbook>`
  files['xl/_rels/workbook.xml.rels'] =
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${content.sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${R}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`
  files['_rels/.rels'] =
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
  if (content.comments !== undefined) {
    const authors = content.comments.map((comment) => `<author>${escapeXml(comment.author)}</author>`).join('')
    files['xl/comments1.xml'] =
      `${HEAD}<comments xmlns="${S}"><authors>${authors}</authors><commentList>${content.comments.map(({ cell, text }, i) => `<comment ref="${cell}" authorId="${i}"><text><r><t>${escapeXml(text)}</t></r></text></comment>`).join('')}</commentList></comments>`
    types['xl/comments1.xml'] = `${SHEET}comments+xml`
  }
  Object.assign(files, content.entries)
  const overrides = Object.entries(types)
    .map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`)
    .join('')
  files['[Content_Types].xml'] =
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`
  return packZip(files)
}
