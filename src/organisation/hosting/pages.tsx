import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { csvTemplate, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { filesOf, readForm } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import {
  Actions,
  Button,
  Confirm,
  DataTable,
  EmptyState,
  Form,
  type FormError,
  LinkButton,
  Page,
  Pagination,
  renderPage,
  T,
  Tag,
} from '../../platform/page/index.ts'
import { readListFile } from '../../platform/list/list.ts'
import { ListPreview } from '../../platform/list/preview.tsx'
import { NO_FILE, type UploadPage, uploadPage } from '../../platform/list/upload.tsx'
import { inviteAgain, inviteOrganisations, keepHosted, listHosted, seeHosted, seeHostedList, takeAgain } from './deeds.ts'
import { againRecord, type Hosted, HOSTED_STATES, hostedRecord, type Kind, KINDS, stateOfHosted } from './hosted.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

export const routes = new Hono<Env>()
export const HOSTING = { label: { sv: 'Organisationer', en: 'Organisations' }, href: '/organisationer' }
const LIST = { label: { sv: 'Bjud in organisationer', en: 'Invite organisations' }, href: '/organisationer/lista' }
const pageOf = (c: Ctx): number => Math.max(1, Math.min(10_000, Number.parseInt(c.req.query('sida') ?? '1', 10) || 1))

routes.get('/organisationer', async (c) => {
  const { db, config } = c.get('house')
  const page = pageOf(c)
  const listed = await listHosted(db, whoAsks(c).actor, page, config.list_rows_max)
  if (!listed) throw new Fault('not_found')
  const { organisations, all, come, refused } = listed
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={HOSTING.label}
      lead={{
        sv: 'De som ni kör Samvärn åt. Ni ser att de finns och om någon har kommit, inget av det som finns hos dem.',
        en: 'Those for whom you run Samvärn. You see that they exist and whether somebody has come, nothing of what they hold.',
      }}
    >
      {all > 0 ? (
        <p>
          <T
            text={{
              sv: `${all} inbjudna, ${come} har kommit, ${refused} behöver ett annat kortnamn.`,
              en: `${all} invited, ${come} have come, ${refused} need another short name.`,
            }}
          />
        </p>
      ) : null}
      <Actions>
        <LinkButton kind="primary" href={LIST.href} text={LIST.label} />
      </Actions>
      <DataTable
        caption={HOSTING.label}
        captionHidden
        rows={organisations}
        empty={<EmptyState title={{ sv: 'Ingen organisation är inbjuden än', en: 'No organisation has been invited yet' }} />}
        columns={[
          { label: { sv: 'Organisation', en: 'Organisation' }, names: true, cell: (o) => <a href={`/organisationer/${o.id}`}>{o.name}</a> },
          { label: { sv: 'Slag', en: 'Kind' }, cell: (o) => <T text={KINDS[o.kind]} /> },
          { label: { sv: 'Kortnamn', en: 'Short name' }, cell: (o) => o.slug },
          { label: { sv: 'Läge', en: 'State' }, cell: (o) => <HostedTag hosted={o} /> },
        ]}
      />
      <Pagination
        page={page}
        pages={Math.max(1, Math.ceil(all / config.list_rows_max))}
        href={(to) => `/organisationer?sida=${to}`}
        label={{ sv: 'Fler organisationer', en: 'More organisations' }}
      />
    </Page>,
  )
})

function HostedTag({ hosted }: { hosted: Hosted }) {
  const { text, tone } = HOSTED_STATES[stateOfHosted(hosted)]
  return <Tag tone={tone} text={text} />
}

const CHOOSE: UploadPage = {
  title: LIST.label,
  crumbs: [HOSTING],
  lead: {
    sv: 'Filen läses och visas först. Ingen organisation skapas och inget skickas innan du har bekräftat.',
    en: 'The file is read and shown first. No organisation is founded and nothing is sent before you have confirmed.',
  },
  action: LIST.href,
  template: '/organisationer/mall.csv',
  hint: {
    sv: 'CSV med kolumnerna Organisation, Slag, Kortnamn och Funktionsadress. En funktionsadress överlever att någon slutar.',
    en: 'CSV with columns for organisation, kind, short name and function address. A function address survives somebody leaving.',
  },
}
async function mustHost(c: Ctx): Promise<void> {
  if (!(await listHosted(c.get('house').db, whoAsks(c).actor, 1, 1))) throw new Fault('not_found')
}

