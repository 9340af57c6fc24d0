/** What the demonstration shows of rounds: one that has closed, one half-way, forty invented organisations, a county board at work. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { AnswerDocument } from '../exchange/index.ts'
import { type Answer, levelsOf, type QuestionSet, questionsOf } from '../question/index.ts'
import type { Kind } from './counties.ts'
import { noteSupport, remindFromCounty } from './deeds-county.ts'
import { giveCounty, inviteList, inviteNeighbours, keepInvited } from './deeds-invite.ts'
import { saveAnswers } from './deeds-link.ts'
import { seeInvited } from './deeds-one.ts'
import { receive } from './deeds-receive.ts'
import { beginRound, closeRound, listRounds, openRound, seeRound } from './deeds.ts'
import { SECRECY_DEFAULT } from './forms.ts'
import type { InvitedRow } from './invite.ts'
import { linkToken, replyCode } from './link.ts'
import type { Invited } from './round.ts'

interface Someone {
  tenant: string
  accounts: Record<string, { account: string }>
}
const DAY_MS = 86_400_000
const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS)

const PLACES = [
  'Granmo',
  'Björkfjärd',
  'Stenlida',
  'Lövmyra',
  'Tallsele',
  'Näckmo',
  'Kvarnlida',
  'Sandmyra',
  'Rönnsele',
  'Ljungfjärd',
  'Hällmyra',
]
const MORE_PLACES = ['Mosslida', 'Fjärdmo', 'Ekmyra', 'Videsele', 'Korplida', 'Lommyra', 'Sälgmo', 'Tjärlida', 'Ängsele', 'Hägmo', 'Åslida']
const OTHERS: readonly (readonly [string, Kind])[] = [
  ['Region Norrmyra', 'region'],
  ['Region Västerlida', 'region'],
  ['Region Östersele', 'region'],
  ['Region Mellanmo', 'region'],
  ['Region Södermyra', 'region'],
  ['Tillståndsverket', 'state_agency'],
  ['Ersättningsverket', 'state_agency'],
  ['Prövningsmyndigheten', 'state_agency'],
  ['Registerverket', 'state_agency'],
  ['Bosättningsverket', 'state_agency'],
  ['Granmojouren', 'ngo'],
  ['Stenlidajouren', 'ngo'],
  ['Stödlinjen Mellanmo', 'ngo'],
  ['Ungas skydd Lövmyra', 'ngo'],
  ['Tallselejouren', 'ngo'],
  ['Nätverket Hägmo', 'ngo'],
  ['Omsorg i Ekmyra AB', 'company'],
  ['Skolbolaget Lommyra AB', 'company'],
]
/** Many in the north, where the county board of the demonstration is; the others all over the country. */
const SPREAD = ['14', '12', '01', '22', '21', '20', '17', '18', '19', '03', '05', '04', '13', '06', '08', '23', '07', '10', '09']
const countyOf = (index: number): string => (index < 8 ? '25' : index < 13 ? '24' : (SPREAD[(index - 13) % SPREAD.length] ?? '14'))
const rowsOf = (): InvitedRow[] =>
  [...[...PLACES, ...MORE_PLACES].map((place) => [`${place} kommun`, 'municipality'] as const), ...OTHERS].map(([name, kind], index) => {
    const county = kind === 'state_agency' ? undefined : countyOf(index)
    const values = { name: `${name} (påhittad)`, kind, county, address: `samordning@org${index + 1}.example.se`, slug: undefined }
    return { row: index + 2, values, written: { name: values.name, kind, address: values.address }, problems: [], warnings: [] }
  })

/** The same figures each time: between 0 and 1, and different for each organisation and question. */
const chance = (organisation: number, question: number): number => {
  const wave = Math.sin(organisation * 12.9898 + question * 78.233) * 43_758.5453
  return wave - Math.floor(wave)
}
function answersOf(set: QuestionSet, organisation: number, lift: number): Answer[] {
  return questionsOf(set).map((question, place) => {
    const top = levelsOf(set, question).at(-1)?.value
    const drawn = chance(organisation, place) * 0.55 + chance(organisation, 999) * 0.35 + lift
    const level = top === undefined ? null : Math.max(0, Math.min(top, Math.floor(drawn * (top + 1))))
    const chosen = (question.options ?? []).filter((_, i) => chance(organisation + i, place) > 0.5).map((option) => option.id)
    return { question: question.id, applies: true, level, chosen, words: '' }
  })
}

/** In the coordinator's own name: the answer that the organisation's letter would have brought. */
async function answer(db: Database, tenant: string, sets: readonly QuestionSet[], one: Invited, place: number, lift: number, at: Date) {
  await db.asWorker(tenant, async (tx) => {
    const document: AnswerDocument = {
      kind: 'samvarn-answer',
      version: 1,
      round: one.round,
      invitation: one.id,
      reply_code: replyCode(await tx.keys(), one.id),
      number: 1,
      sharing: 'levels',
      county_sees_levels: place % 2 === 0,
      signed_off_at: at.toISOString(),
      signed_off_by: 'Förvaltningschef',
      parts: setsFor(sets, one).map((set) => ({ set: set.id, version: set.version, answers: answersOf(set, place, lift) })),
    }
    await receive(tx, one.id, document, { way: 'page', key: null, at })
  })
}
const setsFor = (sets: readonly QuestionSet[], { kind }: Invited): QuestionSet[] =>
  sets.filter((set) => (kind === 'ngo' || kind === 'company' ? set.audience === 'civil_society' : set.audience !== 'civil_society'))

