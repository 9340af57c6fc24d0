/** Actions, flows and risks, and what staff need to know, as release 0.3.0 wrote them. */
import { randomUUID } from 'node:crypto'
import { ago, day, json, type Laying } from './upgrade-filled-0027-laying.ts'

export async function fillActions({ at, row, seal }: Laying): Promise<void> {
  const [action, entry, evidence] = [randomUUID(), randomUUID(), randomUUID()]
  const words = json({ title: 'Skriv vem man ringer', why: 'Ingen visste.' })
  await row('action_item', {
    id: action,
    origin_kind: 'own',
    origin_id: action,
    unit: at.unit,
    owner: at.caseworker,
    due: day(30),
    state: 'done',
    sealed: seal({ table: 'action_item', column: 'sealed', id: action, words }),
    effect_due: day(90),
    effect: 'helped',
    effect_at: ago(1),
    created_by: at.head,
    created_at: ago(60),
  })
  const told = seal({ table: 'action_entry', column: 'sealed', id: entry, words: 'Tavlan är uppsatt.' })
  await row('action_entry', { id: entry, action, kind: 'note', sealed: told, by: at.caseworker, at: ago(20) })
  const inEvidence = (column: string, as: string, content: string) =>
    seal({ table: 'action_evidence', column, as, id: evidence, words: content })
  await row('action_evidence', {
    id: evidence,
    action,
    kind: 'file',
    name_sealed: inEvidence('name_sealed', 'name', json({ name: 'tavla.jpg' })),
    content_sealed: inEvidence('content_sealed', 'content', 'en bild'),
    bytes: 7,
    added_by: at.caseworker,
  })
}

export async function fillRisks({ at, row, seal }: Laying): Promise<void> {
  const [flow, risk, judgement] = [randomUUID(), randomUUID(), randomUUID()]
  const goes = json({ from: 'Folkbokföringen', to: 'Verksamhetssystemet', channel: 'Fil', data: 'Adress', sees: 'Handläggare' })
  await row('data_flow', {
    id: flow,
    unit: at.unit,
    reach: 'in',
    template: 'marking-in',
    sealed: seal({ table: 'data_flow', column: 'sealed', id: flow, words: goes }),
    created_by: at.coordinator,
    created_at: ago(100),
  })
  const words = json({ what: 'Bilagan visar orten.', cause: 'Mallen hämtar adressen.' })
  await row('risk', {
    id: risk,
    unit: at.unit,
    flow,
    template: 'annex-tells-place',
    owner: at.caseworker,
    likelihood: 2,
    harm: 5,
    left_likelihood: 1,
    left_harm: 5,
    treatment: 'accept',
    review_by: day(100),
    accepted_by: at.head,
    accepted_until: day(90),
    sealed: seal({ table: 'risk', column: 'sealed', id: risk, words }),
    created_by: at.coordinator,
    created_at: ago(90),
  })
  const judged = seal({ table: 'risk_judgement', column: 'sealed', id: judgement, words: 'Mallen byts i vår.' })
  await row('risk_judgement', { id: judgement, risk, kind: 'accepted', until: day(90), sealed: judged, by: at.head, at: ago(5) })
}

export async function fillTraining({ at, row, seal }: Laying): Promise<void> {
  await row('training_function', { code: 'school_nurse', name: 'Skolsköterska' })
  await row('training_need', { function: 'caseworker', area: 'asking', depth: 2 })
  await row('training_count', {
    id: randomUUID(),
    unit: at.unit,
    function: 'caseworker',
    area: 'asking',
    depth: 2,
    count: 7,
    counted_on: day(-50),
    by: at.coordinator,
  })
  const plan = randomUUID()
  await row('training_plan', {
    id: plan,
    unit: at.unit,
    function: 'caseworker',
    area: 'asking',
    depth: 2,
    cost_kronor: 18_000,
    sealed: seal({ table: 'training_plan', column: 'sealed', as: 'how', id: plan, words: 'En halv dag med övning.' }),
    created_by: at.coordinator,
    created_at: ago(40),
  })
}
