/** Norrvik and Ekby in the midst of answering: a former assessment that is signed, parts of all states, a comment that waits. */
import type { Founded } from '../../organisation/founding/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { type Answer, levelsOf, type Question, type QuestionSet } from '../question/index.ts'
import { saveSection, seePart } from './deeds-answer.ts'
import { handOut, moveOn } from './deeds-part.ts'
import { listAnswering } from './deeds-report.ts'
import { beginOwn } from './deeds-round.ts'
import { markOf, seeLeaving, sign } from './deeds-sign.ts'
import { review } from './deeds-talk.ts'

type Who = Actor & { account: string }
const DAY = 86_400_000
const daysFromNow = (days: number): Date => new Date(Date.now() + days * DAY)
const isoDay = (days: number): string => daysFromNow(days).toISOString().slice(0, 10)

const WORDS = [
  'Rutinen finns men är från 2019. Den är inte genomgången sedan vi bytte system.',
  'Två av tre enheter gör så. Den tredje fick rutinen i våras.',
  'Vi har pratat om det men inte bestämt vem som ansvarar.',
  'Provat i september: fyra av fem visste vart de skulle vända sig.',
]
/** Levels that look like an organisation and not like chance: mostly low, here and there high. */
const LEVELS = [1, 2, 0, 3, 2, 1, 2, 4, 1, 0, 2, 3]

function answerOf(set: QuestionSet, question: Question, index: number, lift: number): Answer {
  const steps = levelsOf(set, question)
  const value = Math.min(steps.length - 1, (LEVELS[index % LEVELS.length] ?? 1) + lift)
  const words = question.kind === 'words' || index % 4 === 0 ? (WORDS[((index / 4) % WORDS.length) | 0] ?? '') : ''
  return {
    question: question.id,
    applies: true,
    level: steps.length === 0 ? null : (steps[value]?.value ?? null),
    chosen: question.kind === 'choices' ? (question.options ?? []).filter((_, place) => place % 2 === 0).map((option) => option.id) : [],
    words,
  }
}

/** Answers the first sections of a part, at a day of its own each. */
async function fill(db: Database, who: Who, part: string, share: number, lift = 0, age = 0): Promise<void> {
  const seen = await seePart(db, who, part)
  const sections = seen?.set.sections ?? []
  const most = Math.ceil(sections.length * share)
  let index = 0
  for (const [place, section] of sections.slice(0, most).entries()) {
    const answers = section.questions.map((question) => answerOf(seen?.set as QuestionSet, question, index++, lift))
    await saveSection(db, who, part, section.id, 0, answers, daysFromNow(place - most - age))
  }
}

export async function makeDemoAnswers(db: Database, founded: Founded[]): Promise<void> {
  const whoIs = (slug: string): Who | undefined => {
    const home = founded.find(({ accounts }) => slug in accounts)
    const account = home?.accounts[slug]?.account
    return home && account ? { tenant: home.tenant, account } : undefined
  }
  const unitOf = (slug: string): string | null => founded.find(({ accounts }) => slug in accounts)?.accounts[slug]?.unit ?? null
  await makeNorrvik(db, whoIs, unitOf)
  await makeEkby(db, whoIs)
}
type Find = (slug: string) => Who | undefined

/** The round that a coordinator has sent, or one of their own where none has come. */
async function runningRound(db: Database, who: Who, sets: readonly string[]): Promise<string | undefined> {
  const { rounds } = await listAnswering(db, who)
  const asked = rounds.find(({ round }) => !round.locked && round.round !== null)
  return (
    asked?.round.id ?? (await beginOwn(db, who, { title: 'Egen skattning i höst', sets, unit: null, closes: isoDay(24) }, daysFromNow(-20)))
  )
}
const hasBegun = async (db: Database, who: Who): Promise<boolean> => (await listAnswering(db, who)).rounds.some(({ parts }) => parts > 0)

async function makeNorrvik(db: Database, whoIs: Find, unitOf: (slug: string) => string | null): Promise<void> {
  const [leader, head, worker, staff] = [
    whoIs('norrvik-samordnare'),
    whoIs('norrvik-chef'),
    whoIs('norrvik-handlaggare'),
    whoIs('norrvik-personal'),
  ]
  if (!leader || !head || !worker || !staff || (await hasBegun(db, leader))) return
  await makeFormer(db, leader, worker, unitOf('norrvik-handlaggare'))
  const round = await runningRound(db, leader, ['managers', 'professionals'])
  if (round === undefined) return
  const hand = async (set: string, owner: Who, slug: string, reviewer: Who | null, due: number): Promise<string | undefined> =>
    (
      await handOut(
        db,
        leader,
        round,
        { set, unit: unitOf(slug), owner: owner.account, reviewer: reviewer?.account ?? null, due: isoDay(due) },
        daysFromNow(-14),
      )
    ).part
  const managers = await hand('managers', head, 'norrvik-chef', leader, 9)
  const workers = await hand('professionals', worker, 'norrvik-handlaggare', head, 12)
  const personnel = await hand('professionals', staff, 'norrvik-personal', null, -2)
  if (managers !== undefined) {
    await fill(db, head, managers, 1)
    await moveOn(db, head, managers, 'ready')
  }
  if (workers !== undefined) {
    await fill(db, worker, workers, 0.6, 1)
    const first = (await seePart(db, head, workers))?.set.sections[0]?.questions[0]
    if (first)
      await review(db, head, workers, first.id, { kind: 'change', words: 'Gäller det båda kontoren? Skriv vilket som saknar rutinen.' })
  }
  if (personnel !== undefined) await fill(db, staff, personnel, 0.2)
}

/** Eleven months ago: an assessment of one unit, signed off, that this year's part begins from. */
async function makeFormer(db: Database, leader: Who, worker: Who, unit: string | null): Promise<void> {
  const then = daysFromNow(-330)
  const round = await beginOwn(
    db,
    leader,
    { title: 'Egen skattning förra hösten', sets: ['professionals'], unit: null, closes: isoDay(-310) },
    then,
  )
  if (round === undefined) return
  const { part } = await handOut(
    db,
    leader,
    round,
    { set: 'professionals', unit, owner: worker.account, reviewer: null, due: isoDay(-312) },
    then,
  )
  if (part === undefined) return
  await fill(db, worker, part, 1, 0, 315)
  await moveOn(db, worker, part, 'ready')
  await signNow(db, leader, round, 'Norrviks kommun (påhittad)', daysFromNow(-311))
}
async function signNow(db: Database, who: Who, round: string, organisation: string, at: Date): Promise<void> {
  const leaving = await seeLeaving(db, who, round, 'levels_and_words')
  if (!leaving) return
  const how = {
    sharing: 'levels_and_words',
    county_sees: false,
    provision: null,
    names_nobody: true,
    seen: markOf(leaving.parcel),
    organisation,
    at,
  } as const
  await sign(db, who, undefined, round, how)
}

async function makeEkby(db: Database, whoIs: Find): Promise<void> {
  const [head, worker] = [whoIs('ekby-chef'), whoIs('ekby-handlaggare')]
  if (!head || !worker || (await hasBegun(db, head))) return
  const round = await runningRound(db, head, ['civil-society'])
  if (round === undefined) return
  const { part } = await handOut(
    db,
    head,
    round,
    { set: 'civil-society', unit: null, owner: worker.account, reviewer: null, due: isoDay(6) },
    daysFromNow(-10),
  )
  if (part === undefined) return
  await fill(db, worker, part, 1, 1)
  await moveOn(db, worker, part, 'ready')
}
