import { Hono } from 'hono'
import { DEEDS, PURPOSES } from '../../platform/database/audit.ts'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, Page, Pagination, renderPage, T, Tag, When } from '../../platform/page/index.ts'
import { readLooks } from './deeds-looked.ts'
import { pageOf } from './pages-list.tsx'
import { CRUMB } from './pages-person.tsx'

export const lookedRoutes = new Hono<Env>()

lookedRoutes.get('/personer/:id/tittat', async (c) => {
  const id = c.req.param('id')
  const page = pageOf(c)
  const read = await readLooks(c.get('house').db, whoAsks(c).actor, id, page, c.get('house').config.list_rows_max)
  if (!read) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      crumbs={[CRUMB, { label: { sv: 'Person', en: 'Person' }, href: `/personer/${id}` }]}
      title={{ sv: 'Vem har tittat', en: 'Who has looked' }}
      lead={{
        sv: 'Allt som har gjorts med personen, och sökningar av andra som visade sig gälla henne eller honom. Att du läser det här syns också.',
        en: 'All that has been done with the person, and searches by others that turned out to be about him or her. That you read this is recorded too.',
      }}
    >
      <DataTable
        caption={{ sv: 'Vem har tittat', en: 'Who has looked' }}
        captionHidden
        rows={read.looks}
        columns={[
          { label: { sv: 'När', en: 'When' }, names: true, cell: (l) => <When at={l.at} /> },
          { label: { sv: 'Vem', en: 'Who' }, cell: (l) => l.signature ?? <T text={{ sv: 'Systemet', en: 'The system' }} /> },
          { label: { sv: 'Enhet', en: 'Unit' }, cell: (l) => l.unit ?? '–' },
          { label: { sv: 'Vad', en: 'What' }, cell: (l) => <T text={DEEDS[l.deed] ?? l.deed} /> },
          { label: { sv: 'Varför', en: 'Why' }, cell: (l) => (l.purpose ? <T text={PURPOSES[l.purpose] ?? l.purpose} /> : '–') },
          {
            label: { sv: 'Anmärkning', en: 'Note' },
            cell: (l) => (l.from_outside ? <Tag tone="waiting" text={{ sv: 'Utanför kretsen', en: 'Outside the circle' }} /> : ''),
          },
        ]}
      />
      <Pagination
        page={page}
        pages={read.more ? page + 1 : page}
        href={(n) => `/personer/${id}/tittat?sida=${n}`}
        label={{ sv: 'Fler rader', en: 'More rows' }}
      />
    </Page>,
  )
})
