import { Hono } from 'hono'
import { DEEDS, PURPOSES, type Purpose } from '../../platform/database/audit.ts'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, EmptyState, Page, Pagination, T, Tabs, type Text, When, renderPage } from '../../platform/page/index.ts'
import { readLog } from './deeds.ts'
import { isView, type LogRow, VIEWS, type View } from './logreview.ts'

export const routes = new Hono<Env>()

const OUTCOMES: Record<LogRow['outcome'], Text> = {
  done: { sv: 'Gjort', en: 'Done' },
  not_reached: { sv: 'Nådde inte fram', en: 'Did not get through' },
  refused: { sv: 'Nekat', en: 'Refused' },
  failed: { sv: 'Misslyckades', en: 'Failed' },
}
const PAGES_MAX = 2000

routes.get('/loggranskning', (c) => c.redirect('/loggranskning/found_outside', 303))
routes.get('/loggranskning/:view', async (c) => {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  const asked = c.req.param('view')
  const view: View = isView(asked) ? asked : 'all'
  const page = Math.min(PAGES_MAX, Math.max(1, Number.parseInt(c.req.query('sida') ?? '1', 10) || 1))
  const log = await readLog(db, who.actor, view, page, config.list_rows_max)
  if (!log) throw new Fault('not_found')
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={{ sv: 'Loggranskning', en: 'Log review' }} lead={VIEWS[view].why}>
      <Tabs
        label={{ sv: 'Urval', en: 'Selection' }}
        tabs={Object.entries(VIEWS).map(([name, v]) => ({ label: v.label, href: `/loggranskning/${name}`, current: name === view }))}
      />
      <DataTable
        caption={VIEWS[view].label}
        captionHidden
        rows={log.rows}
        empty={
          <EmptyState title={{ sv: 'Inga rader här', en: 'No rows here' }}>
            <p>
              <T text={{ sv: 'Inget att granska i det här urvalet.', en: 'Nothing to review in this selection.' }} />
            </p>
          </EmptyState>
        }
        columns={[
          { label: { sv: 'När', en: 'When' }, names: true, cell: (r) => <When at={r.at} /> },
          { label: { sv: 'Vem', en: 'Who' }, cell: (r) => r.signature ?? <T text={{ sv: 'Systemet', en: 'The system' }} /> },
          { label: { sv: 'Enhet', en: 'Unit' }, cell: (r) => r.unit ?? '–' },
          { label: { sv: 'Vad', en: 'What' }, cell: (r) => <T text={DEEDS[r.deed] ?? r.deed} /> },
          { label: { sv: 'Varför', en: 'Why' }, cell: (r) => (r.purpose ? <T text={PURPOSES[r.purpose as Purpose] ?? r.purpose} /> : '–') },
          { label: { sv: 'Utfall', en: 'Outcome' }, cell: (r) => <T text={OUTCOMES[r.outcome]} /> },
          { label: { sv: 'Person', en: 'Person' }, cell: (r) => (r.person ? <code>{r.person.slice(0, 8)}</code> : '–') },
        ]}
      />
      {page > 1 || log.more ? (
        <Pagination
          page={page}
          pages={log.more ? page + 1 : page}
          href={(n) => `/loggranskning/${view}?sida=${n}`}
          label={{ sv: 'Sidor i loggen', en: 'Pages of the log' }}
        />
      ) : null}
    </Page>,
  )
})
