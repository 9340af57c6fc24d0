import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm as readBody } from '../../platform/http/form.ts'
import { csvOf, type Entered, RecordForm, readForm } from '../../platform/field/index.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import {
  DataTable,
  EmptyState,
  type FormError,
  LinkButton,
  Page,
  type Place,
  renderPage,
  T,
  Tabs,
  type Text,
  When,
  pick,
} from '../../platform/page/index.ts'
import { asksEffect, EFFECTS, isLate, isOpen, ORIGINS, type OriginKind, STATES, VIEWS, type View } from './action.ts'
import { listActions, raiseOwn, seeNewAction } from './deeds.ts'
import { newRecord, WHOLE } from './fields.ts'
import { StateTag } from './part-list.tsx'
import { sheetRecord } from './sheet.ts'
import type { ActionRow } from './store.ts'

export const listPages = new Hono<Env>()
export const ROOM: Place = { label: { sv: 'Åtgärder', en: 'Actions' }, href: '/atgarder' }

const VIEW_WORDS: Readonly<Record<View, Place['label']>> = {
  mina: { sv: 'Mina', en: 'Mine' },
  enheten: { sv: 'Min enhet', en: 'My unit' },
  alla: { sv: 'Alla', en: 'All' },
  sena: { sv: 'Sena', en: 'Late' },
  effekt: { sv: 'Hjälpte det?', en: 'Did it help?' },
  avslutade: { sv: 'Avslutade', en: 'Finished' },
}
const isView = (word: string): word is View => (VIEWS as readonly string[]).includes(word)
const isOrigin = (word: string): word is OriginKind => word in ORIGINS

interface Asked {
  view: View
  from: OriginKind | undefined
}
/** Whoever steers begins with all of it, everybody else with the own. */
function asked(c: Ctx): Asked {
  const { roles } = whoAsks(c)
  const [view, from] = [c.req.query('visa') ?? '', c.req.query('fran') ?? '']
  const first: View = roles.includes('coordinator') ? 'alla' : roles.includes('unit_head') ? 'enheten' : 'mina'
  return { view: isView(view) ? view : first, from: isOrigin(from) ? from : undefined }
}
function chosen(c: Ctx, all: readonly ActionRow[], { view, from }: Asked): ActionRow[] {
  const who = whoAsks(c)
  const day = dayOf(new Date())
  const shows: Readonly<Record<View, (row: ActionRow) => boolean>> = {
    mina: (row) => row.owner === who.actor.account && (isOpen(row.state) || asksEffect(row, day)),
    enheten: (row) => row.unit === who.unitId && isOpen(row.state),
    alla: (row) => isOpen(row.state),
    sena: (row) => isLate(row, day),
    effekt: (row) => asksEffect(row, day),
    avslutade: (row) => !isOpen(row.state),
  }
  return all.filter((row) => shows[view](row) && (from === undefined || row.origin_kind === from))
}
const address = ({ view, from }: Asked, path = '/atgarder') => `${path}?visa=${view}${from === undefined ? '' : `&fran=${from}`}`

listPages.get('/atgarder', async (c) => {
  const ask = asked(c)
  const all = await listActions(c.get('house').db, whoAsks(c).actor)
  const rows = chosen(c, all, ask)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={ROOM.label}
      lead={{
        sv: 'Det som ska göras åt brister och risker, av vem och när.',
        en: 'What is to be done about gaps and risks, by whom and when.',
      }}
    >
      <p>
        <LinkButton kind="primary" href="/atgarder/ny" text={{ sv: 'Skriv en ny åtgärd', en: 'Write a new action' }} />
      </p>
      {all.length === 0 ? <Nothing /> : <Listed rows={rows} ask={ask} kinds={new Set(all.map((row) => row.origin_kind))} />}
    </Page>,
  )
})

function Nothing() {
  return (
    <EmptyState title={{ sv: 'Inga åtgärder än', en: 'No actions yet' }}>
      <p>
        <T
          text={{
            sv: 'En åtgärd kommer oftast ur något annat: ett svar i en runda, ett samtal, en risk, en rutin eller en avvikelse. Där finns en knapp för den. Du kan också skriva en här.',
            en: 'An action mostly comes out of something else: an answer in a round, a conversation, a risk, a routine or a deviation. There is a button for it there. You can also write one here.',
          }}
        />
      </p>
    </EmptyState>
  )
}

