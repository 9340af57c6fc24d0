import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { enteredFrom, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { Actions, Confirm, type FormError, LinkButton, Page, renderPage, SummaryList, T, When } from '../../platform/page/index.ts'
import { addMandate, changeMandate, holdersFor, removeMandate, type Seen, seeMandate } from './deeds.ts'
import { mandateForm } from './forms.ts'
import { stateOf, type WholeMandate } from './mandate.ts'
import { Documents, Deliveries, Parts, Plan, Takers } from './parts-mandate.tsx'
import { MANDATES, StateTag } from './parts.tsx'
import type { Holder } from './store.ts'

/** One mandate: to write, to read, to change, to take away. */
export const one = new Hono<Env>()
const NEW = { sv: 'Lägg till ett uppdrag', en: 'Add a mandate' }
const choices = (accounts: readonly Holder[]) => accounts.map(({ id, signature }) => ({ value: id, label: signature }))

export async function mustFind(c: Ctx, id: string, toKeep = false): Promise<Seen> {
  const seen = await seeMandate(c.get('house').db, whoAsks(c).actor, id)
  if (!seen || (toKeep && !seen.mayKeep)) throw new Fault('not_found')
  return seen
}
async function holders(c: Ctx): Promise<Holder[]> {
  const found = await holdersFor(c.get('house').db, whoAsks(c).actor)
  if (!found) throw new Fault('not_found')
  return found
}
/** What a form says, as the row keeps it: silence is null. */
const asRow = (values: ReturnType<typeof valuesOf>) => ({
  title: values.title,
  giver: values.giver,
  given_on: values.given_on ?? null,
  rests_on: values.rests_on ?? null,
  asked: values.asked,
  starts_on: values.starts_on ?? null,
  interim_on: values.interim_on ?? null,
  final_on: values.final_on ?? null,
  responsible: values.responsible,
  notes: values.notes ?? null,
})
type FormRecord = ReturnType<typeof mandateForm>
const valuesOf = (reading: Extract<ReturnType<typeof readRecord<FormRecord>>, { ok: true }>) => reading.values

function formPage(
  c: Ctx,
  accounts: readonly Holder[],
  how: { action: string; back: string; title: typeof NEW; entered?: Entered; errors?: readonly FormError[] },
) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={how.title} crumbs={[MANDATES]} errors={how.errors ?? []}>
      <RecordForm
        record={mandateForm(choices(accounts))}
        action={how.action}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara uppdraget', en: 'Save the mandate' }}
        entered={how.entered}
        errors={how.errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: how.back }}
      />
    </Page>,
    how.errors ? 422 : 200,
  )
}

