/** One answer serves several sets: questions that say that they ask the same, followed both ways and as far as it goes. */
import { type Answer, levelsOf, placeOf, type Question, type QuestionSet } from './question.ts'

export interface Shared {
  readonly answer: Answer
  /** The question that it was given to: `managers/m3`. */
  readonly from: string
  /** Another question that asks the same was answered otherwise: the lowest was taken, and a human being should look. */
  readonly differs: boolean
}

type Known = ReadonlyMap<string, { set: QuestionSet; question: Question }>
const placesOf = (sets: readonly QuestionSet[]): Known =>
  new Map(sets.flatMap((set) => set.sections.flatMap((s) => s.questions.map((question) => [placeOf(set, question), { set, question }]))))

/** Groups of questions that ask the same: whichever of two says so, and what is the same as the same. */
function groupsOf(known: Known): string[][] {
  const near = new Map<string, Set<string>>([...known.keys()].map((place) => [place, new Set()]))
  for (const [place, { question }] of known)
    for (const other of question.same_as ?? []) {
      near.get(place)?.add(other)
      near.get(other)?.add(place)
    }
  const seen = new Set<string>()
  return [...known.keys()].flatMap((start) => {
    const group: string[] = []
    for (let next: string[] = seen.has(start) ? [] : [start]; next.length > 0; ) {
      const place = next.pop() ?? ''
      if (seen.has(place) || !known.has(place)) continue
      seen.add(place)
      group.push(place)
      next = [...next, ...(near.get(place) ?? [])]
    }
    return group.length > 1 ? [group] : []
  })
}

/** Whether an answer to one can stand as an answer to the other: same kind, same steps, same choices. */
function fits(from: { set: QuestionSet; question: Question }, to: { set: QuestionSet; question: Question }): boolean {
  const steps = (one: typeof from) => levelsOf(one.set, one.question).length
  const options = (one: typeof from) => (one.question.options ?? []).map((option) => option.id).join()
  return from.question.kind === to.question.kind && steps(from) === steps(to) && options(from) === options(to)
}

const weight = (answer: Answer) => (answer.applies ? (answer.level ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY)
const same = (a: Answer, b: Answer) => a.applies === b.applies && a.level === b.level && a.chosen.join() === b.chosen.join()

/**
 * What the answers that are given say about questions that are not answered yet. Keys are places (`managers/m3`), in
 * and out; what is answered already is not among the result.
 */
export function sharedAnswers(sets: readonly QuestionSet[], answers: ReadonlyMap<string, Answer>): Map<string, Shared> {
  const known = placesOf(sets)
  const shared = new Map<string, Shared>()
  for (const group of groupsOf(known))
    for (const place of group) {
      const to = known.get(place)
      if (to === undefined || answers.has(place)) continue
      const candidates = group.flatMap((other) => {
        const from = known.get(other)
        const answer = answers.get(other)
        return from && answer && fits(from, to) ? [{ from: other, answer }] : []
      })
      const [best] = candidates.toSorted((a, b) => weight(a.answer) - weight(b.answer))
      if (best === undefined) continue
      shared.set(place, {
        from: best.from,
        answer: { ...best.answer, question: to.question.id },
        differs: candidates.some((one) => !same(one.answer, best.answer)),
      })
    }
  return shared
}
