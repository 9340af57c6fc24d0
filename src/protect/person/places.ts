import { readFileSync } from 'node:fs'
import { type Places, readPlaces } from '@samvarn/disclosure'

let places: Places | undefined
/** Sweden's municipalities and counties, from content/. Read once. */
export function knownPlaces(): Places {
  places ??= readPlaces(readFileSync(new URL('../../../content/places.json', import.meta.url), 'utf8'))
  return places
}
/** A municipality's name for its code; what is no known code stands as written. */
export const readPlaceName = (code: string): string => knownPlaces().nameOf(code) ?? code
