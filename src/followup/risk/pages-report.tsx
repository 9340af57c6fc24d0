import { Hono } from 'hono'
import { addDays, dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Entered, enteredFrom, RecordForm, readForm } from '../../platform/field/index.ts'
import { stepPages } from '../../platform/field/step-page.tsx'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody, wordOf } from '../../platform/http/form.ts'
import { type FormError, HiddenField, InsetText, Page, pick, renderPage, T } from '../../platform/page/index.ts'
import { type ProposedRisk, proposedRisk } from './catalogue.ts'
import {
  acceptRisk,
  actOnRisk,
  changeWords,
  closeRisk,
  judgeLeft,
  judgeRisk,
  type Offer,
  reviewRisk,
  type SeenRisk,
  seeOffer,
  seeRisk,
  treatRisk,
  writeRisk,
} from './deeds.ts'
import {
  acceptRecord,
  actionRecord,
  changeRecord,
  closeRecord,
  judgeRecord,
  type Offered,
  reviewRecord,
  riskRecord,
  treatRecord,
  WHOLE,
} from './fields.ts'
import { ROOM } from './part.tsx'
import { SourceOf, WHOLE_WORDS } from './pages-list.tsx'
import { standing } from './risk.ts'

/** One form a page: each decision about a risk has an address of its own. */
export const reportPages = new Hono<Env>()
const doer = (c: Ctx) => [c.get('house').db, whoAsks(c).actor] as const

export const offered = ({ owners, units, flows, whole }: Offer): Offered => ({
  owners,
  flows,
  units: [...(whole ? [{ value: WHOLE, label: WHOLE_WORDS }] : []), ...units.map(({ id, name }) => ({ value: id, label: name }))],
})

async function offerFor(c: Ctx): Promise<Offer> {
  const offer = await seeOffer(...doer(c))
  if (!offer) throw new Fault('not_found')
  return offer
}
async function newPage(c: Ctx, proposal: ProposedRisk | undefined, errors: readonly FormError[] = [], entered?: Entered) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ny risk', en: 'New risk' }}
      crumbs={[ROOM]}
      errors={errors}
      lead={{ sv: 'Vad kan hända, varför, och hur stor blir skadan?', en: 'What may happen, why, and how great is the harm?' }}
    >
      {proposal ? (
        <InsetText>
          <p>
            <T
              text={{
                sv: 'Ett förslag. Ändra orden så att de stämmer hos er.',
                en: 'A proposal. Change the words until they are true with you.',
              }}
            />{' '}
            <SourceOf source={proposal.source} />
          </p>
        </InsetText>
      ) : null}
      <RecordForm
        record={riskRecord(offered(await offerFor(c)))}
        action="/risker/ny"
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara risken', en: 'Save the risk' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: '/risker' }}
      >
        {proposal ? <HiddenField name="forslag" value={proposal.id} /> : null}
      </RecordForm>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
reportPages.get('/risker/ny', async (c) => {
  const proposal = proposedRisk(c.req.query('forslag') ?? '')
  const { flows, units, whole } = await offerFor(c)
  const first = { review_by: addDays(dayOf(new Date()), 365), unit: whole ? WHOLE : (units[0]?.id ?? '') }
  if (!proposal) return newPage(c, undefined, [], first)
  const lang = c.get('lang')
  const entered = {
    ...first,
    flow: flows.find(({ template }) => template === proposal.flow)?.value ?? '',
    what: pick(proposal.what, lang),
    cause: pick(proposal.cause, lang),
    likelihood: String(proposal.likelihood),
    harm: String(proposal.harm),
  }
  return newPage(c, proposal, [], entered)
})
reportPages.post('/risker/ny', async (c) => {
  const body = await readBody(c)
  const proposal = proposedRisk(wordOf(body, 'forslag'))
  const reading = readForm(riskRecord(offered(await offerFor(c))), body)
  if (!reading.ok) return newPage(c, proposal, reading.errors, reading.entered)
  const { unit, flow, ...values } = reading.values
  const written = { ...values, flow: flow ?? null, unit: unit === WHOLE ? null : unit, template: proposal?.id ?? null }
  const made = await writeRisk(...doer(c), written)
  if (!made) throw new Fault('not_found')
  return seeOther(c, `/risker/${made.id}`)
})

