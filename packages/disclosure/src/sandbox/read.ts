import type { ReadOptions } from '../extract/collector.ts'
import { claimedFormat } from '../extract/detect.ts'
import { unpackDocument } from '../extract/flat.ts'
import { LIMITS } from '../extract/limits.ts'
import { runInChild } from './run.ts'
import type { Document, Limits, UnreadCode } from '../types.ts'

export interface ReadRequest {
  task: 'read'
  name: string
  limits: Partial<Limits>
  options: ReadOptions
}

/** The child runs the file beside this one; built packages hold .js, the source tree .ts. */
export const CHILD = new URL(import.meta.url.endsWith('.ts') ? '../child.ts' : '../child.js', import.meta.url)

export function unreadDocument(name: string, code: UnreadCode): Document {
  return { format: claimedFormat(name) ?? 'unknown', parts: [], unread: [{ code }] }
}

/**
 * Reads a file in a child process of its own. Never throws and never says clean for what it could not read: a crash,
 * an answer out of shape, too much time or memory come back as `unread`.
 */
export async function readInChild(
  bytes: Uint8Array,
  name: string,
  limits: Partial<Limits> = {},
  options: ReadOptions = {},
): Promise<Document> {
  const all = { ...LIMITS, ...limits }
  // Too large to be read is known without starting anything.
  if (bytes.length > all.bytes_max) return unreadDocument(name, 'limit_size')
  const request: ReadRequest = { task: 'read', name, limits, options }
  const result = await runInChild({
    entry: CHILD,
    input: request,
    bytes,
    limits: { seconds_max: all.seconds_max, memory_mb_max: all.memory_mb_max },
  })
  if (!result.ok) return unreadDocument(name, result.code === 'memory' ? 'limit_size' : result.code)
  return unpackDocument(result.value) ?? unreadDocument(name, 'crashed')
}
