import { readFileSync } from 'node:fs'
import type { Choice } from '../../platform/field/index.ts'

/** Municipalities and counties of Sweden, for whom a site may speak (SCB codes). */
type Place = [code: string, name: string, short: string]
interface Places {
  counties: Place[]
  municipalities: Place[]
}
let read: Places | undefined
const places = (): Places => {
  read ??= JSON.parse(readFileSync(new URL('../../../content/places.json', import.meta.url), 'utf8')) as Places
  return read
}
const swedish = new Intl.Collator('sv')
const byName = (list: readonly Place[]): Choice[] =>
  list.map(([value, label]) => ({ value, label })).sort((a, b) => swedish.compare(a.label, b.label))

export const placeChoices = (): Choice[] => [...byName(places().municipalities), ...byName(places().counties)]
export const countyChoices = (): Choice[] => byName(places().counties)
export const nameOfPlace = (code: string): string | undefined =>
  [...places().municipalities, ...places().counties].find(([one]) => one === code)?.[1]
/** A code, or a name as people write it: "Sala", "Sala kommun". */
export function placeOf(written: string): string | undefined {
  const said = written.trim().toLocaleLowerCase('sv')
  return [...places().municipalities, ...places().counties].find(
    ([code, name, short]) => code === said || name.toLocaleLowerCase('sv') === said || short.toLocaleLowerCase('sv') === said,
  )?.[0]
}
