import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { csvTemplate } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm } from '../../platform/http/form.ts'
import { readListFile } from '../../platform/list/list.ts'
import { ListPreview } from '../../platform/list/preview.tsx'
import { NO_FILE, type UploadPage, uploadPage } from '../../platform/list/upload.tsx'
import { Confirm, Page, renderPage, T } from '../../platform/page/index.ts'
import { whatMayBeMade } from './deeds.ts'
import { keepList, makeMany, seeList } from './deeds-list.ts'
import { siteRow } from './forms.ts'
import { idOf, SITES } from './parts.tsx'

/** Many sites from a file: template, reading, preview, then all of them or none. */
export const lists = new Hono<Env>()
const LIST = { label: { sv: 'Gör många sidor', en: 'Make many sites' }, href: '/sidor/lista' }
const CHOOSE: UploadPage = {
  title: LIST.label,
  crumbs: [SITES],
  lead: {
    sv: 'Filen läses och visas först. Ingen sida görs innan du har bekräftat.',
    en: 'The file is read and shown first. No site is made before you have confirmed.',
  },
  action: LIST.href,
  template: '/sidor/mall.csv',
  hint: {
    sv: 'En rad för varje sida: namn, slag och kommun eller län. CSV eller Excel.',
    en: 'A row for each site: name, kind, and municipality or county. CSV or Excel.',
  },
}
async function mustMake(c: Ctx): Promise<void> {
  if (!(await whatMayBeMade(c.get('house').db, whoAsks(c).actor))) throw new Fault('not_found')
}
lists.get('/sidor/mall.csv', async (c) => {
  await mustMake(c)
  return c.body(csvTemplate(siteRow), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="mall-sidor.csv"',
  })
})
lists.get(LIST.href, async (c) => {
  await mustMake(c)
  return uploadPage(c, CHOOSE)
})
lists.post(LIST.href, async (c) => {
  await mustMake(c)
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return uploadPage(c, CHOOSE, [NO_FILE])
  const read = await readListFile(siteRow, new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return uploadPage(c, CHOOSE, read.messages)
  const id = await keepList(c.get('house').db, whoAsks(c).actor, read.rows)
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `${LIST.href}/${id}`)
})
lists.get(`${LIST.href}/:list`, async (c) => {
  const rows = await seeList(c.get('house').db, whoAsks(c).actor, idOf(c, 'list'))
  if (!rows) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Granska filen', en: 'Go through the file' }}
      crumbs={[SITES, LIST]}
      lead={{ sv: `${rows.length} rader lästes.`, en: `${rows.length} rows were read.` }}
    >
      {rows.length > 0 && rows.every(({ problems }) => problems.length === 0) ? (
        <Confirm
          action={`${LIST.href}/${idOf(c, 'list')}`}
          csrf={csrfOf(c)}
          consequence={
            <p>
              <T
                text={{
                  sv: `${rows.length} sidor görs. De är ute om någon minut, kompletta med alla nationella texter och nummer.`,
                  en: `${rows.length} sites are made. They are out in a minute or so, complete with all national texts and numbers.`,
                }}
              />
            </p>
          }
          button={{ sv: 'Gör sidorna', en: 'Make the sites' }}
          back={LIST.href}
        />
      ) : null}
      <ListPreview
        rows={rows}
        columns={[
          { label: { sv: 'Namn', en: 'Name' }, cell: ({ written }) => written['name'] ?? '–' },
          { label: { sv: 'Slag', en: 'Kind' }, cell: ({ written }) => written['kind'] ?? '–' },
          { label: { sv: 'Plats', en: 'Place' }, cell: ({ written }) => written['place'] ?? '–' },
        ]}
      />
    </Page>,
  )
})
lists.post(`${LIST.href}/:list`, async (c) => {
  const done = await makeMany(c.get('house').db, whoAsks(c).actor, idOf(c, 'list'))
  if (done === 'absent') throw new Fault('not_found')
  return seeOther(c, done === 'done' ? SITES.href : `${LIST.href}/${idOf(c, 'list')}`)
})
