/** A person with protected personal data, client or employee: the same record for both (D-R13). */
import type { Text } from '../../platform/page/index.ts'
import type { Secret } from '../../platform/secret.ts'
import { guards, type Marking, type Source } from '../marking/index.ts'
import type { DatumClass, Value } from './datum.ts'

export const RELATIONS = {
  client: { sv: 'Klient', en: 'Client' },
  employee: { sv: 'Anställd', en: 'Employee' },
  client_and_employee: { sv: 'Klient och anställd', en: 'Client and employee' },
} as const satisfies Record<string, Text>
export type Relation = keyof typeof RELATIONS

export type PersonState = 'active' | 'review' | 'ended'
export const PERSON_STATES: Readonly<Record<PersonState, Text>> = {
  active: { sv: 'Skyddad', en: 'Protected' },
  review: { sv: 'Beslut väntar', en: 'Decision waits' },
  ended: { sv: 'Skyddet har upphört', en: 'Protection has ended' },
}

export interface Person {
  id: string
  circle: string
  relation: Relation
  state: PersonState
  sender_place_secret: boolean
  created_at: Date
}

/** A datum as the rest of the program sees it: what it is, where it came from, and a value that cannot be looked at by mistake. */
export interface Datum {
  id: string
  person: string
  class: DatumClass
  source: Source
  received_at: Date
  value: Secret<Value>
}
/** Masked: without a value in its type, so that no page can show it (D-R7). */
export interface MaskedDatum {
  id: string
  person: string
  class: DatumClass
  source: Source
  received_at: Date
}

/** What joins two relations: somebody who is both is both. */
export function joinRelations(a: Relation, b: Relation): Relation {
  return a === b ? a : 'client_and_employee'
}

/** The state that follows from the markings: nobody is active again before what was withdrawn has been decided. */
export function stateFrom(markings: readonly Pick<Marking, 'decided_at' | 'withdrawn_at' | 'level'>[]): PersonState {
  const standing = markings.filter(guards)
  if (standing.length === 0) return 'ended'
  return standing.some((m) => m.withdrawn_at !== null) ? 'review' : 'active'
}

export const isFingerade = (markings: readonly Pick<Marking, 'level'>[]): boolean =>
  markings.some((m) => m.level === 'fingerade_personuppgifter')
