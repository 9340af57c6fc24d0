import { readFileSync } from 'node:fs'

/** Municipalities and counties of Sweden (SCB codes), read from content/places.json. */
type Place = [code: string, name: string, short: string]
let read: Place[] | undefined
function places(): Place[] {
  if (read) return read
  const file = JSON.parse(readFileSync(new URL('../../content/places.json', import.meta.url), 'utf8')) as Record<
    'counties' | 'municipalities',
    Place[]
  >
  read = [...file.counties, ...file.municipalities]
  return read
}
/** Codes that begin with 99 belong to no municipality: the demonstration's. */
const INVENTED: Readonly<Record<string, string>> = { '9901': 'Norrvik (påhittad)', '99': 'Nordanlän (påhittat)' }
export const nameOfPlace = (code: string): string => places().find(([one]) => one === code)?.[1] ?? INVENTED[code] ?? code
/** A code, or a name as people write it: "Sala", "Sala kommun", "1981". */
export function placeOf(written: string): string | undefined {
  const said = written.trim().toLocaleLowerCase('sv')
  if (/^99(?:\d\d)?$/.test(said)) return said
  const invented = Object.entries(INVENTED).find(([, name]) => name.toLocaleLowerCase('sv').startsWith(said) && said.length > 3)
  const found = places().find(
    ([code, name, short]) => code === said || name.toLocaleLowerCase('sv') === said || short.toLocaleLowerCase('sv') === said,
  )
  return found?.[0] ?? invented?.[0]
}
