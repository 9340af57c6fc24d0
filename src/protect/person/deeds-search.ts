/**
 * Searching, open to everyone who is signed in. Whoever stands outside the circle gets the same answer for a person who
 * is there and one who is not: the same statements, the same row in the audit, the same page (D-R16, S-R4).
 */
import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { accountSubject, withinLimit } from '../../platform/http/rate.ts'
import { isId } from '../../platform/ids.ts'
import { readQuery } from './datum.ts'
import { type Listed, nameEach } from './deeds.ts'
import { personsByIds } from './store.ts'
import { insertAsked, readAskedRow } from './store-asked.ts'
import { blindOf, findByBlind } from './store-index.ts'

/** So many may share a name within one's own circles before the answer says: write more of it. */
const FOUND_MAX = 20

export type Asked = { ok: true; id: string } | { ok: false; because: 'too_many' | 'empty' }

export function search(db: Database, actor: Actor, written: string, config: Config): Promise<Asked> {
  return db.as(actor, async (tx) => {
    const query = readQuery(written)
    if (query === undefined) return { ok: false, because: 'empty' }
    const blind = await blindOf(tx, query)
    const mine = await withinLimit(tx, 'search_account', accountSubject(tx), config.searches_per_account_per_hour_max)
    // Over all accounts together: many who each ask once are counted as one who asks often (S-R23).
    const hers = await withinLimit(tx, 'search_target', blind, config.searches_per_person_per_hour_max)
    if (!mine || !hers) {
      await tx.audit({ deed: 'person.search', outcome: 'refused', purpose: 'casework', blind })
      return { ok: false, because: 'too_many' }
    }
    const found = await personsByIds(tx, await findByBlind(tx, query.kind, blind, FOUND_MAX))
    const id = await insertAsked(tx, written)
    if (found.length === 0) {
      const audit = await tx.audit({ deed: 'person.search', outcome: 'not_reached', purpose: 'casework', blind })
      await tx.enqueue('resolve_miss', audit)
      return { ok: true, id }
    }
    // Each person who is then shown gets a row of her own, when she is shown.
    await tx.audit({ deed: 'person.search', purpose: 'casework', blind })
    return { ok: true, id }
  })
}

export interface Answer {
  written: string
  found: Listed[]
}

/** The answer to one's own question. Undefined for anyone else's, and for one that is too old. */
export function readAnswer(db: Database, actor: Actor, id: string): Promise<Answer | undefined> {
  return db.as(actor, async (tx) => {
    const written = await readAsked(tx, id)
    const query = written === undefined ? undefined : readQuery(written)
    if (written === undefined || query === undefined) return undefined
    const ids = await findByBlind(tx, query.kind, await blindOf(tx, query), FOUND_MAX)
    return { written, found: await nameEach(tx, await personsByIds(tx, ids), 'person.search', 'casework') }
  })
}

/** What was searched for under this id, by whoever asks now. */
export const readAsked = (tx: Tx, id: string): Promise<string | undefined> => (isId(id) ? readAskedRow(tx, id) : Promise.resolve(undefined))

/** The blind index of what was written, for a request that travels on. */
export async function blindOfWritten(tx: Tx, written: string): Promise<Buffer | undefined> {
  const query = readQuery(written)
  return query && blindOf(tx, query)
}
