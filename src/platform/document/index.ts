/** Documents out: one model, many forms. */
export { type Block, blocksOf, type Document, type Table, tablesOf } from './document.ts'
export { renderDocx } from './docx.ts'
export { renderHtml } from './html.ts'
export { type Catalogue, catalogueRdf, documentJson, tableCsv, tableJson, tableMetadata } from './open.ts'
export { DocumentFault, renderPdf } from './pdf.ts'
export { canMakePdf } from './typst.ts'
export { DocumentView } from './view.tsx'
