/** A round that Samordningsverket has sent to Norrvik, for the tests of this room. */
import { randomBytes } from 'node:crypto'
import type { TestHouse } from '../../../../test/house.ts'
import { newId } from '../../../platform/ids.ts'
import { type Envelope, openEnvelope, type RoundDocument, seal } from '../../exchange/index.ts'
import type { Answer, QuestionSet } from '../../question/index.ts'
import { handOut, takeRound } from '../index.ts'

const two = (text: string) => ({ sv: text, en: `${text} (en)` })
/** Two sections, every kind of question, and one that asks the same as a question of the other set. */
export const LITTLE: QuestionSet = {
  id: 'litet-prov',
  version: '1.0',
  title: two('Litet prov'),
  audience: 'manager',
  languages: ['sv', 'en'],
  origin: { by: 'Provet', licence: 'CC0-1.0' },
  levels: [0, 1, 2, 3, 4].map((value) => ({ value, name: two(`Nivå ${value}`), meaning: two(`Betyder ${value}.`) })),
  sections: [
    {
      id: 'forst',
      title: two('Först'),
      questions: [
        {
          id: 'a',
          kind: 'level',
          text: two('Finns rutiner?'),
          actions: [{ id: 'x', text: two('Skriv en rutin'), days: 30, upto: 2 }],
          evidence: true,
        },
        { id: 'b', kind: 'yes_no', text: two('Är de kända?') },
      ],
    },
    {
      id: 'sedan',
      title: two('Sedan'),
      questions: [
        {
          id: 'c',
          kind: 'choices',
          text: two('Vilka flöden täcks?'),
          options: [
            { id: 'post', text: two('Post') },
            { id: 'telefon', text: two('Telefon') },
          ],
        },
        { id: 'd', kind: 'words', text: two('Vad är svårast?') },
      ],
    },
  ],
}
export const OTHER: QuestionSet = {
  ...LITTLE,
  id: 'andra-provet',
  title: two('Andra provet'),
  sections: [
    { id: 'allt', title: two('Allt'), questions: [{ id: 'z', kind: 'level', text: two('Har ni rutiner?'), same_as: ['litet-prov/a'] }] },
  ],
}
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
export const tenantOf = (house: TestHouse, slug: string): string => house.cast[slug]?.tenant ?? ''
export const whoIs = (house: TestHouse, slug: string) => {
  const found = house.cast[slug]
  if (!found) throw new Error(`Nobody is called ${slug}.`)
  return found
}

export function roundDocument(house: TestHouse, change: Partial<RoundDocument> = {}): RoundDocument {
  return {
    kind: 'samvarn-round',
    version: 1,
    round: newId(),
    title: 'Runda i provet',
    lead: 'Svara så gott ni kan.',
    from: 'Samordningsverket (påhittad)',
    coordinator: tenantOf(house, 'samverket-nationell'),
    opens: inDays(-5),
    closes: inDays(30),
    sets: [LITTLE, OTHER],
    invited: { invitation: newId(), name: 'Norrviks kommun (påhittad)', county: '25' },
    supporter: 'Länsstyrelsen i Nordanlän (påhittad)',
    reply_code: randomBytes(32).toString('hex'),
    ...change,
  }
}
export const sealed = (house: TestHouse, document: RoundDocument, by = 'samverket-nationell'): Promise<Envelope> =>
  house.db.asWorker(tenantOf(house, by), (tx) => seal(tx, document))

/** Delivered as the coordinator's job does it. */
export async function delivered(house: TestHouse, document: RoundDocument): Promise<string> {
  const envelope = await sealed(house, document)
  const taken = await house.db.asWorker(tenantOf(house, 'norrvik-samordnare'), (tx) => takeRound(tx, envelope, document.coordinator))
  if (!taken.ok) throw new Error(taken.because.sv)
  return taken.id
}
export async function handed(
  house: TestHouse,
  round: string,
  given: { set?: string; unit?: string | null; owner: string; reviewer?: string; by?: string },
): Promise<string> {
  const by = whoIs(house, given.by ?? 'norrvik-samordnare')
  const done = await handOut(house.db, by, round, {
    set: given.set ?? LITTLE.id,
    unit: given.unit === undefined ? null : given.unit,
    owner: whoIs(house, given.owner).account,
    reviewer: given.reviewer === undefined ? null : whoIs(house, given.reviewer).account,
    due: inDays(20),
  })
  if (done.part === undefined) throw new Error(`Not handed out: ${done.done}.`)
  return done.part
}
export const answerTo = (question: string, level: number | null, words = '', change: Partial<Answer> = {}): Answer => ({
  question,
  applies: true,
  level,
  chosen: [],
  words,
  ...change,
})
export const documentIn = async (envelope: Envelope | undefined) => {
  const opened = envelope && (await openEnvelope(envelope))
  if (!opened?.ok || opened.document.kind !== 'samvarn-answer') throw new Error('No answer in the envelope.')
  return opened.document
}
