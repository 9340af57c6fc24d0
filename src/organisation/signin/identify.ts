import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { SignedIn } from '../../platform/http/context.ts'
import type { FoundSession } from '../../platform/http/session.ts'

interface Tables {
  account: {
    tenant: string
    id: string
    unit: string
    signature: string
    language: 'sv' | 'en'
    closed_at: Date | null
    suspended_at: Date | null
  }
  unit: { tenant: string; id: string; name: string }
  tenant: { id: string; name: string; kind: string; may_host: boolean }
}

/** Who holds this session: organisation, unit and function. Undefined when the account's access has ended since. */
export async function identify(db: Database, found: FoundSession, request: string): Promise<SignedIn | undefined> {
  const actor = { tenant: found.tenant, account: found.account, request }
  return db.as(actor, async (tx) => {
    const row = await tx
      .tables<Tables>()
      .selectFrom('account')
      .innerJoin('unit', (j) => j.onRef('unit.tenant', '=', 'account.tenant').onRef('unit.id', '=', 'account.unit'))
      .innerJoin('tenant', 'tenant.id', 'account.tenant')
      .where('account.id', '=', found.account)
      .where('account.closed_at', 'is', null)
      .where('account.suspended_at', 'is', null)
      .select([
        'account.signature',
        'account.unit as unitId',
        'unit.name as unit',
        'tenant.name as organisation',
        'tenant.kind as kind',
        'tenant.may_host as mayHost',
      ])
      .executeTakeFirst()
    const { session, method, fresh } = found
    return row && { actor, session, method, fresh, ...row, roles: tx.reach.roles, circles: tx.reach.circles }
  })
}

export interface CastMember {
  tenant: string
  account: string
  slug: string
}

/** The invented people that one may step into. Open by policy; empty outside demo mode. */
export async function readCast(db: Database): Promise<CastMember[]> {
  return db.openly(
    async (query) => (await sql<CastMember>`select tenant, account, slug from demo_cast order by ordinal`.execute(query)).rows,
  )
}
