import { Hono } from 'hono'
import { csvTemplate, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm } from '../../platform/http/form.ts'
import { readListFile } from '../../platform/list/list.ts'
import { ListPreview } from '../../platform/list/preview.tsx'
import { NO_FILE, type UploadPage, uploadPage } from '../../platform/list/upload.tsx'
import { Confirm, type FormError, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import { enterValues, seeIndicator } from './deeds.ts'
import { dropBrought, keepBrought, seeBrought } from './deeds-list.ts'
import { figureFrom, valueForm } from './forms-values.ts'
import { countsPeople, type Indicator } from './indicator.ts'
import { KOLADA_LICENCE, sourceOf } from './kolada.ts'
import { crumbsOf, placeName } from './parts.tsx'

/** Values of what counts no people: by hand, from a file, from Kolada, from a round. */
export const values = new Hono<Env>()
const SAVE: Text = { sv: 'Lägg in värdet', en: 'Enter the value' }

export async function mustEnter(c: Ctx, people = false): Promise<Indicator> {
  const seen = await seeIndicator(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!seen?.mayKeep || countsPeople(seen.indicator.about) !== people) throw new Fault('not_found')
  return seen.indicator
}
async function enter(c: Ctx, id: string, entered: Parameters<typeof enterValues>[3]): Promise<Response> {
  if (!(await enterValues(c.get('house').db, whoAsks(c).actor, id, entered))) throw new Fault('not_found')
  return seeOther(c, `/indikatorer/${id}`)
}

function handPage(c: Ctx, indicator: Indicator, entered?: Entered, errors?: readonly FormError[]) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={SAVE}
      crumbs={crumbsOf(indicator)}
      errors={errors ?? []}
      lead={{ sv: 'Ett värde för samma period och plats ersätts.', en: 'A value of the same period and place is replaced.' }}
    >
      <RecordForm
        record={valueForm}
        action={`/indikatorer/${indicator.id}/varde`}
        csrf={csrfOf(c)}
        submit={SAVE}
        entered={entered ?? { source: indicator.source }}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/indikatorer/${indicator.id}` }}
      />
    </Page>,
    errors ? 422 : 200,
  )
}
values.get('/indikatorer/:id/varde', async (c) => handPage(c, await mustEnter(c)))
values.post('/indikatorer/:id/varde', async (c) => {
  const indicator = await mustEnter(c)
  const reading = readRecord(valueForm, await readForm(c))
  if (!reading.ok) return handPage(c, indicator, reading.entered, reading.errors)
  return enter(c, indicator.id, [figureFrom(reading.values, 'hand')])
})

/* ── a list of many ── */

const choose = (indicator: Indicator): UploadPage => ({
  title: { sv: 'Läs in värden', en: 'Read values' },
  crumbs: crumbsOf(indicator),
  lead: {
    sv: 'Filen läses och visas först. Inget läggs in innan du har bekräftat.',
    en: 'The file is read and shown first. Nothing is entered before you have confirmed.',
  },
  action: `/indikatorer/${indicator.id}/lista`,
  template: `/indikatorer/${indicator.id}/mall.csv`,
  hint: {
    sv: 'En rad för varje värde: period, vad det gäller, kod, värde och källa.',
    en: 'A row for each value: period, what it concerns, code, value and source.',
  },
})
values.get('/indikatorer/:id/mall.csv', async (c) => {
  await mustEnter(c)
  return c.body(csvTemplate(valueForm), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="mall-varden.csv"',
  })
})
values.get('/indikatorer/:id/lista', async (c) => uploadPage(c, choose(await mustEnter(c))))
values.post('/indikatorer/:id/lista', async (c) => {
  const indicator = await mustEnter(c)
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return uploadPage(c, choose(indicator), [NO_FILE])
  const read = await readListFile(valueForm, new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return uploadPage(c, choose(indicator), read.messages)
  const id = await keepBrought(c.get('house').db, whoAsks(c).actor, { sort: 'values', indicator: indicator.id, rows: read.rows })
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/indikatorer/inlast/${id}`)
})

