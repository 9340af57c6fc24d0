import type { RegisterPerson } from '@samvarn/disclosure'
import type { Tx } from '../../platform/database/transaction.ts'
import { isMunicipalityMisleading, type MarkingLevel, readMarkings, strictestOf } from '../marking/index.ts'
import { NAME_CLASSES } from './datum.ts'
import { enteredBy as readEnteredBy, keysOfPersons, personById } from './store.ts'
import { standingValues } from './store-data.ts'
import { everyoneByBlind, identityBlinds, type Meant } from './store-index.ts'

/** The engine knows four levels. What is unknown is judged as strictly as it can be where a past may be held (D-R2). */
function engineLevel(level: MarkingLevel): RegisterPerson['level'] | undefined {
  if (level === 'none') return undefined
  return level === 'unknown_treat_as_highest' ? 'skyddad_folkbokforing' : level
}

/**
 * A person as the röjandekontroll knows her, for the job that builds its index: masked data too, since an old address
 * must be found in what goes out; but not a municipality that is chosen to mislead, since it is no place of hers
 * (D-R12). Undefined when she is gone or her protection has ended.
 */
export async function readRegisterPerson(tx: Tx, id: string): Promise<RegisterPerson | undefined> {
  const person = await personById(tx, id)
  if (!person || person.state === 'ended') return undefined
  const markings = await readMarkings(tx, [id])
  const strictest = strictestOf(markings)
  const level = strictest && engineLevel(strictest)
  if (!level) return undefined
  const misleading = isMunicipalityMisleading(markings)
  const values = await standingValues(tx, await keysOfPersons(tx, [id]))
  const identifiers = values
    .filter((v) => !(misleading && v.class === 'municipality'))
    .map((v) => ({
      class: v.class,
      value: NAME_CLASSES.includes(v.class) && v.value.sur ? `${v.value.sur}, ${v.value.given ?? ''}` : v.value.value,
    }))
  return { person: id, level, identifiers, ...(person.sender_place_secret ? { sender_place_secret: true } : {}) }
}

/** For jobs: the same human being in other circles, by the keyed index of her numbers. */
export async function sameElsewhere(tx: Tx, id: string): Promise<Meant[]> {
  const blinds = await identityBlinds(tx, id)
  return (await everyoneByBlind(tx, blinds)).filter((found) => found.person !== id)
}

/** For jobs: whom a blind index means, in whatever circle. */
export const whomBlindMeans = (tx: Tx, blind: Buffer): Promise<Meant[]> => everyoneByBlind(tx, [blind])

/** For jobs: the circle she stands in and the account that entered her. */
export const enteredBy = (tx: Tx, id: string): Promise<{ circle: string; created_by: string | null } | undefined> => readEnteredBy(tx, id)
