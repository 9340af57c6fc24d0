/** What differs between two versions of a set, question by question: for whoever must decide whether old answers still answer. */
import { type Question, type QuestionSet, questionsOf } from './question.ts'
import { textsOf } from './translation.ts'

export interface ChangedText {
  /** Within the question: `text`, `good`, `actions/m1-a/text`. For the rest of the set: the whole place. */
  readonly place: string
  readonly lang: string
  /** Undefined: was not there. */
  readonly before: string | undefined
  /** Undefined: is gone. */
  readonly after: string | undefined
}
export interface ChangedQuestion {
  readonly question: Question
  readonly state: 'added' | 'removed' | 'changed'
  readonly texts: readonly ChangedText[]
  /** Something else than words: kind, law, levels, pointers, order of options. */
  readonly otherwise: boolean
  /** An answer given to the former version may no longer answer this: the question itself, its kind or its steps differ. */
  readonly answers_may_differ: boolean
}
export interface Difference {
  readonly questions: readonly ChangedQuestion[]
  /** Titles, leads, levels, and whose text it is. */
  readonly texts: readonly ChangedText[]
}

type Texts = ReadonlyMap<string, string>
const flat = (set: QuestionSet): Texts =>
  new Map(
    textsOf(set).flatMap(({ place, words }) => Object.entries(words).map(([lang, said]) => [`${lang} ${place}`, said ?? ''] as const)),
  )

function changed(before: Texts, after: Texts): ChangedText[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [lang = '', place = ''] = key.split(' ')
    const texts = { before: before.get(key), after: after.get(key) }
    return texts.before === texts.after ? [] : [{ place, lang, ...texts }]
  })
}

/** A question without its words: what is left is what it does. */
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  if ('sv' in value) return null
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, bare(one)]),
  )
}
const sameBare = (a: unknown, b: unknown) => JSON.stringify(bare(a)) === JSON.stringify(bare(b))

export function differenceOf(before: QuestionSet, after: QuestionSet): Difference {
  const texts = changed(flat(before), flat(after))
  const old = new Map(questionsOf(before).map((question) => [question.id, question]))
  const now = new Map(questionsOf(after).map((question) => [question.id, question]))
  const all = [...now.values(), ...[...old.values()].filter((question) => !now.has(question.id))]
  const stepsDiffer = !sameBare(before.levels, after.levels)
  const questions = all.flatMap((question): ChangedQuestion[] => {
    const [was, is] = [old.get(question.id), now.get(question.id)]
    const prefix = `questions/${question.id}/`
    const own = texts.filter(({ place }) => place.startsWith(prefix)).map((one) => ({ ...one, place: one.place.slice(prefix.length) }))
    if (was === undefined || is === undefined)
      return [{ question, state: was === undefined ? 'added' : 'removed', texts: own, otherwise: false, answers_may_differ: true }]
    const otherwise = !sameBare(was, is)
    if (own.length === 0 && !otherwise) return []
    const asked = own.some(({ place, before: said }) => place === 'text' && said !== undefined) || was.kind !== is.kind
    return [
      {
        question,
        state: 'changed',
        texts: own,
        otherwise,
        answers_may_differ: asked || stepsDiffer || !sameBare(was.levels, is.levels) || !sameBare(was.options, is.options),
      },
    ]
  })
  return { questions, texts: texts.filter(({ place }) => !place.startsWith('questions/')) }
}