one.get('/uppdrag/nytt', async (c) => {
  const accounts = await holders(c)
  return formPage(c, accounts, {
    action: '/uppdrag/nytt',
    back: MANDATES.href,
    title: NEW,
    entered: { responsible: whoAsks(c).actor.account },
  })
})
one.post('/uppdrag/nytt', async (c) => {
  const accounts = await holders(c)
  const reading = readRecord(mandateForm(choices(accounts)), await readForm(c))
  if (!reading.ok)
    return formPage(c, accounts, {
      action: '/uppdrag/nytt',
      back: MANDATES.href,
      title: NEW,
      entered: reading.entered,
      errors: reading.errors,
    })
  const id = await addMandate(c.get('house').db, whoAsks(c).actor, { ...asRow(reading.values), fact: null })
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/uppdrag/${id}`)
})

one.get('/uppdrag/:id', async (c) => {
  const { mandate, responsible, mayKeep } = await mustFind(c, c.req.param('id'))
  const today = dayOf()
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={mandate.title} crumbs={[MANDATES]}>
      <p>
        <StateTag state={stateOf(mandate, today)} />
      </p>
      <div class="sv-prose">
        {mandate.asked
          .split('\n')
          .filter(Boolean)
          .map((paragraph) => (
            <p>{paragraph}</p>
          ))}
      </div>
      <Rows mandate={mandate} responsible={responsible} />
      <Plan mandate={mandate} today={today} mayKeep={mayKeep} csrf={csrfOf(c)} />
      <Parts mandate={mandate} today={today} mayKeep={mayKeep} />
      <Deliveries mandate={mandate} mayKeep={mayKeep} />
      <Takers mandate={mandate} mayKeep={mayKeep} />
      <Documents mandate={mandate} mayKeep={mayKeep} />
      {mayKeep ? (
        <Actions>
          <LinkButton href={`/uppdrag/${mandate.id}/andra`} text={{ sv: 'Ändra uppdraget', en: 'Change the mandate' }} />
          {mandate.interim_on === null ? null : (
            <LinkButton
              href={`/rapporter/ny?slag=interim&uppdrag=${mandate.id}`}
              text={{ sv: 'Skriv en delredovisning', en: 'Write an interim report' }}
            />
          )}
          <LinkButton
            href={`/rapporter/ny?slag=final&uppdrag=${mandate.id}`}
            text={{ sv: 'Skriv en slutredovisning', en: 'Write a final report' }}
          />
          <LinkButton kind="quiet" href={`/uppdrag/${mandate.id}/ta-bort`} text={{ sv: 'Ta bort uppdraget', en: 'Remove the mandate' }} />
        </Actions>
      ) : null}
    </Page>,
  )
})
function Rows({ mandate, responsible }: { mandate: WholeMandate; responsible: string }) {
  const day = (label: { sv: string; en: string }, on: string | null) => (on === null ? [] : [{ label, value: <When at={on} /> }])
  return (
    <SummaryList
      rows={[
        { label: { sv: 'Gavs av', en: 'Given by' }, value: mandate.giver },
        ...(mandate.rests_on === null ? [] : [{ label: { sv: 'Hänger på', en: 'Hangs on' }, value: mandate.rests_on }]),
        ...day({ sv: 'Beslutat', en: 'Decided' }, mandate.given_on),
        ...day({ sv: 'Börjar', en: 'Begins' }, mandate.starts_on),
        ...day({ sv: 'Delredovisas senast', en: 'Interim report due' }, mandate.interim_on),
        ...day({ sv: 'Slutredovisas senast', en: 'Final report due' }, mandate.final_on),
        { label: { sv: 'Svarar för det hos oss', en: 'Answers for it with us' }, value: responsible },
        ...(mandate.fact === null
          ? []
          : [
              {
                label: { sv: 'Källor', en: 'Sources' },
                value: (
                  <a href={`/uppdrag/kanda/${mandate.fact}`}>
                    <T text={{ sv: 'Se vad som är känt, med källor', en: 'See what is known, with sources' }} />
                  </a>
                ),
              },
            ]),
        ...(mandate.notes === null
          ? []
          : [{ label: { sv: 'Anteckningar', en: 'Notes' }, value: mandate.notes.split('\n').map((line) => <div>{line}</div>) }]),
      ]}
    />
  )
}

const CHANGE = { sv: 'Ändra uppdraget', en: 'Change the mandate' }
one.get('/uppdrag/:id/andra', async (c) => {
  const { mandate, accounts } = await mustFind(c, c.req.param('id'), true)
  const entered = enteredFrom(mandateForm(choices(accounts)), mandate as never)
  return formPage(c, accounts, { action: `/uppdrag/${mandate.id}/andra`, back: `/uppdrag/${mandate.id}`, title: CHANGE, entered })
})
one.post('/uppdrag/:id/andra', async (c) => {
  const { mandate, accounts } = await mustFind(c, c.req.param('id'), true)
  const at = `/uppdrag/${mandate.id}`
  const reading = readRecord(mandateForm(choices(accounts)), await readForm(c))
  if (!reading.ok)
    return formPage(c, accounts, { action: `${at}/andra`, back: at, title: CHANGE, entered: reading.entered, errors: reading.errors })
  if (!(await changeMandate(c.get('house').db, whoAsks(c).actor, mandate.id, asRow(reading.values)))) throw new Fault('not_found')
  return seeOther(c, at)
})

one.get('/uppdrag/:id/ta-bort', async (c) => {
  const { mandate } = await mustFind(c, c.req.param('id'), true)
  return removePage(c, mandate)
})
function removePage(c: Ctx, mandate: WholeMandate, errors: readonly FormError[] = []) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ta bort uppdraget', en: 'Remove the mandate' }}
      crumbs={[MANDATES, { label: mandate.title, href: `/uppdrag/${mandate.id}` }]}
    >
      <Confirm
        action={`/uppdrag/${mandate.id}/ta-bort`}
        csrf={csrfOf(c)}
        irreversible
        errors={errors}
        consequence={
          <p>
            <T
              text={{
                sv: 'Uppdraget försvinner med delar, plan, leveranser och länkar.',
                en: 'The mandate goes, with its parts, plan, deliveries and links.',
              }}
            />
          </p>
        }
        button={{ sv: 'Ta bort', en: 'Remove' }}
        back={`/uppdrag/${mandate.id}`}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
one.post('/uppdrag/:id/ta-bort', async (c) => {
  const { mandate } = await mustFind(c, c.req.param('id'), true)
  if (!(await readForm(c)).has('forstatt'))
    return removePage(c, mandate, [
      { field: 'forstatt', message: { sv: 'Bekräfta att uppdraget ska bort.', en: 'Confirm that the mandate is to go.' } },
    ])
  if (!(await removeMandate(c.get('house').db, whoAsks(c).actor, mandate.id))) throw new Fault('not_found')
  return seeOther(c, MANDATES.href)
})
