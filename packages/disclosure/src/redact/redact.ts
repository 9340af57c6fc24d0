import { claimedFormat, detectContent } from '../extract/detect.ts'
import { extract } from '../extract/extract.ts'
import type { Document, Limits } from '../types.ts'
import type { Answer } from '../sandbox/answer.ts'
import { copyDocx, gapInCopy, openDocx } from './docx.ts'
import { redactCsv, redactPlain } from './plain.ts'
import type { Cut, RedactOptions, Redacted, Refusal, Removal, Removed } from './removal.ts'
import { areSpansSound, countRemoved, cutsByPart, labelFor, mergeCuts, removedStrings } from './removal.ts'
import { bare, findAgain, findLeft, huntedOf } from './verify.ts'

export interface RedactRequest {
  task: 'redact'
  name: string
  removals: Removal[]
  options: RedactOptions
  limits: Partial<Limits>
}

function refuse(reason: Refusal, where?: string): Redacted {
  return where === undefined ? { ok: false, reason } : { ok: false, reason, where }
}

/** The original's name tells nothing only when no finding is about it and none of the removed words stand in it. */
export function copyName(name: string, removals: readonly Removal[], removed: readonly string[]): string {
  const file = name.split(/[/\\]/).at(-1) ?? name
  const extension = /\.(txt|csv|docx)$/i.exec(file)?.[1]?.toLowerCase() ?? 'txt'
  const stem = file.replace(/\.[^.]*$/, '')
  const isNamed =
    removals.some((removal) => removal.spans.some((span) => span.part === 'name')) ||
    removed.some((text) => bare(text).length > 1 && bare(stem).includes(bare(text)))
  return isNamed || !/^[\p{L}\p{N} _.()-]{1,100}$/u.test(stem) ? `saker-kopia.${extension}` : `${stem}-saker-kopia.${extension}`
}

/** All stretches to cut: those that were marked, and the same words wherever else they stand. */
function allCuts(document: Document, removals: readonly Removal[], removed: readonly string[], options: RedactOptions): Map<string, Cut[]> {
  const cuts = cutsByPart(removals, options)
  const first = removals[0]
  if (first === undefined) return cuts
  for (const part of document.parts) {
    const again = findAgain(part.text, removed).map((span) => ({ ...span, label: labelFor(first, { label: 'fixed' }) }))
    if (again.length > 0) cuts.set(part.id, mergeCuts([...(cuts.get(part.id) ?? []), ...again]))
  }
  return cuts
}

interface Made {
  bytes: Uint8Array
  removed: Removed[]
}

async function makeDocx(
  bytes: Uint8Array,
  request: Omit<RedactRequest, 'task'>,
  removed: (document: Document) => string[],
): Promise<Made | Redacted> {
  const open = await openDocx(bytes, request.limits)
  const gap = gapInCopy(open)
  if (gap !== undefined) return refuse('original_not_read', gap)
  // The file's name is no part of this reading; spans in it are handled by the copy's own name.
  const inFile = request.removals
    .map((removal) => ({ ...removal, spans: removal.spans.filter((span) => span.part !== 'name') }))
    .filter((removal) => removal.spans.length > 0)
  if (!areSpansSound(inFile, open.document)) return refuse('span_out_of_place')
  const copy = copyDocx(open, allCuts(open.document, inFile, removed(open.document), request.options))
  const extra: Removed[] = []
  if (copy.pictures > 0) extra.push({ kind: 'picture', law: '', count: copy.pictures })
  if (copy.embedded > 0) extra.push({ kind: 'attachment', law: '', count: copy.embedded })
  return { bytes: copy.bytes, removed: [...countRemoved(request.removals), ...extra] }
}

async function makePlain(
  bytes: Uint8Array,
  format: 'txt' | 'csv',
  document: Document,
  request: Omit<RedactRequest, 'task'>,
  removed: readonly string[],
): Promise<Made | Redacted> {
  if (document.unread.length > 0) return refuse('original_not_read', document.unread[0]?.code)
  const cuts = allCuts(document, request.removals, removed, request.options)
  return { bytes: format === 'csv' ? redactCsv(bytes, cuts) : redactPlain(bytes, cuts), removed: countRemoved(request.removals) }
}

/**
 * Makes a safe copy and reads it back: as raw bytes, where no removed string may stand, and by extraction, where
 * nothing may be unread. Anything else gives a reason and no bytes. The caller's own check comes after, on a third reading.
 */
export async function redact(
  bytes: Uint8Array,
  name: string,
  removals: readonly Removal[],
  options: RedactOptions = {},
  limits: Partial<Limits> = {},
): Promise<Redacted> {
  try {
    const content = detectContent(bytes)
    const document = await extract(bytes, name, limits)
    const format = document.format
    const isSupported =
      (format === 'docx' && content === 'office') || (format === 'txt' && content === 'text') || (format === 'csv' && content === 'text')
    if (!isSupported || (format !== 'docx' && claimedFormat(name) === 'unknown')) return refuse('format_without_safe_copy')
    // A gap without a place is about the file as a whole, and a copy would inherit the doubt.
    const whole = document.unread.find((gap) => gap.where === undefined)
    if (whole !== undefined) return refuse('original_not_read', whole.code)
    if (!areSpansSound(removals, document)) return refuse('span_out_of_place')
    const removed = removedStrings(removals, document)
    const request = { name, removals: [...removals], options, limits }
    const made =
      format === 'docx'
        ? await makeDocx(bytes, request, () => removed)
        : await makePlain(bytes, format as 'txt' | 'csv', document, request, removed)
    if ('ok' in made) return made
    return await verify(made, copyName(name, removals, removed), removed, limits)
  } catch {
    return refuse('original_not_read')
  }
}

async function verify(made: Made, name: string, removed: readonly string[], limits: Partial<Limits>): Promise<Redacted> {
  const left = findLeft(made.bytes, removed)
  if (left !== undefined) return refuse('value_left', left)
  const again = await extract(made.bytes, name, limits)
  if (again.unread.length > 0) return refuse('copy_not_read', again.unread[0]?.code)
  const hunted = huntedOf(removed)
  const part = again.parts.find(({ text }) => {
    const plain = bare(text)
    return hunted.some((value) => plain.includes(value))
  })
  if (part !== undefined) return refuse('value_left', part.id)
  return { ok: true, bytes: made.bytes, name, removed: made.removed }
}

/** The child's side of `redactInChild`. */
export async function redactRequested(bytes: Uint8Array, request: RedactRequest): Promise<Answer> {
  const result = await redact(bytes, request.name, request.removals, request.options, request.limits)
  if (!result.ok) return { value: result }
  const { bytes: copy, ...rest } = result
  return { value: rest, bytes: copy }
}