/** Those who decide over the risk, and whoever answers for it: nobody else sees one. */
const whoeverSees = (): boolean => true
const stepPage = stepPages<SeenRisk>({
  routes: reportPages,
  room: ROOM,
  label: { sv: 'Risk', en: 'Risk' },
  see: (c, id) => seeRisk(...doer(c), id),
  words: ({ risk }) => risk.what,
  may: ({ mayDecide }) => mayDecide,
})

stepPage('bedom', {
  title: { sv: 'Bedöm risken på nytt', en: 'Judge the risk anew' },
  lead: {
    sv: 'Som den är utan åtgärder. Den förra bedömningen står kvar i historiken.',
    en: 'As it is without actions. The former judgement stays in the history.',
  },
  submit: { sv: 'Spara bedömningen', en: 'Save the judgement' },
  record: () => judgeRecord,
  entered: ({ risk }) => ({ likelihood: String(risk.likelihood), harm: String(risk.harm) }),
  does: (c, id, values) => judgeRisk(...doer(c), id, values),
})
stepPage('kvar', {
  title: { sv: 'Bedöm vad som är kvar', en: 'Judge what is left' },
  lead: { sv: 'Som det är nu, när åtgärderna är gjorda.', en: 'As it is now, when the actions are done.' },
  submit: { sv: 'Spara bedömningen', en: 'Save the judgement' },
  record: () => judgeRecord,
  may: whoeverSees,
  does: (c, id, values) => judgeLeft(...doer(c), id, values),
})
stepPage('behandla', {
  title: { sv: 'Bestäm hur risken hanteras', en: 'Decide how the risk is treated' },
  submit: { sv: 'Spara beslutet', en: 'Save the decision' },
  record: () => treatRecord,
  does: (c, id, values) => treatRisk(...doer(c), id, values),
})
stepPage('acceptera', {
  title: { sv: 'Acceptera risken för en tid', en: 'Accept the risk for a time' },
  submit: { sv: 'Acceptera', en: 'Accept' },
  record: ({ risk }) => acceptRecord(standing(risk).harm),
  does: (c, id, values) => acceptRisk(...doer(c), id, values),
})
stepPage('ga-igenom', {
  title: { sv: 'Gå igenom risken', en: 'Go through the risk' },
  submit: { sv: 'Spara genomgången', en: 'Save' },
  record: () => reviewRecord,
  entered: () => ({ review_by: addDays(dayOf(new Date()), 365) }),
  does: (c, id, values) => reviewRisk(...doer(c), id, values),
})
stepPage('andra', {
  title: { sv: 'Ändra beskrivningen', en: 'Change the description' },
  submit: { sv: 'Spara ändringen', en: 'Save the change' },
  record: ({ offer }) => changeRecord(offered(offer)),
  entered: ({ offer, risk }) => enteredFrom(changeRecord(offered(offer)), { ...risk, flow: risk.flow ?? undefined }),
  does: (c, id, { flow, ...values }) => changeWords(...doer(c), id, { ...values, flow: flow ?? null }),
})
stepPage('stang', {
  title: { sv: 'Stäng risken', en: 'Close the risk' },
  submit: { sv: 'Stäng', en: 'Close' },
  record: () => closeRecord,
  does: (c, id, { words }) => closeRisk(...doer(c), id, words),
})
stepPage('atgard', {
  title: { sv: 'Skapa en åtgärd', en: 'Raise an action' },
  submit: { sv: 'Spara åtgärden', en: 'Save the action' },
  record: ({ offer }) => actionRecord(offer.owners),
  entered: ({ risk }, c) => {
    const proposed = risk.template === null ? undefined : proposedRisk(risk.template)
    return { title: proposed ? pick(proposed.action, c.get('lang')) : '', owner: risk.owner, due: addDays(dayOf(new Date()), 60) }
  },
  may: whoeverSees,
  does: (c, id, values) => actOnRisk(...doer(c), id, values),
})
