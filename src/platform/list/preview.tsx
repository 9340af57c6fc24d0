import type { Child } from 'hono/jsx'
import { type Column, DataTable, Notice, T, Tag, type Text } from '../page/index.ts'
import type { ListRow } from './list.ts'

/** A read list before the decision: what must be put right first, then every row. */
export function ListPreview<Values>({ rows, columns }: { rows: readonly ListRow<Values>[]; columns: readonly Column<ListRow<Values>>[] }) {
  const wrong = rows.filter((row) => row.problems.length > 0)
  const ordered = [...wrong, ...rows.filter((row) => row.problems.length === 0)]
  return (
    <>
      {wrong.length > 0 ? (
        <Notice kind="waiting" title={wrongTitle(wrong.length)}>
          <p>
            <T
              text={{
                sv: 'Rätta i filen och läs in den igen. Ingenting har skapats: hela listan tas in, eller inget av den.',
                en: 'Correct the file and read it again. Nothing has been made: the whole list is taken, or nothing of it.',
              }}
            />
          </p>
        </Notice>
      ) : null}
      <DataTable
        caption={{ sv: 'Raderna i filen', en: 'The rows of the file' }}
        rows={ordered}
        columns={[
          { label: { sv: 'Rad', en: 'Row' }, number: true, names: true, cell: (r) => String(r.row) },
          ...columns,
          { label: { sv: 'Att rätta', en: 'To correct' }, cell: (r) => <Remarks row={r} /> },
        ]}
      />
    </>
  )
}
const wrongTitle = (count: number): Text =>
  count === 1
    ? { sv: 'En rad behöver rättas', en: 'One row needs correcting' }
    : { sv: `${count} rader behöver rättas`, en: `${count} rows need correcting` }

function Remarks({ row }: { row: Pick<ListRow<unknown>, 'problems' | 'warnings'> }): Child {
  if (row.problems.length === 0 && row.warnings.length === 0) return <Tag tone="done" text={{ sv: 'Rätt', en: 'Right' }} />
  return (
    <>
      {row.problems.map((problem) => (
        <div>
          <T text={problem} />
        </div>
      ))}
      {row.warnings.map((warning) => (
        <div>
          <Tag tone="waiting" text={{ sv: 'Se efter', en: 'Look' }} /> <T text={warning} />
        </div>
      ))}
    </>
  )
}
