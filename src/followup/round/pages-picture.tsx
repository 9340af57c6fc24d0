import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { writeCsv } from '../../platform/list/workbook.ts'
import { DataTable, Notice, Page, renderPage, Stat, Stats, T } from '../../platform/page/index.ts'
import { WHY_NOT_SHOWN } from '../../platform/small-groups/index.ts'
import { questionsOf, sayIn } from '../question/index.ts'
import { countyName } from './counties.ts'
import { seeRound } from './deeds.ts'
import { type Progress, seePicture, type SeenPicture } from './deeds-picture.ts'
import { ManyLevels } from './part-levels.tsx'
import {
  FilterForm,
  filterFromQuery,
  kindText,
  MARK_HEADING,
  markCell,
  Para,
  queryOf,
  roundCrumb,
  ROUNDS,
  SecrecyMark,
  toFiltered,
} from './parts.tsx'

/** The round as numbers: how far it has come, where organisations stand, what has moved. */
export const picturePages = new Hono<Env>()
const idOf = (c: Ctx): string => c.req.param('id') ?? ''

async function seen(c: Ctx): Promise<SeenPicture & { authority: string }> {
  const { kind, county } = filterFromQuery(c)
  const found = await seePicture(c.get('house').db, whoAsks(c).actor, idOf(c), { kind, county })
  const round = found && (await seeRound(c.get('house').db, whoAsks(c).actor, idOf(c)))
  if (!found || !round) throw new Fault('not_found')
  return { ...found, authority: round.authority }
}

picturePages.get('/rundor/:id/sammanstallning', async (c) => {
  const filter = filterFromQuery(c)
  const { round, former, sets, progress, lines, moved, authority } = await seen(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Sammanställning', en: 'Totals' }}
      crumbs={[ROUNDS, roundCrumb(round)]}
      lead={{
        sv: 'Hur långt rundan har kommit och var organisationerna står. Inga namn.',
        en: 'How far the round has come and where the organisations stand. No names.',
      }}
    >
      <Stats>
        <Stat value={String(progress.invited)} label={{ sv: 'inbjudna', en: 'invited' }} source={<Source />} />
        <Stat value={String(progress.answered)} label={{ sv: 'har svarat', en: 'have answered' }} source={<Source />} />
        <Stat value={String(progress.begun)} label={{ sv: 'har börjat', en: 'have begun' }} source={<Source />} />
        <Stat value={String(progress.silent)} label={{ sv: 'har inte börjat', en: 'have not begun' }} source={<Source />} />
      </Stats>
      {round.state === 'open' ? (
        <Notice kind="info" title={{ sv: 'Rundan pågår', en: 'The round is open' }}>
          <Para
            text={{
              sv: 'Siffrorna ändras tills den stängs. Ge dem inte vidare: två bilder efter varandra kan visa vad en enda organisation svarade.',
              en: 'The figures change until it closes. Do not pass them on: two pictures after each other can show what one organisation answered.',
            }}
          />
        </Notice>
      ) : null}
      <ProgressTables progress={progress} former={former?.title} />
      <h2>
        <T text={{ sv: 'Var organisationerna står', en: 'Where the organisations stand' }} />
      </h2>
      <FilterForm action={`/rundor/${round.id}/sammanstallning`} csrf={csrfOf(c)} filter={filter} />
      <Para text={WHY_NOT_SHOWN} />
      {lines.every((line) => line.hidden) ? (
        <Notice kind="waiting" title={{ sv: 'För få har svarat i urvalet', en: 'Too few have answered in the selection' }}>
          <Para
            text={{
              sv: 'Välj ett större urval, eller vänta tills fler har svarat.',
              en: 'Choose a larger selection, or wait until more have answered.',
            }}
          />
        </Notice>
      ) : (
        sets.map((set) => <ManyLevels set={set} lines={lines} moved={moved} />)
      )}
      <SecrecyMark round={round} authority={authority} />
      <p>
        <a href={`/rundor/${round.id}/sammanstallning.csv${queryOf(filter)}`}>
          <T text={{ sv: 'Hämta sammanställningen (CSV)', en: 'Fetch the totals (CSV)' }} />
        </a>
      </p>
    </Page>,
  )
})
picturePages.post('/rundor/:id/sammanstallning', (c) => toFiltered(c, `/rundor/${idOf(c)}/sammanstallning`))

