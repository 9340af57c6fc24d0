import type { Generated, JSONColumnType } from 'kysely'
import type { ContactFunction, Frozen, PointState, PointWords } from './about.ts'
import type { Found, Search } from './web-test.ts'

export interface Tables {
  about_page: {
    tenant: string
    site: string
    kind: string
    contact: JSONColumnType<ContactFunction> | null
    deputy: JSONColumnType<ContactFunction> | null
    published: JSONColumnType<Frozen> | null
    published_at: Date | null
    checked: string | null
    checked_by: string | null
    started_at: Generated<Date>
  }
  about_point: {
    tenant: string
    site: string
    key: string
    part: 'how' | 'ask'
    position: number
    words: JSONColumnType<PointWords>
    state: Generated<PointState>
    decided_at: Date | null
  }
  about_leaflet: { tenant: string; site: string; form: string; of_sha256: Buffer; bytes: Buffer }
  web_test: {
    tenant: string
    id: string
    site: string
    subject: 'website' | 'own'
    address: string | null
    source: 'fetched' | 'pasted' | 'uploaded' | 'own'
    found: JSONColumnType<Found>
    search: JSONColumnType<Search> | null
    made_by: string
    made_at: Generated<Date>
    answered_at: Date | null
  }
  // Of reach/site and of the platform: read only.
  site: { tenant: string; id: string; code: string; name: string; kind: string; unit: string | null; withdrawn_at: Date | null }
  publication: { tenant: string; site: string; document: unknown; published_at: Date }
}
