import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { MediaKind, MediaType, Tables } from './tables.ts'
import type { Form } from '../text/index.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface MediaRow {
  id: string
  site: string | null
  page: string
  form: Form
  kind: MediaKind
  title: string
  transcript: string
  media_type: MediaType
  size: number
  sha256: string
  captions: string | null
  seconds: number
  at: Date
}
const COLUMNS = [
  'id',
  'site',
  'page',
  'form',
  'kind',
  'title',
  'transcript',
  'media_type',
  'size',
  'sha256',
  'captions',
  'seconds',
  'at',
] as const

export async function allMedia(tx: Tx): Promise<MediaRow[]> {
  const rows = await q(tx).selectFrom('page_media').select(COLUMNS).orderBy('at', 'desc').orderBy('id').execute()
  return rows.map(({ sha256, ...row }) => ({ ...row, sha256: sha256.toString('hex') }))
}
export const bytesOf = async (tx: Tx, id: string): Promise<Buffer | undefined> =>
  (await q(tx).selectFrom('page_media').select('bytes').where('id', '=', id).executeTakeFirst())?.bytes
export async function insertMedia(
  tx: Tx,
  { bytes, sha256, ...row }: Omit<MediaRow, 'at' | 'size' | 'sha256'> & { bytes: Buffer; sha256: string },
): Promise<void> {
  await q(tx)
    .insertInto('page_media')
    .values({
      ...row,
      bytes,
      size: bytes.length,
      sha256: Buffer.from(sha256, 'hex'),
      tenant: tx.actor.tenant,
      by: tx.actor.account ?? '',
    })
    .execute()
}
export const deleteMedia = async (tx: Tx, id: string): Promise<boolean> =>
  (await q(tx).deleteFrom('page_media').where('id', '=', id).returning('id').executeTakeFirst()) !== undefined

/** The sites that the organisation has published, by name. */
export async function publishedSites(tx: Tx): Promise<{ id: string; name: string }[]> {
  const rows = await q(tx)
    .selectFrom('publication')
    .select(['site as id', sql<string>`document ->> 'name'`.as('name')])
    .orderBy('name')
    .execute()
  return rows
}
/** What the organisation has written for the complete forms, as it is published: to count how hard it is to read. */
export async function publishedPieces(tx: Tx): Promise<{ site: string; page: string; form: string; text: string }[]> {
  const rows = await q(tx)
    .selectFrom('publication')
    .select([sql<string>`document ->> 'name'`.as('site'), sql<unknown>`document -> 'pieces'`.as('pieces')])
    .orderBy('code')
    .execute()
  return rows.flatMap(({ site, pieces }) =>
    Array.isArray(pieces)
      ? (pieces as { page: string; form: string; text: string }[]).map(({ page, form, text }) => ({ site, page, form, text }))
      : [],
  )
}
