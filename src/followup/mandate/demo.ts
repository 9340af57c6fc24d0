import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import type { Founded } from '../../organisation/founding/index.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { addBelonging, addMandate, changeBelonging, listMandates, makePlan, seeMandate, takeUp } from './deeds.ts'

/** Invented mandates of the demonstration: one late, one going on, one handed in, beside known ones that are followed. */
const KNOWN = ['samordna-och-folja-upp-2023', 'fraga-barn-2025', 'upptacka-vald-tredje-2022']

export async function makeDemoMandates(db: Database, founded: Founded[]): Promise<void> {
  const actorOf = (slug: string): Actor | undefined => {
    const home = founded.find(({ accounts }) => slug in accounts)
    const account = home?.accounts[slug]?.account
    return home && account ? { tenant: home.tenant, account } : undefined
  }
  const makers = { 'samverket-nationell': makeNational, 'nordan-samordnare': makeCounty, 'norrvik-samordnare': makeMunicipal }
  for (const [slug, make] of Object.entries(makers)) {
    const actor = actorOf(slug)
    if (actor && (await listMandates(db, actor))?.mandates.length === 0) await make(db, actor)
  }
}

const OPEN = { fact: null, rests_on: null, starts_on: null, interim_on: null, notes: null } as const

async function makeNational(db: Database, actor: Actor): Promise<void> {
  const today = dayOf()
  const taken = []
  for (const fact of KNOWN) taken.push(await takeUp(db, actor, fact, 'sv'))
  const [main = '', , third = ''] = taken
  await addBelonging(db, actor, main, 'mandate_delivery', {
    part: null,
    counts_as: 'interim',
    delivered_on: '2024-03-28',
    note: 'Påhittad leverans i demonstrationen.',
    link: 'https://www.example.se/delredovisning',
  })
  await addBelonging(db, actor, third, 'mandate_delivery', {
    part: null,
    counts_as: 'final',
    delivered_on: '2025-03-31',
    note: 'Påhittad leverans i demonstrationen.',
    link: null,
  })
  await addBelonging(db, actor, main, 'mandate_part', {
    title: 'Lägesbild från myndigheterna',
    asked: 'Svara på rundan och beskriva vad som har ändrats.',
    organisation: 'Myndigheterna i samverkan',
    starts_on: null,
    due_on: addDays(today, 45),
  })
  await addBelonging(db, actor, main, 'mandate_part', {
    title: 'Lägesbild från länen',
    asked: 'Sammanfatta kommunernas svar i länet.',
    organisation: 'Länsstyrelserna',
    starts_on: null,
    due_on: addDays(today, 60),
  })
  await addBelonging(db, actor, main, 'mandate_document', { title: 'Uppdraget (påhittad länk)', link: 'https://www.example.se/uppdrag' })
  await makePlan(db, actor, main, 'final', 'sv')
  const seen = await seeMandate(db, actor, main)
  for (const step of seen?.mandate.steps.slice(0, 3) ?? [])
    if (step.due_on < today) await changeBelonging(db, actor, { id: step.id, of: main }, 'mandate_step', { done_on: step.due_on })
  await addMandate(db, actor, {
    ...OPEN,
    title: 'Se över hur vi själva hanterar skyddade personuppgifter',
    giver: 'Generaldirektören (påhittad)',
    asked: 'Gå igenom egna rutiner, system och utskick, och föreslå vad som ska ändras.',
    given_on: addDays(today, -200),
    final_on: addDays(today, -12),
    responsible: actor.account ?? '',
  })
}

async function makeCounty(db: Database, actor: Actor): Promise<void> {
  const today = dayOf()
  const id = await addMandate(db, actor, {
    ...OPEN,
    title: 'Stödja kommunerna i länet inför rundan',
    giver: 'Länsledningen (påhittad)',
    asked: 'Se till att varje kommun vet vem som svarar, och bjud in till två träffar.',
    given_on: addDays(today, -90),
    interim_on: addDays(today, 20),
    final_on: addDays(today, 160),
    responsible: actor.account ?? '',
  })
  if (id === undefined) return
  await addBelonging(db, actor, id, 'mandate_taker', { name: 'Kommunerna i Nordanlän (påhittade)', does: 'Svarar på rundan' })
  await makePlan(db, actor, id, 'final', 'sv')
}

async function makeMunicipal(db: Database, actor: Actor): Promise<void> {
  const today = dayOf()
  const id = await addMandate(db, actor, {
    ...OPEN,
    title: 'Gemensamma rutiner i alla nämnder',
    giver: 'Kommunstyrelsen (påhittad)',
    rests_on: 'Kommunens handlingsplan mot våld i nära relationer (påhittad)',
    asked: 'Varje nämnd ska ha en fastställd rutin för skyddade personuppgifter, känd av dem som behöver den.',
    given_on: addDays(today, -300),
    final_on: addDays(today, 75),
    responsible: actor.account ?? '',
  })
  if (id === undefined) return
  await addBelonging(db, actor, id, 'mandate_part', {
    title: 'Socialnämndens rutin',
    asked: null,
    organisation: 'Socialnämnden',
    starts_on: null,
    due_on: addDays(today, -30),
  })
  await addBelonging(db, actor, id, 'mandate_part', {
    title: 'Skolans rutin',
    asked: null,
    organisation: 'Barn- och utbildningsnämnden',
    starts_on: null,
    due_on: addDays(today, 14),
  })
  await makePlan(db, actor, id, 'final', 'sv')
}
