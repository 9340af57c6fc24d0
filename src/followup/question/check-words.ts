/** What zod found, in the words of whoever writes a set: where it is, and what to do. */
import type { z } from 'zod'
import type { Text } from '../../platform/page/index.ts'
import type { Question } from './question.ts'

export interface SetFault {
  readonly place: Text
  readonly message: Text
}
export const WHOLE: Text = { sv: 'Uppsättningen', en: 'The set' }
export const at = (question: Question): Text => ({ sv: `Fråga ${question.id}`, en: `Question ${question.id}` })
export const fault = (place: Text, sv: string, en: string): SetFault => ({ place, message: { sv, en } })

type Issue = z.core.$ZodIssue
const NAMES: Readonly<Record<string, Text>> = {
  sections: { sv: 'Avsnitt', en: 'Section' },
  questions: { sv: 'Fråga', en: 'Question' },
  actions: { sv: 'Åtgärd', en: 'Action' },
  options: { sv: 'Alternativ', en: 'Option' },
  levels: { sv: 'Nivå', en: 'Level' },
  law: { sv: 'Lag', en: 'Law' },
}

const own = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined
/** An item of a list by its own id where it has one, else by its number as people count. */
const nameOf = (item: unknown, index: number): string => {
  const id = own(item, 'id') ?? own(item, 'value')
  return typeof id === 'string' || typeof id === 'number' ? String(id) : `nr ${index + 1}`
}

/** "Avsnitt routines · Fråga m3 · text · en". */
export function placeIn(json: unknown, path: readonly PropertyKey[]): Text {
  const steps: Text[] = []
  let here = json
  path.forEach((key, index) => {
    const next = own(here, key)
    const list = typeof key === 'number' ? NAMES[String(path[index - 1])] : undefined
    if (typeof key === 'number') {
      const name = nameOf(next, key)
      steps.push(list === undefined ? { sv: name, en: name } : { sv: `${list.sv} ${name}`, en: `${list.en} ${name}` })
    } else if (!(String(key) in NAMES) || typeof path[index + 1] !== 'number') steps.push({ sv: String(key), en: String(key) })
    here = next
  })
  const said = (lang: 'sv' | 'en') => steps.map((step) => step[lang]).join(' · ')
  return steps.length === 0 ? { sv: 'Hela filen', en: 'The whole file' } : { sv: said('sv'), en: said('en') }
}

const KINDS: Readonly<Record<string, Text>> = {
  string: { sv: 'en text', en: 'a text' },
  number: { sv: 'ett tal', en: 'a number' },
  int: { sv: 'ett heltal', en: 'a whole number' },
  boolean: { sv: 'true eller false', en: 'true or false' },
  array: { sv: 'en lista', en: 'a list' },
  object: { sv: 'ett objekt', en: 'an object' },
}

export function issueText(issue: Issue): Text {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ')
    return {
      sv: `Okänt fält: ${keys}. Ta bort det eller rätta stavningen.`,
      en: `Unknown field: ${keys}. Remove it or correct the spelling.`,
    }
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.join(', ')
    return { sv: `Ska vara något av: ${values}.`, en: `Must be one of: ${values}.` }
  }
  if (issue.code === 'invalid_type') {
    const kind = KINDS[issue.expected] ?? { sv: issue.expected, en: issue.expected }
    return { sv: `Saknas eller är av fel slag. Skriv ${kind.sv}.`, en: `Missing or of the wrong kind. Write ${kind.en}.` }
  }
  if (issue.code === 'too_big')
    return { sv: `För långt eller för många. Högst ${issue.maximum}.`, en: `Too long or too many. At most ${issue.maximum}.` }
  if (issue.code === 'too_small')
    return { sv: `Tomt eller för få. Minst ${issue.minimum}.`, en: `Empty or too few. At least ${issue.minimum}.` }
  return {
    sv: 'Skrivet på ett sätt som inte går att läsa. Id: bokstäver, siffror, punkt och bindestreck. Version: 1.0. Datum: 2026-01-15.',
    en: 'Written in a way that cannot be read. Id: letters, figures, dot and hyphen. Version: 1.0. Date: 2026-01-15.',
  }
}

/** Where a text stands, from its place as translations know it: `questions/m3/good` is "Fråga m3 · good". */
export function textPlace(place: string): Text {
  const [first = '', second, ...rest] = place.split('/')
  const name = second === undefined ? undefined : NAMES[first]
  const said = (lang: 'sv' | 'en') => (name === undefined ? place.split('/') : [`${name[lang]} ${second}`, ...rest]).join(' · ')
  return { sv: said('sv'), en: said('en') }
}
