import { type Entry, fingerprint, type Lookup } from '@samvarn/disclosure'
import type { OwnerKeys } from '../../platform/keys/tenant-keys.ts'

/**
 * What lies sealed beside a fingerprint: the entry, and the hashes of the key's words, from which the sieve is built.
 * The sieve cannot be made from fingerprints, and without it names with a gap after each letter would go unseen.
 */
export interface Tag extends Entry {
  hashes?: number[]
}

export function openTag(own: OwnerKeys, print: Buffer, sealed: Buffer): Tag {
  return JSON.parse(own.open('disclosure_key', 'tag', print.toString('hex'), sealed)) as Tag
}

/** The organisation's index in this process: fingerprints, word hashes and sealed tags, and no value. */
export class IndexLookup implements Lookup {
  readonly persons: number
  readonly passes?: (asked: Uint32Array) => Uint8Array
  readonly #own: OwnerKeys
  readonly #key32: Buffer
  readonly #tags = new Map<string, Buffer[]>()

  constructor(rows: readonly { fingerprint: Buffer; tag_sealed: Buffer }[], persons: number, own: OwnerKeys, key32: Buffer) {
    this.persons = persons
    this.#own = own
    this.#key32 = key32
    const known = new Set<number>()
    let complete = true
    for (const row of rows) {
      const print = row.fingerprint.toString('latin1')
      const there = this.#tags.get(print)
      if (there === undefined) this.#tags.set(print, [row.tag_sealed])
      else there.push(row.tag_sealed)
      const tag = openTag(own, row.fingerprint, row.tag_sealed)
      if (tag.hashes === undefined) complete = false
      else for (const hash of tag.hashes) known.add(hash)
    }
    // A sieve that knows only some keys would hide the others: then every short run of words is asked for instead.
    if (complete) this.passes = (asked) => Uint8Array.from(asked, (hash) => (known.has(hash) ? 1 : 0))
  }

  find(keys: readonly string[]): Promise<readonly (readonly Entry[] | undefined)[]> {
    const prints = fingerprint(keys, this.#key32)
    return Promise.resolve(
      prints.map((print) => this.#tags.get(print.toString('latin1'))?.map((sealed) => entryOf(openTag(this.#own, print, sealed)))),
    )
  }
}

function entryOf({ hashes: _hashes, ...entry }: Tag): Entry {
  return entry
}

/**
 * One human being may stand in several circles, each with an id of its own. To a check whose receiver is she herself
 * they are one: whatever of hers any circle holds is her own.
 */
export function asOneSubject(lookup: Lookup, subject: string, ids: readonly string[]): Lookup {
  const hers = new Set(ids)
  const joined = (entries: readonly Entry[] | undefined) =>
    entries?.map((entry) => (hers.has(entry.person) ? { ...entry, person: subject } : entry))
  return {
    ...(lookup.persons === undefined ? {} : { persons: lookup.persons }),
    ...(lookup.passes === undefined ? {} : { passes: lookup.passes.bind(lookup) }),
    find: async (keys) => (await lookup.find(keys)).map(joined),
  }
}
