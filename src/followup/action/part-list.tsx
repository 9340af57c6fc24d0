import { DataTable, T, Tag, When } from '../../platform/page/index.ts'
import { type ActionLine, STATES } from './action.ts'

const LATE = { sv: 'Sen', en: 'Late' }

export function StateTag({ state, late }: Pick<ActionLine, 'state' | 'late'>) {
  if (late)
    return (
      <Tag
        tone="waiting"
        text={{ sv: `${LATE.sv}, ${STATES[state].sv.toLowerCase()}`, en: `${LATE.en}, ${STATES[state].en.toLowerCase()}` }}
      />
    )
  return <Tag tone={state === 'done' ? 'done' : state === 'waiting' ? 'waiting' : 'plain'} text={STATES[state]} />
}

/** The actions that came out of something, on that thing's own page. Says so where there are none. */
export function ActionList({ actions }: { actions: readonly ActionLine[] }) {
  return (
    <DataTable
      caption={{ sv: 'Åtgärder', en: 'Actions' }}
      captionHidden
      rows={actions}
      columns={[
        { label: { sv: 'Åtgärd', en: 'Action' }, names: true, cell: (a) => <a href={`/atgarder/${a.id}`}>{a.title}</a> },
        { label: { sv: 'Ansvarig', en: 'Owner' }, cell: (a) => a.owner },
        { label: { sv: 'Klart senast', en: 'Done by' }, cell: (a) => <When at={a.due} day /> },
        { label: { sv: 'Läge', en: 'State' }, cell: (a) => <StateTag {...a} /> },
      ]}
      empty={
        <p>
          <T text={{ sv: 'Inga åtgärder än.', en: 'No actions yet.' }} />
        </p>
      }
    />
  )
}
