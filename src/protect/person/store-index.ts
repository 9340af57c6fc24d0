import type { Tx } from '../../platform/database/transaction.ts'
import type { IndexKey } from './datum.ts'

interface Tables {
  person_index: { tenant: string; circle: string; kind: 'identity' | 'name'; blind: Buffer; person: string }
}

export const blindOf = async (tx: Tx, key: IndexKey): Promise<Buffer> => (await tx.keys()).blind(key.kind, key.normalised)

/** Persons within the reach of whoever asks; a circle that is out of reach has no rows. One statement whatever the answer. */
export async function findByBlind(tx: Tx, kind: IndexKey['kind'], blind: Buffer, most: number): Promise<string[]> {
  const rows = await tx
    .tables<Tables>()
    .selectFrom('person_index')
    .select('person')
    .where('kind', '=', kind)
    .where('blind', '=', blind)
    .orderBy('person')
    .limit(most)
    .execute()
  return rows.map((row) => row.person)
}

export function findManyByBlind(
  tx: Tx,
  circle: string,
  kind: IndexKey['kind'],
  blinds: readonly Buffer[],
): Promise<{ blind: Buffer; person: string }[]> {
  if (blinds.length === 0) return Promise.resolve([])
  return tx
    .tables<Tables>()
    .selectFrom('person_index')
    .select(['blind', 'person'])
    .where('circle', '=', circle)
    .where('kind', '=', kind)
    .where('blind', 'in', [...blinds])
    .execute()
}

/** A person whom a keyed number or name means; a name may mean several. */
export interface Meant {
  circle: string
  person: string
  kind: IndexKey['kind']
}

/** For jobs: everyone, in whatever circle, whom a blind index means. */
export function everyoneByBlind(tx: Tx, blinds: readonly Buffer[]): Promise<Meant[]> {
  if (blinds.length === 0) return Promise.resolve([])
  return tx
    .tables<Tables>()
    .selectFrom('person_index')
    .select(['circle', 'person', 'kind'])
    .distinct()
    .where('blind', 'in', [...blinds])
    .execute()
}
export async function identityBlinds(tx: Tx, person: string): Promise<Buffer[]> {
  const rows = await tx
    .tables<Tables>()
    .selectFrom('person_index')
    .select('blind')
    .where('person', '=', person)
    .where('kind', '=', 'identity')
    .execute()
  return rows.map((row) => row.blind)
}

/** Writes the whole of a person's search index anew. */
export async function replaceIndex(tx: Tx, at: { person: string; circle: string }, keys: readonly IndexKey[]): Promise<void> {
  const t = tx.tables<Tables>()
  await t.deleteFrom('person_index').where('person', '=', at.person).execute()
  const tenantKeys = await tx.keys()
  const distinct = new Map(keys.map((key) => [`${key.kind}|${key.normalised}`, key]))
  if (distinct.size === 0) return
  await t
    .insertInto('person_index')
    .values(
      [...distinct.values()].map((key) => ({
        tenant: tx.actor.tenant,
        circle: at.circle,
        person: at.person,
        kind: key.kind,
        blind: tenantKeys.blind(key.kind, key.normalised),
      })),
    )
    .execute()
}
