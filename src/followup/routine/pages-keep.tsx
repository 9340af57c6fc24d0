import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { DataTable, EmptyState, type FormError, Page, renderPage, T, When } from '../../platform/page/index.ts'
import { type Seen, seePeople, seeRoutine } from './deeds.ts'
import { type Done, dealWith, giveOwner, withdraw } from './deeds-write.ts'
import { dealRecord, HOW_WORDS, ownerRecord, withdrawRecord } from './forms.ts'
import { ROUTINES } from './pages-list.tsx'
import { BeforeAfter } from './part-text.tsx'

/** What waits to be dealt with, and what whoever answers for the routine decides: its owner, and its end. */
export const keepPages = new Hono<Env>()

async function worked(c: Ctx): Promise<Seen> {
  const found = await seeRoutine(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!found?.writes) throw new Fault('not_found')
  return found
}
const crumbs = ({ routine }: Seen) => [ROUTINES, { label: { sv: 'Rutinen', en: 'The routine' }, href: `/rutiner/${routine.id}` }]

/** What is to be dealt with: a lesson, or the old and new text of a source. */
function Waiting({ note: first }: { note: Seen['notes'][number] }) {
  return (
    <>
      <p>
        <strong>
          <T
            text={
              first.kind === 'deviation'
                ? { sv: 'En lärdom av en avvikelse', en: 'A lesson from a deviation' }
                : { sv: 'Det rutinen vilar på har ändrats', en: 'What the routine rests on has changed' }
            }
          />
        </strong>{' '}
        <When at={first.raised_at} day />
        {first.guidance ? (
          <>
            {' '}
            <a href={`/rutiner/underlag/${first.guidance}`}>
              <T text={{ sv: 'Källan', en: 'The source' }} />
            </a>
          </>
        ) : null}
      </p>
      {first.kind === 'guidance' ? <BeforeAfter before={first.before} after={first.after} /> : <p>{first.after}</p>}
      {first.source === '' ? null : <p class="sv-hint">{first.source}</p>}
    </>
  )
}

async function notesPage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const found = await worked(c)
  const [first, ...others] = found.notes.filter(({ dealt_at }) => dealt_at === null)
  const dealt = found.notes.filter(({ dealt_at }) => dealt_at !== null)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Att ta hand om', en: 'To deal with' }}
      crumbs={crumbs(found)}
      errors={errors}
      lead={{
        sv: 'Nästa version kan inte godkännas innan det här är omhändertaget.',
        en: 'The next version cannot be approved before this has been dealt with.',
      }}
    >
      <h2>{found.routine.title}</h2>
      {first ? (
        <>
          <Waiting note={first} />
          {others.length > 0 ? (
            <p>
              <T text={{ sv: `${others.length} till väntar efter den här.`, en: `${others.length} more wait after this.` }} />
            </p>
          ) : null}
          <RecordForm
            record={dealRecord}
            action={`/rutiner/${found.routine.id}/att-ta-hand-om/${first.id}`}
            csrf={csrfOf(c)}
            submit={{ sv: 'Det är omhändertaget', en: 'It has been dealt with' }}
            entered={entered}
            errors={errors}
          />
        </>
      ) : (
        <EmptyState title={{ sv: 'Inget väntar', en: 'Nothing waits' }} />
      )}
      {dealt.length === 0 ? null : (
        <DataTable
          caption={{ sv: 'Omhändertaget', en: 'Dealt with' }}
          rows={dealt}
          columns={[
            { label: { sv: 'Vad', en: 'What' }, names: true, cell: (note) => note.after },
            { label: { sv: 'Hur', en: 'How' }, cell: (note) => (note.dealt_how ? <T text={HOW_WORDS[note.dealt_how]} /> : '–') },
            { label: { sv: 'Varför', en: 'Why' }, cell: (note) => note.dealt_why },
            { label: { sv: 'När', en: 'When' }, cell: (note) => (note.dealt_at ? <When at={note.dealt_at} day /> : '–') },
          ]}
        />
      )}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
keepPages.get('/rutiner/:id/att-ta-hand-om', (c) => notesPage(c))
keepPages.post('/rutiner/:id/att-ta-hand-om/:note', async (c) => {
  const reading = readRecord(dealRecord, await readForm(c))
  if (!reading.ok) return notesPage(c, reading.errors, reading.entered)
  const id = c.req.param('id')
  const done = await dealWith(c.get('house').db, whoAsks(c).actor, id, c.req.param('note'), reading.values)
  if (done === 'absent') throw new Fault('not_found')
  return seeOther(c, `/rutiner/${id}/att-ta-hand-om`)
})

const done = (c: Ctx, answer: Done) => {
  if (answer !== 'done') throw new Fault(answer === 'conflict' ? 'conflict' : 'not_found')
  return seeOther(c, `/rutiner/${c.req.param('id')}`)
}
async function kept(c: Ctx): Promise<Seen> {
  const found = await worked(c)
  if (!found.keeps) throw new Fault('not_found')
  return found
}
async function ownersOf(c: Ctx) {
  const people = await seePeople(c.get('house').db, whoAsks(c).actor)
  return ownerRecord(people.map(({ id, signature }) => ({ value: id, label: signature })))
}
async function ownerPage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const found = await kept(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Byt ägare', en: 'Change the owner' }} crumbs={crumbs(found)} errors={errors}>
      <h2>{found.routine.title}</h2>
      <RecordForm
        record={await ownersOf(c)}
        action={`/rutiner/${found.routine.id}/agare`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Byt ägare', en: 'Change the owner' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/rutiner/${found.routine.id}` }}
        entered={entered ?? { owner: found.routine.owner }}
        errors={errors}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
keepPages.get('/rutiner/:id/agare', (c) => ownerPage(c))
keepPages.post('/rutiner/:id/agare', async (c) => {
  const reading = readRecord(await ownersOf(c), await readForm(c))
  if (!reading.ok) return ownerPage(c, reading.errors, reading.entered)
  return done(c, await giveOwner(c.get('house').db, whoAsks(c).actor, c.req.param('id'), reading.values.owner))
})

async function withdrawPage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const found = await kept(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Dra in rutinen', en: 'Withdraw the routine' }}
      crumbs={crumbs(found)}
      errors={errors}
      lead={{
        sv: 'Ingen behöver läsa den längre. Den står kvar att läsa, märkt som indragen, och tas aldrig i bruk igen.',
        en: 'Nobody need read it any longer. It remains to be read, marked as withdrawn, and is never taken up again.',
      }}
    >
      <h2>{found.routine.title}</h2>
      <RecordForm
        record={withdrawRecord}
        action={`/rutiner/${found.routine.id}/dra-in`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Dra in rutinen', en: 'Withdraw the routine' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/rutiner/${found.routine.id}` }}
        entered={entered}
        errors={errors}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
keepPages.get('/rutiner/:id/dra-in', (c) => withdrawPage(c))
keepPages.post('/rutiner/:id/dra-in', async (c) => {
  const reading = readRecord(withdrawRecord, await readForm(c))
  if (!reading.ok) return withdrawPage(c, reading.errors, reading.entered)
  return done(c, await withdraw(c.get('house').db, whoAsks(c).actor, c.req.param('id'), reading.values.why))
})
