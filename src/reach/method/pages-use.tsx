/** "We use it": since when, what was learned, and what was counted by hand. */
import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type AnyRecord, type Entered, enteredFrom, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  Details,
  Form,
  type FormError,
  LinkButton,
  Page,
  renderPage,
  T,
  type Text,
  useLang,
  When,
  writeNumber,
} from '../../platform/page/index.ts'
import { roundedToFive } from '../../platform/small-groups/index.ts'
import { countFigure, removeFigure, seeMethod, type Seen, useMethod } from './deeds.ts'
import { figureRecord, useRecord } from './fields.ts'
import { sayIn } from './method.ts'
import { METHODS } from './places.ts'
import type { Figure } from './store.ts'

export const useRoutes = new Hono<Env>()

async function mustUse(c: Ctx): Promise<Seen> {
  const seen = await seeMethod(c.get('house').db, whoAsks(c).actor, c.req.param('key') ?? '')
  if (!seen || (seen.known.state !== 'shipped' && seen.known.state !== 'shown')) throw new Fault('not_found')
  return seen
}
interface Asked {
  title: Text
  record: AnyRecord
  action: string
  submit: Text
}
function formPage(c: Ctx, { known }: Seen, asked: Asked, entered: Entered, errors: readonly FormError[] = []) {
  const at = `/metoder/${known.key}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={asked.title}
      crumbs={[METHODS, { label: sayIn(known.method.title, c.get('lang')), href: at }]}
      errors={errors}
    >
      <RecordForm
        record={asked.record}
        action={`${at}/${asked.action}`}
        csrf={csrfOf(c)}
        submit={asked.submit}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: at }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const USE: Asked = {
  title: { sv: 'Vi använder den', en: 'We use it' },
  record: useRecord,
  action: 'anvandning',
  submit: { sv: 'Spara', en: 'Save' },
}
const FIGURE: Asked = {
  title: { sv: 'Skriv in siffror', en: 'Enter figures' },
  record: figureRecord,
  action: 'siffra',
  submit: { sv: 'Spara siffrorna', en: 'Save the figures' },
}

useRoutes.get('/metoder/:key/anvandning', async (c) => {
  const seen = await mustUse(c)
  return formPage(c, seen, USE, seen.use ? enteredFrom(useRecord, withoutNull(seen.use)) : { started_on: dayOf() })
})
useRoutes.post('/metoder/:key/anvandning', async (c) => {
  const seen = await mustUse(c)
  const reading = readRecord(useRecord, await readForm(c))
  if (!reading.ok) return formPage(c, seen, USE, reading.entered, reading.errors)
  const { started_on, ended_on, notes } = reading.values
  const use = { started_on, ended_on: ended_on ?? null, notes: notes ?? null }
  if (!(await useMethod(c.get('house').db, whoAsks(c).actor, seen.known.key, use))) throw new Fault('not_found')
  return seeOther(c, `/metoder/${seen.known.key}`)
})
const withoutNull = ({ started_on, ended_on, notes }: NonNullable<Seen['use']>) => ({
  started_on,
  ended_on: ended_on ?? undefined,
  notes: notes ?? undefined,
})

useRoutes.get('/metoder/:key/siffra', async (c) => {
  const seen = await mustUse(c)
  if (!seen.use) throw new Fault('not_found')
  return formPage(c, seen, FIGURE, { day: dayOf() })
})
useRoutes.post('/metoder/:key/siffra', async (c) => {
  const seen = await mustUse(c)
  const reading = readRecord(figureRecord, await readForm(c))
  if (!reading.ok) return formPage(c, seen, FIGURE, reading.entered, reading.errors)
  const { day, handed_out, contacts, note } = reading.values
  const figure = {
    day,
    handed_out: handed_out ?? null,
    contacts: contacts === undefined ? null : roundedToFive(contacts),
    note: note ?? null,
  }
  if (!(await countFigure(c.get('house').db, whoAsks(c).actor, seen.known.key, figure))) throw new Fault('not_found')
  return seeOther(c, `/metoder/${seen.known.key}`)
})
useRoutes.post('/metoder/:key/siffra/:one/ta-bort', async (c) => {
  const key = c.req.param('key')
  if (!(await removeFigure(c.get('house').db, whoAsks(c).actor, key, c.req.param('one')))) throw new Fault('not_found')
  return seeOther(c, `/metoder/${key}`)
})

export const HERE = 'hos-er'
export function Since({ use }: { use: NonNullable<Seen['use']> }) {
  const { started_on, ended_on } = use
  return (
    <>
      <T
        text={
          ended_on === null ? { sv: 'Ni använder den sedan', en: 'You have used it since' } : { sv: 'Ni använde den', en: 'You used it' }
        }
      />{' '}
      <When at={started_on} day />
      {ended_on === null ? null : (
        <>
          –<When at={ended_on} day />
        </>
      )}
      .
    </>
  )
}
/** What the organisation says of its own use, below the method itself. */
export function UsedHere({ c, seen: { known, use, figures } }: { c: Ctx; seen: Seen }) {
  const at = `/metoder/${known.key}`
  if (use === undefined)
    return (
      <Actions>
        <LinkButton kind="primary" href={`${at}/anvandning`} text={USE.title} />
      </Actions>
    )
  return (
    <section id={HERE}>
      <h2>
        <T text={{ sv: 'Hos er', en: 'With you' }} />
      </h2>
      <p>
        <Since use={use} />
      </p>
      {use.notes === null ? null : use.notes.split(/\n+/).map((line) => <p>{line}</p>)}
      <Figures c={c} at={at} figures={figures} />
      <Actions>
        {use.ended_on === null ? <LinkButton kind="primary" href={`${at}/siffra`} text={FIGURE.title} /> : null}
        <LinkButton href={`${at}/anvandning`} text={{ sv: 'Ändra dagar och anteckningar', en: 'Change days and notes' }} />
      </Actions>
    </section>
  )
}
const sumOf = (figures: readonly Figure[], name: 'handed_out' | 'contacts') => figures.reduce((sum, figure) => sum + (figure[name] ?? 0), 0)
function Figured({ value, about = false }: { value: number | null; about?: boolean }) {
  const lang = useLang()
  if (value === null) return <>–</>
  return <>{about ? `${lang === 'sv' ? 'omkring' : 'about'} ${writeNumber(value, lang)}` : writeNumber(value, lang)}</>
}
function Figures({ c, at, figures }: { c: Ctx; at: string; figures: readonly Figure[] }) {
  if (figures.length === 0)
    return (
      <p>
        <T text={{ sv: 'Inget är räknat än.', en: 'Nothing has been counted yet.' }} />
      </p>
    )
  return (
    <>
      <DataTable
        caption={{ sv: 'Räknat för hand', en: 'Counted by hand' }}
        rows={[...figures]}
        columns={[
          { label: { sv: 'Dag', en: 'Day' }, names: true, cell: ({ day }) => <When at={day} day /> },
          { label: { sv: 'Material', en: 'Material' }, number: true, cell: ({ handed_out }) => <Figured value={handed_out} /> },
          { label: { sv: 'Kontakter', en: 'Contacts' }, number: true, cell: ({ contacts }) => <Figured value={contacts} about /> },
          { label: { sv: 'Anmärkning', en: 'Note' }, cell: ({ note }) => note ?? '–' },
        ]}
      />
      <p>
        <T text={{ sv: 'Tillsammans:', en: 'Together:' }} /> <Figured value={sumOf(figures, 'handed_out')} />{' '}
        <T text={{ sv: 'i material,', en: 'in material,' }} /> <Figured value={sumOf(figures, 'contacts')} about />{' '}
        <T text={{ sv: 'kontakter (avrundade var för sig).', en: 'contacts (each rounded).' }} />
      </p>
      <Details summary={{ sv: 'Ta bort en rad som blev fel', en: 'Take away a line that went wrong' }}>
        {figures.map(({ id, day }) => (
          <Form action={`${at}/siffra/${id}/ta-bort`} csrf={csrfOf(c)}>
            <p>
              <When at={day} day />
            </p>
            <Button kind="secondary" text={{ sv: 'Ta bort', en: 'Take away' }} />
          </Form>
        ))}
      </Details>
    </>
  )
}
