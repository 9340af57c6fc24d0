import { Chart } from '../chart/index.ts'
import { DataTable, InsetText, Notice, Stat, Stats, T } from '../page/index.ts'
import type { Block, Document, Table } from './document.ts'

const SOURCE = { sv: 'Källa: ', en: 'Source: ' }

function TableView({ table }: { table: Table }) {
  return (
    <>
      <DataTable
        caption={table.caption}
        rows={table.rows.map((cells) => ({ cells }))}
        columns={table.columns.map((column, at) => ({
          label: column.label,
          names: at === 0,
          number: column.number === true,
          cell: (row: { cells: readonly string[] }) => row.cells[at] ?? '',
        }))}
      />
      <SourceLine text={table.note === undefined ? table.source : `${table.source}. ${table.note}`} />
    </>
  )
}
function SourceLine({ text }: { text: string }) {
  return (
    <p class="sv-hint">
      <T text={SOURCE} />
      {text}
    </p>
  )
}

/** A picture needs an address of its own: a strict policy lets no drawing stand in the page. `href` makes it from its place among the blocks. */
export function DocumentView({ document, href }: { document: Document; href: (block: number) => string }) {
  return (
    <>
      {document.marks.map((mark) => (
        <Notice kind="waiting" word={{ sv: 'Sekretess', en: 'Secrecy' }} title={mark} />
      ))}
      {document.blocks.map((block, at) => (
        <BlockView block={block} href={href(at)} />
      ))}
    </>
  )
}

function BlockView({ block, href }: { block: Block; href: string }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>
    case 'paragraph':
      return <p>{block.text}</p>
    case 'note':
      return <InsetText>{block.text}</InsetText>
    case 'list': {
      const items = block.items.map((item) => <li>{item}</li>)
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'figures':
      return (
        <Stats>
          {block.items.map((item) => (
            <Stat value={item.value} label={item.label} source={item.source} />
          ))}
        </Stats>
      )
    case 'chart':
      return (
        <>
          <p>
            <strong>{block.caption}</strong>
          </p>
          <Chart src={href} alt={block.alt} width={block.width} height={block.height} />
        </>
      )
    case 'table':
      return <TableView table={block.table} />
  }
}
