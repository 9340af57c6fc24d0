/** Film, sound and captions as they came: judged in a process of its own, then freed from what they tell about who made them. */
import { runInChild } from '@samvarn/disclosure'
import { z } from 'zod'
import type { Text } from '../../platform/page/language.tsx'

export const MEDIA_BYTES_MAX = 50 * 1024 * 1024
export const CAPTIONS_BYTES_MAX = 200_000
const SECONDS_MAX = 7200
const LIMITS = { seconds_max: 10, memory_mb_max: 512, answer_bytes_max: 4 * 1024 * 1024 }

const at = z.number().int().nonnegative()
const answer = z.union([
  z.object({
    media_type: z.enum(['video/mp4', 'audio/mpeg', 'audio/mp4']),
    seconds: z.number().int().min(1),
    has_sound: z.boolean(),
    keep: z.tuple([at, at]),
    empty: z.array(z.tuple([at, at, at])).max(10_000),
  }),
  z.object({ problem: z.enum(['unknown', 'codec', 'other_track', 'no_length', 'broken']) }),
])

const PROBLEMS: Record<'unknown' | 'codec' | 'other_track' | 'no_length' | 'broken', Text> = {
  unknown: {
    sv: 'Filen är varken film i MP4 eller ljud i MP3 eller M4A. Spara om den i något av dem.',
    en: 'The file is neither a film in MP4 nor sound in MP3 or M4A. Save it anew in one of them.',
  },
  codec: {
    sv: 'Filen är kodad så att många telefoner inte kan spela den. Spara film som H.264 och ljud som AAC.',
    en: 'The file is coded in a way that many phones cannot play. Save film as H.264 and sound as AAC.',
  },
  other_track: {
    sv: 'Filen har ett spår utöver bild och ljud. Telefoner lägger ofta platsen där. Exportera filmen på nytt ur ett redigeringsprogram.',
    en: 'The file has a track besides picture and sound. Phones often put the place there. Export the film anew from an editor.',
  },
  no_length: {
    sv: 'Filen säger inte hur lång den är. Exportera den på nytt.',
    en: 'The file does not say how long it is. Export it anew.',
  },
  broken: { sv: 'Filen är trasig. Exportera den på nytt.', en: 'The file is broken. Export it anew.' },
}
const TOO_LARGE: Text = {
  sv: 'Filen är större än 50 MB. Korta den eller sänk kvaliteten.',
  en: 'The file is larger than 50 MB. Shorten it or lower its quality.',
}
const TOO_LONG: Text = { sv: 'Filen är längre än två timmar. Dela upp den.', en: 'The file is longer than two hours. Divide it.' }

export interface ReadMedia {
  media_type: 'video/mp4' | 'audio/mpeg' | 'audio/mp4'
  seconds: number
  has_sound: boolean
  bytes: Buffer
}
export async function readMedia(bytes: Uint8Array): Promise<ReadMedia | { message: Text }> {
  if (bytes.length > MEDIA_BYTES_MAX) return { message: TOO_LARGE }
  const result = await runInChild({ entry: new URL('./media-child.ts', import.meta.url), input: 'media', bytes, limits: LIMITS })
  const read = result.ok ? answer.safeParse(result.value) : undefined
  if (!read?.success) return { message: PROBLEMS.broken }
  if ('problem' in read.data) return { message: PROBLEMS[read.data.problem] }
  const { keep, empty, ...facts } = read.data
  if (facts.seconds > SECONDS_MAX) return { message: TOO_LONG }
  const cleaned = Buffer.from(bytes)
  for (const [start, body, end] of empty) {
    cleaned.write('free', start + 4, 'latin1')
    cleaned.fill(0, body, end)
  }
  return { ...facts, bytes: cleaned.subarray(keep[0], keep[1]) }
}

/** As WebVTT, or undefined when it is no captions. */
export async function readCaptions(bytes: Uint8Array): Promise<string | undefined> {
  if (bytes.length > CAPTIONS_BYTES_MAX) return undefined
  const result = await runInChild({ entry: new URL('./media-child.ts', import.meta.url), input: 'captions', bytes, limits: LIMITS })
  return result.ok && typeof result.value === 'string' && result.value.length <= CAPTIONS_BYTES_MAX ? result.value : undefined
}
