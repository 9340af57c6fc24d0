import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Provider, ProviderKind, Settings } from './federation.ts'

interface Tables {
  identity_provider: {
    tenant: string
    id: string
    kind: ProviderKind
    name: string
    sealed: Buffer
    changed_at: Date
    tried_at: Date | null
    enabled_at: Date | null
  }
  tenant: { id: string; name: string; slug: string | null }
  session: { tenant: string; account: string; provider: string | null }
}
const SHOWN = ['id', 'kind', 'name', 'changed_at', 'tried_at', 'enabled_at'] as const

/** The organisation's short name, which stands in the address of its sign-in. */
export async function organisationOf(tx: Tx): Promise<{ name: string; slug: string } | undefined> {
  const row = await tx.tables<Tables>().selectFrom('tenant').select(['name', 'slug']).where('id', '=', tx.actor.tenant).executeTakeFirst()
  return row && row.slug !== null ? { name: row.name, slug: row.slug } : undefined
}

export const providersOf = (tx: Tx): Promise<Provider[]> =>
  tx.tables<Tables>().selectFrom('identity_provider').select(SHOWN).where('tenant', '=', tx.actor.tenant).orderBy('name').execute()

export interface FullProvider extends Provider {
  settings: Settings
}
/** With its settings, which are opened under the organisation's key and nowhere written down. */
export async function providerOf(tx: Tx, id: string): Promise<FullProvider | undefined> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('identity_provider')
    .select([...SHOWN, 'sealed'])
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { sealed, ...shown } = row
  const settings = JSON.parse((await tx.keys()).own().open('identity_provider', 'sealed', id, sealed)) as Settings
  return { ...shown, settings }
}

const sealOf = async (tx: Tx, id: string, settings: Settings): Promise<Buffer> =>
  (await tx.keys()).own().seal('identity_provider', 'sealed', id, JSON.stringify(settings))

export async function putProvider(tx: Tx, id: string, name: string, settings: Settings): Promise<void> {
  const sealed = await sealOf(tx, id, settings)
  await tx
    .tables<Tables>()
    .insertInto('identity_provider')
    .values({
      tenant: tx.actor.tenant,
      id,
      kind: settings.kind,
      name,
      sealed,
      changed_at: sql<Date>`now()`,
      tried_at: null,
      enabled_at: null,
    })
    .execute()
}

/** What is changed is switched off: nobody is to be let in or shut out by what has not been tried. */
export async function changeProvider(tx: Tx, id: string, name: string, settings: Settings): Promise<void> {
  const sealed = await sealOf(tx, id, settings)
  await set(tx, id, { name, sealed, changed_at: sql<Date>`now()`, enabled_at: null })
}
/** Only for the settings that were tried: what has been changed since is untried. */
export async function markTried(tx: Tx, id: string, begun: Date): Promise<void> {
  await tx
    .tables<Tables>()
    .updateTable('identity_provider')
    .set({ tried_at: sql<Date>`now()` })
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .where('changed_at', '<=', begun)
    .execute()
}
export const switchProvider = (tx: Tx, id: string, on: boolean): Promise<void> => set(tx, id, { enabled_at: on ? sql<Date>`now()` : null })

type Change = Partial<Record<'name' | 'sealed' | 'changed_at' | 'enabled_at', unknown>>
async function set(tx: Tx, id: string, change: Change): Promise<void> {
  await tx
    .tables<{ identity_provider: Record<string, unknown> }>()
    .updateTable('identity_provider')
    .set(change)
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .execute()
}

export async function dropProvider(tx: Tx, id: string): Promise<void> {
  await tx.tables<Tables>().deleteFrom('identity_provider').where('tenant', '=', tx.actor.tenant).where('id', '=', id).execute()
}

/** Whoever came in by the service is signed out at once; but for the one who does this, who sits there proved. */
export async function endSessionsBy(tx: Tx, provider: string, account?: string): Promise<void> {
  let query = tx
    .tables<Tables>()
    .deleteFrom('session')
    .where('tenant', '=', tx.actor.tenant)
    .where('provider', '=', provider)
    .where('account', '<>', tx.actor.account)
  if (account !== undefined) query = query.where('account', '=', account)
  await query.execute()
}
