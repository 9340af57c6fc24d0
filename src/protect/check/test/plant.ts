import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, keysOf, type RegisterPerson, readPlaces, wordHashes } from '@samvarn/disclosure'
import type { TestHouse } from '../../../../test/house.ts'
import { newId } from '../../../platform/ids.ts'
import { TenantKeys } from '../../../platform/keys/tenant-keys.ts'
import type { Tables } from '../tables.ts'

/** Puts a person of the register into the keyed index and the search index of a circle, as the job of the register does. */

const PLACES = readPlaces(readFileSync(join(import.meta.dirname, '../../../../content/places.json'), 'utf8'))

export type Planted = Omit<RegisterPerson, 'person'>

export async function plant(house: TestHouse, slug: string, circleName: string, person: Planted): Promise<string> {
  const at = house.cast[slug]
  const circle = at?.circles[circleName]
  if (!at || circle === undefined) throw new Error(`No such circle: ${circleName}`)
  const [tenant] = await house.superuser<{ key_wrapped: Buffer }>('select key_wrapped from tenant where id = $1', [at.tenant])
  const keys = TenantKeys.unwrap(house.root, at.tenant, tenant?.key_wrapped ?? Buffer.alloc(0))
  const id = newId()
  await house.superuser('insert into person (tenant, id, circle, relation, key_wrapped) values ($1, $2, $3, $4, $5)', [
    at.tenant,
    id,
    circle,
    'client',
    keys.newOwner(id).wrapped,
  ])
  for (const { class: cls, value } of person.identifiers) {
    if (cls !== 'personnummer' && cls !== 'samordningsnummer') continue
    await house.superuser("insert into person_index (tenant, circle, kind, blind, person) values ($1, $2, 'identity', $3, $4)", [
      at.tenant,
      circle,
      keys.blind('identity', value),
      id,
    ])
  }
  const known = keysOf({ ...person, person: id }, PLACES)
  const prints = fingerprint(
    known.map(({ key }) => key),
    keys.fingerprintKey(),
  )
  const owner_tag = keys.blind('owner', id)
  const times = new Map<string, number>()
  const rows = known.map(({ key, entry }, index) => {
    const print = prints[index] ?? Buffer.alloc(16)
    const tag = JSON.stringify({ ...entry, hashes: key.startsWith('w|') ? wordHashes(key) : [] })
    const ordinal = times.get(print.toString('hex')) ?? 0
    times.set(print.toString('hex'), ordinal + 1)
    return {
      tenant: at.tenant,
      owner_tag,
      fingerprint: print,
      ordinal,
      tag_sealed: keys.own().seal('disclosure_key', 'tag', print.toString('hex'), tag),
    }
  })
  await house.db.asWorker(at.tenant, async (tx) => {
    await tx.tables<Tables>().insertInto('disclosure_key').values(rows).execute()
  })
  return id
}
