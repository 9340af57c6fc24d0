import { Hono } from 'hono'
import { Fault } from '../platform/faults.ts'
import { type Entered, RecordForm, readForm } from '../platform/field/index.ts'
import { type Ctx, type Env, seeOther } from '../platform/http/context.ts'
import { csrfOf } from '../platform/http/csrf.ts'
import { readForm as readBody } from '../platform/http/form.ts'
import { DataTable, EmptyState, type FormError, LinkButton, Page, renderPage, T, Tag } from '../platform/page/index.ts'
import { writeEntry } from './deeds.ts'
import { listOwn } from './deeds-find.ts'
import { STATES, type State } from './directory.ts'
import { newService, withBasics } from './edit.ts'
import { basicsRecord } from './fields.ts'
import { Checked, DirectoryTabs, doer, entryHref, OWN, ROOM } from './part.tsx'
import type { EntryRow } from './store.ts'
import { thingOf } from './words.ts'

/** What one's own organisation has written, and a new one. */
export const ownPages = new Hono<Env>()
const TONES: Readonly<Record<State, 'plain' | 'waiting' | 'done' | 'danger'>> = {
  draft: 'plain',
  held: 'waiting',
  published: 'done',
  wrong: 'waiting',
}
export const StateTag = ({ state }: { state: State }) => <Tag tone={TONES[state]} text={STATES[state]} />
const nameOf = ({ document, kind }: EntryRow): string => (typeof document.name === 'string' ? document.name : kind)

ownPages.get('/stodverksamheter/vara', async (c) => {
  const rows = await listOwn(...doer(c))
  if (!rows) throw new Fault('not_found')
  const services = rows.filter(({ kind }) => kind === 'service')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Våra stödverksamheter', en: 'Our support services' }}
      crumbs={[ROOM]}
      lead={{
        sv: 'Det er organisation har skrivit. Varje enhet ändrar sitt eget.',
        en: 'What your organisation has written. Each unit changes its own.',
      }}
    >
      <DirectoryTabs current="own" />
      {services.length === 0 ? (
        <EmptyState
          title={{ sv: 'Ni har inte skrivit någon än', en: 'You have not written any yet' }}
          action={
            <LinkButton
              kind="primary"
              href="/stodverksamheter/ny"
              text={{ sv: 'Skriv en stödverksamhet', en: 'Write a support service' }}
            />
          }
        >
          <p>
            <T
              text={{
                sv: 'Skriv en i taget, eller läs in en fil från ett annat register.',
                en: 'Write one at a time, or read a file from another directory.',
              }}
            />
          </p>
        </EmptyState>
      ) : (
        <>
          <p>
            <LinkButton kind="primary" href="/stodverksamheter/ny" text={{ sv: 'Skriv en till', en: 'Write another' }} />
          </p>
          <DataTable
            caption={OWN.label}
            captionHidden
            rows={services}
            columns={[
              { label: { sv: 'Verksamhet', en: 'Service' }, names: true, cell: (row) => <a href={entryHref(row.id)}>{nameOf(row)}</a> },
              { label: { sv: 'Läge', en: 'State' }, cell: ({ state }) => <StateTag state={state} /> },
              { label: { sv: 'Kontrollerad', en: 'Checked' }, cell: ({ verified_on }) => <Checked on={verified_on} /> },
              { label: { sv: 'Ägare', en: 'Owner' }, cell: ({ owner_signature }) => owner_signature },
            ]}
          />
        </>
      )}
      <Others rows={rows.filter(({ kind }) => kind !== 'service')} />
    </Page>,
  )
})
/** What files have brought that is no service: kept so that it can leave as it came. */
function Others({ rows }: { rows: readonly EntryRow[] }) {
  if (rows.length === 0) return null
  return (
    <DataTable
      caption={{ sv: 'Annat ur inlästa filer', en: 'Other from files that were read' }}
      rows={rows}
      columns={[
        { label: { sv: 'Namn', en: 'Name' }, names: true, cell: (row) => <a href={entryHref(row.id)}>{nameOf(row)}</a> },
        {
          label: { sv: 'Vad det är', en: 'What it is' },
          cell: ({ kind }) => <T text={thingOf({ type: kind === 'rows' ? undefined : kind })} />,
        },
        { label: { sv: 'Läge', en: 'State' }, cell: ({ state }) => <StateTag state={state} /> },
      ]}
    />
  )
}

const newPage = (c: Ctx, entered: Entered | undefined, errors: readonly FormError[] = []) =>
  renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ny stödverksamhet', en: 'New support service' }}
      crumbs={[ROOM, OWN]}
      errors={errors}
      lead={{
        sv: 'Börja med vad den är. Plats, telefon och tider kommer sedan, och ingenting visas för någon annan förrän du publicerar.',
        en: 'Begin with what it is. Place, telephone and hours come next, and nothing is shown to anybody else until you publish.',
      }}
    >
      <RecordForm
        record={basicsRecord}
        action="/stodverksamheter/ny"
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara utkastet', en: 'Save the draft' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: OWN.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
ownPages.get('/stodverksamheter/ny', async (c) => {
  if (!(await listOwn(...doer(c)))) throw new Fault('not_found')
  return newPage(c, undefined)
})
ownPages.post('/stodverksamheter/ny', async (c) => {
  const reading = readForm(basicsRecord, await readBody(c))
  if (!reading.ok) return newPage(c, reading.entered, reading.errors)
  const made = await writeEntry(...doer(c), withBasics(newService(), reading.values))
  if (!made) throw new Fault('not_found')
  return seeOther(c, entryHref(made.id))
})
