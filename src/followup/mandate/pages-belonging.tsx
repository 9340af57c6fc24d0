import { Hono } from 'hono'
import { dayOf, today } from '../../platform/day.ts'
import { type AnyRecord, type Entered, enteredFrom, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { Button, Details, Form, type FormError, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import { addBelonging, changeBelonging, makePlan, removeBelonging } from './deeds.ts'
import { deliveryForm, paperForm, partForm, stepForm, takerForm, towardsForm } from './forms.ts'
import { REPORT_WORDS, REPORTS, type Report, type WholeMandate } from './mandate.ts'
import { mustFind } from './pages-one.tsx'
import { MANDATES } from './parts.tsx'
import type { Belonging, Kind } from './store.ts'

/** What belongs to a mandate is written in one way: a form that adds, and the same form that changes or removes. */
export const belongings = new Hono<Env>()

interface Sort {
  kind: Kind
  add: Text
  change: Text
  record: (mandate: WholeMandate) => AnyRecord
  /** The row that a form's values become. */
  row: (values: Record<string, string | undefined>) => object
  held: (mandate: WholeMandate) => readonly { id: string }[]
  entered: (held: Record<string, unknown>) => Record<string, unknown>
}
const nulled = (names: readonly string[]) => (values: Record<string, string | undefined>) =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
const same = (held: Record<string, unknown>) => held

const deliveryChoices = (mandate: WholeMandate) => [
  ...mandate.parts.map((part) => ({ value: part.id, label: `${part.title} (${part.organisation})` })),
  ...REPORTS.map((value) => ({ value, label: REPORT_WORDS[value] })),
]
const isReport = (value: string | undefined): value is Report => REPORTS.some((report) => report === value)
const step = (towards: Report): Sort => ({
  kind: 'mandate_step',
  add: { sv: 'Lägg till ett steg', en: 'Add a step' },
  change: { sv: 'Ändra steget', en: 'Change the step' },
  record: () => stepForm,
  row: ({ title, due_on }) => ({ title, due_on, towards, done_on: null }),
  held: (mandate) => mandate.steps,
  entered: same,
})
const SORTS: Readonly<Record<string, Sort>> = {
  delar: {
    kind: 'mandate_part',
    add: { sv: 'Lägg till en del', en: 'Add a part' },
    change: { sv: 'Ändra delen', en: 'Change the part' },
    record: () => partForm,
    row: nulled(['title', 'organisation', 'asked', 'starts_on', 'due_on']),
    held: (mandate) => mandate.parts,
    entered: same,
  },
  deltagare: {
    kind: 'mandate_taker',
    add: { sv: 'Lägg till en deltagare', en: 'Add a participant' },
    change: { sv: 'Ändra deltagaren', en: 'Change the participant' },
    record: () => takerForm,
    row: nulled(['name', 'does']),
    held: (mandate) => mandate.takers,
    entered: same,
  },
  dokument: {
    kind: 'mandate_document',
    add: { sv: 'Länka ett dokument', en: 'Link a document' },
    change: { sv: 'Ändra länken', en: 'Change the link' },
    record: () => paperForm,
    row: nulled(['title', 'link']),
    held: (mandate) => mandate.documents,
    entered: same,
  },
  leveranser: {
    kind: 'mandate_delivery',
    add: { sv: 'Skriv in en leverans', en: 'Enter a delivery' },
    change: { sv: 'Ändra leveransen', en: 'Change the delivery' },
    record: (mandate) => deliveryForm(deliveryChoices(mandate), today),
    row: (values) => ({
      ...nulled(['delivered_on', 'note', 'link'])(values),
      counts_as: isReport(values['of']) ? values['of'] : 'part',
      part: isReport(values['of']) ? null : (values['of'] ?? null),
    }),
    held: (mandate) => mandate.deliveries,
    entered: (held) => ({ ...held, of: held['part'] ?? held['counts_as'] }),
  },
  steg: { ...step('final'), row: nulled(['title', 'due_on']) },
  'steg-interim': step('interim'),
  'steg-final': step('final'),
}
function sortOf(c: Ctx): Sort {
  const name = c.req.param('sort') ?? ''
  const sort = Object.hasOwn(SORTS, name) ? SORTS[name] : undefined
  if (!sort) throw new Fault('not_found')
  return sort
}

interface Asked {
  mandate: WholeMandate
  sort: Sort
  id?: string
  entered?: Entered
  errors?: readonly FormError[]
}
function formPage(c: Ctx, { mandate, sort, id, entered, errors }: Asked) {
  const at = `/uppdrag/${mandate.id}`
  const action = `${at}/${c.req.param('sort')}/${id ?? 'ny'}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={id === undefined ? sort.add : sort.change}
      crumbs={[MANDATES, { label: mandate.title, href: at }]}
      errors={errors ?? []}
    >
      <RecordForm
        record={sort.record(mandate)}
        action={action}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara', en: 'Save' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: at }}
      />
      {id === undefined ? null : (
        <Details summary={{ sv: 'Ta bort', en: 'Remove' }}>
          <Form action={`${action}/ta-bort`} csrf={csrfOf(c)}>
            <p>
              <T text={REMOVES[sort.kind]} />
            </p>
            <Button kind="secondary" text={{ sv: 'Ta bort', en: 'Remove' }} />
          </Form>
        </Details>
      )}
    </Page>,
    errors ? 422 : 200,
  )
}
const GOES: Text = { sv: 'Det tas bort ur uppdraget.', en: 'It is taken out of the mandate.' }
const REMOVES: Readonly<Record<Kind, Text>> = {
  mandate_part: { sv: 'Delen tas bort, och det som står levererat för den.', en: 'The part goes, and what stands as delivered for it.' },
  mandate_taker: GOES,
  mandate_document: GOES,
  mandate_delivery: GOES,
  mandate_step: GOES,
}

belongings.post('/uppdrag/:id/plan', async (c) => {
  const { mandate } = await mustFind(c, c.req.param('id'), true)
  const reading = readRecord(towardsForm, await readForm(c))
  if (!reading.ok || !(await makePlan(c.get('house').db, whoAsks(c).actor, mandate.id, reading.values.towards, c.get('lang'))))
    throw new Fault('bad_request')
  return seeOther(c, `/uppdrag/${mandate.id}`)
})
belongings.post('/uppdrag/:id/steg/:one/klart', async (c) => {
  const { mandate } = await mustFind(c, c.req.param('id'), true)
  const step = mandate.steps.find(({ id }) => id === c.req.param('one'))
  if (!step) throw new Fault('not_found')
  const done_on = step.done_on === null ? dayOf() : null
  await changeBelonging(c.get('house').db, whoAsks(c).actor, { id: step.id, of: mandate.id }, 'mandate_step', { done_on })
  return seeOther(c, `/uppdrag/${mandate.id}`)
})

belongings.get('/uppdrag/:id/:sort/ny', async (c) => {
  const sort = sortOf(c)
  const { mandate } = await mustFind(c, c.req.param('id'), true)
  return formPage(c, { mandate, sort, ...(sort.kind === 'mandate_delivery' ? { entered: { delivered_on: dayOf() } } : {}) })
})
belongings.post('/uppdrag/:id/:sort/ny', async (c) => {
  const sort = sortOf(c)
  const { mandate } = await mustFind(c, c.req.param('id'), true)
  const reading = readRecord(sort.record(mandate), await readForm(c))
  if (!reading.ok) return formPage(c, { mandate, sort, entered: reading.entered, errors: reading.errors })
  const row = sort.row(reading.values as Record<string, string | undefined>) as Omit<Belonging[Kind], 'id' | 'mandate'>
  if (!(await addBelonging(c.get('house').db, whoAsks(c).actor, mandate.id, sort.kind, row as never))) throw new Fault('not_found')
  return seeOther(c, `/uppdrag/${mandate.id}`)
})

belongings.get('/uppdrag/:id/:sort/:one', async (c) => {
  const sort = sortOf(c)
  const { mandate } = await mustFind(c, c.req.param('id'), true)
  const held = sort.held(mandate).find(({ id }) => id === c.req.param('one'))
  if (!held) throw new Fault('not_found')
  const record = sort.record(mandate)
  return formPage(c, { mandate, sort, id: held.id, entered: enteredFrom(record, sort.entered({ ...held }) as never) })
})
belongings.post('/uppdrag/:id/:sort/:one', async (c) => {
  const sort = sortOf(c)
  const { mandate } = await mustFind(c, c.req.param('id'), true)
  const id = c.req.param('one')
  const reading = readRecord(sort.record(mandate), await readForm(c))
  if (!reading.ok) return formPage(c, { mandate, sort, id, entered: reading.entered, errors: reading.errors })
  const row = sort.row(reading.values as Record<string, string | undefined>)
  if (!(await changeBelonging(c.get('house').db, whoAsks(c).actor, { id, of: mandate.id }, sort.kind, row as never)))
    throw new Fault('not_found')
  return seeOther(c, `/uppdrag/${mandate.id}`)
})
belongings.post('/uppdrag/:id/:sort/:one/ta-bort', async (c) => {
  const sort = sortOf(c)
  const { mandate } = await mustFind(c, c.req.param('id'), true)
  if (!(await removeBelonging(c.get('house').db, whoAsks(c).actor, { id: c.req.param('one'), of: mandate.id }, sort.kind)))
    throw new Fault('not_found')
  return seeOther(c, `/uppdrag/${mandate.id}`)
})
