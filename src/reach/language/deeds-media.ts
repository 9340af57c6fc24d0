import { createHash } from 'node:crypto'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { isId, newId } from '../../platform/ids.ts'
import type { Text } from '../../platform/page/language.tsx'
import { content, type Form, publishSoon, readBlocks, TextFault } from '../text/index.ts'
import { withTexts } from './deeds.ts'
import { type ReadMedia, readCaptions, readMedia } from './media-file.ts'
import { allMedia, bytesOf, deleteMedia, insertMedia, type MediaRow, publishedSites } from './store-media.ts'
import type { MediaKind } from './tables.ts'

/** All of them travel with every copy of the public site: an organisation keeps few, and short. */
const ALL_BYTES_MAX = 150 * 1024 * 1024
const about = (id?: string) =>
  ({ purpose: 'reach_out', object: id === undefined ? { kind: 'page_media' } : { kind: 'page_media', id } }) as const

export interface SeenMedia {
  media: MediaRow[]
  sites: { id: string; name: string }[]
}
export const seeMedia = (db: Database, actor: Actor): Promise<SeenMedia | undefined> =>
  withTexts(db, actor, 'language.see', async (tx) => ({ media: await allMedia(tx), sites: await publishedSites(tx) }))

/** The file itself, to be played before it is shown to anybody. */
export const playMedia = (db: Database, actor: Actor, id: string): Promise<{ type: string; bytes: Buffer } | undefined> =>
  withTexts(db, actor, 'language.see', async (tx) => {
    const found = isId(id) ? (await allMedia(tx)).find((one) => one.id === id) : undefined
    const bytes = found && (await bytesOf(tx, found.id))
    return found && bytes && { type: found.media_type, bytes }
  })

export interface NewMedia {
  kind: MediaKind
  page: string
  form: Form
  title: string
  transcript: string
  /** Null: every site of the organisation. */
  site: string | null
}
export interface MediaFault {
  field: 'file' | 'captions' | 'transcript'
  message: Text
}
const KIND: MediaFault = {
  field: 'file',
  message: {
    sv: 'Filen stämmer inte med det du valde: teckenspråk är film i MP4, uppläst text är ljud i MP3 eller M4A.',
    en: 'The file does not fit what you chose: sign language is film in MP4, text read aloud is sound in MP3 or M4A.',
  },
}
const CAPTIONS: Text = {
  sv: 'Det går inte att läsa som textning. Spara den som WebVTT eller SRT.',
  en: 'This cannot be read as captions. Save it as WebVTT or SRT.',
}
const SILENT: Text = {
  sv: 'Filmen har ljud. Lägg till en textning, så att den som inte hör får veta allt.',
  en: 'The film has sound. Add captions, so that those who do not hear get to know everything.',
}

/** What the files are, told before anything is kept. Parsed in a child, outside any transaction. */
export async function judgeMedia(
  given: Pick<NewMedia, 'kind' | 'transcript'>,
  file: Uint8Array,
  captions: Uint8Array | undefined,
): Promise<{ faults: MediaFault[] } | { read: ReadMedia; captions: string | null }> {
  const faults: MediaFault[] = []
  try {
    readBlocks(given.transcript, content().known)
  } catch (error) {
    if (!(error instanceof TextFault)) throw error
    faults.push({ field: 'transcript', message: error.text })
  }
  const read = await readMedia(file)
  const said = captions && (await readCaptions(captions))
  if (captions && said === undefined) faults.push({ field: 'captions', message: CAPTIONS })
  if ('message' in read) return { faults: [{ field: 'file', message: read.message }, ...faults] }
  if ((read.media_type === 'video/mp4') !== (given.kind === 'sign_language')) faults.unshift(KIND)
  else if (read.media_type === 'video/mp4' && read.has_sound && !captions) faults.push({ field: 'captions', message: SILENT })
  return faults.length > 0 ? { faults } : { read, captions: said ?? null }
}

const FULL: MediaFault = {
  field: 'file',
  message: {
    sv: 'Tillsammans blir filerna större än 150 MB. Ta bort någon, eller sänk kvaliteten.',
    en: 'Together the files would be larger than 150 MB. Take one away, or lower the quality.',
  },
}
export const addMedia = (
  db: Database,
  actor: Actor,
  given: NewMedia,
  { read, captions }: { read: ReadMedia; captions: string | null },
): Promise<MediaFault | 'done' | undefined> =>
  withTexts(db, actor, 'language.media', async (tx) => {
    const all = await allMedia(tx)
    if (all.reduce((sum, { size }) => sum + size, read.bytes.length) > ALL_BYTES_MAX) return FULL
    if (given.site !== null && !(await publishedSites(tx)).some(({ id }) => id === given.site)) return undefined
    const id = newId()
    const { media_type, seconds, bytes } = read
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await insertMedia(tx, { ...given, id, media_type, seconds, bytes, sha256, captions })
    await tx.audit({ deed: 'language.media', ...about(id) })
    await publishSoon(tx)
    return 'done'
  })

export const removeMedia = (db: Database, actor: Actor, id: string): Promise<true | undefined> =>
  withTexts(db, actor, 'language.media', async (tx) => {
    if (!isId(id) || !(await deleteMedia(tx, id))) return undefined
    await tx.audit({ deed: 'language.media', ...about(id) })
    await publishSoon(tx)
    return true
  })
