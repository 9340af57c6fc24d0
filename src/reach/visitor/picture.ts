import { runInChild } from '@samvarn/disclosure'
import { z } from 'zod'

export interface CleanPicture {
  media_type: 'image/jpeg' | 'image/png'
  bytes: Buffer
}
const answer = z.union([z.object({ media_type: z.enum(['image/jpeg', 'image/png']) }), z.object({ problem: z.enum(['broken', 'huge']) })])
/** A photo of 64 million points takes four seconds and 300 MB. */
const CHILD = { seconds_max: 20, memory_mb_max: 768, answer_bytes_max: 12 * 1024 * 1024 }

/** The picture drawn anew, or what is wrong with it. In a process of its own, which may load machine code (sharp) and no network. */
export async function cleanPicture(bytes: Uint8Array): Promise<CleanPicture | 'broken' | 'huge'> {
  const result = await runInChild({
    entry: new URL('./picture-child.ts', import.meta.url),
    input: null,
    bytes,
    limits: CHILD,
    addons: true,
  })
  if (!result.ok) return result.code === 'memory' || result.code === 'timeout' ? 'huge' : 'broken'
  const said = answer.safeParse(result.value)
  if (!said.success) return 'broken'
  return 'problem' in said.data ? said.data.problem : { media_type: said.data.media_type, bytes: Buffer.from(result.bytes) }
}
