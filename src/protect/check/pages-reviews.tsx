import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, EmptyState, Page, Pagination, renderPage, T, Tabs, Tag, type Text, When } from '../../platform/page/index.ts'
import { type ListedReview, listReviews } from './deeds-review.ts'
import { RECIPIENT_WORDS } from './outgoing-set.ts'
import type { ReviewState } from './tables.ts'

/** The sets that wait for a circle, and those that it has decided. */

export const reviewsRoutes = new Hono<Env>()

export const REVIEWS = { label: { sv: 'Granska utskick', en: 'Review sets' }, href: '/granskning' }
const PAGES_MAX = 1000

export const STATES: Record<ReviewState, { text: Text; tone: 'plain' | 'waiting' | 'done' }> = {
  open: { text: { sv: 'Väntar på granskning', en: 'Waits for review' }, tone: 'waiting' },
  awaiting_second: { text: { sv: 'Väntar på andra person', en: 'Waits for a second person' }, tone: 'waiting' },
  returned: { text: { sv: 'Skickat tillbaka', en: 'Returned' }, tone: 'done' },
  safe_copy: { text: { sv: 'Säker kopia skickad', en: 'Safe copy sent' }, tone: 'done' },
  released: { text: { sv: 'Släppt', en: 'Released' }, tone: 'done' },
}

reviewsRoutes.get('/granskning', async (c) => {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  const view = c.req.query('visa') === 'klara' ? 'decided' : 'waiting'
  const page = Math.min(PAGES_MAX, Math.max(1, Number.parseInt(c.req.query('sida') ?? '1', 10) || 1))
  const list = await listReviews(db, who.actor, view, config.list_rows_max, page)
  if (!list) throw new Fault('not_found')
  const suffix = view === 'decided' ? 'visa=klara&' : ''
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={REVIEWS.label}
      lead={{ sv: 'Utskick som hålls kvar tills kretsen har avgjort dem.', en: 'Sets that are held until the circle has decided.' }}
    >
      <Tabs
        label={{ sv: 'Urval', en: 'Selection' }}
        tabs={[
          { label: { sv: 'Väntar', en: 'Waiting' }, href: '/granskning', current: view === 'waiting' },
          { label: { sv: 'Avgjorda', en: 'Decided' }, href: '/granskning?visa=klara', current: view === 'decided' },
        ]}
      />
      <DataTable
        caption={REVIEWS.label}
        captionHidden
        rows={list.reviews}
        columns={columns}
        empty={
          <EmptyState
            title={
              view === 'waiting'
                ? { sv: 'Inget väntar på granskning', en: 'Nothing waits for review' }
                : { sv: 'Inget är avgjort än', en: 'Nothing is decided yet' }
            }
          />
        }
      />
      <Pagination
        page={page}
        pages={list.more ? page + 1 : page}
        href={(n) => `/granskning?${suffix}sida=${n}`}
        label={{ sv: 'Sidor med utskick', en: 'Pages of sets' }}
      />
    </Page>,
  )
})

const columns = [
  {
    label: { sv: 'Inkom', en: 'Received' },
    names: true,
    cell: (row: ListedReview) => (
      <a href={`/granskning/${row.id}`}>
        <When at={row.received} />
      </a>
    ),
  },
  { label: { sv: 'Läge', en: 'State' }, cell: (row: ListedReview) => <Tag text={STATES[row.state].text} tone={STATES[row.state].tone} /> },
  { label: { sv: 'Till', en: 'To' }, cell: (row: ListedReview) => <T text={RECIPIENT_WORDS[row.recipient]} /> },
  {
    label: { sv: 'Från', en: 'From' },
    cell: (row: ListedReview) => (
      <>
        {row.signature}
        {row.own ? (
          <>
            {' '}
            <Tag text={{ sv: 'Ditt eget', en: 'Your own' }} />
          </>
        ) : null}
      </>
    ),
  },
  { label: { sv: 'Krets', en: 'Circle' }, cell: (row: ListedReview) => row.circle },
]
