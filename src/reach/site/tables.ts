import type { Tx } from '../../platform/database/transaction.ts'
import type { Site } from './site.ts'

/** Shapes of this module's rows, and of what it asks of others. */
interface Owned {
  tenant: string
}
export interface Tables {
  site: Site & Owned & { cards_key: string | null; cards: unknown }
  site_item: Owned & { id: string; site: string; kind: 'contact' | 'piece'; made_at: Date }
  site_version: Owned & {
    item: string
    number: number
    content: unknown
    from_at: Date
    until_at: Date | null
    made_by: string
    made_at: Date
  }
  publication: Owned & { site: string; code: string; revision: string; document: unknown; published_at: Date }
  publication_file: Owned & { site: string; sha256: Buffer; media_type: string; bytes: Buffer }
  account: Owned & { id: string; signature: string; unit: string }
  unit: Owned & { id: string; name: string; closed_at: Date | null }
  tenant: { id: string; name: string; kind: string }
  role_grant: Owned & { account: string; role: string; valid_from: Date; valid_until: Date }
}
export const q = (tx: Tx) => tx.tables<Tables>()
