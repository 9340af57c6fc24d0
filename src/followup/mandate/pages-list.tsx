import { Hono } from 'hono'
import { csvTemplate } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm } from '../../platform/http/form.ts'
import { readListFile } from '../../platform/list/list.ts'
import { ListPreview } from '../../platform/list/preview.tsx'
import { NO_FILE, type UploadPage, uploadPage } from '../../platform/list/upload.tsx'
import { Confirm, Page, renderPage, T } from '../../platform/page/index.ts'
import { holdersFor } from './deeds.ts'
import { keepList, seeList, takeList } from './deeds-list.ts'
import { mandateRow } from './forms.ts'
import { MANDATES } from './parts.tsx'

/** Mandates from a file: template, reading, preview, then all of it or nothing. */
export const lists = new Hono<Env>()
const LIST = { label: { sv: 'Läs in uppdrag', en: 'Read mandates' }, href: '/uppdrag/lista' }

async function mustKeep(c: Ctx): Promise<void> {
  if (!(await holdersFor(c.get('house').db, whoAsks(c).actor))) throw new Fault('not_found')
}
const CHOOSE: UploadPage = {
  title: LIST.label,
  crumbs: [MANDATES],
  lead: {
    sv: 'Filen läses och visas först. Inget läggs in innan du har bekräftat.',
    en: 'The file is read and shown first. Nothing is entered before you have confirmed.',
  },
  action: LIST.href,
  template: '/uppdrag/mall.csv',
  hint: {
    sv: 'En rad för varje uppdrag. En rad med ”Del av” ifyllt blir en del av det uppdraget. Filen som du hämtar från Uppdrag går att läsa in igen.',
    en: 'A row for each mandate. A row with “Del av” filled in becomes a part of that mandate. The file that you fetch from Mandates can be read again.',
  },
}
lists.get('/uppdrag/mall.csv', async (c) => {
  await mustKeep(c)
  return c.body(csvTemplate(mandateRow), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="mall-uppdrag.csv"',
  })
})
lists.get('/uppdrag/lista', async (c) => {
  await mustKeep(c)
  return uploadPage(c, CHOOSE)
})
lists.post('/uppdrag/lista', async (c) => {
  await mustKeep(c)
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return uploadPage(c, CHOOSE, [NO_FILE])
  const read = await readListFile(mandateRow, new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return uploadPage(c, CHOOSE, read.messages)
  const id = await keepList(c.get('house').db, whoAsks(c).actor, read.rows)
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/uppdrag/lista/${id}`)
})
lists.get('/uppdrag/lista/:id', async (c) => {
  const rows = await seeList(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!rows) throw new Fault('not_found')
  const whole = rows.filter((row) => row.written['part_of'] === undefined).length
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Granska filen', en: 'Go through the file' }}
      crumbs={[MANDATES, LIST]}
      lead={{ sv: `${rows.length} rader lästes.`, en: `${rows.length} rows were read.` }}
    >
      {rows.every((row) => row.problems.length === 0) ? (
        <Confirm
          action={`/uppdrag/lista/${c.req.param('id')}`}
          csrf={csrfOf(c)}
          consequence={
            <p>
              <T
                text={{
                  sv: `${whole} uppdrag och ${rows.length - whole} delar läggs in. Du svarar för dem tills du väljer någon annan.`,
                  en: `${whole} mandates and ${rows.length - whole} parts are entered. You answer for them until you choose somebody else.`,
                }}
              />
            </p>
          }
          button={{ sv: 'Lägg in uppdragen', en: 'Enter the mandates' }}
          back={LIST.href}
        />
      ) : null}
      <ListPreview
        rows={rows}
        columns={[
          { label: { sv: 'Uppdrag', en: 'Mandate' }, cell: (r) => r.written['title'] ?? '–' },
          { label: { sv: 'Del av', en: 'Part of' }, cell: (r) => r.written['part_of'] ?? '–' },
          {
            label: { sv: 'Gavs av eller svarar', en: 'Given by or answers' },
            cell: (r) => r.written['organisation'] ?? r.written['giver'] ?? '–',
          },
          { label: { sv: 'Senast', en: 'Due' }, cell: (r) => r.written['final_on'] ?? '–' },
        ]}
      />
    </Page>,
  )
})
lists.post('/uppdrag/lista/:id', async (c) => {
  const done = await takeList(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (done === 'absent') throw new Fault('not_found')
  return seeOther(c, done === 'done' ? '/uppdrag' : `/uppdrag/lista/${c.req.param('id')}`)
})
