import type { Database } from '../../platform/database/database.ts'
import type { Document } from '../../platform/document/index.ts'
import { isId } from '../../platform/ids.ts'
import { openReports } from './store-open.ts'

export interface OpenReport {
  id: string
  publisher: string
  opened_at: Date
  document: Document
}
/** What has been opened to everybody: asked by nobody in particular, so there is nothing to write in a log. */
export const listOpen = (db: Database): Promise<OpenReport[]> => db.openly((query) => openReports(query))
export async function readOpen(db: Database, id: string): Promise<OpenReport | undefined> {
  if (!isId(id)) return undefined
  const [found] = await db.openly((query) => openReports(query, id))
  return found
}
