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