const Source = () => <T text={{ sv: 'Rundans inbjudningar just nu', en: 'The invitations of the round right now' }} />

function ProgressTables({ progress, former }: { progress: Progress; former: string | undefined }) {
  return (
    <>
      <ByGroup progress={progress} by="kind" />
      <ByGroup progress={progress} by="county" />
      {progress.trend.length > 1 ? (
        <DataTable
          caption={{ sv: 'Svar dag för dag sedan rundan öppnade', en: 'Answers day by day since the round opened' }}
          rows={progress.trend}
          columns={[
            { label: { sv: 'Dag', en: 'Day' }, names: true, number: true, cell: (row) => String(row.day) },
            { label: { sv: 'Har svarat', en: 'Have answered' }, number: true, cell: (row) => String(row.answered) },
            ...(former === undefined
              ? []
              : [
                  {
                    label: { sv: `Samma dag, ${former}`, en: `The same day, ${former}` },
                    number: true,
                    cell: (row: Progress['trend'][number]) => String(row.former ?? 0),
                  },
                ]),
          ]}
        />
      ) : null}
    </>
  )
}
interface Group {
  key: string | null
  invited: number
  answered: number
  begun: number
  silent: number
}
function ByGroup({ progress, by }: { progress: Progress; by: 'kind' | 'county' }) {
  const groups = new Map<string | null, Group>()
  for (const cell of progress.cells) {
    const key = cell[by]
    const group = groups.get(key) ?? { key, invited: 0, answered: 0, begun: 0, silent: 0 }
    for (const of of ['invited', 'answered', 'begun', 'silent'] as const) group[of] += cell[of]
    groups.set(key, group)
  }
  return (
    <DataTable
      caption={by === 'kind' ? { sv: 'Svar efter slag', en: 'Answers by kind' } : { sv: 'Svar efter län', en: 'Answers by county' }}
      rows={[...groups.values()].sort((a, b) => (a.key ?? '99').localeCompare(b.key ?? '99'))}
      columns={[
        {
          label: by === 'kind' ? { sv: 'Slag', en: 'Kind' } : { sv: 'Län', en: 'County' },
          names: true,
          cell: (row) => <T text={by === 'kind' ? kindText(row.key ?? '') : countyName(row.key)} />,
        },
        { label: { sv: 'Inbjudna', en: 'Invited' }, number: true, cell: (row) => String(row.invited) },
        { label: { sv: 'Har svarat', en: 'Have answered' }, number: true, cell: (row) => String(row.answered) },
        { label: { sv: 'Har börjat', en: 'Have begun' }, number: true, cell: (row) => String(row.begun) },
        { label: { sv: 'Har inte börjat', en: 'Have not begun' }, number: true, cell: (row) => String(row.silent) },
      ]}
    />
  )
}

picturePages.get('/rundor/:id/sammanstallning.csv', async (c) => {
  const { round, sets, lines, authority } = await seen(c)
  const mark = markCell(round, authority)
  const rows = sets.flatMap((set) =>
    questionsOf(set).flatMap((question) => {
      const line = lines.find((one) => one.set === set.id && one.question === question.id)
      if (!line) return []
      const said = [set.id, set.version, question.id, sayIn(question.text, 'sv', set)]
      if (line.hidden) return [[...said, '', 'färre än fem', '', mark]]
      return Object.entries(line.shares).map(([level, share]) => [
        ...said,
        level,
        String(line.count),
        share.toFixed(4).replace('.', ','),
        mark,
      ])
    }),
  )
  return c.body(writeCsv([['Uppsättning', 'Version', 'Fråga', 'Text', 'Nivå', 'Svar', 'Andel', MARK_HEADING], ...rows]), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="sammanstallning.csv"',
    'Cache-Control': 'no-store',
  })
})
