import { sql } from 'kysely'
import type { Deed, Purpose } from '../../platform/database/audit.ts'
import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  audit: {
    tenant: string
    id: string
    at: Date
    actor: string | null
    deed: Deed
    outcome: 'done' | 'not_reached' | 'refused' | 'failed'
    purpose: Purpose | null
    object_kind: string | null
    object_id: string | null
    person: string | null
    circle: string | null
    blind: Buffer | null
  }
  audit_resolution: { tenant: string; audit: string; circle: string; person: string }
  account: { tenant: string; id: string; unit: string; signature: string }
  unit: { tenant: string; id: string; name: string }
}

export interface Look {
  at: Date
  signature: string | null
  unit: string | null
  deed: Deed
  purpose: Purpose | null
  /** By somebody who did not reach her, or reached her by nödöppning only. */
  from_outside: boolean
}

/** Every row about this person, newest first, together with misses from outside that turned out to be about her. */
export async function looksAt(tx: Tx, person: string, page: number, most: number): Promise<Look[]> {
  const rows = await tx
    .tables<Tables>()
    .selectFrom('audit')
    .leftJoin('account', (j) => j.onRef('account.tenant', '=', 'audit.tenant').onRef('account.id', '=', 'audit.actor'))
    .leftJoin('unit', (j) => j.onRef('unit.tenant', '=', 'account.tenant').onRef('unit.id', '=', 'account.unit'))
    .select([
      'audit.at',
      'account.signature',
      'unit.name as unit',
      'audit.deed',
      'audit.purpose',
      sql<boolean>`audit.person is null or audit.deed in ('glass.open', 'glass.see')`.as('from_outside'),
    ])
    .where((eb) =>
      eb.or([
        eb('audit.person', '=', person),
        eb(
          'audit.id',
          'in',
          eb.selectFrom('audit_resolution').select('audit_resolution.audit').where('audit_resolution.person', '=', person),
        ),
      ]),
    )
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id')
    .limit(most + 1)
    .offset((page - 1) * most)
    .execute()
  return rows
}

export interface Miss {
  blind: Buffer | null
  object_id: string | null
}

/** For the job: what a miss was about, in keyed or opaque form. */
export async function missById(tx: Tx, audit: string): Promise<Miss | undefined> {
  return tx
    .tables<Tables>()
    .selectFrom('audit')
    .select(['blind', 'object_id'])
    .where('id', '=', audit)
    .where('outcome', '=', 'not_reached')
    .executeTakeFirst()
}

export async function insertResolutions(tx: Tx, audit: string, found: readonly { circle: string; person: string }[]): Promise<void> {
  if (found.length === 0) return
  await tx
    .tables<Tables>()
    .insertInto('audit_resolution')
    .values(found.map((f) => ({ tenant: tx.actor.tenant, audit, circle: f.circle, person: f.person })))
    .onConflict((oc) => oc.doNothing())
    .execute()
}
