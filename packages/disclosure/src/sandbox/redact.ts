import { LIMITS } from '../extract/limits.ts'
import type { RedactRequest } from '../redact/redact.ts'
import type { RedactOptions, Redacted, Refusal, Removal, Removed } from '../redact/removal.ts'
import { REFUSALS } from '../redact/removal.ts'
import type { Document, Limits } from '../types.ts'
import { CHILD, readInChild } from './read.ts'
import { runInChild } from './run.ts'

export interface RedactInChildOptions extends RedactOptions {
  limits?: Partial<Limits>
  /** The caller's own check of the copy, read anew in another child: true when it may go. */
  recheck?: (copy: Document) => boolean | Promise<boolean>
}

/** What a child says is not trusted to have the right shape. */
function readAnswer(value: unknown, bytes: Uint8Array): Redacted {
  const answer = value as { ok?: unknown; name?: unknown; removed?: unknown; reason?: unknown; where?: unknown } | null
  if (answer?.ok === true && typeof answer.name === 'string' && Array.isArray(answer.removed) && bytes.length > 0) {
    return { ok: true, bytes, name: answer.name, removed: answer.removed as Removed[] }
  }
  const reason = typeof answer?.reason === 'string' && answer.reason in REFUSALS ? (answer.reason as Refusal) : 'crashed'
  return typeof answer?.where === 'string' ? { ok: false, reason, where: answer.where } : { ok: false, reason }
}

/**
 * Makes a safe copy in a child process. The child is told spans and provisions, never whom they are about. The copy is
 * then read once more in a fresh child and given to `recheck`; only if that says yes are there bytes. Never throws.
 */
export async function redactInChild(
  bytes: Uint8Array,
  name: string,
  removals: readonly Removal[],
  options: RedactInChildOptions = {},
): Promise<Redacted> {
  const limits = { ...LIMITS, ...options.limits }
  const label: RedactOptions = options.label === undefined ? {} : { label: options.label }
  const plain = removals.map(({ kind, law, spans }) => ({ kind, law, spans: spans.map(({ part, start, end }) => ({ part, start, end })) }))
  const request: RedactRequest = { task: 'redact', name, removals: plain, options: label, limits: options.limits ?? {} }
  const result = await runInChild({
    entry: CHILD,
    input: request,
    bytes,
    limits: { seconds_max: limits.seconds_max, memory_mb_max: limits.memory_mb_max },
  })
  if (!result.ok) return { ok: false, reason: result.code === 'timeout' ? 'timeout' : 'crashed' }
  const answer = readAnswer(result.value, result.bytes)
  if (!answer.ok) return answer
  const copy = await readInChild(answer.bytes, answer.name, options.limits)
  if (copy.unread.length > 0) return { ok: false, reason: 'copy_not_read' }
  try {
    if (options.recheck !== undefined && !(await options.recheck(copy))) return { ok: false, reason: 'copy_has_findings' }
  } catch {
    return { ok: false, reason: 'copy_has_findings' }
  }
  return answer
}
