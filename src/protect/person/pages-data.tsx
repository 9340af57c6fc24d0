import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, RecordForm, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { Actions, Button, Form, type FormError, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import type { MaskedDatum } from './person.ts'
import { classText } from './datum.ts'
import { addDatum, type Changed, changeDatum, changeRelation, removeDatum, seeDatum } from './deeds-data.ts'
import { openPerson } from './deeds.ts'
import { classRecord, datumOf, standingRecord, valueRecord } from './entry.ts'
import { REFUSAL_TEXTS } from './incoming.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { CRUMB } from './pages-person.tsx'

export const dataRoutes = new Hono<Env>()

const WORDS: Readonly<Record<'fingerade_no_past' | 'last_name', Text>> = {
  fingerade_no_past: REFUSAL_TEXTS.fingerade_no_past,
  last_name: {
    sv: 'Personen måste ha ett namn. Skriv det nya namnet i stället för att ta bort det gamla.',
    en: 'The person must have a name. Write the new name instead of removing the old one.',
  },
}
const crumbs = (id: string) => [CRUMB, { label: { sv: 'Person', en: 'Person' }, href: `/personer/${id}` }]
const back = (id: string) => ({ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/personer/${id}` })

/** Back to the person, or the words for what stood in the way. */
function answer(c: Ctx, id: string, changed: Changed, again: (errors: FormError[]) => Response | Promise<Response>) {
  if (changed.ok) return seeOther(c, `/personer/${id}`)
  if (changed.because === 'absent') throw new Fault('not_found')
  return again([{ message: WORDS[changed.because] }])
}

async function addPage(c: Ctx, id: string, entered: Entered = {}, errors: readonly FormError[] = [], status: 200 | 422 = 200) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} errors={errors} crumbs={crumbs(id)} title={{ sv: 'Lägg till en uppgift', en: 'Add a datum' }}>
      <RecordForm
        record={classRecord}
        action={`/personer/${id}/uppgift`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara uppgiften', en: 'Save the datum' }}
        entered={entered}
        errors={errors}
        back={back(id)}
      />
    </Page>,
    status,
  )
}

dataRoutes.get('/personer/:id/uppgift', async (c) => {
  const opened = await openPerson(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!opened) throw new Fault('not_found')
  return addPage(c, opened.person.id)
})
dataRoutes.post('/personer/:id/uppgift', async (c) => {
  const id = c.req.param('id')
  const reading = readRecord(classRecord, await readForm(c))
  if (!reading.ok) return addPage(c, id, reading.entered, reading.errors, 422)
  const { class: cls, value } = reading.values
  const changed = await addDatum(c.get('house').db, whoAsks(c).actor, id, datumOf(cls, value))
  return answer(c, id, changed, (errors) => addPage(c, id, { class: cls, value }, errors, 422))
})

function changePage(
  c: Ctx,
  id: string,
  datum: MaskedDatum,
  entered: Entered = {},
  errors: readonly FormError[] = [],
  status: 200 | 422 = 200,
) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      crumbs={crumbs(id)}
      title={{ sv: 'Ändra en uppgift', en: 'Change a datum' }}
      lead={{ sv: 'Skriv det nya. Det gamla visas inte här.', en: 'Write the new one. The old one is not shown here.' }}
    >
      <RecordForm
        record={valueRecord(datum.class)}
        action={`/personer/${id}/uppgift/${datum.id}`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara den nya uppgiften', en: 'Save the new datum' }}
        entered={entered}
        errors={errors}
        back={back(id)}
      />
      <h2>
        <T text={{ sv: 'Gäller uppgiften inte längre?', en: 'Does the datum no longer hold?' }} />
      </h2>
      <Form action={`/personer/${id}/uppgift/${datum.id}/avsluta`} csrf={csrfOf(c)}>
        <Actions>
          <Button kind="secondary" text={{ sv: 'Avsluta uppgiften', en: 'End the datum' }} about={classText(datum.class)} />
        </Actions>
      </Form>
    </Page>,
    status,
  )
}

async function toChange(c: Ctx, id: string, datum: string): Promise<MaskedDatum> {
  const found = await seeDatum(c.get('house').db, whoAsks(c).actor, id, datum)
  if (!found) throw new Fault('not_found')
  return found
}
dataRoutes.get('/personer/:id/uppgift/:datum', async (c) =>
  changePage(c, c.req.param('id'), await toChange(c, c.req.param('id'), c.req.param('datum'))),
)
dataRoutes.post('/personer/:id/uppgift/:datum', async (c) => {
  const id = c.req.param('id')
  const datum = await toChange(c, id, c.req.param('datum'))
  const reading = readRecord(valueRecord(datum.class), await readForm(c))
  if (!reading.ok) return changePage(c, id, datum, reading.entered, reading.errors, 422)
  const changed = await changeDatum(c.get('house').db, whoAsks(c).actor, id, datum.id, datumOf(datum.class, reading.values.value))
  return answer(c, id, changed, (errors) => changePage(c, id, datum, { value: reading.values.value }, errors, 422))
})
dataRoutes.post('/personer/:id/uppgift/:datum/avsluta', async (c) => {
  const id = c.req.param('id')
  const datum = await toChange(c, id, c.req.param('datum'))
  const changed = await removeDatum(c.get('house').db, whoAsks(c).actor, id, datum.id)
  return answer(c, id, changed, (errors) => changePage(c, id, datum, {}, errors, 422))
})

async function standingPage(c: Ctx, id: string, entered: Entered, errors: readonly FormError[] = [], status: 200 | 422 = 200) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      crumbs={crumbs(id)}
      title={{ sv: 'Personens koppling till oss', en: 'The person’s tie to us' }}
    >
      <RecordForm
        record={standingRecord}
        action={`/personer/${id}/relation`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara', en: 'Save' }}
        entered={entered}
        errors={errors}
        back={back(id)}
      />
    </Page>,
    status,
  )
}
dataRoutes.get('/personer/:id/relation', async (c) => {
  const opened = await openPerson(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!opened) throw new Fault('not_found')
  const { relation, sender_place_secret } = opened.person
  return standingPage(c, opened.person.id, { relation, ...(sender_place_secret ? { sender_place_secret: 'ja' } : {}) })
})
dataRoutes.post('/personer/:id/relation', async (c) => {
  const id = c.req.param('id')
  const reading = readRecord(standingRecord, await readForm(c))
  if (!reading.ok) return standingPage(c, id, reading.entered, reading.errors, 422)
  const changed = await changeRelation(c.get('house').db, whoAsks(c).actor, id, reading.values)
  return answer(c, id, changed, (errors) => standingPage(c, id, {}, errors, 422))
})
