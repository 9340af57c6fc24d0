import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { csvTemplate } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { filesOf, readForm } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { Confirm, Page, renderPage, T } from '../../platform/page/index.ts'
import { unitsForAccounts } from './deeds.ts'
import { keepMany, makeMany, seeMany } from './deeds-many.ts'
import { readListFile } from '../../platform/list/list.ts'
import { manyRecord } from './many.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { ACCOUNTS } from './pages-list.tsx'
import { ListPreview } from '../../platform/list/preview.tsx'
import { NO_FILE, type UploadPage, uploadPage } from '../../platform/list/upload.tsx'

export const manyRoutes = new Hono<Env>()
const LIST = { label: { sv: 'Bjud in många från en lista', en: 'Invite many from a list' }, href: '/konton/lista' }

const CHOOSE: UploadPage = {
  title: LIST.label,
  crumbs: [ACCOUNTS],
  lead: {
    sv: 'Filen läses och visas först. Inget konto skapas och inget skickas innan du har bekräftat.',
    en: 'The file is read and shown first. No account is made and nothing is sent before you have confirmed.',
  },
  action: LIST.href,
  template: '/konton/lista/mall.csv',
  hint: {
    sv: 'CSV med kolumnerna Funktion, Namn, Enhet och E-postadress.',
    en: 'CSV with columns for function, name, unit and e-mail address.',
  },
}
async function mustMakeAccounts(c: Ctx): Promise<void> {
  if (!(await unitsForAccounts(c.get('house').db, whoAsks(c).actor))) throw new Fault('not_found')
}

manyRoutes.get('/konton/lista', freshOnly, async (c) => {
  await mustMakeAccounts(c)
  return uploadPage(c, CHOOSE)
})

manyRoutes.get('/konton/lista/mall.csv', async (c) => {
  await mustMakeAccounts(c)
  return c.body(csvTemplate(manyRecord), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="mall-konton.csv"',
  })
})

manyRoutes.post('/konton/lista', freshOnly, async (c) => {
  await mustMakeAccounts(c)
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return uploadPage(c, CHOOSE, [NO_FILE])
  const read = await readListFile(manyRecord, new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return uploadPage(c, CHOOSE, read.messages)
  const id = await keepMany(c.get('house').db, whoAsks(c).actor, read.rows)
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/konton/lista/${id}`)
})

manyRoutes.get('/konton/lista/:id', freshOnly, async (c) => {
  const rows = await seeMany(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!rows) throw new Fault('not_found')
  const right = rows.every((row) => row.problems.length === 0)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Granska listan', en: 'Go through the list' }}
      crumbs={[ACCOUNTS, LIST]}
      lead={{ sv: `${rows.length} rader lästes.`, en: `${rows.length} rows were read.` }}
    >
      {right ? (
        <Confirm
          action={`/konton/lista/${c.req.param('id')}`}
          csrf={csrfOf(c)}
          consequence={
            <p>
              <T
                text={{
                  sv: `${rows.length} konton skapas, och var och en får en länk med e-post.`,
                  en: `${rows.length} accounts are made, and each person gets a link by mail.`,
                }}
              />
            </p>
          }
          button={{ sv: 'Skapa kontona och skicka', en: 'Make the accounts and send' }}
          back="/konton/lista"
        />
      ) : null}
      <ListPreview
        rows={rows}
        columns={[
          { label: { sv: 'Funktion', en: 'Function' }, cell: (r) => r.written['signature'] ?? '–' },
          { label: { sv: 'Namn', en: 'Name' }, cell: (r) => r.written['name'] ?? '–' },
          { label: { sv: 'Enhet', en: 'Unit' }, cell: (r) => r.written['unit'] ?? '–' },
          { label: { sv: 'E-postadress', en: 'E-mail address' }, cell: (r) => r.written['address'] ?? '–' },
        ]}
      />
    </Page>,
  )
})

manyRoutes.post('/konton/lista/:id', freshOnly, async (c) => {
  const { db, config } = c.get('house')
  const done = await makeMany(db, whoAsks(c).actor, config, c.req.param('id'))
  if (done === 'absent') throw new Fault('not_found')
  return seeOther(c, done === 'done' ? '/konton' : `/konton/lista/${c.req.param('id')}`)
})
