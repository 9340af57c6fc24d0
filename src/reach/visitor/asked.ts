import type { Child } from 'hono/jsx'
import type { PublicDatabase } from '../../platform/database/public-database.ts'
import type { Form, SiteDocument } from '../text/index.ts'
import type { At } from './pages.tsx'
import type { Aside } from './ticket.ts'

/** What the entry gives to the visitor's half of safe contact. */
export interface VisitorWays {
  /** Absent: no database is known, and every page says so with numbers to call. */
  db: PublicDatabase | undefined
  /** Puts the entry's frame around: same size, same headers, `no-store`, the exit first. `body` is already escaped. */
  frame(page: { document: SiteDocument; form: Form; body: Child; status: 200 | 404 }): Response | Promise<Response>
  /** An answer that leads on, with the entry's headers. */
  redirect(path: string): Response
  /** `/stod`, or nothing at the root of a host. */
  base: string
  /** The entry's page `contact`, to which people are led back. */
  back(document: SiteDocument, form: Form): string
  now?: () => Date
  /** A fault that is no fault of hers, for the log. */
  failed?(error: unknown): void
}

/** One request, and what stands around it. */
export interface Asked {
  ways: VisitorWays
  aside: Aside
  at: At
  token: string
  now: Date
}