function Listed({ rows, ask, kinds }: { rows: readonly ActionRow[]; ask: Asked; kinds: ReadonlySet<OriginKind> }) {
  const day = dayOf(new Date())
  return (
    <>
      <Tabs
        label={{ sv: 'Vilka åtgärder', en: 'Which actions' }}
        tabs={VIEWS.map((view) => ({ label: VIEW_WORDS[view], href: address({ view, from: ask.from }), current: view === ask.view }))}
      />
      {kinds.size < 2 ? null : <Origins ask={ask} kinds={kinds} />}
      <DataTable
        caption={VIEW_WORDS[ask.view]}
        captionHidden
        rows={rows}
        columns={[
          { label: { sv: 'Åtgärd', en: 'Action' }, names: true, cell: (a) => <a href={`/atgarder/${a.id}`}>{a.title}</a> },
          { label: { sv: 'Kommer från', en: 'Comes from' }, cell: (a) => <T text={ORIGINS[a.origin_kind]} /> },
          { label: { sv: 'Gäller', en: 'Concerns' }, cell: (a) => <T text={a.unit_name ?? WHOLE_WORDS} /> },
          { label: { sv: 'Ansvarig', en: 'Owner' }, cell: (a) => a.owner_signature },
          { label: { sv: 'Klart senast', en: 'Done by' }, cell: (a) => <When at={a.due} day /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (a) => <StateTag state={a.state} late={isLate(a, day)} /> },
        ]}
        empty={<EmptyState title={{ sv: 'Inget här just nu', en: 'Nothing here just now' }} />}
      />
      {rows.length === 0 ? null : (
        <p class="sv-screen-only">
          <a href={address(ask, '/atgarder/lista.csv')}>
            <T text={{ sv: 'Hämta listan som CSV', en: 'Fetch the list as CSV' }} />
          </a>
        </p>
      )}
    </>
  )
}
export const WHOLE_WORDS = { sv: 'Hela organisationen', en: 'The whole organisation' }

function Origins({ ask, kinds }: { ask: Asked; kinds: ReadonlySet<OriginKind> }) {
  const places = (Object.keys(ORIGINS) as OriginKind[]).filter((kind) => kinds.has(kind))
  const link = (from: OriginKind | undefined, label: Text) => (
    <a href={address({ ...ask, from })} aria-current={ask.from === from ? 'page' : undefined}>
      <T text={label} />
    </a>
  )
  return (
    <p class="sv-screen-only">
      <T text={{ sv: 'Kommer från: ', en: 'Comes from: ' }} />
      {link(undefined, { sv: 'alla rum', en: 'all rooms' })}
      {places.map((from) => (
        <> · {link(from, ORIGINS[from])}</>
      ))}
    </p>
  )
}

listPages.get('/atgarder/lista.csv', async (c) => {
  const rows = chosen(c, await listActions(c.get('house').db, whoAsks(c).actor), asked(c))
  const lang = c.get('lang')
  const lines = rows.map((row) => ({
    title: row.title,
    why: row.why,
    origin: pick(ORIGINS[row.origin_kind], lang),
    unit: pick(row.unit_name ?? WHOLE_WORDS, lang),
    owner: row.owner_signature,
    due: row.due,
    state: pick(STATES[row.state], lang),
    effect: row.effect === null ? undefined : pick(EFFECTS[row.effect], lang),
    raised: dayOf(row.created_at),
  }))
  return c.body(csvOf(sheetRecord, lines, lang), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="atgarder.csv"',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
})

interface NewProps {
  errors?: readonly FormError[]
  entered?: Entered
}
async function newPage(c: Ctx, { errors = [], entered }: NewProps = {}) {
  const record = await recordFor(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ny åtgärd', en: 'New action' }}
      crumbs={[ROOM]}
      errors={errors}
      lead={{ sv: 'En sak att göra, en som ansvarar, en dag.', en: 'One thing to do, one who answers for it, one day.' }}
    >
      <RecordForm
        record={record}
        action="/atgarder/ny"
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara åtgärden', en: 'Save the action' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: '/atgarder' }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
async function recordFor(c: Ctx) {
  const { owners, units } = await seeNewAction(c.get('house').db, whoAsks(c).actor)
  return newRecord(owners, [{ value: WHOLE, label: WHOLE_WORDS }, ...units.map(({ id, name }) => ({ value: id, label: name }))])
}
listPages.get('/atgarder/ny', (c) => newPage(c))
listPages.post('/atgarder/ny', async (c) => {
  const reading = readForm(await recordFor(c), await readBody(c))
  if (!reading.ok) return newPage(c, reading)
  const { unit, ...values } = reading.values
  const made = await raiseOwn(c.get('house').db, whoAsks(c).actor, { ...values, unit: unit === WHOLE ? null : unit })
  return seeOther(c, made ? `/atgarder/${made.id}` : '/atgarder')
})
