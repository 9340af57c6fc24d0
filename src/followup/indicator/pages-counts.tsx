import { Hono } from 'hono'
import { today } from '../../platform/day.ts'
import { csvTemplate, type Entered, readForm as readRecord, RecordForm, type ValuesOf } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm } from '../../platform/http/form.ts'
import { readListFile } from '../../platform/list/list.ts'
import { ListPreview } from '../../platform/list/preview.tsx'
import { NO_FILE, type UploadPage, uploadPage } from '../../platform/list/upload.tsx'
import {
  Confirm,
  DataTable,
  EmptyState,
  type FormError,
  LinkButton,
  Page,
  renderPage,
  T,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { dropBrought, keepBrought, seeBrought } from './deeds-list.ts'
import { enterCounts, type Releases, seeReleases } from './deeds-release.ts'
import { type CountRecord, countForm } from './forms-values.ts'
import type { Indicator } from './indicator.ts'
import { crumbsOf } from './parts.tsx'

/** Counts of people: entered sealed. A page says that they are there and never what they are. */
export const counts = new Hono<Env>()

async function mustEnter(c: Ctx): Promise<Releases> {
  const seen = await seeReleases(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
const formFor = (indicator: Indicator): CountRecord => countForm(indicator, today)
const SAVE: Text = { sv: 'Lägg in antalet', en: 'Enter the count' }

function handPage(c: Ctx, { indicator, days }: Releases, entered?: Entered, errors?: readonly FormError[]) {
  const at = `/indikatorer/${indicator.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Lägg in antal', en: 'Enter counts' }}
      crumbs={crumbsOf(indicator)}
      errors={errors ?? []}
      lead={{
        sv: 'Antalet förseglas när du sparar. Ingen sida visar det; ett nytt antal ersätter det förra.',
        en: 'The count is sealed when you save. No page shows it; a new one replaces the former.',
      }}
    >
      <RecordForm
        record={formFor(indicator)}
        action={`${at}/antal`}
        csrf={csrfOf(c)}
        submit={SAVE}
        entered={entered ?? { source: indicator.source }}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: at }}
      />
      <h2>
        <T text={{ sv: 'Många på en gång', en: 'Many at once' }} />
      </h2>
      <LinkButton href={`${at}/antal/lista`} text={{ sv: 'Läs in en fil', en: 'Read a file' }} />
      <h2>
        <T text={{ sv: 'Det som är inlagt', en: 'What has been entered' }} />
      </h2>
      <DataTable
        caption={{ sv: 'Det som är inlagt', en: 'What has been entered' }}
        captionHidden
        rows={days}
        empty={<EmptyState title={{ sv: 'Inget är inlagt än', en: 'Nothing has been entered yet' }} />}
        columns={[
          { label: { sv: 'Mätdag', en: 'Day' }, names: true, cell: (d) => <When at={d.reference_on} /> },
          { label: { sv: 'Platser', en: 'Places' }, number: true, cell: (d) => String(d.places) },
          { label: { sv: 'Rader', en: 'Rows' }, number: true, cell: (d) => String(d.rows) },
        ]}
      />
    </Page>,
    errors ? 422 : 200,
  )
}
const asCount = (values: ValuesOf<CountRecord>) => values

counts.get('/indikatorer/:id/antal', async (c) => handPage(c, await mustEnter(c)))
counts.post('/indikatorer/:id/antal', async (c) => {
  const seen = await mustEnter(c)
  const reading = readRecord(formFor(seen.indicator), await readForm(c))
  if (!reading.ok) return handPage(c, seen, reading.entered, reading.errors)
  if (!(await enterCounts(c.get('house').db, whoAsks(c).actor, seen.indicator.id, [asCount(reading.values)]))) throw new Fault('not_found')
  return seeOther(c, `/indikatorer/${seen.indicator.id}/antal`)
})

function choose(indicator: Indicator): UploadPage {
  const at = `/indikatorer/${indicator.id}/antal`
  return {
    title: { sv: 'Läs in antal', en: 'Read counts' },
    crumbs: [...crumbsOf(indicator), { label: { sv: 'Lägg in antal', en: 'Enter counts' }, href: at }],
    lead: {
      sv: 'Filen läses och visas först, bara för dig. Antalen förseglas när du bekräftar.',
      en: 'The file is read and shown first, to you alone. The counts are sealed when you confirm.',
    },
    action: `${at}/lista`,
    template: `${at}/mall.csv`,
    hint: {
      sv: 'En rad för varje antal: mätdag, kod, grupp, kön, antal och källa. Rader om enskilda personer hör inte hit.',
      en: 'A row for each count: day, code, group, sex, number and source. Rows about individual persons do not belong here.',
    },
  }
}
counts.get('/indikatorer/:id/antal/mall.csv', async (c) => {
  const { indicator } = await mustEnter(c)
  return c.body(csvTemplate(formFor(indicator)), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="mall-antal.csv"',
  })
})
counts.get('/indikatorer/:id/antal/lista', async (c) => uploadPage(c, choose((await mustEnter(c)).indicator)))
counts.post('/indikatorer/:id/antal/lista', async (c) => {
  const { indicator } = await mustEnter(c)
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return uploadPage(c, choose(indicator), [NO_FILE])
  const read = await readListFile(formFor(indicator), new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return uploadPage(c, choose(indicator), read.messages)
  const id = await keepBrought(c.get('house').db, whoAsks(c).actor, { sort: 'counts', indicator: indicator.id, rows: twice(read.rows) })
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/indikatorer/antal/${id}`)
})
/** The same day, place, group and sex on two rows: nobody can know which of them holds. */
function twice<Row extends { row: number; written: Readonly<Record<string, string>>; problems: Text[] }>(rows: Row[]): Row[] {
  const first = new Map<string, number>()
  return rows.map((row) => {
    const key = ['reference_on', 'place', 'category', 'sex'].map((name) => row.written[name]).join('|')
    const before = first.get(key)
    if (before === undefined) first.set(key, row.row)
    const text: Text = {
      sv: `Samma mätdag, plats, grupp och kön står på rad ${before}.`,
      en: `The same day, place, group and sex stand on row ${before}.`,
    }
    return before === undefined ? row : { ...row, problems: [...row.problems, text] }
  })
}

counts.get('/indikatorer/antal/:draft', async (c) => {
  const seen = await seeBrought(c.get('house').db, whoAsks(c).actor, c.req.param('draft'))
  if (seen?.brought.sort !== 'counts') throw new Fault('not_found')
  const { indicator, brought } = seen
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Granska filen', en: 'Go through the file' }}
      crumbs={crumbsOf(indicator)}
      lead={{ sv: `${brought.rows.length} rader lästes.`, en: `${brought.rows.length} rows were read.` }}
    >
      {brought.rows.every((row) => row.problems.length === 0) ? (
        <Confirm
          action={`/indikatorer/antal/${c.req.param('draft')}`}
          csrf={csrfOf(c)}
          consequence={
            <p>
              <T
                text={{
                  sv: 'Antalen förseglas och visas sedan inte på någon sida. De går ut bara avrundade och granskade.',
                  en: 'The counts are sealed and then shown on no page. They leave only rounded and audited.',
                }}
              />
            </p>
          }
          button={{ sv: 'Lägg in antalen', en: 'Enter the counts' }}
          back={`/indikatorer/${indicator.id}/antal`}
        />
      ) : null}
      <ListPreview
        rows={brought.rows}
        columns={[
          { label: { sv: 'Mätdag', en: 'Day' }, cell: (r) => r.written['reference_on'] ?? '–' },
          { label: { sv: 'Kod', en: 'Code' }, cell: (r) => r.written['place'] ?? '–' },
          { label: { sv: 'Grupp', en: 'Group' }, cell: (r) => r.written['category'] ?? '–' },
          { label: { sv: 'Kön', en: 'Sex' }, cell: (r) => r.written['sex'] ?? '–' },
          { label: { sv: 'Antal', en: 'Number' }, number: true, cell: (r) => r.written['number'] ?? '–' },
        ]}
      />
    </Page>,
  )
})
counts.post('/indikatorer/antal/:draft', async (c) => {
  const { db } = c.get('house')
  const seen = await seeBrought(db, whoAsks(c).actor, c.req.param('draft'))
  if (seen?.brought.sort !== 'counts') throw new Fault('not_found')
  const { indicator, brought } = seen
  if (brought.rows.some((row) => row.problems.length > 0)) return seeOther(c, `/indikatorer/antal/${c.req.param('draft')}`)
  const read = brought.rows.flatMap((row) => (row.values ? [asCount(row.values as ValuesOf<CountRecord>)] : []))
  if (!(await enterCounts(db, whoAsks(c).actor, indicator.id, read))) throw new Fault('not_found')
  await dropBrought(db, whoAsks(c).actor)
  return seeOther(c, `/indikatorer/${indicator.id}/publicering`)
})
