import { wordHashes } from '../keys/hash.ts'
import { keysOf } from '../keys/keys.ts'
import type { Places } from '../keys/places.ts'
import type { Entry, Lookup, RegisterPerson } from '../types.ts'
import { WordFilter } from './filter.ts'

/** The register in clear in this process's memory: for the CLI, whose caller holds the file anyway. */
export class MemoryLookup implements Lookup {
  readonly persons: number
  /** One entry stands by itself: most keys are one person's. */
  #entries = new Map<string, Entry | Entry[]>()
  #filter: WordFilter

  constructor(register: readonly RegisterPerson[], places: Places, today?: string) {
    this.persons = register.length
    for (const person of register) {
      for (const { key, entry } of keysOf(person, places, today)) {
        const there = this.#entries.get(key)
        if (there === undefined) this.#entries.set(key, entry)
        else if (Array.isArray(there)) there.push(entry)
        else this.#entries.set(key, [there, entry])
      }
    }
    this.#filter = WordFilter.create(this.#entries.size * 2)
    this.#filter.addKeys(this.#entries.keys())
  }

  passes(hashes: Uint32Array): Uint8Array {
    return this.#filter.passes(hashes)
  }

  find(keys: readonly string[]): Promise<readonly (readonly Entry[] | undefined)[]> {
    return Promise.resolve(
      keys.map((key) => {
        const found = this.#entries.get(key)
        return found === undefined || Array.isArray(found) ? found : [found]
      }),
    )
  }

  /** How many keys, and how many hashes the filter holds; for benchmarks. */
  get size(): number {
    return this.#entries.size
  }
}

export function hashesOf(keys: Iterable<string>): number {
  let count = 0
  for (const key of keys) if (key.startsWith('w|')) count += wordHashes(key).length
  return count
}