/* ── looked at, then entered ── */

values.get('/indikatorer/inlast/:draft', async (c) => {
  const seen = await seeBrought(c.get('house').db, whoAsks(c).actor, c.req.param('draft'))
  if (!seen || seen.brought.sort === 'counts') throw new Fault('not_found')
  const { brought, indicator } = seen
  const count = brought.sort === 'kolada' ? brought.file.values.length : brought.rows.length
  const whole = brought.sort === 'kolada' || brought.rows.every((row) => row.problems.length === 0)
  const missing = brought.sort === 'kolada' && brought.file.missing > 0 ? brought.file.missing : 0
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Granska filen', en: 'Go through the file' }}
      crumbs={crumbsOf(indicator)}
      lead={{ sv: `${count} värden lästes.`, en: `${count} values were read.` }}
    >
      {whole ? (
        <Confirm
          action={`/indikatorer/inlast/${c.req.param('draft')}`}
          csrf={csrfOf(c)}
          consequence={
            <>
              <p>
                <T
                  text={{
                    sv: `${count} värden läggs in. De som redan finns för samma period och plats ersätts.`,
                    en: `${count} values are entered. Those of the same period and place are replaced.`,
                  }}
                />
              </p>
              {missing > 0 ? (
                <p>
                  <T
                    text={{
                      sv: `${missing} värden saknas hos Kolada och läggs inte in.`,
                      en: `${missing} values are missing at Kolada and are not entered.`,
                    }}
                  />
                </p>
              ) : null}
            </>
          }
          button={{ sv: 'Lägg in värdena', en: 'Enter the values' }}
          back={`/indikatorer/${indicator.id}`}
        />
      ) : null}
      {brought.sort === 'kolada' ? (
        <ul>
          {brought.file.values.slice(0, 20).map((value) => (
            <li>
              {value.period} · <T text={placeName(value.dimension, value.code)} /> · {value.sex} · {value.value}
            </li>
          ))}
        </ul>
      ) : (
        <ListPreview
          rows={brought.rows}
          columns={[
            { label: { sv: 'Period', en: 'Period' }, cell: (r) => r.written['period'] ?? '–' },
            { label: { sv: 'Gäller', en: 'Concerns' }, cell: (r) => `${r.written['dimension'] ?? '–'} ${r.written['code'] ?? ''}` },
            { label: { sv: 'Värde', en: 'Value' }, cell: (r) => r.written['value'] ?? '–' },
            { label: { sv: 'Källa', en: 'Source' }, cell: (r) => r.written['source'] ?? '–' },
          ]}
        />
      )}
    </Page>,
  )
})
values.post('/indikatorer/inlast/:draft', async (c) => {
  const { db } = c.get('house')
  const seen = await seeBrought(db, whoAsks(c).actor, c.req.param('draft'))
  if (!seen || seen.brought.sort === 'counts') throw new Fault('not_found')
  const { brought, indicator } = seen
  if (brought.sort === 'kolada') {
    const { kpi, values: found } = brought.file
    const answer = await enter(
      c,
      indicator.id,
      found.map((one) => ({ ...one, source: sourceOf(kpi), licence: KOLADA_LICENCE, came_by: 'kolada' as const })),
    )
    await dropBrought(db, whoAsks(c).actor)
    return answer
  }
  if (brought.rows.some((row) => row.problems.length > 0)) return seeOther(c, `/indikatorer/inlast/${c.req.param('draft')}`)
  const read = brought.rows.flatMap((row) => (row.values ? [row.values as Parameters<typeof figureFrom>[0]] : []))
  const answer = await enter(
    c,
    indicator.id,
    read.map((row) => figureFrom(row, 'csv')),
  )
  await dropBrought(db, whoAsks(c).actor)
  return answer
})
