import { runInChild } from '@samvarn/disclosure'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { type Cue, writeCaptions as writeVtt } from './captions.ts'
import { type Done, withConversation } from './deeds.ts'
import { mayLead, maySeeConversation } from './policy.ts'
import { deleteFilm, filmOf, type Media, PIECE_BYTES, readCaptions, readPiece, writeCaptions, writeFilm } from './store-film.ts'

export const FILM_BYTES_MAX = 90_000_000
export const CAPTIONS_BYTES_MAX = 500_000
const LIMITS = { seconds_max: 5, memory_mb_max: 192, answer_bytes_max: 4_000_000 }

/** By its first bytes, never by its name: what the screen is told to play is what it is. */
export function mediaOf(film: Uint8Array): Media | undefined {
  const head = Buffer.from(film.subarray(0, 12))
  if (head.subarray(4, 8).toString('latin1') === 'ftyp') return 'video/mp4'
  return head.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3])) ? 'video/webm' : undefined
}
/** WebVTT, read in a process of its own and written anew. Undefined when it is not that. */
export async function readVtt(bytes: Uint8Array): Promise<string | undefined> {
  if (bytes.length > CAPTIONS_BYTES_MAX) return undefined
  const result = await runInChild({ entry: new URL('./captions-child.ts', import.meta.url), input: {}, bytes, limits: LIMITS })
  const cues = result.ok ? (result.value as Cue[] | null) : null
  return cues === null ? undefined : writeVtt(cues)
}

export const putFilm = (db: Database, actor: Actor, id: string, media: Media, film: Uint8Array): Promise<Done> =>
  withConversation(db, actor, id, 'conversation.prepare', mayLead, async (tx) => {
    await writeFilm(tx, id, media, film)
    return true as const
  })
export const putCaptions = (db: Database, actor: Actor, id: string, lang: 'sv' | 'en', vtt: string): Promise<Done> =>
  withConversation(db, actor, id, 'conversation.prepare', mayLead, async (tx) => {
    if (await filmOf(tx, id)) await writeCaptions(tx, id, lang, vtt)
    return true as const
  })
export const takeFilmAway = (db: Database, actor: Actor, id: string): Promise<Done> =>
  withConversation(db, actor, id, 'conversation.prepare', mayLead, async (tx) => {
    await deleteFilm(tx, id)
    return true as const
  })

export interface FilmPart {
  media: Media
  /** First byte, and how many there are in the whole film. */
  from: number
  whole: number
  bytes: Buffer
}
/** The film from one byte on, as far as its piece goes: the player asks for the next by itself. */
export async function playFilm(db: Database, actor: Actor, id: string, from: number): Promise<FilmPart | 'past' | undefined> {
  const found = await withConversation(db, actor, id, 'conversation.see', maySeeConversation, async (tx) => {
    const film = await filmOf(tx, id)
    if (!film) return undefined
    if (from >= film.bytes) return 'past' as const
    const piece = await readPiece(tx, id, Math.floor(from / PIECE_BYTES))
    return piece && { media: film.media, from, whole: film.bytes, bytes: piece.subarray(from % PIECE_BYTES) }
  })
  return found === 'state' ? undefined : found
}
export async function captionsOf(db: Database, actor: Actor, id: string): Promise<string | undefined> {
  const found = await withConversation(db, actor, id, 'conversation.see', maySeeConversation, (tx) => readCaptions(tx, id))
  return found === 'state' ? undefined : found
}
