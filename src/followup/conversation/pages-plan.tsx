import { Hono } from 'hono'
import { addDays, dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { Confirm, type FormError, LinkButton, Page, renderPage, T } from '../../platform/page/index.ts'
import { ActionList } from '../action/index.ts'
import { plan } from './deeds-thought.ts'
import { planRecord } from './fields.ts'
import { crumbsOf, must, openedHere } from './pages-one.tsx'

export const planRoutes = new Hono<Env>()
const USUAL_DAYS = 60

async function planPage(c: Ctx, entered?: Entered, errors: readonly FormError[] = []) {
  const opened = await openedHere(c)
  if (!opened.leads) throw new Fault('not_found')
  const { conversation, owners, actions } = opened
  const at = `/samtal/${conversation.id}`
  const first: Entered = {
    owner: owners.some(({ value }) => value === conversation.leader) ? conversation.leader : '',
    due: addDays(dayOf(new Date()), USUAL_DAYS),
  }
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Vad gör vi nu?', en: 'What do we do now?' }}
      crumbs={crumbsOf(opened)}
      errors={errors}
      lead={{
        sv: 'Få åtgärder, var och en med någon som ansvarar och en dag.',
        en: 'Few actions, each with somebody who answers for it and a day.',
      }}
    >
      <ActionList actions={actions} />
      <h2>
        <T text={{ sv: 'Lägg till en åtgärd', en: 'Add an action' }} />
      </h2>
      <RecordForm
        record={planRecord(owners)}
        action={`${at}/plan`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Lägg till åtgärden', en: 'Add the action' }}
        entered={entered ?? first}
        errors={errors}
      />
      <h2>
        <T text={{ sv: 'När planen är klar', en: 'When the plan is done' }} />
      </h2>
      <LinkButton href={`${at}/avsluta`} text={{ sv: 'Avsluta samtalet', en: 'Settle the conversation' }} />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
planRoutes.get('/samtal/:id/avsluta', async (c) => {
  const opened = await openedHere(c)
  if (!opened.leads) throw new Fault('not_found')
  const { conversation, actions } = opened
  const at = `/samtal/${conversation.id}`
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Avsluta samtalet', en: 'Settle the conversation' }} crumbs={crumbsOf(opened)}>
      <ActionList actions={actions} />
      <Confirm
        action={`${at}/avsluta`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={
                conversation.retention_days === 0
                  ? {
                      sv: 'Telefonerna stängs och tankarna raderas nu, också de som aldrig visades. Frågorna, slutsatserna och åtgärderna finns kvar som ett dokument.',
                      en: 'The phones are shut and the thoughts are deleted now, those never shown too. The questions, the conclusions and the actions remain as a document.',
                    }
                  : {
                      sv: `Telefonerna stängs. Tankarna, också de som aldrig visades, raderas om ${conversation.retention_days} dagar. Frågorna, slutsatserna och åtgärderna finns kvar som ett dokument.`,
                      en: `The phones are shut. The thoughts, those never shown too, are deleted in ${conversation.retention_days} days. The questions, the conclusions and the actions remain as a document.`,
                    }
              }
            />
          </p>
        }
        button={{ sv: 'Avsluta med den här planen', en: 'Settle with this plan' }}
        back={`${at}/plan`}
      />
    </Page>,
  )
})
planRoutes.get('/samtal/:id/plan', (c) => planPage(c))
planRoutes.post('/samtal/:id/plan', async (c) => {
  const { owners } = await openedHere(c)
  const reading = readRecord(planRecord(owners), await readForm(c))
  if (!reading.ok) return planPage(c, reading.entered, reading.errors)
  must(await plan(c.get('house').db, whoAsks(c).actor, c.req.param('id'), reading.values))
  return seeOther(c, `/samtal/${c.req.param('id')}/plan`)
})
