import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import {
  Actions,
  Confirm,
  DataTable,
  EmptyState,
  type FormError,
  Law,
  LinkButton,
  Notice,
  Page,
  renderPage,
  T,
  Tag,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { changeUnit, closeUnit, listUnits, makeUnit, seeUnit } from './deeds-unit.ts'
import { type Hindrance, hindrancesTo, type UnitLine, unitRecord } from './unit.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

export const unitRoutes = new Hono<Env>()
export const UNITS = { label: { sv: 'Enheter', en: 'Units' }, href: '/enheter' }

unitRoutes.get('/enheter', async (c) => {
  const units = await listUnits(c.get('house').db, whoAsks(c).actor)
  if (!units) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={UNITS.label}
      lead={{
        sv: 'En enhet är en vägg: det som hör till den syns inte i en annan.',
        en: 'A unit is a wall: what belongs to it is not seen in another.',
      }}
      aside={
        <Law section="OSL 8:2">
          <p>
            <T
              text={{
                sv: 'Sekretess gäller också mellan självständiga verksamhetsgrenar i samma myndighet. Dra väggarna där organisationen har dragit dem.',
                en: 'Secrecy also holds between independent branches of one authority. Draw the walls where the organisation has drawn them.',
              }}
            />
          </p>
        </Law>
      }
    >
      <Actions>
        <LinkButton kind="primary" href="/enheter/ny" text={{ sv: 'Lägg till en enhet', en: 'Add a unit' }} />
      </Actions>
      <DataTable
        caption={UNITS.label}
        captionHidden
        rows={units}
        empty={<EmptyState title={{ sv: 'Ingen enhet finns än', en: 'There is no unit yet' }} />}
        columns={[
          {
            label: { sv: 'Namn', en: 'Name' },
            names: true,
            cell: (u) => (u.closed_at === null ? <a href={`/enheter/${u.id}`}>{u.name}</a> : u.name),
          },
          { label: { sv: 'Kod', en: 'Code' }, cell: (u) => u.place_code ?? '–' },
          { label: { sv: 'Konton', en: 'Accounts' }, number: true, cell: (u) => String(u.accounts) },
          { label: { sv: 'Kretsar', en: 'Circles' }, number: true, cell: (u) => String(u.circles) },
          { label: { sv: 'Läge', en: 'State' }, cell: (u) => <UnitState unit={u} /> },
        ]}
      />
    </Page>,
  )
})

function UnitState({ unit }: { unit: UnitLine }) {
  if (unit.closed_at === null) return <Tag tone="done" text={{ sv: 'Öppen', en: 'Open' }} />
  return (
    <>
      <Tag text={{ sv: 'Stängd', en: 'Closed' }} /> <When at={unit.closed_at} day />
    </>
  )
}

const SAME_NAME: FormError = {
  field: 'name',
  message: {
    sv: 'Det finns redan en öppen enhet med det namnet. Välj ett namn som skiljer dem åt.',
    en: 'There is already an open unit of that name. Choose a name that tells them apart.',
  },
}

