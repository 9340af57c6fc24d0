import type { Tx } from '../../platform/database/transaction.ts'
import type { ConversationTables } from './tables.ts'

const q = (tx: Tx) => tx.tables<ConversationTables>()
/** A piece is opened whole to give any byte of it. */
export const PIECE_BYTES = 4_000_000
export type Media = ConversationTables['conversation_film']['media']

export interface Film {
  media: Media
  bytes: number
  /** The language of its captions; null: there are none. */
  captions: 'sv' | 'en' | null
}
export async function filmOf(tx: Tx, conversation: string): Promise<Film | undefined> {
  const row = await q(tx)
    .selectFrom('conversation_film')
    .select(['media', 'bytes', 'captions_lang'])
    .where('conversation', '=', conversation)
    .executeTakeFirst()
  return row && { media: row.media, bytes: row.bytes, captions: row.captions_lang }
}
const keysOf = async (tx: Tx, conversation: string) => {
  const row = await q(tx)
    .selectFrom('conversation_film')
    .select('key_wrapped')
    .where('conversation', '=', conversation)
    .executeTakeFirstOrThrow()
  return (await tx.keys()).owner(conversation, row.key_wrapped)
}

export async function deleteFilm(tx: Tx, conversation: string): Promise<void> {
  await q(tx).deleteFrom('conversation_film').where('conversation', '=', conversation).execute()
}
/** Under a key of its own: with its row gone, the pieces in a backup cannot be opened. */
export async function writeFilm(tx: Tx, conversation: string, media: Media, film: Uint8Array): Promise<void> {
  await deleteFilm(tx, conversation)
  const { wrapped, keys } = (await tx.keys()).newOwner(conversation)
  await q(tx)
    .insertInto('conversation_film')
    .values({
      tenant: tx.actor.tenant,
      conversation,
      key_wrapped: wrapped,
      media,
      bytes: film.length,
      captions_sealed: null,
      captions_lang: null,
    })
    .execute()
  for (let number = 0; number * PIECE_BYTES < film.length; number++) {
    const piece = film.subarray(number * PIECE_BYTES, (number + 1) * PIECE_BYTES)
    const sealed = keys.seal('conversation_film_piece', 'sealed', String(number), piece)
    await q(tx).insertInto('conversation_film_piece').values({ tenant: tx.actor.tenant, conversation, number, sealed }).execute()
  }
}
export async function readPiece(tx: Tx, conversation: string, number: number): Promise<Buffer | undefined> {
  const row = await q(tx)
    .selectFrom('conversation_film_piece')
    .select('sealed')
    .where('conversation', '=', conversation)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && (await keysOf(tx, conversation)).openBytes('conversation_film_piece', 'sealed', String(number), row.sealed)
}
export async function writeCaptions(tx: Tx, conversation: string, lang: 'sv' | 'en', vtt: string): Promise<void> {
  const captions_sealed = (await keysOf(tx, conversation)).seal('conversation_film', 'captions_sealed', '', vtt)
  await q(tx)
    .updateTable('conversation_film')
    .set({ captions_sealed, captions_lang: lang })
    .where('conversation', '=', conversation)
    .execute()
}
export async function readCaptions(tx: Tx, conversation: string): Promise<string | undefined> {
  const row = await q(tx)
    .selectFrom('conversation_film')
    .select('captions_sealed')
    .where('conversation', '=', conversation)
    .executeTakeFirst()
  if (!row?.captions_sealed) return undefined
  return (await keysOf(tx, conversation)).open('conversation_film', 'captions_sealed', '', row.captions_sealed)
}
