/** What was read of an uploaded file of metadata, kept sealed for the one who uploaded it until the form is sent. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { draftOf, keepDraft } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import { mayKeepProviders } from './policy.ts'
import type { ReadMetadata } from './saml-metadata.ts'

const FORM = 'saml_metadata'
type Who = Actor & { account: string }

export const keepMetadata = (db: Database, actor: Who, read: ReadMetadata): Promise<string | undefined> =>
  db.as(actor, async (tx) => (mayKeepProviders(tx.reach).ok ? keepDraft(tx, FORM, read) : undefined))

export const metadataKept = (db: Database, actor: Who, id: string): Promise<ReadMetadata | undefined> =>
  db.as(actor, async (tx) => (isId(id) ? ((await draftOf(tx, FORM, id)) as ReadMetadata | undefined) : undefined))
