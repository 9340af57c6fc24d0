import { readFileSync } from 'node:fs'
import { plainWord } from '../normalise/letters.ts'

interface NameFile {
  surnames: Record<string, number>
  given: Record<string, number>
}

function read(): { surnames: Map<string, number>; given: Map<string, number> } {
  const file = JSON.parse(readFileSync(new URL('../../facts/name-bearers.json', import.meta.url), 'utf8')) as NameFile
  const table = (names: Record<string, number>) => new Map(Object.entries(names).map(([name, bearers]) => [plainWord(name), bearers]))
  return { surnames: table(file.surnames), given: table(file.given) }
}

let tables: ReturnType<typeof read> | undefined

function known(): ReturnType<typeof read> {
  tables ??= read()
  return tables
}

/** Whether a word is one of Sweden's 3,000 most borne given names. Decides only which middle words are tried as surnames. */
export function isKnownGivenName(word: string): boolean {
  return known().given.has(word)
}

export function givenBearers(word: string): number | undefined {
  return known().given.get(word)
}

export function surnameBearers(word: string): number | undefined {
  return known().surnames.get(word)
}
