/** What the system owner gives and draws: roles that reach nobody, and circles. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, enteredFrom, RecordForm, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { type FormError, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import { type CircleSize, isRole } from './access.ts'
import { changeCircle, circleGround, directGround, grantDirect, makeCircle } from './deeds-holding.ts'
import { changeCircleRecord, directRecord, newCircleRecord } from './forms.ts'
import { CRUMB } from './pages-list.tsx'
import { AccessLaw, errorsFor, sizeText, TooWide } from './words.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

export const giveRoutes = new Hono<Env>()
const BACK = { label: { sv: 'Avbryt', en: 'Cancel' }, href: CRUMB.href }
const same = (text: string): Text => ({ sv: text, en: text })

async function directOr404(c: Ctx) {
  const people = await directGround(c.get('house').db, whoAsks(c).actor)
  if (!people) throw new Fault('not_found')
  return directRecord(people.map(({ id, signature, unit_name }) => ({ id, label: same(`${signature} (${unit_name})`) })))
}
async function directPage(c: Ctx, entered: Entered = {}, errors: readonly FormError[] = []) {
  const record = await directOr404(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      crumbs={[CRUMB]}
      title={{ sv: 'Ge en roll', en: 'Give a role' }}
      lead={{
        sv: 'Roller som inte når skyddade personer ger du direkt. De andra utser enhetschefen först.',
        en: 'Roles that reach no protected persons you give directly. For the others the unit head names first.',
      }}
      aside={<AccessLaw />}
    >
      <RecordForm
        record={record}
        action="/behorighet/tilldela"
        csrf={csrfOf(c)}
        submit={{ sv: 'Ge rollen', en: 'Give the role' }}
        entered={entered}
        errors={errors}
        back={BACK}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
giveRoutes.get('/behorighet/tilldela', freshOnly, (c) => directPage(c))
giveRoutes.post('/behorighet/tilldela', freshOnly, async (c) => {
  const record = await directOr404(c)
  const reading = readRecord(record, await readForm(c))
  if (!reading.ok) return directPage(c, reading.entered, reading.errors)
  const { role, account, until } = reading.values
  if (!isRole(role)) throw new Fault('bad_request')
  const done = await grantDirect(c.get('house').db, whoAsks(c).actor, { account, role, until })
  if (done.ok) return seeOther(c, CRUMB.href)
  return directPage(c, enteredFrom(record, reading.values), errorsFor(done.because, record.names))
})

const DRAW: Text = {
  sv: 'De få som får veta att en person finns. Så få som uppgiften tål.',
  en: 'The few who may know that a person exists. As few as the task allows.',
}

async function groundOr404(c: Ctx) {
  const ground = await circleGround(c.get('house').db, whoAsks(c).actor)
  if (!ground) throw new Fault('not_found')
  return ground
}
async function newPage(c: Ctx, entered: Entered = {}, errors: readonly FormError[] = []) {
  const { units } = await groundOr404(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      crumbs={[CRUMB]}
      title={{ sv: 'Ny krets', en: 'New circle' }}
      lead={DRAW}
      aside={<AccessLaw />}
    >
      <RecordForm
        record={newCircleRecord(units.map(({ id, name }) => ({ id, label: same(name) })))}
        action="/behorighet/krets/ny"
        csrf={csrfOf(c)}
        submit={{ sv: 'Skapa kretsen', en: 'Make the circle' }}
        entered={entered}
        errors={errors}
        back={BACK}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
giveRoutes.get('/behorighet/krets/ny', freshOnly, (c) => newPage(c))
giveRoutes.post('/behorighet/krets/ny', freshOnly, async (c) => {
  const { units } = await groundOr404(c)
  const reading = readRecord(newCircleRecord(units.map(({ id, name }) => ({ id, label: same(name) }))), await readForm(c))
  if (!reading.ok) return newPage(c, reading.entered, reading.errors)
  const { unit, ...form } = reading.values
  const done = await makeCircle(c.get('house').db, whoAsks(c).actor, unit, form)
  if (!done.ok) errorsFor(done.because)
  return seeOther(c, CRUMB.href)
})

async function circleOr404(c: Ctx): Promise<CircleSize> {
  const circle = (await groundOr404(c)).circles.find(({ id }) => id === c.req.param('id'))
  if (!circle) throw new Fault('not_found')
  return circle
}
async function changePage(c: Ctx, entered?: Entered, errors: readonly FormError[] = []) {
  const circle = await circleOr404(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      crumbs={[CRUMB]}
      title={{ sv: 'Ändra kretsen', en: 'Change the circle' }}
      lead={DRAW}
      aside={<AccessLaw />}
    >
      <TooWide circles={[circle]} />
      <p>
        {circle.unit_name}: <T text={sizeText(circle)} />.
      </p>
      <RecordForm
        record={changeCircleRecord}
        action={`/behorighet/krets/${circle.id}`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara kretsen', en: 'Save the circle' }}
        entered={entered ?? enteredFrom(changeCircleRecord, circle)}
        errors={errors}
        back={BACK}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
giveRoutes.get('/behorighet/krets/:id', (c) => changePage(c))
giveRoutes.post('/behorighet/krets/:id', freshOnly, async (c) => {
  const circle = await circleOr404(c)
  const reading = readRecord(changeCircleRecord, await readForm(c))
  if (!reading.ok) return changePage(c, reading.entered, reading.errors)
  const done = await changeCircle(c.get('house').db, whoAsks(c).actor, circle.id, reading.values)
  if (!done.ok) errorsFor(done.because)
  return seeOther(c, CRUMB.href)
})
