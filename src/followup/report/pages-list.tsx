import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, enteredFrom, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { isId } from '../../platform/ids.ts'
import { Actions, DataTable, EmptyState, type FormError, LinkButton, Page, renderPage, T, Tag, When } from '../../platform/page/index.ts'
import { proposeTitle } from './deeds-choices.ts'
import { listReports, makeReport } from './deeds.ts'
import { REPORT_KINDS, type ReportKind, reportRecord } from './report.ts'
import { REPORTS, StateTag, versionName } from './words.tsx'

export const listPages = new Hono<Env>()
const NEW = { label: { sv: 'Börja en rapport', en: 'Begin a report' }, href: '/rapporter/ny' }

listPages.get('/rapporter', async (c) => {
  const listed = await listReports(c.get('house').db, whoAsks(c).actor)
  if (!listed) throw new Fault('not_found')
  const { reports, versions, writes } = listed
  const kindOf = new Map(reports.map((report) => [report.id, report.kind]))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={REPORTS.label}
      lead={{
        sv: 'Ett utkast hämtar siffrorna där de hör hemma. En fryst version ändras aldrig.',
        en: 'A draft fetches its figures where they belong. A frozen version never changes.',
      }}
    >
      {writes ? (
        <Actions>
          <LinkButton kind="primary" href={NEW.href} text={NEW.label} />
        </Actions>
      ) : null}
      <h2>
        <T text={{ sv: 'Frysta versioner', en: 'Frozen versions' }} />
      </h2>
      <DataTable
        caption={{ sv: 'Frysta versioner', en: 'Frozen versions' }}
        captionHidden
        rows={versions}
        empty={<EmptyState title={{ sv: 'Ingen rapport är fryst än', en: 'No report has been frozen yet' }} />}
        columns={[
          { label: { sv: 'Rapport', en: 'Report' }, names: true, cell: (v) => <a href={`/rapporter/version/${v.id}`}>{v.title}</a> },
          { label: { sv: 'Slag', en: 'Kind' }, cell: (v) => <T text={REPORT_KINDS[kindOf.get(v.report) ?? 'own']} /> },
          { label: { sv: 'Version', en: 'Version' }, cell: (v) => <T text={versionName(v)} /> },
          { label: { sv: 'Fryst', en: 'Frozen' }, cell: (v) => <When at={v.frozen_at} day /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (v) => <StateTag version={v} /> },
        ]}
      />
      {writes ? <Drafts reports={reports} /> : null}
      <p>
        <a href="/oppna-data">
          <T text={{ sv: 'Det som är öppet för alla', en: 'What is open to all' }} />
        </a>
      </p>
    </Page>,
  )
})

function Drafts({ reports }: { reports: NonNullable<Awaited<ReturnType<typeof listReports>>>['reports'] }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Utkast', en: 'Drafts' }} />
      </h2>
      <DataTable
        caption={{ sv: 'Utkast', en: 'Drafts' }}
        captionHidden
        rows={reports}
        empty={<EmptyState title={{ sv: 'Inga utkast', en: 'No drafts' }} />}
        columns={[
          { label: { sv: 'Rapport', en: 'Report' }, names: true, cell: (r) => <a href={`/rapporter/${r.id}`}>{r.title}</a> },
          { label: { sv: 'Slag', en: 'Kind' }, cell: (r) => <T text={REPORT_KINDS[r.kind]} /> },
          { label: { sv: 'Börjad', en: 'Begun' }, cell: (r) => <When at={r.created_at} day /> },
          {
            label: { sv: 'Läge', en: 'State' },
            cell: (r) => <Tag text={r.archived ? { sv: 'Undanlagd', en: 'Put away' } : { sv: 'Utkast', en: 'Draft' }} />,
          },
        ]}
      />
    </>
  )
}

/** What the report rests on may come along from the round or the mandate that one stands in: ids only. */
const restsOn = (c: Ctx) => {
  const round = c.req.query('runda')
  const mandate = c.req.query('uppdrag')
  return {
    ...(isId(round) ? { round } : {}),
    ...(mandate !== undefined && /^[a-z0-9-]{1,80}$/.test(mandate) ? { mandate } : {}),
  }
}

/** What the form begins with: the kind that was asked for, and a title that says what the report rests on. */
async function begunWith(c: Ctx): Promise<Entered> {
  const asked = c.req.query('slag') ?? ''
  const lang = c.get('lang')
  if (!Object.hasOwn(REPORT_KINDS, asked)) return enteredFrom(reportRecord, { lang })
  const kind = asked as ReportKind
  const title = await proposeTitle(c.get('house').db, whoAsks(c).actor, kind, lang, restsOn(c))
  return enteredFrom(reportRecord, { lang, kind, ...(title === '' ? {} : { title }) })
}

async function newPage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const begun = entered ?? (await begunWith(c))
  const { round, mandate } = restsOn(c)
  const query = new URLSearchParams({ ...(round ? { runda: round } : {}), ...(mandate ? { uppdrag: mandate } : {}) }).toString()
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={NEW.label} crumbs={[REPORTS]} errors={errors}>
      <RecordForm
        record={reportRecord}
        action={query === '' ? NEW.href : `${NEW.href}?${query}`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Börja', en: 'Begin' }}
        entered={begun}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: REPORTS.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
listPages.get('/rapporter/ny', async (c) => {
  if (!(await listReports(c.get('house').db, whoAsks(c).actor))?.writes) throw new Fault('not_found')
  return newPage(c)
})
listPages.post('/rapporter/ny', async (c) => {
  const reading = readRecord(reportRecord, await readForm(c))
  if (!reading.ok) return newPage(c, reading.errors, reading.entered)
  const id = await makeReport(c.get('house').db, whoAsks(c).actor, reading.values, restsOn(c))
  if (!id) throw new Fault('not_found')
  return seeOther(c, `/rapporter/${id}`)
})
