import fc from 'fast-check'
import { newId } from '../../../src/platform/ids.ts'
import { ALL_ROLES } from '../cast.ts'

/** A whole installation, small: two organisations that know nothing of each other, with people, circles and what they hold. */
export type When = 'past' | 'now' | 'future'
export interface Worker {
  id: string
  unit: string
  state: 'open' | 'suspended' | 'closed'
  /** Somebody else arranged the way in, and no colleague has vouched yet. */
  paused: boolean
  roles: { role: string; when: When }[]
  places: { circle: string; when: When; analysis: string }[]
}
export interface Opening {
  id: string
  review: string
  account: string
  unit: string
  person: { id: string; circle: string } | null
  /** `granted`: not yet opened. An opening without a person was refused. */
  is: 'granted' | 'open' | 'past' | 'ended'
}
export interface Organisation {
  id: string
  units: string[]
  circles: { id: string; unit: string }[]
  people: Worker[]
  persons: { id: string; circle: string }[]
  analyses: { id: string; unit: string; circle: string | null }[]
  requests: { id: string; unit: string; account: string }[]
  intakes: { id: string; unit: string; circle: string | null }[]
  sets: { id: string; unit: string; author: string; reviews: { id: string; circle: string }[] }[]
  audits: { id: string; actor: string; circle: string | null; turnedOut: string | null }[]
  openings: Opening[]
}
export type World = Organisation[]

/** Drawn as numbers, so that a failing world shrinks; made into ids afresh each time. */
const nat = fc.nat({ max: 999 })
const orNone = fc.option(nat, { freq: 3 })
const when = fc.constantFrom<When>('now', 'now', 'now', 'past', 'future')
const few = <T>(one: fc.Arbitrary<T>, maxLength: number, minLength = 0) => fc.array(one, { minLength, maxLength })
const ORGANISATION = fc.record({
  units: fc.integer({ min: 1, max: 3 }),
  circles: few(nat, 3, 1),
  people: few(
    fc.record({
      unit: nat,
      state: fc.constantFrom<Worker['state']>('open', 'open', 'open', 'open', 'suspended', 'closed'),
      paused: fc.constantFrom(false, false, false, false, true),
      roles: fc.uniqueArray(fc.record({ role: fc.constantFrom(...ALL_ROLES), when }), { selector: ({ role }) => role, maxLength: 3 }),
      places: few(fc.record({ circle: nat, when, analysis: nat }), 2),
    }),
    7,
    2,
  ),
  persons: few(nat, 5, 1),
  analyses: few(fc.record({ unit: nat, circle: orNone }), 3, 1),
  requests: few(fc.record({ unit: nat, account: nat }), 3),
  intakes: few(fc.record({ unit: nat, circle: orNone }), 4),
  sets: few(fc.record({ unit: nat, author: nat, reviews: few(nat, 2) }), 4),
  audits: few(fc.record({ actor: nat, circle: orNone, turnedOut: orNone }), 5),
  openings: few(
    fc.record({ account: nat, person: orNone, is: fc.constantFrom<Opening['is']>('open', 'open', 'granted', 'past', 'ended') }),
    3,
  ),
})
type Drawn = ReturnType<typeof ORGANISATION.generate>['value']
export const WORLDS: fc.Arbitrary<Drawn[]> = fc.array(ORGANISATION, { minLength: 2, maxLength: 2 })

const pick = <T>(list: readonly T[], number: number): T => {
  const one = list[number % list.length]
  if (one === undefined) throw new RangeError('Nothing to pick from.')
  return one
}
const onceEach = <T, K>(list: T[], key: (one: T) => K): T[] => [...new Map(list.map((one) => [key(one), one])).values()]

function makeOrganisation(drawn: Drawn): Organisation {
  const units = Array.from({ length: drawn.units }, newId)
  const circles = drawn.circles.map((unit) => ({ id: newId(), unit: pick(units, unit) }))
  const circleOf = (number: number | null) => (number === null ? null : pick(circles, number).id)
  const analyses = drawn.analyses.map(({ unit, circle }) => ({ id: newId(), unit: pick(units, unit), circle: circleOf(circle) }))
  const people: Worker[] = drawn.people.map(({ unit, state, paused, roles, places }) => ({
    id: newId(),
    unit: pick(units, unit),
    state,
    paused,
    roles,
    places: onceEach(
      places.map((place) => ({ circle: pick(circles, place.circle).id, when: place.when, analysis: pick(analyses, place.analysis).id })),
      (place) => place.circle,
    ),
  }))
  const persons = drawn.persons.map((circle) => ({ id: newId(), circle: pick(circles, circle).id }))
  const personOf = (number: number) => pick(people, number)
  const openings = drawn.openings.map(({ account, person, is }) => ({
    id: newId(),
    review: newId(),
    account: personOf(account).id,
    unit: personOf(account).unit,
    person: person === null ? null : pick(persons, person),
    is,
  }))
  return {
    id: newId(),
    units,
    circles,
    people,
    persons,
    analyses,
    // The same is asked for somebody once at a time.
    requests: onceEach(
      drawn.requests.map(({ unit, account }) => ({ id: newId(), unit: pick(units, unit), account: personOf(account).id })),
      (request) => request.account,
    ),
    intakes: drawn.intakes.map(({ unit, circle }) => ({ id: newId(), unit: pick(units, unit), circle: circleOf(circle) })),
    sets: drawn.sets.map(({ unit, author, reviews }) => ({
      id: newId(),
      unit: pick(units, unit),
      author: personOf(author).id,
      reviews: onceEach(
        reviews.map((circle) => ({ id: newId(), circle: pick(circles, circle).id })),
        (review) => review.circle,
      ),
    })),
    audits: [
      ...openings.map(({ id, account }) => ({ id, actor: account, circle: null, turnedOut: null })),
      ...drawn.audits.map(({ actor, circle, turnedOut }) => ({
        id: newId(),
        actor: personOf(actor).id,
        circle: circleOf(circle),
        turnedOut: circleOf(turnedOut),
      })),
    ],
    openings,
  }
}
export const makeWorld = (drawn: Drawn[]): World => drawn.map(makeOrganisation)
