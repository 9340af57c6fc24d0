import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { csvTemplate } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { filesOf, readForm as readBody } from '../../platform/http/form.ts'
import { readListFile } from '../../platform/list/list.ts'
import { ListPreview } from '../../platform/list/preview.tsx'
import { NO_FILE, type UploadPage, uploadPage } from '../../platform/list/upload.tsx'
import { Page, renderPage, T } from '../../platform/page/index.ts'
import { countUnit, seeForFile } from './deeds.ts'
import { countRecord } from './fields.ts'
import { ROOM } from './part.tsx'
import { PROBLEMS } from './pages-count.tsx'
import type { Counted } from './training-needs.ts'

/** Counts from a file: the whole of it, or nothing. */
export const filePages = new Hono<Env>()
const doer = (c: Ctx) => [c.get('house').db, whoAsks(c).actor] as const

async function fileFor(c: Ctx) {
  const seen = await seeForFile(...doer(c))
  if (!seen) throw new Fault('not_found')
  const record = countRecord(
    seen.functions,
    seen.areas,
    seen.units.map(({ id, name }) => ({ value: id, label: name })),
  )
  return { ...seen, record }
}
const FILE = { label: { sv: 'Läs in en fil', en: 'Read a file' }, href: '/kunskapsbehov/fil' }
const CHOOSE: UploadPage = {
  title: FILE.label,
  crumbs: [ROOM],
  lead: {
    sv: 'Antal per enhet och funktion, ur ert personal- eller utbildningssystem. Inga namn.',
    en: 'Numbers by unit and function, from your staff or training system. No names.',
  },
  action: FILE.href,
  template: '/kunskapsbehov/mall.csv',
  hint: {
    sv: 'CSV eller Excel. Utan område: hur många som finns. Med område och djup: hur många som har nått minst så djupt.',
    en: 'CSV or Excel. Without an area: how many there are. With area and depth: how many have reached at least that depth.',
  },
}
filePages.get('/kunskapsbehov/mall.csv', async (c) =>
  c.body(csvTemplate((await fileFor(c)).record), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="mall-kunskap.csv"',
  }),
)
filePages.get('/kunskapsbehov/fil', async (c) => {
  await fileFor(c)
  return uploadPage(c, CHOOSE)
})
filePages.post('/kunskapsbehov/fil', async (c) => {
  const { record } = await fileFor(c)
  const [file] = filesOf(await readBody(c), 'file')
  if (!file) return uploadPage(c, CHOOSE, [NO_FILE])
  const read = await readListFile(record, new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return uploadPage(c, CHOOSE, read.messages)
  const counts = read.rows.flatMap(({ values }): Counted[] =>
    values ? [{ ...values, area: values.area ?? null, depth: values.depth ?? null }] : [],
  )
  const problems = read.rows.some((row) => row.problems.length > 0) ? [] : await countUnit(...doer(c), counts)
  if (problems && problems.length === 0 && counts.length === read.rows.length) return seeOther(c, ROOM.href)
  const rows = read.rows.map((row, index) => {
    const problem = problems?.[index]
    return problem ? { ...row, problems: [...row.problems, PROBLEMS[problem]] } : row
  })
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={{ sv: 'Rätta filen', en: 'Correct the file' }} crumbs={[ROOM, FILE]}>
      <ListPreview
        rows={problems ? rows : rows.map((row) => ({ ...row, problems: [PROBLEMS.unreached_unit] }))}
        columns={(['unit', 'function', 'area', 'depth', 'count'] as const).map((name) => ({
          label: record.fields[name].label,
          cell: (row) => {
            const written = row.written[name] ?? '–'
            return <T text={record.fields[name].options?.find(({ value }) => value === written)?.label ?? written} />
          },
        }))}
      />
    </Page>,
    422,
  )
})