async function begin(
  db: Database,
  national: Actor,
  sets: readonly string[],
  about: { title: string; closes: Date; former: string | null; opens: Date },
) {
  const id = await beginRound(
    db,
    national,
    {
      title: about.title,
      lead: 'Vi vill se hur arbetet med skyddade personuppgifter går, och var ni behöver stöd. Svaren används för att förbättra, inte för att hänga ut.',
      secrecy: SECRECY_DEFAULT,
      opens: dayOf(about.opens),
      closes: dayOf(about.closes),
      county_sees: true,
      former: about.former,
    },
    sets,
  )
  const list = id === undefined ? undefined : await keepInvited(db, national, id, rowsOf())
  if (id === undefined || list === undefined || (await inviteList(db, national, id, list)) !== 'done')
    throw new Error('The demonstration’s round was not made.')
  return id
}

/** Made once: a database that has rounds already is left as it is. */
export async function makeDemoRounds(db: Database, founded: readonly Someone[], now = new Date()): Promise<void> {
  const actorOf = (slug: string): Actor | undefined => {
    const home = founded.find((one) => one.accounts[slug])
    const account = home?.accounts[slug]?.account
    return home && account !== undefined ? { tenant: home.tenant, account } : undefined
  }
  const [national, county] = [actorOf('samverket-nationell'), actorOf('nordan-samordnare')]
  if (!national || (await listRounds(db, national))?.own?.length !== 0) return
  const asked = ['managers', 'professionals', 'civil-society']
  const before = { opens: daysFrom(now, -400), closes: daysFrom(now, -340) }
  const former = await begin(db, national, asked, { title: 'Förra årets runda', former: null, ...before })
  await openRound(db, national, former, before.opens)
  await fill(db, national, former, { skip: 7, lift: 0, from: before.opens, days: 55 })
  await closeRound(db, national, former, before.closes)
  const opens = daysFrom(now, -30)
  const round = await begin(db, national, asked, { title: 'Årets runda', former, opens, closes: daysFrom(now, 26) })
  const here = [
    { id: actorOf('norrvik-samordnare')?.tenant ?? '', county: '25' },
    { id: actorOf('ekby-chef')?.tenant ?? '', county: '24' },
  ]
  await inviteNeighbours(db, national, round, here)
  if (county) await giveCounty(db, national, round, '25', county.tenant)
  await openRound(db, national, round, opens)
  await fill(db, national, round, { skip: 3, lift: 0.08, from: opens, days: 28 })
  await begun(db, national, round)
  if (county) await support(db, county, national, round)
}

interface Filling {
  /** Each so-and-so-many has not answered. */
  skip: number
  lift: number
  from: Date
  days: number
}
async function fill(db: Database, national: Actor, round: string, { skip, lift, from, days }: Filling): Promise<void> {
  const [seen, whole] = [await seeInvited(db, national, round, {}), await seeRound(db, national, round)]
  const sets = whole?.sets.map((one) => one.document) ?? []
  for (const [place, one] of (seen?.invited ?? []).entries()) {
    if (one.hosted !== null || place % skip === skip - 1) continue
    await answer(db, national.tenant, sets, one, place, lift, daysFrom(from, Math.floor(chance(place, 7) * days)))
  }
}
/** Some have begun on their link's page, and some have not opened it. */
async function begun(db: Database, national: Actor, round: string): Promise<void> {
  const [seen, whole] = [await seeInvited(db, national, round, { state: 'silent' }), await seeRound(db, national, round)]
  for (const [place, one] of (seen?.invited ?? []).entries()) {
    const [set] = setsFor(whole?.sets.map((each) => each.document) ?? [], one)
    if (one.hosted !== null || place % 2 === 1 || !set) continue
    const token = await db.asWorker(national.tenant, async (tx) => linkToken(await tx.keys(), one.id, 1))
    const answers = answersOf(set, place, 0).slice(0, 3)
    await saveAnswers(db, token, set.id, { asked: answers.map((each) => each.question), answers, edition: undefined })
  }
}
async function support(db: Database, county: Actor, national: Actor, round: string): Promise<void> {
  const seen = await seeInvited(db, national, round, { county: '25', state: 'silent' })
  const [first] = (seen?.invited ?? []).filter((one) => one.hosted === null)
  if (!first) return
  await noteSupport(db, county, first.id, 'Vi har erbjudit ett gemensamt möte om frågorna. De återkommer med en dag.')
  await remindFromCounty(db, county, first.id)
}
