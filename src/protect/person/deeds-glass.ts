/**
 * What nödöppning asks of the register: whom a number means, and the few values that row security lets through while the
 * opening is presented in the same transaction. Names stay here; the rule is given answers only.
 */
import type { Tx } from '../../platform/database/transaction.ts'
import { guards, type Marking, readMarkings } from '../marking/index.ts'
import { type DatumClass, NAME_CLASSES, nameKeys, nameWords, type Value } from './datum.ts'
import { isFingerade } from './person.ts'
import { keysOfPersons, personById } from './store.ts'
import { openData, standingValues } from './store-data.ts'
import { insertResolutions } from './store-looked.ts'

export interface Likeness {
  person: string
  circle: string
  employee_only: boolean
  fingerade: boolean
  is_asker: boolean
  is_relative: boolean
  same_surname: boolean
}

/** For jobs: what must be known of a person before she may be opened, and how she is like the one who asks. */
export async function likenessOf(tx: Tx, id: string, askerName: string): Promise<Likeness | undefined> {
  const person = await personById(tx, id)
  if (!person || person.state === 'ended') return undefined
  const values = await standingValues(tx, await keysOfPersons(tx, [id]))
  const asker = nameKeys(askerName)
  const surname = nameWords(askerName.trim().split(/\s+/).at(-1) ?? '')[0]
  const names = values.filter((v) => NAME_CLASSES.includes(v.class))
  const shares = (written: string) => nameKeys(written).some((key) => asker.includes(key))
  return {
    person: id,
    circle: person.circle,
    employee_only: person.relation === 'employee',
    fingerade: isFingerade(await readMarkings(tx, [id])),
    is_asker: names.some((v) => shares(v.value.value)),
    is_relative: values.some((v) => v.class === 'relation' && shares(v.value.value)),
    same_surname: surname !== undefined && names.some((v) => nameWords(v.value.sur ?? v.value.value).includes(surname)),
  }
}

/** For jobs: the circles learn that a row of the log, written by somebody outside, was about their person. */
export const tellWhoAsked = (tx: Tx, audit: string, meant: readonly { circle: string; person: string }[]): Promise<void> =>
  insertResolutions(
    tx,
    audit,
    meant.map(({ circle, person }) => ({ circle, person })),
  )

export interface ThroughGlass {
  data: { class: DatumClass; value: Value }[]
  markings: Marking[]
}

/**
 * The values that row security lets through now, with a row in the log before they are given. The caller has presented
 * the opening in this transaction; without it nothing comes back.
 */
export async function lookThroughGlass(
  tx: Tx,
  at: { person: string; circle: string },
  needed: { classes: readonly DatumClass[]; markings: boolean },
): Promise<ThroughGlass | undefined> {
  const keys = await keysOfPersons(tx, [at.person])
  if (keys.size === 0) return undefined
  const data = needed.classes.length === 0 ? [] : await openData(tx, keys, needed.classes)
  const values = await tx.reveal(
    data.map((datum) => datum.value),
    { deed: 'glass.see', person: at.person, circle: at.circle, purpose: 'emergency' },
  )
  const markings = needed.markings ? (await readMarkings(tx, [at.person])).filter(guards) : []
  return { data: data.flatMap((datum, index) => (values[index] ? [{ class: datum.class, value: values[index] }] : [])), markings }
}
