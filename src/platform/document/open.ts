/**
 * A document's tables as open data: CSV with the metadata that W3C's CSV on the Web asks for, JSON, and a catalogue entry
 * by DCAT-AP-SE (RDF/XML). Numbers stand as they stand in the document.
 */
import { type Document, type Table, tablesOf } from './document.ts'
import { escapeMarkup } from './markup.ts'

const SPREADSHEET_FORMULA = /^[=+\-@\t\r]/
/** A minus sign before digits is a number and stays one. */
const NUMBER = /^-?\d[\d\s ]*(?:,\d+)?(?:\s?%)?$/

function csvCell(cell: string): string {
  const safe = SPREADSHEET_FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180 with a byte order mark, so that a spreadsheet reads å ä ö. */
export function tableCsv(table: Table): string {
  const rows = [table.columns.map((column) => column.label), ...table.rows]
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** How a number is written in the document, told so that a program reads it as one (CSV on the Web, section 6.4.2). */
const NUMBERS_IN = {
  sv: { decimalChar: ',', groupChar: '\u00a0' },
  en: { decimalChar: '.', groupChar: ',' },
} as const
/** What stands in the place of a number that is held back or not there. */
const NOT_SHOWN = ['·', '–', 'visas inte', 'not shown']

/** CSV on the Web, "Metadata Vocabulary for Tabular Data" (W3C 2015): stands beside the file as `<name>.csv-metadata.json`. */
export function tableMetadata(table: Table, document: Document, file: string): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': document.lang }],
    url: file,
    'dc:title': table.caption,
    'dc:description': table.note ?? document.title,
    'dc:publisher': document.by,
    'dc:issued': { '@value': document.date, '@type': 'xsd:date' },
    'dc:source': table.source,
    'dc:language': document.lang,
    dialect: { delimiter: ',', encoding: 'utf-8', header: true },
    tableSchema: {
      columns: table.columns.map((column, at) => ({
        titles: column.label,
        name: `k${at + 1}`,
        ...(column.number === true
          ? { datatype: { base: 'number', format: NUMBERS_IN[document.lang] }, null: NOT_SHOWN }
          : { datatype: 'string' }),
      })),
      // Only where it is one: a place stands once a year in a series.
      ...(new Set(table.rows.map(([first]) => first)).size === table.rows.length ? { primaryKey: 'k1' } : {}),
    },
  }
}

/** The whole document for programs: text, tables and where each figure comes from. Pictures are left out, their words are not. */
export function documentJson(document: Document): object {
  return {
    ...document,
    blocks: document.blocks.map((block) => {
      if (block.kind !== 'chart') return block
      const { kind, alt, caption } = block
      return { kind, alt, caption }
    }),
  }
}

export interface Catalogue {
  /** Address of the catalogue, without a slash at its end. */
  readonly base: string
  readonly title: string
  readonly description: string
  readonly publisher: string
  readonly lang: 'sv' | 'en'
  readonly datasets: readonly {
    readonly id: string
    readonly document: Document
    /** ISO time. */
    readonly issued: string
    /** Address of a licence, such as CC0's. */
    readonly licence: string
  }[]
}

const LANGUAGE = {
  sv: 'http://publications.europa.eu/resource/authority/language/SWE',
  en: 'http://publications.europa.eu/resource/authority/language/ENG',
} as const
const FILE_TYPE = 'http://publications.europa.eu/resource/authority/file-type/'
const PUBLIC = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC'

/** DCAT-AP-SE: catalogue, datasets with publisher, distributions with licence and format. One dataset a table. */
export function catalogueRdf(catalogue: Catalogue): string {
  const { base, lang } = catalogue
  const publisher = `<dct:publisher><foaf:Agent rdf:about="${escapeMarkup(base)}#utgivare"><foaf:name xml:lang="${lang}">${escapeMarkup(catalogue.publisher)}</foaf:name></foaf:Agent></dct:publisher>`
  const datasets = catalogue.datasets.flatMap(({ id, document, issued, licence }) =>
    tablesOf(document).map((table) => {
      const about = `${base}/${id}/${table.id}`
      const distribution = (format: 'CSV' | 'JSON', file: string, media: string) => `
      <dcat:distribution><dcat:Distribution rdf:about="${escapeMarkup(`${about}.${file}`)}">
        <dct:title xml:lang="${document.lang}">${escapeMarkup(`${table.caption} (${format})`)}</dct:title>
        <dcat:accessURL rdf:resource="${escapeMarkup(`${about}.${file}`)}"/><dcat:downloadURL rdf:resource="${escapeMarkup(`${about}.${file}`)}"/>
        <dct:license rdf:resource="${escapeMarkup(licence)}"/><dct:format rdf:resource="${FILE_TYPE}${format}"/>
        <dcat:mediaType rdf:resource="https://www.iana.org/assignments/media-types/${media}"/>
      </dcat:Distribution></dcat:distribution>`
      return `
  <dcat:dataset><dcat:Dataset rdf:about="${escapeMarkup(about)}">
      <dct:identifier>${escapeMarkup(`${id}/${table.id}`)}</dct:identifier>
      <dct:title xml:lang="${document.lang}">${escapeMarkup(table.caption)}</dct:title>
      <dct:description xml:lang="${document.lang}">${escapeMarkup(`${document.title}. ${table.source}${table.note === undefined ? '' : `. ${table.note}`}`)}</dct:description>
      ${publisher}
      <dct:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#dateTime">${escapeMarkup(issued)}</dct:issued>
      <dct:language rdf:resource="${LANGUAGE[document.lang]}"/><dct:accessRights rdf:resource="${PUBLIC}"/>${distribution('CSV', 'csv', 'text/csv')}${distribution('JSON', 'json', 'application/json')}
  </dcat:Dataset></dcat:dataset>`
    }),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/">
<dcat:Catalog rdf:about="${escapeMarkup(base)}">
  <dct:title xml:lang="${lang}">${escapeMarkup(catalogue.title)}</dct:title>
  <dct:description xml:lang="${lang}">${escapeMarkup(catalogue.description)}</dct:description>
  ${publisher}
  <dct:language rdf:resource="${LANGUAGE[lang]}"/>${datasets.join('')}
</dcat:Catalog>
</rdf:RDF>
`
}

/** One table for programs, with what a reader must know about it. */
export const tableJson = (table: Table, document: Document): object => ({
  title: table.caption,
  publisher: document.by,
  date: document.date,
  source: table.source,
  ...(table.note === undefined ? {} : { note: table.note }),
  columns: table.columns.map((column) => column.label),
  rows: table.rows,
})
