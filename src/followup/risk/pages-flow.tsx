import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, enteredFrom, RecordForm, readForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody, wordOf } from '../../platform/http/form.ts'
import { Confirm, type FormError, HiddenField, Page, renderPage, T } from '../../platform/page/index.ts'
import { type ProposedFlow, proposedFlow } from './catalogue.ts'
import { drawFlow, type FlowMap, type MappedFlow, redrawFlow, removeFlow } from './deeds-map.ts'
import { flowRecord, WHOLE } from './fields.ts'
import { MAP, ROOM } from './part.tsx'
import { mapFor } from './pages-map.tsx'
import { offered } from './pages-report.tsx'

/** One flow: written, changed, taken off the map. */
export const flowPages = new Hono<Env>()
const doer = (c: Ctx) => [c.get('house').db, whoAsks(c).actor] as const

interface FlowPage {
  /** Of a flow that is there already. */
  flow?: MappedFlow | undefined
  proposal?: ProposedFlow | undefined
  entered?: Entered | undefined
  errors?: readonly FormError[]
}
function flowPage(c: Ctx, { offer }: FlowMap, { flow, proposal, entered, errors = [] }: FlowPage) {
  const action = flow ? `/risker/karta/${flow.id}` : '/risker/karta/ny'
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={flow ? { sv: 'Ändra flödet', en: 'Change the flow' } : { sv: 'Nytt flöde', en: 'New flow' }}
      crumbs={[ROOM, MAP]}
      errors={errors}
      lead={{
        sv: 'En väg som uppgifter tar. Skriv funktioner och system, aldrig personer.',
        en: 'One way that data takes. Write functions and systems, never persons.',
      }}
    >
      <RecordForm
        record={flowRecord(offered(offer).units)}
        action={action}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara flödet', en: 'Save the flow' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: MAP.href }}
      >
        {proposal ? <HiddenField name="forslag" value={proposal.id} /> : null}
      </RecordForm>
      {flow ? (
        <p>
          <a href={`/risker/karta/${flow.id}/ta-bort`}>
            <T text={{ sv: 'Ta bort flödet från kartan', en: 'Take the flow off the map' }} />
          </a>
        </p>
      ) : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const enteredOf = (flow: ProposedFlow, lang: 'sv' | 'en'): Entered => ({
  from: flow.from[lang],
  to: flow.to[lang],
  reach: flow.reach,
  channel: flow.channel[lang],
  data: flow.data[lang],
  sees: flow.sees[lang],
  ground: flow.ground[lang],
})
flowPages.get('/risker/karta/ny', async (c) => {
  const proposal = proposedFlow(c.req.query('forslag') ?? '')
  const map = await mapFor(c)
  const unit = map.offer.whole ? WHOLE : (map.offer.units[0]?.id ?? '')
  return flowPage(c, map, { proposal, entered: { ...(proposal && enteredOf(proposal, c.get('lang'))), unit } })
})
flowPages.post('/risker/karta/ny', async (c) => {
  const map = await mapFor(c)
  const body = await readBody(c)
  const proposal = proposedFlow(wordOf(body, 'forslag'))
  const reading = readForm(flowRecord(offered(map.offer).units), body)
  if (!reading.ok) return flowPage(c, map, { proposal, ...reading })
  const { unit, ...flow } = reading.values
  if (!(await drawFlow(...doer(c), { ...flow, unit: unit === WHOLE ? null : unit }, proposal?.id ?? null))) throw new Fault('not_found')
  return seeOther(c, MAP.href)
})

async function drawable(c: Ctx): Promise<{ map: FlowMap; flow: MappedFlow }> {
  const map = await mapFor(c)
  const flow = map.flows.find(({ id }) => id === c.req.param('id'))
  if (!flow?.mayDraw) throw new Fault('not_found')
  return { map, flow }
}
flowPages.get('/risker/karta/:id', async (c) => {
  const { map, flow } = await drawable(c)
  const record = flowRecord(offered(map.offer).units)
  return flowPage(c, map, { flow, entered: enteredFrom(record, { ...flow, unit: flow.unit ?? WHOLE }) })
})
flowPages.post('/risker/karta/:id', async (c) => {
  const { map, flow } = await drawable(c)
  const reading = readForm(flowRecord(offered(map.offer).units), await readBody(c))
  if (!reading.ok) return flowPage(c, map, { flow, ...reading })
  const { unit, ...words } = reading.values
  if ((await redrawFlow(...doer(c), flow.id, { ...words, unit: unit === WHOLE ? null : unit })) !== 'done') throw new Fault('not_found')
  return seeOther(c, MAP.href)
})
flowPages.get('/risker/karta/:id/ta-bort', async (c) => {
  const { flow } = await drawable(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ta bort flödet?', en: 'Take the flow away?' }}
      crumbs={[ROOM, MAP]}
      lead={`${flow.from} → ${flow.to}`}
    >
      <Confirm
        action={`/risker/karta/${flow.id}/ta-bort`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Flödet försvinner från kartan. Risker som hör till det finns kvar och säger att flödet är borta.',
                en: 'The flow leaves the map. Risks that belong to it remain, and say that the flow is gone.',
              }}
            />
          </p>
        }
        button={{ sv: 'Ta bort', en: 'Take away' }}
        back={MAP.href}
      />
    </Page>,
  )
})
flowPages.post('/risker/karta/:id/ta-bort', async (c) => {
  if ((await removeFlow(...doer(c), c.req.param('id'))) !== 'done') throw new Fault('not_found')
  return seeOther(c, MAP.href)
})
