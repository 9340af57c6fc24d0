/**
 * The template that an organisation fills in: CSV and workbook, made from the columns themselves, so that it can never
 * say something else than the reading does. The list itself is empty; the examples stand on a sheet of their own.
 */
import { strToU8, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { csvLine } from './csv-safe.ts'
import type { Column } from './list-columns.ts'
import { COLUMNS } from './list-columns.ts'
import type { Text } from './reading.ts'

export type TemplateLanguage = keyof Text

interface TemplateTexts {
  list_sheet: Text
  help_sheet: Text
  help_columns: { column: Text; write: Text; example: Text }
  instructions: Text[]
}

/** What the field's people write about the template stands as data in content/. */
function loadTexts(): TemplateTexts {
  return JSON.parse(readFileSync(new URL('../../../content/list-template.json', import.meta.url), 'utf8')) as TemplateTexts
}

const columns = (): readonly Column[] => COLUMNS.filter((column) => column.inTemplate)

/** UTF-8 with a byte order mark and semicolons: what Swedish Excel opens right. */
export function makeListTemplateCsv(language: TemplateLanguage = 'sv'): Uint8Array {
  return strToU8(`\ufeff${csvLine(columns().map((column) => column.header[language]))}`)
}

const escapeXml = (value: string): string =>
  value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

function rowXml(row: number, cells: readonly string[], style: number): string {
  const written = cells.map((cell, index) =>
    cell === ''
      ? ''
      : `<c r="${columnLetters(index)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`,
  )
  return `<row r="${row}">${written.join('')}</row>`
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const TEXT_STYLE = 1
const HEADER_STYLE = 2
const LAST_ROW = 2000

/** A closed choice shown in the cell. Excel cuts a list longer than 255 characters. */
function choices(language: TemplateLanguage): string {
  const lists: Readonly<Record<string, Record<TemplateLanguage, string>>> = {
    relation: { sv: 'klient,anställd', en: 'client,employee' },
    level: {
      sv: 'sekretessmarkering,skyddad folkbokföring,fingerade personuppgifter',
      en: 'sekretessmarkering,skyddad folkbokföring,fingerade personuppgifter',
    },
    source: {
      sv: 'Skatteverket,SPAR,personen själv,annan myndighet,vården,Polisen,domstol,egen verksamhet',
      en: 'Skatteverket,SPAR,the person,other authority,care,police,court,own organisation',
    },
  }
  const written = columns().flatMap((column, index) => {
    const list = lists[column.key]?.[language]
    const letters = columnLetters(index)
    return list === undefined
      ? []
      : [
          `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letters}2:${letters}${LAST_ROW}"><formula1>"${escapeXml(list)}"</formula1></dataValidation>`,
        ]
  })
  return `<dataValidations count="${written.length}">${written.join('')}</dataValidations>`
}

/** Every column is text, so that Excel neither drops zeros nor turns numbers into powers. */
function listSheet(language: TemplateLanguage): string {
  const { length } = columns()
  return (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols><col min="1" max="${length}" width="20" style="${TEXT_STYLE}" customWidth="1"/></cols>` +
    `<sheetData>${rowXml(
      1,
      columns().map((column) => column.header[language]),
      HEADER_STYLE,
    )}</sheetData>${choices(language)}</worksheet>`
  )
}

function helpSheet(texts: TemplateTexts, language: TemplateLanguage): string {
  const head = texts.help_columns
  const rows = [
    ...texts.instructions.map((line) => [line[language]]),
    [],
    [head.column[language], head.write[language], head.example[language]],
    ...columns().map((column) => [column.header[language], column.hint[language], column.example]),
  ]
  return (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/><col min="3" max="3" width="24" customWidth="1"/></cols>` +
    `<sheetData>${rows.map((cells, index) => rowXml(index + 1, cells, TEXT_STYLE)).join('')}</sheetData></worksheet>`
  )
}

const STYLES =
  `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" xfId="0"/><xf numFmtId="49" fontId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>'

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The same bytes each time: no clock, no random. */
export function makeListTemplateXlsx(language: TemplateLanguage = 'sv'): Uint8Array {
  const texts = loadTexts()
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`
  const override = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${SHEET_TYPE}.${type}+xml"/>`
  const sheet = (id: number, name: Text): string => `<sheet name="${escapeXml(name[language])}" sheetId="${id}" r:id="rId${id}"/>`
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override(
      '/xl/workbook.xml',
      'sheet.main',
    )}${override('/xl/worksheets/sheet1.xml', 'worksheet')}${override('/xl/worksheets/sheet2.xml', 'worksheet')}${override('/xl/styles.xml', 'styles')}</Types>`,
    '_rels/.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${sheet(1, texts.list_sheet)}${sheet(2, texts.help_sheet)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'worksheet', 'worksheets/sheet2.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': listSheet(language),
    'xl/worksheets/sheet2.xml': helpSheet(texts, language),
  }
  const files = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 })
}
