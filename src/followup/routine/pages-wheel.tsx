import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import {
  Actions,
  Button,
  CheckboxGroup,
  DataTable,
  Details,
  EmptyState,
  Form,
  type FormError,
  type Lang,
  LinkButton,
  Page,
  pick,
  renderPage,
  SelectField,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { addDuty, adoptProposal, type DutyLine, endDuty, markDone, moveDuty, seeWheel, type Wheel } from './deeds-wheel.ts'
import { doneRecord, dutyRecord, moveRecord } from './forms.ts'
import { DUTY_STATES, MONTHS, PROPOSAL, stateOfDuty, titleOf, WHEEL_KINDS } from './wheel.ts'
import { WheelPicture } from './wheel-picture.tsx'

export const wheelPages = new Hono<Env>()
const WHEEL = { label: { sv: 'Årshjul', en: 'Year wheel' }, href: '/arshjul' }
const wheelOf = (c: Ctx): Promise<Wheel> => seeWheel(c.get('house').db, whoAsks(c).actor)
const peopleOf = ({ people }: Wheel) => people.map(({ id, signature }) => ({ value: id, label: signature }))
async function plannedBy(c: Ctx): Promise<Wheel> {
  const wheel = await wheelOf(c)
  if (!wheel.coordinates) throw new Fault('not_found')
  return wheel
}

function Picture({ wheel: { duties, month }, lang }: { wheel: Wheel; lang: Lang }) {
  const done = duties.filter((duty) => duty.done).length
  const late = duties.filter((duty) => stateOfDuty(duty, month) === 'late').length
  return (
    <p>
      <img
        src="/arshjul/hjul.svg"
        width="420"
        height="420"
        class="sv-wheel"
        alt={pick(
          {
            sv: `Året som ett hjul med tolv månader: ${duties.length} saker, ${done} gjorda, ${late} inte gjorda i tid. Samma sak står i tabellen.`,
            en: `The year as a wheel of twelve months: ${duties.length} things, ${done} done, ${late} not done in time. The table says the same.`,
          },
          lang,
        )}
      />
    </p>
  )
}

wheelPages.get('/arshjul', async (c) => {
  const wheel = await wheelOf(c)
  const { year, month, duties, coordinates } = wheel
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: `Årshjul ${year}`, en: `Year wheel ${year}` }}
      lead={{
        sv: 'Det som kommer tillbaka varje år, så att inget hänger på att någon minns.',
        en: 'What comes back each year, so that nothing depends on somebody remembering.',
      }}
    >
      {coordinates ? (
        <Actions>
          <LinkButton
            kind={duties.length === 0 ? 'primary' : 'secondary'}
            href="/arshjul/forslag"
            text={{ sv: 'Utgå från ett färdigt förslag', en: 'Begin from a ready proposal' }}
          />
          <LinkButton href="/arshjul/ny" text={{ sv: 'Lägg till något eget', en: 'Add something of your own' }} />
        </Actions>
      ) : null}
      {duties.length === 0 ? null : <Picture wheel={wheel} lang={c.get('lang')} />}
      <DataTable
        caption={{ sv: `Det som görs ${year}`, en: `What is done in ${year}` }}
        captionHidden
        rows={duties}
        empty={
          <EmptyState title={{ sv: 'Årshjulet är tomt', en: 'The year wheel is empty' }}>
            <p>
              <T
                text={
                  coordinates
                    ? {
                        sv: 'Förslaget har nio saker, var och en i den månad där den hjälper nästa.',
                        en: 'The proposal has nine things, each in the month where it helps the next.',
                      }
                    : { sv: 'Samordnaren fyller det.', en: 'The coordinator fills it.' }
                }
              />
            </p>
          </EmptyState>
        }
        columns={[
          { label: { sv: 'Månad', en: 'Month' }, cell: (duty) => <T text={MONTHS[duty.month - 1] ?? '–'} /> },
          { label: { sv: 'Vad', en: 'What' }, names: true, cell: (duty) => <DutyName duty={duty} /> },
          { label: { sv: 'Ansvarig', en: 'Owner' }, cell: (duty) => duty.ownerName },
          { label: { sv: 'Läge', en: 'State' }, cell: (duty) => <Tag {...DUTY_STATES[stateOfDuty(duty, month)]} /> },
          {
            label: { sv: 'Vad visar det?', en: 'What shows it?' },
            cell: (duty) => (duty.done ? duty.done.shows || <When at={duty.done.at} day /> : '–'),
          },
        ]}
      />
    </Page>,
  )
})
const DutyName = ({ duty }: { duty: DutyLine }) =>
  duty.mine ? (
    <a href={`/arshjul/${duty.id}`}>
      <T text={titleOf(duty)} />
    </a>
  ) : (
    <T text={titleOf(duty)} />
  )

