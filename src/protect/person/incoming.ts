/**
 * What a file, or another's word, says about a person beside what is known: decided here, purely, so that the preview
 * shows exactly what taking in will do.
 */
import type { Text } from '../../platform/page/index.ts'
import { type Change, compare, type Marking, type Source, standingOf, type Statement } from '../marking/index.ts'
import { EARLIER_CLASSES, IDENTITY_CLASSES, NAME_CLASSES, type DatumClass, isMaskedFrom, type NewDatum, sameAs } from './datum.ts'
import { isFingerade, joinRelations, type Relation } from './person.ts'

export interface Incoming {
  relation: Relation
  data: readonly NewDatum[]
  statement: Statement
}
export interface Known {
  relation: Relation
  markings: readonly Marking[]
  values: readonly { id: string; class: DatumClass; source: Source; masked: boolean; value: { value: string } }[]
}

export type Refusal = 'fingerade_own_person' | 'fingerade_no_past' | 'fingerade_differs'
export const REFUSAL_TEXTS: Readonly<Record<Refusal, Text>> = {
  fingerade_own_person: {
    sv: 'Personen finns redan med en annan markering. Den som har fingerade personuppgifter är en egen person och läggs in för sig, utan koppling till tidigare uppgifter (OSL 21:3 tredje stycket).',
    en: 'The person is already here with another marking. Someone with fingerade personuppgifter is a person of her own and is entered by herself, without any tie to earlier data (OSL 21:3 third paragraph).',
  },
  fingerade_no_past: {
    sv: 'Den som har fingerade personuppgifter får inte ha tidigare namn, alias, nytt namn eller anhöriga, och bara ett namn och ett nummer. Ta bort uppgiften.',
    en: 'Someone with fingerade personuppgifter may have no former name, alias, new name or relatives, and one name and one number only. Remove the datum.',
  },
  fingerade_differs: {
    sv: 'Namnet är ett annat än det som står här. För den som har fingerade personuppgifter ändras namn bara för hand, så att inget knyts ihop av misstag.',
    en: 'The name differs from the one that stands here. For someone with fingerade personuppgifter a name is changed by hand only, so that nothing is tied together by mistake.',
  },
}

export type Action = 'new' | 'changed' | 'unchanged' | 'withdrawn' | 'not_stored' | 'refused'
export interface Plan {
  action: Action
  because?: Refusal
  change: Change
  relation: Relation
  add: NewDatum[]
  overwrite: { id: string; datum: NewDatum }[]
  forget: string[]
}

/** D-R11 for what is to be stored about a person of her own. */
export function troubleWithFingerade(data: readonly Pick<NewDatum, 'class'>[]): Refusal | undefined {
  const count = (classes: readonly DatumClass[]) => data.filter((datum) => classes.includes(datum.class)).length
  return count(EARLIER_CLASSES) > 0 || count(['name']) > 1 || count(IDENTITY_CLASSES) > 1 ? 'fingerade_no_past' : undefined
}

const nothing = { add: [], overwrite: [], forget: [] }

export function planIncoming(known: Known | undefined, incoming: Incoming): Plan {
  const { statement, data } = incoming
  const saysFingerade = statement.level === 'fingerade_personuppgifter'
  const own = known !== undefined && isFingerade(known.markings)
  const change = compare(standingOf(known?.markings ?? [], statement.source), statement.level)
  const relation = known === undefined ? incoming.relation : joinRelations(known.relation, incoming.relation)
  const refuse = (because: Refusal): Plan => ({ action: 'refused', because, change: 'none', relation, ...nothing })
  if (known === undefined) {
    // Who is not protected does not belong here: nothing is stored about her.
    if (statement.level === 'none') return { action: 'not_stored', change: 'none', relation, ...nothing }
    const trouble = saysFingerade ? troubleWithFingerade(data) : undefined
    return trouble ? refuse(trouble) : { action: 'new', change: 'new', relation, add: distinct(data), overwrite: [], forget: [] }
  }
  if (statement.level === 'none')
    return { action: change === 'withdrawn' ? 'withdrawn' : 'unchanged', change, relation: known.relation, ...nothing }
  if (saysFingerade && !own) return refuse('fingerade_own_person')
  const trouble = own ? troubleWithFingerade(data) : undefined
  if (trouble) return refuse(trouble)
  if (own && differs(known, data)) return refuse('fingerade_differs')
  const moved = own
    ? replaceSame(known, distinct(data), statement.source)
    : { add: addUnknown(known, distinct(data)), overwrite: [], forget: [] }
  const same = change === 'same' && relation === known.relation && moved.add.length + moved.overwrite.length + moved.forget.length === 0
  return { action: same ? 'unchanged' : 'changed', change, relation, ...moved }
}

const keyOf = (datum: { class: DatumClass; value: string }) => `${datum.class}|${sameAs(datum.class, datum.value)}`

function distinct(data: readonly NewDatum[]): NewDatum[] {
  return [...new Map(data.filter((datum) => datum.value.trim() !== '').map((datum) => [keyOf(datum), datum])).values()]
}

function addUnknown(known: Known, data: readonly NewDatum[]): NewDatum[] {
  const there = new Set(known.values.map((v) => keyOf({ class: v.class, value: v.value.value })))
  return data.filter((datum) => !there.has(keyOf(datum)))
}

/** Another name than the one on record may be an earlier one: no file decides that. */
function differs(known: Known, data: readonly NewDatum[]): boolean {
  const single = [...NAME_CLASSES, ...IDENTITY_CLASSES]
  const there = known.values.filter((v) => single.includes(v.class))
  return addUnknown(known, data).some((datum) => single.includes(datum.class) && there.some((v) => v.class === datum.class))
}

/** For a person of her own the new value takes the place of what a file said before: nothing earlier is left. */
function replaceSame(known: Known, data: readonly NewDatum[], source: Source): Pick<Plan, 'add' | 'overwrite' | 'forget'> {
  const plan: Pick<Plan, 'add' | 'overwrite' | 'forget'> = { add: [], overwrite: [], forget: [] }
  const unknown = addUnknown(known, data)
  const said = new Set(data.map(keyOf))
  for (const cls of new Set(unknown.map((datum) => datum.class))) {
    const old = known.values.filter(
      (v) => v.class === cls && v.source !== 'manual' && !said.has(keyOf({ class: cls, value: v.value.value })),
    )
    for (const datum of unknown.filter((one) => one.class === cls)) {
      // Only a row that is masked as the new value must be: else an address would open in the place of a forwarding box.
      const at = old.findIndex((row) => row.masked === isMaskedFrom(source, datum))
      const [row] = at < 0 ? [] : old.splice(at, 1)
      if (row) plan.overwrite.push({ id: row.id, datum })
      else plan.add.push(datum)
    }
    plan.forget.push(...old.map((v) => v.id))
  }
  return plan
}
