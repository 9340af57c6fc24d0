import { today } from '../../platform/day.ts'
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { filesOf, readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  FileField,
  Form,
  type FormError,
  Page,
  RadioGroup,
  renderPage,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { circlesOf } from '../circle/index.ts'
import { CircleChoice } from '../person/index.ts'
import { makeListTemplateCsv, makeListTemplateXlsx, type RegisterSource } from '../register/index.ts'
import { discardRun, listRuns, readFile, takeRun } from './deeds.ts'
import { SOURCES } from './import.ts'
import { runPage } from './pages-run.tsx'
import type { Run } from './store.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

export const routes = new Hono<Env>()
const RUNS_SHOWN = 20
const isSource = (word: string): word is RegisterSource => Object.hasOwn(SOURCES, word)

async function choosePage(
  c: Ctx,
  entered: { source?: string; circle?: string } = {},
  errors: readonly FormError[] = [],
  status: 200 | 413 | 422 = 200,
) {
  const { db } = c.get('house')
  const { actor } = whoAsks(c)
  const runs = await listRuns(db, actor, RUNS_SHOWN)
  if (!runs) throw new Fault('not_found')
  const circles = await db.as(actor, circlesOf)
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      errors={errors}
      title={{ sv: 'Läs in', en: 'Read in' }}
      lead={{
        sv: 'Filen läses och visas först. Inget ändras innan du har bekräftat.',
        en: 'The file is read and shown first. Nothing changes before you have confirmed.',
      }}
      aside={<Templates />}
    >
      <Form action="/las-in" csrf={csrfOf(c)} files>
        <RadioGroup
          name="source"
          required
          label={{ sv: 'Vad är det för fil?', en: 'What kind of file is it?' }}
          value={entered.source}
          error={errorOf('source')}
          options={Object.entries(SOURCES).map(([value, said]) => ({ value, ...said }))}
        />
        <CircleChoice circles={circles} chosen={entered.circle} />
        <FileField
          name="file"
          required
          label={{ sv: 'Fil', en: 'File' }}
          hint={{ sv: 'Den som inte är markerad i filen lagras inte.', en: 'Whoever is not marked in the file is not stored.' }}
          error={errorOf('file')}
          accept=".xml,.json,.csv,.xlsx,.ndjson"
        />
        <Actions>
          <Button text={{ sv: 'Läs filen', en: 'Read the file' }} />
        </Actions>
      </Form>
      <Runs runs={runs} />
    </Page>,
    status,
  )
}

function Templates() {
  return (
    <>
      <h2>
        <T text={{ sv: 'Mall för egen lista', en: 'Template for your own list' }} />
      </h2>
      <p>
        <a href="/las-in/mall.xlsx">
          <T text={{ sv: 'Arbetsbok (XLSX)', en: 'Workbook (XLSX)' }} />
        </a>
      </p>
      <p>
        <a href="/las-in/mall.csv">
          <T text={{ sv: 'Textfil (CSV)', en: 'Text file (CSV)' }} />
        </a>
      </p>
      <p>
        <T
          text={{
            sv: 'Lägg bara in uppgifter som ni redan har. En markerad person som står med adress maskeras genast: adressen ligger förseglad, visas för ingen och används bara av röjandekontrollen.',
            en: 'Enter only data that you already hold. A marked person with an address is masked at once: the address lies sealed, is shown to nobody and is used by the röjandekontroll only.',
          }}
        />
      </p>
    </>
  )
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Tidigare filer', en: 'Earlier files' }} />
      </h2>
      <DataTable
        caption={{ sv: 'Tidigare filer', en: 'Earlier files' }}
        captionHidden
        rows={runs}
        empty={<EmptyState title={{ sv: 'Ingen fil har lästs än', en: 'No file has been read yet' }} />}
        columns={[
          {
            label: { sv: 'När', en: 'When' },
            names: true,
            cell: (r) => (
              <a href={`/las-in/${r.id}`}>
                <When at={r.created_at} />
              </a>
            ),
          },
          { label: { sv: 'Slag', en: 'Kind' }, cell: (r) => <T text={SOURCES[r.source].label} /> },
          { label: { sv: 'Inlästa', en: 'Taken in' }, number: true, cell: (r) => String(r.taken) },
          { label: { sv: 'Inte inlästa', en: 'Not taken in' }, number: true, cell: (r) => String(r.refused) },
          { label: { sv: 'Läge', en: 'State' }, cell: (r) => <State run={r} /> },
        ]}
      />
    </>
  )
}

function State({ run }: { run: Run }) {
  if (run.state === 'preview') return <Tag tone="waiting" text={{ sv: 'Väntar på ditt beslut', en: 'Waits for your decision' }} />
  return run.state === 'done' ? (
    <Tag tone="done" text={{ sv: 'Inläst', en: 'Taken in' }} />
  ) : (
    <Tag text={{ sv: 'Kastad', en: 'Discarded' }} />
  )
}

routes.get('/las-in', (c) => choosePage(c))
routes.post('/las-in', async (c) => {
  const { db, config } = c.get('house')
  const { actor } = whoAsks(c)
  const form = await readForm(c)
  const [source, circle, [file]] = [wordOf(form, 'source'), wordOf(form, 'circle'), filesOf(form, 'file')]
  const errors: FormError[] = []
  if (!isSource(source))
    errors.push({
      field: 'source',
      message: {
        sv: 'Välj vad det är för fil. Filen behöver väljas igen.',
        en: 'Choose what kind of file it is. The file must be chosen again.',
      },
    })
  if (!file) errors.push({ field: 'file', message: { sv: 'Välj en fil.', en: 'Choose a file.' } })
  if (!isSource(source) || !file) return choosePage(c, { source, circle }, errors, 422)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const read = await readFile(db, actor, config, { bytes, source, circle, today: today() })
  if (read.ok) return seeOther(c, `/las-in/${read.run}`)
  if (read.because === 'not_officer') throw new Fault('not_found')
  return choosePage(
    c,
    { source, circle },
    read.messages.map((message) => ({ field: 'file', message })),
    422,
  )
})

const TEMPLATES = {
  csv: { make: makeListTemplateCsv, type: 'text/csv; charset=utf-8' },
  xlsx: { make: makeListTemplateXlsx, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const
for (const format of ['csv', 'xlsx'] as const) {
  routes.get(`/las-in/mall.${format}`, (c) => {
    whoAsks(c)
    const { make, type } = TEMPLATES[format]
    return c.body(new Uint8Array(make(c.get('lang'))), 200, {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="mall.${format}"`,
    })
  })
}

routes.get('/las-in/:id', (c) => runPage(c, c.req.param('id')))
routes.post('/las-in/:id/bekrafta', async (c) => {
  const id = c.req.param('id')
  const taken = await takeRun(c.get('house').db, whoAsks(c).actor, id)
  if (taken === 'absent') throw new Fault('not_found')
  if (taken === 'busy') throw new Fault('conflict')
  return seeOther(c, `/las-in/${id}`)
})
routes.post('/las-in/:id/kasta', async (c) => {
  if (!(await discardRun(c.get('house').db, whoAsks(c).actor, c.req.param('id')))) throw new Fault('not_found')
  return seeOther(c, '/las-in')
})
