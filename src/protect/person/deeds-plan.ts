import type { Tx } from '../../platform/database/transaction.ts'
import { readMarkings } from '../marking/index.ts'
import { indexKeysOf, type NewDatum, sameAs } from './datum.ts'
import { type Incoming, type Known, type Plan, planIncoming } from './incoming.ts'
import { mayEnterPerson } from './policy.ts'
import { keysOfPersons, personsByIds } from './store.ts'
import { standingValues } from './store-data.ts'
import { blindOf, findManyByBlind } from './store-index.ts'

export interface Planned {
  plan: Plan
  /** Who she is, when she is in the circle already. */
  person: string | undefined
  /** Another name than any that stands on this number: perhaps somebody else's number. */
  name_differs: boolean
  /** She was a client and is an employee too, or the other way round. */
  relation_changes: boolean
}

function nameDiffers(known: Known | undefined, data: readonly NewDatum[]): boolean {
  const there = (known?.values ?? []).filter((v) => v.class === 'name').map((v) => sameAs('name', v.value.value))
  const said = data.filter((datum) => datum.class === 'name').map((datum) => sameAs('name', datum.value))
  return there.length > 0 && said.length > 0 && !said.some((name) => there.includes(name))
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
    const plan = planIncoming(known, incoming)
    return {
      plan,
      person: person?.id,
      name_differs: nameDiffers(known, incoming.data),
      relation_changes: known !== undefined && plan.relation !== known.relation,
    }
  })
}
