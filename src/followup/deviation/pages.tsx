import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { Actions, DataTable, EmptyState, LinkButton, Page, renderPage, T, Tag, When } from '../../platform/page/index.ts'
import { NOT_SHOWN } from '../../platform/small-groups/index.ts'
import { countDeviations, type Listed, listDeviations } from './deeds.ts'
import { type DeviationLine, KINDS, SERIOUSNESS, STATES, STEPS } from './deviation.ts'

export const listPages = new Hono<Env>()
export const DEVIATIONS = { label: { sv: 'Avvikelser', en: 'Deviations' }, href: '/avvikelser' }

listPages.get('/avvikelser', async (c) => {
  const listed = await listDeviations(c.get('house').db, whoAsks(c).actor)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={DEVIATIONS.label}
      lead={{
        sv: 'Det som gick fel, och det som var nära. Berättat utan namn, för att det ska bli en lärdom.',
        en: 'What went wrong, and what nearly did. Told without names, so that it becomes a lesson.',
      }}
    >
      <Actions>
        <LinkButton kind="primary" href="/avvikelser/ny" text={{ sv: 'Berätta', en: 'Tell' }} />
        {listed.counts ? (
          <LinkButton href="/avvikelser/statistik" text={{ sv: 'Antal per slag och kvartal', en: 'Numbers by kind and quarter' }} />
        ) : null}
      </Actions>
      {listed.counts ? <Lines listed={listed} rows={listed.handled} own={false} /> : null}
      {listed.counts && listed.own.length === 0 ? null : <Lines listed={listed} rows={listed.own} own />}
    </Page>,
  )
})

function Lines({ listed, rows, own }: { listed: Listed; rows: readonly DeviationLine[]; own: boolean }) {
  return (
    <DataTable
      caption={
        own
          ? { sv: 'Det du själv har skrivit under', en: 'What you have signed yourself' }
          : { sv: 'Att bedöma och lära av', en: 'To judge and learn from' }
      }
      rows={rows}
      empty={
        <EmptyState
          title={
            own
              ? { sv: 'Du har inte skrivit under någon avvikelse', en: 'You have signed no deviation' }
              : { sv: 'Ingen har berättat om någon avvikelse', en: 'Nobody has told a deviation' }
          }
        >
          <p>
            <T
              text={
                own
                  ? {
                      sv: 'Berätta också om det som bara var nära: det är där man lär sig billigast.',
                      en: 'Tell of what only nearly happened too: that is where lessons are cheapest.',
                    }
                  : {
                      sv: 'Inga avvikelser är sällan ett gott tecken. Ta upp det på nästa möte.',
                      en: 'No deviations is seldom a good sign. Bring it up at the next meeting.',
                    }
              }
            />
          </p>
        </EmptyState>
      }
      columns={[
        {
          label: { sv: 'Vad', en: 'What' },
          names: true,
          cell: (row) => (
            <a href={`/avvikelser/${row.id}`}>
              <T text={KINDS[row.kind]} />
            </a>
          ),
        },
        { label: { sv: 'Dag', en: 'Day' }, cell: (row) => <When at={row.told_on} day /> },
        { label: { sv: 'Var', en: 'Where' }, cell: (row) => <T text={STEPS[row.step]} /> },
        { label: { sv: 'Allvar', en: 'Seriousness' }, cell: (row) => <T text={SERIOUSNESS[row.seriousness]} /> },
        { label: { sv: 'Enhet', en: 'Unit' }, cell: (row) => (row.unit === null ? '–' : (listed.units.get(row.unit) ?? '–')) },
        { label: { sv: 'Läge', en: 'State' }, cell: (row) => <Tag {...STATES[row.state]} /> },
      ]}
    />
  )
}

listPages.get('/avvikelser/statistik', async (c) => {
  const counts = await countDeviations(c.get('house').db, whoAsks(c).actor)
  if (!counts) throw new Fault('not_found')
  const quarters = [...new Set(counts.cells.map(({ quarter }) => quarter))].sort().reverse()
  const written = (quarter: string) => {
    const [year = '', number = ''] = quarter.split('-')
    return { sv: `kvartal ${number} ${year}`, en: `quarter ${number} of ${year}` }
  }
  const rows = quarters.flatMap((quarter) => counts.cells.filter((cell) => cell.quarter === quarter))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Avvikelser per slag och kvartal', en: 'Deviations by kind and quarter' }}
      crumbs={[DEVIATIONS]}
      lead={{
        sv: 'Att skriva ut och ta upp. Färre än fem av ett slag visas inte, och inte heller det som gör att de går att räkna ut.',
        en: 'To print and bring up. Fewer than five of a kind are not shown, nor what would let them be worked out.',
      }}
    >
      {counts.total === undefined ? (
        <EmptyState title={NOT_SHOWN}>
          <p>
            <T
              text={{
                sv: 'När fem avvikelser har berättats visas hur många det är.',
                en: 'When five deviations have been told, how many there are is shown.',
              }}
            />
          </p>
        </EmptyState>
      ) : (
        <>
          <p>
            <T text={{ sv: `${counts.total} avvikelser i allt.`, en: `${counts.total} deviations in all.` }} />{' '}
            {counts.hidden ? <T text={{ sv: 'Slag med för få visas inte.', en: 'Kinds with too few are not shown.' }} /> : null}
          </p>
          <DataTable
            caption={{ sv: 'Antal', en: 'Numbers' }}
            captionHidden
            rows={rows}
            empty={
              <p>
                <T text={{ sv: 'Inget slag har fem eller fler under ett kvartal.', en: 'No kind has five or more in a quarter.' }} />
              </p>
            }
            columns={[
              { label: { sv: 'Slag', en: 'Kind' }, names: true, cell: ({ kind }) => <T text={KINDS[kind]} /> },
              { label: { sv: 'Kvartal', en: 'Quarter' }, cell: ({ quarter }) => <T text={written(quarter)} /> },
              { label: { sv: 'Antal', en: 'Number' }, number: true, cell: ({ count }) => count },
            ]}
          />
        </>
      )}
    </Page>,
  )
})
