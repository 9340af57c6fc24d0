import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Details, type FormError, Page, renderPage, SummaryList, T, Tag, When } from '../../platform/page/index.ts'
import { ActionList } from '../action/index.ts'
import { act, close, type Handled, judge, type Read, seeDeviation } from './deeds.ts'
import { KINDS, SERIOUSNESS, STATES, STEPS } from './deviation.ts'
import { actRecord, closeRecord, judgeRecord, NO_ROUTINE } from './forms.ts'
import { DEVIATIONS } from './pages.tsx'

export const handlePages = new Hono<Env>()
type Form = 'judge' | 'act' | 'close'
interface Wrong {
  form: Form
  errors: readonly FormError[]
  entered: Entered
}

async function readOf(c: Ctx): Promise<Read> {
  const read = await seeDeviation(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!read) throw new Fault('not_found')
  return read
}
const paragraphs = (text: string) => text.split('\n').map((line) => <p>{line}</p>)

async function onePage(c: Ctx, wrong?: Wrong) {
  const read = await readOf(c)
  const { deviation, handles, actions, unit } = read
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={KINDS[deviation.kind]} crumbs={[DEVIATIONS]} errors={wrong?.errors ?? []}>
      <p>
        <Tag {...STATES[deviation.state]} /> <When at={deviation.told_on} day />
      </p>
      <h2>
        <T text={{ sv: 'Vad som hände', en: 'What happened' }} />
      </h2>
      {paragraphs(deviation.happened)}
      <SummaryList
        rows={[
          { label: { sv: 'Var i arbetet', en: 'Where in the work' }, value: <T text={STEPS[deviation.step]} /> },
          { label: { sv: 'Hur allvarligt', en: 'How serious' }, value: <T text={SERIOUSNESS[deviation.seriousness]} /> },
          { label: { sv: 'Vad som gjordes', en: 'What was done' }, value: deviation.done === '' ? '–' : deviation.done },
          { label: { sv: 'Enhet', en: 'Unit' }, value: unit ?? '–' },
          ...(deviation.cause === undefined
            ? []
            : [{ label: { sv: 'Vad som låg bakom', en: 'What lay behind it' }, value: deviation.cause }]),
          ...(deviation.lesson === undefined ? [] : [{ label: { sv: 'Vad vi lärde oss', en: 'What we learnt' }, value: deviation.lesson }]),
          ...(deviation.routine === null
            ? []
            : [
                {
                  label: { sv: 'Rutinen som lärdomen gick till', en: 'The routine that the lesson went to' },
                  value: (
                    <a href={`/rutiner/${deviation.routine}`}>{read.routines.find(({ id }) => id === deviation.routine)?.title ?? '–'}</a>
                  ),
                },
              ]),
        ]}
      />
      {handles || actions.length > 0 ? (
        <>
          <h2>
            <T text={{ sv: 'Åtgärder', en: 'Actions' }} />
          </h2>
          <ActionList actions={actions} />
        </>
      ) : null}
      {handles ? <Handling c={c} read={read} wrong={wrong} /> : null}
    </Page>,
    wrong ? 422 : 200,
  )
}

/** One step at a time: judge first, then act and close. */
function Handling({ c, read, wrong }: { c: Ctx; read: Read; wrong: Wrong | undefined }) {
  const { deviation, owners } = read
  const of = (form: Form) => (wrong?.form === form ? { entered: wrong.entered, errors: wrong.errors } : {})
  const path = `/avvikelser/${deviation.id}`
  if (deviation.state === 'told')
    return (
      <RecordForm
        record={judgeRecord}
        action={`${path}/bedom`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara bedömningen', en: 'Save the judgement' }}
        {...of('judge')}
      />
    )
  return (
    <>
      <Details summary={{ sv: 'Lägg till en åtgärd', en: 'Add an action' }} open={wrong?.form === 'act'}>
        <RecordForm
          record={actRecord(owners)}
          action={`${path}/atgard`}
          csrf={csrfOf(c)}
          submit={{ sv: 'Lägg till åtgärden', en: 'Add the action' }}
          {...of('act')}
        />
      </Details>
      <h2>
        <T text={{ sv: 'Avsluta med en lärdom', en: 'Close with a lesson' }} />
      </h2>
      <RecordForm
        record={closing(read)}
        action={`${path}/avsluta`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Avsluta', en: 'Close' }}
        {...of('close')}
      />
    </>
  )
}
const closing = ({ routines }: Read) =>
  closeRecord([
    ...routines.map(({ id, title }) => ({ value: id, label: title })),
    { value: NO_ROUTINE, label: { sv: 'Ingen: lärdomen gäller ingen rutin', en: 'None: the lesson concerns no routine' } },
  ])

function leave(c: Ctx, done: Handled) {
  if (done !== 'done') throw new Fault(done === 'closed' ? 'conflict' : 'not_found')
  return seeOther(c, `/avvikelser/${c.req.param('id')}`)
}
handlePages.get('/avvikelser/:id', (c) => onePage(c))
handlePages.post('/avvikelser/:id/bedom', async (c) => {
  const reading = readRecord(judgeRecord, await readForm(c))
  if (!reading.ok) return onePage(c, { form: 'judge', errors: reading.errors, entered: reading.entered })
  return leave(c, await judge(c.get('house').db, whoAsks(c).actor, c.req.param('id'), reading.values.cause))
})
handlePages.post('/avvikelser/:id/atgard', async (c) => {
  const read = await readOf(c)
  const reading = readRecord(actRecord(read.owners), await readForm(c))
  if (!reading.ok) return onePage(c, { form: 'act', errors: reading.errors, entered: reading.entered })
  const why = read.deviation.cause ?? KINDS[read.deviation.kind].sv
  return leave(c, await act(c.get('house').db, whoAsks(c).actor, read.deviation.id, { ...reading.values, why: why.slice(0, 2000) }))
})
handlePages.post('/avvikelser/:id/avsluta', async (c) => {
  const read = await readOf(c)
  const reading = readRecord(closing(read), await readForm(c))
  if (!reading.ok) return onePage(c, { form: 'close', errors: reading.errors, entered: reading.entered })
  const { lesson, routine } = reading.values
  const done = await close(c.get('house').db, whoAsks(c).actor, read.deviation.id, {
    lesson,
    routine: routine === NO_ROUTINE ? null : routine,
  })
  if (done === 'no_routine' || done === 'not_judged') throw new Fault('conflict')
  return leave(c, done)
})
