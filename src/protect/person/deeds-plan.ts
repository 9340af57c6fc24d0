import type { Tx } from '../../platform/database/transaction.ts'
import { readMarkings } from '../marking/index.ts'
import { indexKeysOf } from './datum.ts'
import { type Incoming, type Plan, planIncoming } from './incoming.ts'
import { mayEnterPerson } from './policy.ts'
import { keysOfPersons, personsByIds } from './store.ts'
import { standingValues } from './store-data.ts'
import { blindOf, findManyByBlind } from './store-index.ts'

export interface Planned {
  plan: Plan
  /** Who she is, when she is in the circle already. */
  person: string | undefined
}

/** What taking in would do with each of these, without doing it. A few hundred at a time. */
export async function planAll(tx: Tx, circle: string, all: readonly Incoming[]): Promise<Planned[]> {
  if (!mayEnterPerson(tx.reach, circle).ok) return []
  const blinds = await Promise.all(
    all.map((incoming) =>
      Promise.all(
        incoming.data
          .flatMap(indexKeysOf)
          .filter((key) => key.kind === 'identity')
          .map((key) => blindOf(tx, key)),
      ),
    ),
  )
  const found = await findManyByBlind(tx, circle, 'identity', blinds.flat())
  const byBlind = new Map(found.map((row) => [row.blind.toString('hex'), row.person]))
  const ids = [...new Set(found.map((row) => row.person))]
  const persons = await personsByIds(tx, ids)
  const [markings, values] = [await readMarkings(tx, ids), await standingValues(tx, await keysOfPersons(tx, ids))]
  return all.map((incoming, at) => {
    const id = blinds[at]?.map((blind) => byBlind.get(blind.toString('hex'))).find((one) => one !== undefined)
    const person = persons.find((one) => one.id === id)
    const known = person && {
      relation: person.relation,
      markings: markings.filter((m) => m.person === person.id),
      values: values.filter((v) => v.person === person.id),
    }
    return { plan: planIncoming(known, incoming), person: person?.id }
  })
}
