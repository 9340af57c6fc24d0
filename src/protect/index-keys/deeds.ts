import { fingerprint, keysOf, wordHashes } from '@samvarn/disclosure'
import type { Job } from '../../platform/module.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { knownPlaces, readRegisterPerson } from '../person/index.ts'
import { type KeyRow, replaceKeys } from './store.ts'

/**
 * Rebuilds what the röjandekontroll knows of one person: fingerprints under the organisation's key and sealed tags, and
 * no value (engine.md section 4). Run again it gives the same; a person who is gone leaves nothing.
 */
export const indexPerson: Job = async ({ db }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    const owner = (await tx.keys()).blind('owner', id)
    await replaceKeys(tx, owner, await rowsFor(tx, id))
  })
}

async function rowsFor(tx: Tx, id: string): Promise<KeyRow[]> {
  const person = await readRegisterPerson(tx, id)
  if (!person || person.identifiers.length === 0) return []
  const keys = await tx.keys()
  const own = keys.own()
  const known = keysOf(person, knownPlaces())
  const prints = fingerprint(
    known.map(({ key }) => key),
    keys.fingerprintKey(),
  )
  const times = new Map<string, number>()
  return known.flatMap(({ key, entry }, at) => {
    const print = prints[at]
    if (!print) return []
    const hex = print.toString('hex')
    const ordinal = times.get(hex) ?? 0
    times.set(hex, ordinal + 1)
    // The hashes of the key's words make the sieve; they cannot be had from the fingerprint.
    const tag = JSON.stringify({ ...entry, hashes: key.startsWith('w|') ? wordHashes(key) : [] })
    return [{ fingerprint: print, ordinal, tag_sealed: own.seal('disclosure_key', 'tag', hex, tag) }]
  })
}
