/** Staff answers in the demonstration: one collection that is closed, one that is open. By the room's own deeds. */
import type { Founded } from '../../organisation/founding/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { setById } from '../question/index.ts'
import { startCollection } from './deeds.ts'
import { begin, keepAnswers, send } from './deeds-door.ts'
import { foldIn } from './deeds-fold.ts'
import { type Asked, askable, type Draft, type Pictures } from './staff.ts'
import { closeNow, collectionById, collections, openAgain, tokenOf } from './store.ts'

const QUESTIONS = 8
/** How many have answered in each unit. The last one is too small to be shown, and the next smallest hides it. */
const ANSWERED: Readonly<Record<string, number>> = { 'Individ och familj': 12, 'Personal och lön': 8, Stab: 3 }

/** Answers that lean towards the middle and differ between people, the same at every start. */
const leaning = (question: Asked, person: number, at: number): string[] => {
  const choices = question.choices.map(({ value }) => value)
  const value = choices[(person * 3 + at * 5 + (person % 4)) % choices.length]
  return (person + at) % 11 === 0 || value === undefined ? [] : [value]
}

async function answer(db: Database, token: string, questions: readonly Asked[], unit: string, person: number): Promise<void> {
  const run = (await begin(db, token)) ?? ''
  const answers = Object.fromEntries(questions.map((question, at) => [question.id, leaning(question, person, at)]))
  await keepAnswers(db, token, run, (draft: Draft) => ({ ...draft, unit, answers }))
  await send(db, token, run)
}

interface Showing {
  title: string
  pictures: Pictures
  opened: number
  closes: number
  closed: boolean
  answered: Readonly<Record<string, number>>
}
async function make(db: Database, actor: Actor, units: Readonly<Record<string, string>>, showing: Showing): Promise<void> {
  const today = dayOf(new Date())
  const id = await db.as(actor, async (tx) => {
    const set = await setById(tx, 'professionals')
    if (!set) return undefined
    const questions = askable(set, false)
      .slice(0, QUESTIONS)
      .map((question) => question.id)
    const { title, pictures, opened } = showing
    const dates = { opens: addDays(today, -opened), closes: addDays(today, Math.max(0, showing.closes)) }
    const started = await startCollection(tx, {
      title,
      set,
      questions,
      units: Object.values(units),
      unit: null,
      ...dates,
      words: false,
      pictures,
    })
    return started?.id
  })
  if (id === undefined) return
  const [collection, token] = await db.as(actor, async (tx) => [await collectionById(tx, id), await tokenOf(tx, id)] as const)
  let person = 0
  for (const [name, count] of Object.entries(showing.answered))
    for (let i = 0; i < count; i++) {
      person += 1
      await answer(db, token ?? '', collection?.asked.questions ?? [], units[name] ?? '', person)
    }
  if (showing.closed)
    await db.as(actor, async (tx) => {
      await openAgain(tx, id, addDays(today, showing.closes))
      await closeNow(tx, id)
    })
  await db.asWorker(actor.tenant, (tx) => foldIn(tx, id))
}

export async function makeDemoStaff(db: Database, founded: readonly Founded[]): Promise<void> {
  for (const { tenant, accounts, units } of founded) {
    const coordinator = accounts['norrvik-samordnare']
    if (coordinator === undefined) continue
    const actor = { tenant, account: coordinator.account }
    if (await db.as(actor, async (tx) => (await collections(tx)).length > 0)) continue
    const asked = {
      'Individ och familj': units['Individ och familj'] ?? '',
      'Personal och lön': units['Personal och lön'] ?? '',
      Stab: units['Stab'] ?? '',
    }
    await make(db, actor, asked, {
      title: 'Så arbetar vi med skyddade personuppgifter',
      pictures: 'when_closed',
      opened: 60,
      closes: -40,
      closed: true,
      answered: ANSWERED,
    })
    await make(db, actor, asked, {
      title: 'Så arbetar vi, ett halvår senare',
      pictures: 'along',
      opened: 5,
      closes: 9,
      closed: false,
      answered: { 'Individ och familj': 6, 'Personal och lön': 3 },
    })
  }
}
