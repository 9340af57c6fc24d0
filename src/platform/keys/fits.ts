import pg from 'pg'
import { foreignKey } from './root.ts'
import { TenantKeys } from './tenant-keys.ts'

/**
 * Refuses a root key that is not this database's own. With another key nothing old would open, what is new would be
 * sealed with it, and a copy made meanwhile would fit neither.
 */
export async function refuseForeignKey(owner: pg.ClientConfig, root: Uint8Array): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string; key_wrapped: Buffer }>(
      'select id, key_wrapped from tenant order by created_at limit 1',
    )
    if (rows[0] && !opens(root, rows[0])) throw foreignKey(root)
  } finally {
    await client.end()
  }
}

function opens(root: Uint8Array, { id, key_wrapped }: { id: string; key_wrapped: Buffer }): boolean {
  try {
    TenantKeys.unwrap(root, id, key_wrapped)
    return true
  } catch {
    return false
  }
}