interface Editing {
  title: Text
  action: string
  submit: Text
  entered?: Entered
  errors?: readonly FormError[]
  unit?: UnitLine
}
function editPage(c: Ctx, { title, action, submit, entered, errors = [], unit }: Editing) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={title} crumbs={[UNITS]} errors={errors}>
      <RecordForm
        record={unitRecord}
        action={action}
        csrf={csrfOf(c)}
        submit={submit}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: '/enheter' }}
      />
      {unit ? (
        <p>
          <a href={`/enheter/${unit.id}/stang`}>
            <T text={{ sv: 'Stäng enheten', en: 'Close the unit' }} />
          </a>
        </p>
      ) : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const NEW = {
  title: { sv: 'Lägg till en enhet', en: 'Add a unit' },
  action: '/enheter/ny',
  submit: { sv: 'Lägg till enheten', en: 'Add the unit' },
}
const change = (unit: UnitLine) => ({
  title: { sv: 'Ändra enhet', en: 'Change a unit' },
  action: `/enheter/${unit.id}`,
  submit: { sv: 'Spara', en: 'Save' },
  unit,
})

/** Two units of one name could not be told apart in a list of people. */
async function hasNamesake(c: Ctx, name: string, but?: string): Promise<boolean> {
  const units = (await listUnits(c.get('house').db, whoAsks(c).actor)) ?? []
  const same = (a: string) => a.toLocaleLowerCase('sv')
  return units.some((unit) => unit.closed_at === null && unit.id !== but && same(unit.name) === same(name))
}

unitRoutes.get('/enheter/ny', freshOnly, async (c) => {
  if (!(await listUnits(c.get('house').db, whoAsks(c).actor))) throw new Fault('not_found')
  return editPage(c, NEW)
})

unitRoutes.post('/enheter/ny', freshOnly, async (c) => {
  const reading = readRecord(unitRecord, await readForm(c))
  if (!reading.ok) return editPage(c, { ...NEW, entered: reading.entered, errors: reading.errors })
  const { name, place_code = '' } = reading.values
  if (await hasNamesake(c, name)) return editPage(c, { ...NEW, entered: { name, place_code }, errors: [SAME_NAME] })
  if ((await makeUnit(c.get('house').db, whoAsks(c).actor, reading.values)) === undefined) throw new Fault('not_found')
  return seeOther(c, '/enheter')
})

async function openUnit(c: Ctx): Promise<UnitLine> {
  const unit = await seeUnit(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!unit || unit.closed_at !== null) throw new Fault('not_found')
  return unit
}

unitRoutes.get('/enheter/:id', freshOnly, async (c) => {
  const unit = await openUnit(c)
  return editPage(c, { ...change(unit), entered: { name: unit.name, place_code: unit.place_code ?? '' } })
})

unitRoutes.post('/enheter/:id', freshOnly, async (c) => {
  const unit = await openUnit(c)
  const reading = readRecord(unitRecord, await readForm(c))
  if (!reading.ok) return editPage(c, { ...change(unit), entered: reading.entered, errors: reading.errors })
  const { name, place_code = '' } = reading.values
  if (await hasNamesake(c, name, unit.id)) return editPage(c, { ...change(unit), entered: { name, place_code }, errors: [SAME_NAME] })
  const done = await changeUnit(c.get('house').db, whoAsks(c).actor, unit.id, reading.values)
  if (done !== 'done') throw new Fault(done === 'conflict' ? 'conflict' : 'not_found')
  return seeOther(c, '/enheter')
})

const HINDRANCES: Readonly<Record<Hindrance, Text>> = {
  accounts: {
    sv: 'Det finns konton i enheten som inte är stängda. Avsluta åtkomsten, lämna över det de håller och stäng dem först.',
    en: 'There are accounts in the unit that are not closed. End their access, hand over what they hold and close them first.',
  },
  circles: {
    sv: 'Det finns en krets i enheten. Personerna i den behöver en krets, och därför kan enheten inte stängas.',
    en: 'There is a circle in the unit. The persons in it need a circle, so the unit cannot be closed.',
  },
  closed: { sv: 'Enheten är redan stängd.', en: 'The unit is closed already.' },
}

unitRoutes.get('/enheter/:id/stang', freshOnly, async (c) => {
  const unit = await openUnit(c)
  const hindrances = hindrancesTo(unit)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Stäng enheten', en: 'Close the unit' }} crumbs={[UNITS]} lead={unit.name}>
      {hindrances.length > 0 ? (
        <Notice kind="waiting" title={{ sv: 'Enheten kan inte stängas än', en: 'The unit cannot be closed yet' }}>
          {hindrances.map((hindrance) => (
            <p>
              <T text={HINDRANCES[hindrance]} />
            </p>
          ))}
          <p>
            <a href="/konton">
              <T text={{ sv: 'Till kontona', en: 'To the accounts' }} />
            </a>
          </p>
        </Notice>
      ) : (
        <Confirm
          action={`/enheter/${unit.id}/stang`}
          csrf={csrfOf(c)}
          consequence={
            <p>
              <T
                text={{
                  sv: 'Ingen kan placeras i enheten längre. Loggen över det som har hänt i den finns kvar.',
                  en: 'Nobody can be placed in the unit any more. The log of what has happened in it remains.',
                }}
              />
            </p>
          }
          button={{ sv: 'Stäng enheten', en: 'Close the unit' }}
          back="/enheter"
        />
      )}
    </Page>,
  )
})

unitRoutes.post('/enheter/:id/stang', freshOnly, async (c) => {
  const done = await closeUnit(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (done !== 'done') throw new Fault(done === 'conflict' ? 'conflict' : 'not_found')
  return seeOther(c, '/enheter')
})
