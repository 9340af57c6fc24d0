import type { Child } from 'hono/jsx'
import { Hidden } from './button.tsx'
import type { Text, Words } from './language.tsx'
import { usePick } from './language.tsx'

/** The roles that the elements have anyway, written out: some browsers drop them when CSS turns a row into a block. */
const kept = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

export interface Column<Row> {
  label: Words
  cell: (row: Row, index: number) => Child
  /** Numbers stand to the right with figures of equal width. */
  number?: boolean
  /** The cell that names the row: read before each of the others. One column a table. */
  names?: boolean
  /** The label is for screen readers only (a column of links whose purpose is plain to see). */
  quiet?: boolean
}

export interface DataTableProps<Row> {
  /** What the table shows; read first by a screen reader. */
  caption: Words
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** The heading above already says what the caption says. */
  captionHidden?: boolean
  /** Shown instead of an empty table. */
  empty?: Child
}

/**
 * A real table on paper and on a wide screen. At 320 px each row becomes a block of labelled lines, by CSS alone.
 */
export function DataTable<Row>({ caption, columns, rows, captionHidden = false, empty }: DataTableProps<Row>) {
  const say = usePick()
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  return (
    <table class="sv-table" {...kept.table}>
      <caption class={captionHidden ? 'sr-only' : 'sv-table__caption'}>{say(caption)}</caption>
      <thead {...kept.rowgroup}>
        <tr {...kept.row}>
          {columns.map((column) => (
            <th scope="col" {...kept.columnheader} class={column.number === true ? 'sv-table__number' : undefined}>
              {column.quiet === true ? <Hidden>{say(column.label)}</Hidden> : say(column.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...kept.rowgroup}>
        {rows.map((row, index) => (
          <tr {...kept.row}>
            {columns.map((column) => (
              <Cell column={column} row={row} index={index} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<Row>({ column, row, index }: { column: Column<Row>; row: Row; index: number }) {
  const say = usePick()
  const look = column.number === true ? 'sv-table__number' : undefined
  const label = column.quiet === true ? undefined : say(column.label)
  if (column.names === true) {
    return (
      <th scope="row" {...kept.rowheader} class={look} data-label={label}>
        <div class="sv-table__value">{column.cell(row, index)}</div>
      </th>
    )
  }
  return (
    <td {...kept.cell} class={look} data-label={label}>
      <div class="sv-table__value">{column.cell(row, index)}</div>
    </td>
  )
}

const CHANGE: Text = { sv: 'Ändra', en: 'Change' }

export interface SummaryRow {
  label: Words
  value: Child
  /** Where this one thing is changed; the link says which thing to those who do not see the row. */
  change?: string
}

/** What was answered, before it is sent or after: label and value, a line each. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const say = usePick()
  return (
    <dl class="sv-summary">
      {rows.map((row) => (
        <div class="sv-summary__row">
          <dt class="sv-summary__label">{say(row.label)}</dt>
          <dd class="sv-summary__value">{row.value}</dd>
          {row.change === undefined ? null : (
            <dd class="sv-summary__change">
              <a href={row.change}>
                {say(CHANGE)}
                <Hidden> {say(row.label)}</Hidden>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