routes.get('/organisationer/mall.csv', async (c) => {
  await mustHost(c)
  return c.body(csvTemplate(hostedRecord), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="mall-organisationer.csv"',
  })
})
routes.get('/organisationer/lista', freshOnly, async (c) => {
  await mustHost(c)
  return uploadPage(c, CHOOSE)
})
routes.post('/organisationer/lista', freshOnly, async (c) => {
  await mustHost(c)
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return uploadPage(c, CHOOSE, [NO_FILE])
  const read = await readListFile(hostedRecord, new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return uploadPage(c, CHOOSE, read.messages)
  const id = await keepHosted(c.get('house').db, whoAsks(c).actor, read.rows)
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/organisationer/lista/${id}`)
})

routes.get('/organisationer/lista/:id', freshOnly, async (c) => {
  const rows = await seeHostedList(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!rows) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Granska listan', en: 'Go through the list' }}
      crumbs={[HOSTING, LIST]}
      lead={{ sv: `${rows.length} rader lästes.`, en: `${rows.length} rows were read.` }}
    >
      {rows.every((row) => row.problems.length === 0) ? (
        <Confirm
          action={`/organisationer/lista/${c.req.param('id')}`}
          csrf={csrfOf(c)}
          consequence={
            <p>
              <T
                text={{
                  sv: `${rows.length} organisationer skapas, var och en bakom sin egen vägg, och varje adress får en länk till den första personen.`,
                  en: `${rows.length} organisations are founded, each behind a wall of its own, and each address gets a link for its first person.`,
                }}
              />
            </p>
          }
          button={{ sv: 'Skapa och bjud in', en: 'Found and invite' }}
          back={LIST.href}
        />
      ) : null}
      <ListPreview
        rows={rows}
        columns={[
          { label: { sv: 'Organisation', en: 'Organisation' }, cell: (r) => r.written['name'] ?? '–' },
          { label: { sv: 'Slag', en: 'Kind' }, cell: (r) => <T text={KINDS[r.written['kind'] as Kind] ?? r.written['kind'] ?? '–'} /> },
          { label: { sv: 'Kortnamn', en: 'Short name' }, cell: (r) => r.written['slug'] ?? '–' },
          { label: { sv: 'Adress', en: 'Address' }, cell: (r) => r.written['address'] ?? '–' },
        ]}
      />
    </Page>,
  )
})
routes.post('/organisationer/lista/:id', freshOnly, async (c) => {
  const done = await inviteOrganisations(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (done === 'absent') throw new Fault('not_found')
  return seeOther(c, done === 'done' ? '/organisationer' : `/organisationer/lista/${c.req.param('id')}`)
})

routes.get('/organisationer/:id', (c) => onePage(c))
routes.post('/organisationer/:id/kortnamn', freshOnly, async (c) => {
  const reading = readRecord(againRecord, await readForm(c))
  if (!reading.ok) return onePage(c, reading.errors, String(reading.entered['slug'] ?? ''))
  const done = await takeAgain(c.get('house').db, whoAsks(c).actor, c.req.param('id'), reading.values.slug)
  if (done === 'taken') return onePage(c, [TAKEN], reading.values.slug)
  if (done !== 'done') throw new Fault(done === 'conflict' ? 'conflict' : 'not_found')
  return seeOther(c, '/organisationer')
})
routes.post('/organisationer/:id/bjud-in', freshOnly, async (c) => {
  const done = await inviteAgain(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (done !== 'done') throw new Fault(done === 'conflict' ? 'conflict' : 'not_found')
  return seeOther(c, '/organisationer')
})
const TAKEN: FormError = {
  field: 'slug',
  message: { sv: 'Kortnamnet är upptaget. Välj ett annat.', en: 'The short name is taken. Choose another.' },
}

async function onePage(c: Ctx, errors: readonly FormError[] = [], slug?: string) {
  const hosted = await seeHosted(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!hosted) throw new Fault('not_found')
  const state = stateOfHosted(hosted)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={hosted.name} crumbs={[HOSTING]} errors={errors}>
      <p>
        <HostedTag hosted={hosted} />
      </p>
      {state === 'refused' ? (
        <RecordForm
          record={againRecord}
          action={`/organisationer/${hosted.id}/kortnamn`}
          csrf={csrfOf(c)}
          submit={{ sv: 'Försök igen med kortnamnet', en: 'Try again with the short name' }}
          entered={{ slug: slug ?? hosted.slug }}
          errors={errors}
        />
      ) : null}
      {state === 'founded' ? (
        <Form action={`/organisationer/${hosted.id}/bjud-in`} csrf={csrfOf(c)}>
          <p>
            <T
              text={{
                sv: 'En ny länk går till samma funktionsadress, och den förra slutar gälla.',
                en: 'A new link goes to the same function address, and the former one ceases.',
              }}
            />
          </p>
          <Button kind="secondary" text={{ sv: 'Skicka en ny länk', en: 'Send a new link' }} />
        </Form>
      ) : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
