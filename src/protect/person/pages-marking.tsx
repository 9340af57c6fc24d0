import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, RecordForm, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { type FormError, Law, Page, renderPage, SummaryList, T, type Text, When } from '../../platform/page/index.ts'
import { decisionRecord, LEVEL_TEXTS, provisionalRecord, SOURCE_TEXTS } from '../marking/index.ts'
import { addProvisional, type Decided, decide, type MarkingSeen, seeMarking, verify } from './deeds-marking.ts'
import { openPerson } from './deeds.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { CRUMB } from './pages-person.tsx'
import { freshOnly } from '../../platform/http/fresh.tsx'

export const markingRoutes = new Hono<Env>()
const crumbs = (id: string) => [CRUMB, { label: { sv: 'Person', en: 'Person' }, href: `/personer/${id}` }]
const back = (id: string) => ({ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/personer/${id}` })

function addPage(c: Ctx, id: string, entered: Entered = {}, errors: readonly FormError[] = [], status: 200 | 422 = 200) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      crumbs={crumbs(id)}
      title={{ sv: 'Sätt en provisorisk markering', en: 'Set a provisional marking' }}
      lead={{ sv: 'Gäller från nu, innan något register säger det.', en: 'Holds from now, before any register says so.' }}
    >
      <RecordForm
        record={provisionalRecord(c.get('house').config.provisional_days_max)}
        action={`/personer/${id}/markering`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Sätt markeringen', en: 'Set the marking' }}
        entered={entered}
        errors={errors}
        back={back(id)}
      />
    </Page>,
    status,
  )
}
markingRoutes.get('/personer/:id/markering', async (c) => {
  const opened = await openPerson(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!opened) throw new Fault('not_found')
  return addPage(c, opened.person.id)
})
markingRoutes.post('/personer/:id/markering', async (c) => {
  const id = c.req.param('id')
  const { db, config } = c.get('house')
  const reading = readRecord(provisionalRecord(config.provisional_days_max), await readForm(c))
  if (!reading.ok) return addPage(c, id, reading.entered, reading.errors, 422)
  if (!(await addProvisional(db, whoAsks(c).actor, id, reading.values))) throw new Fault('not_found')
  return seeOther(c, `/personer/${id}`)
})
markingRoutes.post('/personer/:id/markering/:marking/bekrafta', async (c) => {
  const id = c.req.param('id')
  if (!(await verify(c.get('house').db, whoAsks(c).actor, id, c.req.param('marking')))) throw new Fault('not_found')
  return seeOther(c, `/personer/${id}`)
})

const STOPPED: Readonly<Record<Exclude<Extract<Decided, { ok: false }>['because'], 'absent'>, Text>> = {
  nothing_else_guards: {
    sv: 'Ingen annan markering gäller. Välj att skyddet består, eller att det upphör.',
    en: 'No other marking holds. Choose that the protection stays, or that it ends.',
  },
  other_guards: {
    sv: 'En annan markering gäller fortfarande, så skyddet kan inte upphöra. Avsluta bara den här markeringen.',
    en: 'Another marking still holds, so the protection cannot end. End this marking only.',
  },
}

function decisionPage(c: Ctx, seen: MarkingSeen, entered: Entered = {}, errors: readonly FormError[] = [], status: 200 | 422 = 200) {
  const { person, marking, others } = seen
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      crumbs={crumbs(person.id)}
      title={{ sv: 'Besluta om en markering', en: 'Decide about a marking' }}
      lead={{ sv: 'Personen är skyddad tills du har beslutat.', en: 'The person is protected until you have decided.' }}
      aside={
        <Law section="OSL 21:3, 21:3 a">
          <p>
            <T
              text={{
                sv: 'Att en källa inte längre markerar personen betyder inte att hotet är borta. Sekretessen prövas för varje uppgift, oberoende av markeringen.',
                en: 'That a source no longer marks the person does not mean that the threat is gone. Secrecy is judged for each datum, whatever the marking says.',
              }}
            />
          </p>
        </Law>
      }
    >
      <SummaryList
        rows={[
          { label: { sv: 'Skydd', en: 'Protection' }, value: <T text={LEVEL_TEXTS[marking.level]} /> },
          { label: { sv: 'Källa', en: 'Source' }, value: <T text={SOURCE_TEXTS[marking.source]} /> },
          { label: { sv: 'Senast bekräftad', en: 'Last verified' }, value: <When at={marking.last_verified_at} /> },
          {
            label: { sv: 'Återkallad av källan', en: 'Withdrawn by the source' },
            value: marking.withdrawn_at ? <When at={marking.withdrawn_at} /> : '–',
          },
          { label: { sv: 'Andra markeringar som gäller', en: 'Other markings that hold' }, value: String(others) },
        ]}
      />
      <RecordForm
        record={decisionRecord(c.get('house').config.provisional_days_max)}
        action={`/personer/${person.id}/markering/${marking.id}/beslut`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Besluta', en: 'Decide' }}
        entered={entered}
        errors={errors}
        back={back(person.id)}
      />
    </Page>,
    status,
  )
}

async function toDecide(c: Ctx): Promise<MarkingSeen> {
  const seen = await seeMarking(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '', c.req.param('marking') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
markingRoutes.get('/personer/:id/markering/:marking/beslut', async (c) => decisionPage(c, await toDecide(c)))
markingRoutes.post('/personer/:id/markering/:marking/beslut', freshOnly, async (c) => {
  const { db, config } = c.get('house')
  const form = await readForm(c)
  const reading = readRecord(decisionRecord(config.provisional_days_max), form)
  if (!reading.ok) return decisionPage(c, await toDecide(c), reading.entered, reading.errors, 422)
  const decided = await decide(db, whoAsks(c).actor, c.req.param('id'), c.req.param('marking'), reading.values)
  if (decided.ok) return seeOther(c, `/personer/${c.req.param('id')}`)
  if (decided.because === 'absent') throw new Fault('not_found')
  const { outcome, decision_reason, expires } = reading.values
  return decisionPage(
    c,
    await toDecide(c),
    { outcome, decision_reason, ...(expires ? { expires } : {}) },
    [{ field: 'outcome', message: STOPPED[decided.because] }],
    422,
  )
})
