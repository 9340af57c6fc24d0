/** An uploaded file of metadata goes in as bytes and comes back as a few words, parsed in a process of its own. */
import { runInChild } from '@samvarn/disclosure'
import { z } from 'zod'
import { type MetadataReading, METADATA_BYTES_MAX } from './saml-metadata.ts'

const LIMITS = { seconds_max: 10, memory_mb_max: 256, answer_bytes_max: 1024 * 1024 }
const reading = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), read: z.object({ entity_id: z.string(), sso_url: z.string(), certificates: z.string() }) }),
  z.object({ ok: z.literal(false), because: z.enum(['unreadable', 'several', 'no_service', 'no_address', 'no_certificate']) }),
])

/** Never throws for what another has written: what crashes, takes too long or answers out of shape is unreadable. */
export async function readMetadataFile(bytes: Uint8Array): Promise<MetadataReading> {
  if (bytes.length > METADATA_BYTES_MAX) return { ok: false, because: 'unreadable' }
  const result = await runInChild({ entry: new URL('./child.ts', import.meta.url), input: {}, bytes, limits: LIMITS })
  const shaped = result.ok ? reading.safeParse(result.value) : undefined
  return shaped?.success ? shaped.data : { ok: false, because: 'unreadable' }
}
