import { type Block, cleanText, type Document, mapText, type Table } from './document.ts'
import { escapeMarkup } from './markup.ts'

const WORDS = { sv: { source: 'Källa' }, en: { source: 'Source' } } as const

/** Stands alone in one file, for a web place of one's own: no script, no other address, readable on a phone and on paper. */
const STYLE = `body{margin:0 auto;padding:1.5rem;max-width:44rem;font:1.0625rem/1.6 Georgia,'Libertinus Serif',serif;color:#14211e;background:#fff}
h1,h2,h3{color:#12493f;line-height:1.25}h1{font-size:2rem}h2{font-size:1.5rem;margin-top:2.5rem}h3{font-size:1.15rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid #8a8a80}.n{text-align:right;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto}.source{font-size:.9rem;margin:.4rem 0 1.5rem}.mark{border-left:4px solid #b4590b;padding:.25rem .75rem;font-weight:bold}
.note{border-left:3px solid #12493f;padding:.1rem .75rem}img{max-width:100%;height:auto}figure{margin:1.5rem 0}.figure b{font-size:1.6rem;color:#12493f}
@media(prefers-color-scheme:dark){body{background:#121a18;color:#eef2ef}h1,h2,h3,.figure b{color:#9fd3c4}}`

function tableHtml(table: Table, source: string): string {
  const side = (at: number) => (table.columns[at]?.number === true ? ' class="n"' : '')
  const head = table.columns.map((column, at) => `<th scope="col"${side(at)}>${escapeMarkup(column.label)}</th>`).join('')
  const body = table.rows
    .map(
      (row) =>
        `<tr>${row.map((cell, at) => (at === 0 ? `<th scope="row">${escapeMarkup(cell)}</th>` : `<td${side(at)}>${escapeMarkup(cell)}</td>`)).join('')}</tr>`,
    )
    .join('\n')
  const note = table.note === undefined ? '' : `. ${table.note}`
  return `<div class="wide" role="region" tabindex="0" aria-label="${escapeMarkup(table.caption)}"><table><caption>${escapeMarkup(table.caption)}</caption><thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table></div><p class="source">${source}: ${escapeMarkup(`${table.source}${note}`)}</p>`
}

function blockHtml(block: Block, source: string): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeMarkup(block.text)}</h${block.level}>`
    case 'paragraph':
      return `<p>${escapeMarkup(block.text)}</p>`
    case 'note':
      return `<p class="note">${escapeMarkup(block.text)}</p>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${escapeMarkup(item)}</li>`).join('')}</${tag}>`
    }
    case 'figures':
      return block.items
        .map(
          (item) =>
            `<p class="figure"><b>${escapeMarkup(item.value)}</b> ${escapeMarkup(item.label)}<br><span class="source">${source}: ${escapeMarkup(item.source)}</span></p>`,
        )
        .join('\n')
    case 'chart':
      return `<figure><figcaption><strong>${escapeMarkup(block.caption)}</strong></figcaption><img alt="${escapeMarkup(block.alt)}" width="${block.width}" height="${block.height}" src="data:image/svg+xml;base64,${Buffer.from(block.svg, 'utf8').toString('base64')}"></figure>`
    case 'table':
      return tableHtml(block.table, source)
  }
}

export function renderHtml(document: Document): string {
  const clean = mapText(document, cleanText)
  const source = WORDS[clean.lang].source
  return `<!doctype html>
<html lang="${clean.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${escapeMarkup(clean.title)} – ${escapeMarkup(clean.by)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeMarkup(clean.title)}</h1>
${clean.subtitle === undefined ? '' : `<p>${escapeMarkup(clean.subtitle)}</p>`}<p>${escapeMarkup(clean.by)}, ${clean.date}</p>
${clean.marks.map((mark) => `<p class="mark">${escapeMarkup(mark)}</p>`).join('\n')}
${clean.blocks.map((block) => blockHtml(block, source)).join('\n')}
</main></body></html>
`
}
