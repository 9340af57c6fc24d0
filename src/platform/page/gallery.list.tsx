import type { Shell } from './index.ts'
import { DataTable, Notice, Page, Pagination, T, Tabs, Tag, When } from './index.ts'

// Invented organisations, persons and cases; phone numbers from the ranges that are kept for fiction.

const ROOM = { label: { sv: 'Skydda', en: 'Protect' }, href: '/skydda' }

const persons = [
  {
    ref: 'P 4471',
    level: { sv: 'Sekretessmarkering', en: 'Confidentiality mark' },
    source: 'SPAR 2021.1',
    seen: '2026-11-21T06:15:00+01:00',
    state: 'done' as const,
  },
  {
    ref: 'P 2093',
    level: { sv: 'Skyddad folkbokföring', en: 'Protected population registration' },
    source: 'SPAR 2021.1',
    seen: '2026-11-21T06:15:00+01:00',
    state: 'done' as const,
  },
  {
    ref: 'P 7718',
    level: { sv: 'Okänd, behandlas som högsta', en: 'Unknown, treated as the highest' },
    source: 'SPAR 2017-02-25',
    seen: '2026-11-13T06:15:00+01:00',
    state: 'waiting' as const,
  },
]

export function GalleryList({ shell }: { shell: Shell }) {
  return (
    <Page
      shell={shell}
      title={{ sv: 'Personer', en: 'Persons' }}
      crumbs={[ROOM]}
      wide
      lead={{ sv: 'De som din krets ansvarar för.', en: 'Those whom your circle answers for.' }}
    >
      <Tabs
        label={{ sv: 'Visa', en: 'Show' }}
        tabs={[
          { label: { sv: 'Alla', en: 'All' }, href: '/skydda/personer', current: true },
          { label: { sv: 'Klienter', en: 'Clients' }, href: '?v=k' },
          { label: { sv: 'Anställda', en: 'Employees' }, href: '?v=a' },
        ]}
      />
      <Notice kind="waiting" title={{ sv: 'En markering är äldre än sju dagar', en: 'One marking is older than seven days' }}>
        <p>
          <T
            text={{
              sv: 'Läs in ett nytt svar från SPAR innan något skickas till den personen.',
              en: 'Read in a new answer from SPAR before anything is sent to that person.',
            }}
          />
        </p>
      </Notice>
      <DataTable
        caption={{ sv: 'Personer i kretsen', en: 'Persons in the circle' }}
        rows={persons}
        columns={[
          { label: { sv: 'Beteckning', en: 'Reference' }, names: true, cell: (row) => <a href="/x">{row.ref}</a> },
          { label: { sv: 'Markering', en: 'Marking' }, cell: (row) => <T text={row.level} /> },
          { label: { sv: 'Källa', en: 'Source' }, cell: (row) => row.source },
          { label: { sv: 'Senast bekräftad', en: 'Last verified' }, cell: (row) => <When at={row.seen} /> },
          {
            label: { sv: 'Läge', en: 'State' },
            cell: (row) => (
              <Tag tone={row.state} text={row.state === 'done' ? { sv: 'Aktuell', en: 'Current' } : { sv: 'Se över', en: 'Look again' }} />
            ),
          },
        ]}
      />
      <Pagination page={4} pages={12} href={(page) => `?sida=${page}`} label={{ sv: 'Fler personer', en: 'More persons' }} />
    </Page>
  )
}
