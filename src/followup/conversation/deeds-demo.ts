/** Conversations of all ages in the demonstration: one settled last year, one last month, one to be held. By the room's own deeds. */
import type { Founded } from '../../organisation/founding/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { setById } from '../question/index.ts'
import { askedHere, RETENTION_DAYS } from './conversation.ts'
import { prepareTogether, settle } from './deeds.ts'
import { conclude, plan, typeIn } from './deeds-thought.ts'
import { conversations } from './store.ts'

const THOUGHTS = [
  'Vi vet vem man frågar, men inte vem som tar över när hon är borta.',
  'Rutinen finns, men den är svår att hitta när man har bråttom.',
  'Bra om vi övade på att säga nej till den som ringer och frågar.',
  'Utskicken är det som oroar mig mest.',
]
const CONCLUSIONS = [
  'Rutinen läggs först på intranätets startsida och gås igenom vid varje introduktion.',
  'Två personer ska alltid kunna svara på frågor, också i juli.',
  'Mallarna för utskick gås igenom innan årsskiftet.',
]
interface Held {
  title: string
  /** Days from today. */
  at: number
  questions: number
  settled: boolean
  actions: readonly { title: string; why: string; days: number }[]
}
const HELD: readonly Held[] = [
  {
    title: 'Arbetsplatsträff: så hanterar vi skyddade personuppgifter',
    at: -300,
    questions: 3,
    settled: true,
    actions: [
      { title: 'Lägg rutinen på intranätets startsida', why: 'Den ska gå att hitta på en halv minut.', days: 30 },
      { title: 'Utse en ersättare för frågor om skydd', why: 'Ingen visste vem som svarar i juli.', days: 60 },
    ],
  },
  {
    title: 'Uppföljning: vad blev gjort?',
    at: -20,
    questions: 2,
    settled: true,
    actions: [{ title: 'Gå igenom mallarna för utskick', why: 'Mallarna hämtar adress från fel källa.', days: 45 }],
  },
  { title: 'Samtal efter filmen', at: 8, questions: 4, settled: false, actions: [] },
]

async function hold(db: Database, actor: Actor & { account: string }, unit: string, held: Held): Promise<void> {
  const today = dayOf(new Date())
  const made = await db.as(actor, async (tx) => {
    const set = await setById(tx, 'professionals')
    if (!set) return undefined
    const first = set.sections.flatMap((section) => section.questions).slice(0, held.questions)
    const asked = askedHere(
      set,
      first.map((question) => question.id),
    )
    const id = await prepareTogether(tx, {
      title: held.title,
      asked,
      unit,
      leader: actor.account,
      held_on: addDays(today, held.at),
      minutes_each: 12,
      film_link: 'https://film.example.se/skyddade-personuppgifter',
      film_captioned: true,
      retention_days: RETENTION_DAYS,
    })
    return id === undefined ? undefined : { id, questions: asked.questions }
  })
  if (!made || !held.settled) return
  const { id, questions } = made
  const thoughts = questions.flatMap(({ id: question }, i) => THOUGHTS.slice(i, i + 2).map((words) => ({ question, words })))
  await typeIn(db, actor, id, thoughts)
  await conclude(
    db,
    actor,
    id,
    questions.map(({ id: question }, i) => ({ question, words: CONCLUSIONS[i] ?? '' })),
  )
  for (const { title, why, days } of held.actions)
    await plan(db, actor, id, { title, why, owner: actor.account, due: addDays(today, Math.max(held.at + days, held.at)) })
  await settle(db, actor, id)
}

export async function makeDemoConversations(db: Database, founded: readonly Founded[]): Promise<void> {
  for (const { tenant, accounts } of founded) {
    const head = accounts['norrvik-chef'] ?? accounts['ekby-chef']
    if (head === undefined) continue
    const actor = { tenant, account: head.account }
    if (await db.as(actor, async (tx) => (await conversations(tx, 1)).length > 0)) continue
    for (const held of HELD) await hold(db, actor, head.unit, held)
  }
}
