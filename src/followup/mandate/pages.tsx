import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { csvOf } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { Actions, DataTable, EmptyState, LinkButton, Notice, Page, renderPage, T, type Text, When } from '../../platform/page/index.ts'
import { writeCalendar } from './calendar.ts'
import { type Listed, listMandates } from './deeds.ts'
import { rowsOf } from './deeds-list.ts'
import { mandateRow } from './forms.ts'
import { inTime, isLate, type Moment, momentsOf, nextOf, type State, stateOf, type WholeMandate } from './mandate.ts'
import { belongings } from './pages-belonging.tsx'
import { facts } from './pages-facts.tsx'
import { lists } from './pages-list.tsx'
import { one } from './pages-one.tsx'
import { MANDATES, MomentLine, StateTag, views, WHAT } from './parts.tsx'

export const routes = new Hono<Env>()

async function mustSee(c: Ctx): Promise<Listed> {
  const listed = await listMandates(c.get('house').db, whoAsks(c).actor)
  if (!listed) throw new Fault('not_found')
  return listed
}
/** Late first, then by the day that comes next, ended ones last. */
const ORDER: Readonly<Record<State, number>> = { late: 0, going_on: 1, interim_reported: 1, planned: 1, final_reported: 2 }
function inOrder(mandates: readonly WholeMandate[], today: string): WholeMandate[] {
  const key = (mandate: WholeMandate) => `${ORDER[stateOf(mandate, today)]}${nextOf(mandate, today)?.on ?? '9999'}${mandate.title}`
  return [...mandates].sort((a, b) => key(a).localeCompare(key(b)))
}

routes.get('/uppdrag', async (c) => {
  const { mandates, mayKeep } = await mustSee(c)
  const today = dayOf()
  const moments = mandates.flatMap((mandate) => momentsOf(mandate, today))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={MANDATES.label}
      lead={{
        sv: 'Vad ni har fått i uppdrag, när det ska redovisas och vad som har kommit.',
        en: 'What you have been asked to do, when it is to be reported and what has come.',
      }}
    >
      {views('/uppdrag')}
      <LateNotice late={inTime(moments.filter((moment) => isLate(moment, today)))} />
      <DataTable
        caption={MANDATES.label}
        captionHidden
        rows={inOrder(mandates, today)}
        empty={<NoMandates mayKeep={mayKeep} />}
        columns={[
          { label: { sv: 'Uppdrag', en: 'Mandate' }, names: true, cell: (m) => <a href={`/uppdrag/${m.id}`}>{m.title}</a> },
          { label: { sv: 'Gavs av', en: 'Given by' }, cell: (m) => m.giver },
          { label: { sv: 'Härnäst', en: 'Next' }, cell: (m) => <Next moment={nextOf(m, today)} /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (m) => <StateTag state={stateOf(m, today)} /> },
        ]}
      />
      {mandates.length > 0 ? <Downloads /> : null}
      {mayKeep ? (
        <Actions>
          <LinkButton kind="primary" href="/uppdrag/nytt" text={{ sv: 'Lägg till ett uppdrag', en: 'Add a mandate' }} />
          <LinkButton href="/uppdrag/lista" text={{ sv: 'Läs in från en fil', en: 'Read from a file' }} />
        </Actions>
      ) : null}
    </Page>,
  )
})

function NoMandates({ mayKeep }: { mayKeep: boolean }) {
  return (
    <EmptyState title={{ sv: 'Inget uppdrag är inlagt än', en: 'No mandate has been entered yet' }}>
      <p>
        <T
          text={
            mayKeep
              ? {
                  sv: 'Börja bland de kända uppdragen: där finns regeringens, med datum och källor.',
                  en: 'Begin among the known mandates: the Government’s are there, with dates and sources.',
                }
              : { sv: 'Samordnaren lägger in dem.', en: 'The coordinator enters them.' }
          }
        />
      </p>
      {mayKeep ? <LinkButton href="/uppdrag/kanda" text={{ sv: 'Se de kända uppdragen', en: 'See the known mandates' }} /> : null}
    </EmptyState>
  )
}
function Next({ moment }: { moment: Moment | undefined }) {
  if (!moment) return <>–</>
  return (
    <>
      <When at={moment.on} /> · {moment.kind === 'part' ? moment.title : <T text={WHAT[moment.kind]} />}
    </>
  )
}
function LateNotice({ late }: { late: readonly Moment[] }) {
  if (late.length === 0) return null
  const title: Text =
    late.length === 1
      ? { sv: 'En sak skulle ha varit klar', en: 'One thing should have been done' }
      : { sv: `${late.length} saker skulle ha varit klara`, en: `${late.length} things should have been done` }
  return (
    <Notice kind="waiting" title={title}>
      <ul>
        {late.slice(0, 5).map((moment) => (
          <li>
            <MomentLine moment={moment} />
          </li>
        ))}
      </ul>
      {late.length > 5 ? (
        <p>
          <a href="/uppdrag/tidslinje">
            <T text={{ sv: 'Se alla i tidslinjen', en: 'See them all on the time line' }} />
          </a>
        </p>
      ) : null}
    </Notice>
  )
}
function Downloads() {
  return (
    <p>
      <a href="/uppdrag/uppdrag.ics">
        <T text={{ sv: 'Hämta till kalendern (ICS)', en: 'Fetch for the calendar (ICS)' }} />
      </a>
      {' · '}
      <a href="/uppdrag/uppdrag.csv">
        <T text={{ sv: 'Hämta som fil (CSV)', en: 'Fetch as a file (CSV)' }} />
      </a>
    </p>
  )
}

