import type { Shell } from './index.ts'
import { DataTable, EmptyState, Notice, Page, Stat, Stats, T, Tag, When } from './index.ts'

// Invented organisations, persons and cases; phone numbers from the ranges that are kept for fiction.

const waiting = [
  { what: { sv: 'Utskick som hålls kvar', en: 'Documents held' }, count: 2, oldest: '2026-11-20T15:10:00+01:00', held: true },
  { what: { sv: 'Markeringar som behöver ses över', en: 'Markings that need a new look' }, count: 5, oldest: '2026-11-13', held: false },
  { what: { sv: 'Inläsningar utan kvittens', en: 'Imports without receipt' }, count: 1, oldest: '2026-11-21T08:02:00+01:00', held: false },
]

export function GalleryToday({ shell }: { shell: Shell }) {
  return (
    <Page
      shell={shell}
      title={{ sv: 'Idag', en: 'Today' }}
      lead={{ sv: 'Det som väntar på dig, det allvarligaste först.', en: 'What waits for you, the gravest first.' }}
      aside={
        <>
          <h2>
            <T text={{ sv: 'Bråttom?', en: 'In a hurry?' }} />
          </h2>
          <p>
            <T text={{ sv: 'Jourtelefonen nås dygnet runt: 08-46500400.', en: 'The duty telephone answers day and night: 08-46500400.' }} />
          </p>
        </>
      }
    >
      <Notice
        kind="danger"
        word={{ sv: 'Fara för liv', en: 'Danger to life' }}
        title={{ sv: 'En adress har lämnats ut', en: 'An address has been disclosed' }}
        announce
      >
        <p>
          <T
            text={{
              sv: 'Ring personen på den säkra vägen nu. Därefter polisen, 112.',
              en: 'Call the person by the safe channel now. Then the police, 112.',
            }}
          />
        </p>
      </Notice>
      <WaitingTable />
      <LastDays />
    </Page>
  )
}

function WaitingTable() {
  return (
    <DataTable
      caption={{ sv: 'Väntar på dig', en: 'Waiting for you' }}
      rows={waiting}
      columns={[
        {
          label: { sv: 'Vad', en: 'What' },
          names: true,
          cell: (row) => (
            <a href="/x">
              <T text={row.what} />
            </a>
          ),
        },
        { label: { sv: 'Antal', en: 'Number' }, number: true, cell: (row) => row.count },
        { label: { sv: 'Äldst', en: 'Oldest' }, cell: (row) => <When at={row.oldest} /> },
        {
          label: { sv: 'Läge', en: 'State' },
          cell: (row) =>
            row.held ? <Tag tone="waiting" text={{ sv: 'Hålls kvar', en: 'Held' }} /> : <Tag text={{ sv: 'Att göra', en: 'To do' }} />,
        },
      ]}
    />
  )
}

function LastDays() {
  return (
    <>
      <h2>
        <T text={{ sv: 'Senaste trettio dagarna', en: 'The last thirty days' }} />
      </h2>
      <Stats>
        <Stat
          value="1 284"
          label={{ sv: 'kontrollerade utskick', en: 'sets checked' }}
          source={<T text={{ sv: 'Källa: kontrollens logg, 21 november 2026', en: 'Source: the log of checks, 21 November 2026' }} />}
        />
        <Stat
          value="17"
          label={{ sv: 'hölls kvar', en: 'were held' }}
          source={<T text={{ sv: 'Källa: granskningar', en: 'Source: reviews' }} />}
        />
        <Stat
          value="46 min"
          label={{ sv: 'till beslut, median', en: 'to decision, median' }}
          source={<T text={{ sv: 'Källa: granskningar', en: 'Source: reviews' }} />}
        />
      </Stats>
      <h2>
        <T text={{ sv: 'Routiner att läsa', en: 'Routines to read' }} />
      </h2>
      <EmptyState title={{ sv: 'Inget nytt att läsa', en: 'Nothing new to read' }}>
        <p>
          <T text={{ sv: 'Du har läst allt som gäller din enhet.', en: 'You have read all that concerns your unit.' }} />
        </p>
      </EmptyState>
    </>
  )
}
