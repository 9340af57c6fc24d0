/** Headers as people write them: which column they mean, and what they sound like when they mean none. */
import type { Column } from './list-columns.ts'
import { COLUMNS } from './list-columns.ts'

/** A header as it is compared: case, accents, spaces and punctuation do not count. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

const BY_HEADER: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((each) => [each.header.sv, each.header.en, ...each.also].map((name) => [foldHeader(name), each] as const)),
)

export function findColumn(header: string): Column | undefined {
  return BY_HEADER.get(foldHeader(header))
}

/** A header that speaks of protection in words we do not know: its values must not be passed over (D-R3). */
export function isProtectionHeader(header: string): boolean {
  return /sekret|skydd|finger|sparr|hemlig|kvarskriv|protect|secre|confiden|markering/.test(foldHeader(header))
}

/** A header under which people write freely. */
export function isFreeTextHeader(header: string): boolean {
  return /anteckn|kommentar|notering|fritext|ovrigt|beskrivning|note|comment|remark|besk/.test(foldHeader(header))
}
