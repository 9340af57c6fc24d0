import type { PublicDatabase } from '../../platform/database/public-database.ts'
import type { Publications } from './source.ts'
import { publication, publishedFile, revisions } from './store.ts'

/** What is published is for everyone: nobody is asked who they are, and nothing is written down of the asking. */
export const publicationsOf = (db: PublicDatabase): Publications => ({
  revisions: () => db.at({ tenant: null }, revisions),
  publication: (site) => db.at({ tenant: null }, (query) => publication(query, site)),
  file: (site, sha256) => db.at({ tenant: null }, (query) => publishedFile(query, site, sha256)),
})