wheelPages.get('/arshjul/hjul.svg', async (c) => {
  const wheel = await wheelOf(c)
  const svg = String(await (<WheelPicture {...wheel} lang={c.get('lang')} />))
  return c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cache-Control': 'no-store' })
})

async function proposalPage(c: Ctx, errors: readonly FormError[] = []) {
  const wheel = await plannedBy(c)
  const lang = c.get('lang')
  const left = PROPOSAL.filter(({ kind }) => !wheel.duties.some((duty) => duty.kind === kind))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ett färdigt förslag', en: 'A ready proposal' }}
      crumbs={[WHEEL]}
      errors={errors}
      lead={{
        sv: 'Kryssa i det ni vill ha. Månad och ansvarig går att ändra efteråt.',
        en: 'Tick what you want. Month and owner can be changed afterwards.',
      }}
    >
      {left.length === 0 ? (
        <EmptyState title={{ sv: 'Allt i förslaget finns redan i hjulet', en: 'All of the proposal is in the wheel already' }} />
      ) : (
        <Form action="/arshjul/forslag" csrf={csrfOf(c)}>
          <CheckboxGroup
            name="kinds"
            label={{ sv: 'Det här föreslås', en: 'This is proposed' }}
            options={left.map(({ kind, month, why }) => ({
              value: kind,
              label: `${pick(WHEEL_KINDS[kind].text, lang)}, ${pick(MONTHS[month - 1] ?? '', lang)}`,
              hint: why,
            }))}
            values={left.map(({ kind }) => kind)}
            required
          />
          <SelectField
            name="owner"
            label={{ sv: 'Ansvarig till att börja med', en: 'Owner to begin with' }}
            options={peopleOf(wheel)}
            value={whoAsks(c).actor.account}
            required
          />
          <Actions>
            <Button text={{ sv: 'Lägg in i årshjulet', en: 'Put into the year wheel' }} />
          </Actions>
        </Form>
      )}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
wheelPages.get('/arshjul/forslag', (c) => proposalPage(c))
wheelPages.post('/arshjul/forslag', async (c) => {
  const form = await readForm(c)
  const kinds = form.getAll('kinds').map(String)
  const done = await adoptProposal(c.get('house').db, whoAsks(c).actor, kinds, wordOf(form, 'owner'))
  if (done === 'absent') throw new Fault('not_found')
  if (done === 'conflict')
    return proposalPage(c, [{ field: 'owner', message: { sv: 'Välj vem som är ansvarig.', en: 'Choose an owner.' } }])
  return seeOther(c, WHEEL.href)
})

async function addPage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const wheel = await plannedBy(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Lägg till i årshjulet', en: 'Add to the year wheel' }} crumbs={[WHEEL]} errors={errors}>
      <RecordForm
        record={dutyRecord(peopleOf(wheel))}
        action="/arshjul/ny"
        csrf={csrfOf(c)}
        submit={{ sv: 'Lägg till', en: 'Add' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: WHEEL.href }}
        entered={entered ?? { owner: whoAsks(c).actor.account }}
        errors={errors}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
wheelPages.get('/arshjul/ny', (c) => addPage(c))
wheelPages.post('/arshjul/ny', async (c) => {
  const wheel = await plannedBy(c)
  const reading = readRecord(dutyRecord(peopleOf(wheel)), await readForm(c))
  if (!reading.ok) return addPage(c, reading.errors, reading.entered)
  const { kind, title = '', month, owner } = reading.values
  return leave(c, await addDuty(c.get('house').db, whoAsks(c).actor, { kind, title, month: Number(month), owner }))
})

function leave(c: Ctx, done: 'done' | 'absent' | 'conflict') {
  if (done !== 'done') throw new Fault(done === 'conflict' ? 'conflict' : 'not_found')
  return seeOther(c, WHEEL.href)
}
async function dutyPage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const wheel = await wheelOf(c)
  const duty = wheel.duties.find(({ id }) => id === c.req.param('id'))
  if (!duty?.mine) throw new Fault('not_found')
  const place = WHEEL_KINDS[duty.kind].href
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={titleOf(duty)} crumbs={[WHEEL]} errors={errors}>
      <p>
        <Tag {...DUTY_STATES[stateOfDuty(duty, wheel.month)]} /> <T text={MONTHS[duty.month - 1] ?? ''} />, {duty.ownerName}
      </p>
      {place === undefined ? null : (
        <p>
          <a href={place}>
            <T text={{ sv: 'Gå dit det görs', en: 'Go where it is done' }} />
          </a>
        </p>
      )}
      {duty.done ? (
        <p>
          <When at={duty.done.at} day /> {duty.done.shows}
        </p>
      ) : (
        <RecordForm
          record={doneRecord}
          action={`/arshjul/${duty.id}/gjort`}
          csrf={csrfOf(c)}
          submit={{ sv: `Det är gjort ${wheel.year}`, en: `It is done in ${wheel.year}` }}
          entered={entered}
          errors={errors}
        />
      )}
      {wheel.coordinates ? <Change c={c} wheel={wheel} duty={duty} /> : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function Change({ c, wheel, duty }: { c: Ctx; wheel: Wheel; duty: DutyLine }) {
  return (
    <Details summary={{ sv: 'Flytta eller ta bort', en: 'Move or remove' }}>
      <RecordForm
        record={moveRecord(peopleOf(wheel))}
        action={`/arshjul/${duty.id}/flytta`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Flytta', en: 'Move' }}
        entered={{ month: String(duty.month), owner: duty.owner }}
      />
      <Form action={`/arshjul/${duty.id}/bort`} csrf={csrfOf(c)} label={{ sv: 'Ta bort', en: 'Remove' }}>
        <Button kind="secondary" text={{ sv: 'Ta bort ur årshjulet', en: 'Remove from the wheel' }} />
      </Form>
    </Details>
  )
}
wheelPages.get('/arshjul/:id', (c) => dutyPage(c))
wheelPages.post('/arshjul/:id/gjort', async (c) => {
  const reading = readRecord(doneRecord, await readForm(c))
  if (!reading.ok) return dutyPage(c, reading.errors, reading.entered)
  return leave(c, await markDone(c.get('house').db, whoAsks(c).actor, c.req.param('id'), reading.values.shows ?? ''))
})
wheelPages.post('/arshjul/:id/flytta', async (c) => {
  const wheel = await plannedBy(c)
  const reading = readRecord(moveRecord(peopleOf(wheel)), await readForm(c))
  if (!reading.ok) return dutyPage(c, reading.errors)
  const { month, owner } = reading.values
  return leave(c, await moveDuty(c.get('house').db, whoAsks(c).actor, c.req.param('id'), { month: Number(month), owner }))
})
wheelPages.post('/arshjul/:id/bort', async (c) => leave(c, await endDuty(c.get('house').db, whoAsks(c).actor, c.req.param('id'))))