/** All days over all mandates. The coming ones first, since they are what somebody acts on; what has been below. */
routes.get('/uppdrag/tidslinje', async (c) => {
  const { mandates } = await mustSee(c)
  const today = dayOf()
  const moments = inTime(mandates.flatMap((mandate) => momentsOf(mandate, today)))
  const late = moments.filter((moment) => isLate(moment, today))
  const coming = moments.filter((moment) => moment.on >= today)
  const been = moments.filter((moment) => moment.on < today && !isLate(moment, today)).reverse()
  const sections: { title: Text; moments: Moment[] }[] = [
    { title: { sv: 'Skulle ha varit klart', en: 'Should have been done' }, moments: late },
    { title: { sv: 'Kommer', en: 'Coming' }, moments: coming },
    { title: { sv: 'Har varit', en: 'Has been' }, moments: been },
  ]
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Uppdragens tidslinje', en: 'The mandates’ time line' }}
      crumbs={[MANDATES]}
      lead={{
        sv: 'Alla dagar i alla uppdrag, i ordning. Sidan går att skriva ut.',
        en: 'Every day of every mandate, in order. The page can be printed.',
      }}
    >
      {views('/uppdrag/tidslinje')}
      {moments.length === 0 ? <EmptyState title={{ sv: 'Inget uppdrag har någon dag än', en: 'No mandate has a day yet' }} /> : null}
      {sections
        .filter((section) => section.moments.length > 0)
        .map((section) => (
          <MomentTable {...section} today={today} />
        ))}
    </Page>,
  )
})
function MomentTable({ title, moments, today }: { title: Text; moments: readonly Moment[]; today: string }) {
  return (
    <>
      <h2>
        <T text={title} />
      </h2>
      <DataTable
        caption={title}
        captionHidden
        rows={moments}
        columns={[
          { label: { sv: 'Dag', en: 'Day' }, names: true, cell: (m) => <When at={m.on} /> },
          { label: { sv: 'Vad', en: 'What' }, cell: (m) => <T text={WHAT[m.kind]} /> },
          { label: { sv: 'Gäller', en: 'Concerns' }, cell: (m) => <Concerns moment={m} /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (m) => <T text={doneWords(m, today)} /> },
        ]}
      />
    </>
  )
}
function Concerns({ moment }: { moment: Moment }) {
  const own = moment.kind === 'part' || moment.kind === 'step'
  return (
    <>
      <a href={`/uppdrag/${moment.mandate}`}>{moment.mandateTitle}</a>
      {own ? ` · ${moment.title}` : ''}
      {moment.organisation === undefined ? '' : ` (${moment.organisation})`}
    </>
  )
}
const doneWords = (moment: Moment, today: string): Text =>
  moment.done ? { sv: 'Klart', en: 'Done' } : isLate(moment, today) ? { sv: 'Försenat', en: 'Late' } : { sv: 'Kommer', en: 'Coming' }

routes.get('/uppdrag/uppdrag.csv', async (c) => {
  const { mandates } = await mustSee(c)
  return c.body(csvOf(mandateRow, rowsOf(mandates), c.get('lang')), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="uppdrag.csv"',
  })
})
routes.get('/uppdrag/uppdrag.ics', async (c) => {
  const { mandates } = await mustSee(c)
  const [lang, today] = [c.get('lang'), dayOf()]
  const days = inTime(mandates.flatMap((mandate) => momentsOf(mandate, today)))
    .filter((moment) => !moment.done && moment.kind !== 'given' && moment.kind !== 'starts')
    .map((moment) => ({
      id: moment.id,
      on: moment.on,
      title: `${WHAT[moment.kind][lang]}: ${moment.title}`,
      about: moment.mandateTitle,
    }))
  return c.body(writeCalendar(days, new Date()), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'attachment; filename="uppdrag.ics"',
  })
})

routes.route('/', facts)
routes.route('/', lists)
routes.route('/', belongings)
routes.route('/', one)
