import type { Candidate, Span } from '../match/match.ts'
import { wordsOf } from '../keys/words.ts'
import type { CheckContext, Document, Entry } from '../types.ts'
import { nameForm } from './form.ts'
import { type Grade, gradeOf, isUncertain } from './grades.ts'

/** A candidate that the register knows, for one person. */
export interface Hit {
  entry: Entry
  grade: Grade
  key: string
  part: number
  spans: Span[]
  start: number
  end: number
  form: string
  /** Written in a way that may be chance. */
  uncertain: boolean
  luhn: boolean
}

/**
 * A place or a bare surname that more than this many protected persons share singles none of them out: it counts only
 * for those whom something else in the document already points at.
 */
export const SHARED_MAX = 20

/** What may pass: everything of the person the documents go to, and what someone has allowed until a day (D-R28). */
function mayPass(entry: Entry, context: CheckContext, today: string): boolean {
  if (context.recipient === 'self' && context.subject === entry.person) return true
  return (context.allowances ?? []).some((one) => one.person === entry.person && one.class === entry.class && one.until.slice(0, 10) >= today)
}

export function hitsOf(document: Document, candidates: readonly Candidate[], answers: ReadonlyMap<string, readonly Entry[]>, context: CheckContext, today: string): Hit[] {
  const hits: Hit[] = []
  const crowded: { candidate: Candidate; entries: readonly Entry[] }[] = []
  const pointedAt = new Set<string>()
  for (const candidate of candidates) {
    const entries = answers.get(candidate.key)
    if (entries === undefined) continue
    if (entries.length > SHARED_MAX && gradeOf(entries[0]?.class ?? 'other', entries[0]?.form ?? '').scale <= 4) {
      crowded.push({ candidate, entries })
      continue
    }
    for (const entry of entries) {
      const hit = hitOf(document, candidate, entry, context, today)
      if (hit === undefined) continue
      hits.push(hit)
      if (hit.grade.scale >= 3) pointedAt.add(entry.person)
    }
  }
  for (const { candidate, entries } of crowded) {
    for (const entry of entries) {
      if (!pointedAt.has(entry.person) && gradeOf(entry.class, entry.form).scale < 3) continue
      if (!pointedAt.has(entry.person) && gradeOf(entry.class, entry.form).side === 'where') continue
      const hit = hitOf(document, candidate, entry, context, today)
      if (hit !== undefined) hits.push(hit)
    }
  }
  return withoutContained(hits)
}

function hitOf(document: Document, candidate: Candidate, entry: Entry, context: CheckContext, today: string): Hit | undefined {
  if (mayPass(entry, context, today)) return undefined
  const text = document.parts[candidate.part]?.text ?? ''
  const start = candidate.spans[0]?.start ?? 0
  const end = candidate.spans.at(-1)?.end ?? start
  const original = text.slice(start, end)
  if (!hangsTogether(entry, candidate, original)) return undefined
  let form = nameForm(candidate.written, entry.form, original)
  if (isName(entry) && crossesSentence(original)) form = 'across_sentence'
  return {
    entry, grade: gradeOf(entry.class, entry.form), key: candidate.key, part: candidate.part, spans: candidate.spans, start, end, form,
    uncertain: isUncertain(candidate.written, entry.form) || form === 'across_sentence', luhn: candidate.luhn !== false,
  }
}

function isName(entry: Entry): boolean {
  return ['name', 'former_name', 'new_name', 'alias', 'relation'].includes(entry.class)
}

/** Words of a name further apart than a line belong to different things. */
function hangsTogether(entry: Entry, candidate: Candidate, original: string): boolean {
  if (candidate.written === 'split_cells' || !candidate.key.startsWith('w|')) return true
  const gaps = original.split(/[\p{L}\p{N}\p{M}]+/u).slice(1, -1)
  if (entry.class === 'country' || gaps.every((gap) => gap.length <= 3)) return true
  return gaps.every((gap) => gap.replace(/[\u00ad\u200b-\u200f\u2060-\u206f\ufeff]/g, '').length <= 60)
}

/** "… träffade Anna. Lind växer …": a full stop after more than an initial ends a sentence. */
function crossesSentence(original: string): boolean {
  return /[\p{L}]{3,}[.!?]\s+\p{L}/u.test(original)
}

const GROUPS: Record<string, string> = {
  personnummer: 'number', samordningsnummer: 'number', name: 'name', former_name: 'name', new_name: 'name', alias: 'name',
}

/** Of a person's hits of one kind, those inside a larger one are the same hit: "Lind" in "Anna Lind". */
function withoutContained(hits: Hit[]): Hit[] {
  const groups = new Map<string, Hit[]>()
  for (const hit of hits) {
    const id = `${hit.part} ${hit.entry.person} ${GROUPS[hit.entry.class] ?? hit.entry.class}`
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [hit])
    else group.push(hit)
  }
  const kept: Hit[] = []
  for (const group of groups.values()) {
    group.sort((a, b) => a.start - b.start || b.end - a.end || rank(b) - rank(a))
    let reach: Hit | undefined
    for (const hit of group) {
      if (reach !== undefined && hit.end <= reach.end && hit.entry.class === reach.entry.class) {
        if (hit.start === reach.start && hit.end === reach.end && rank(hit) > rank(reach)) {
          kept[kept.lastIndexOf(reach)] = hit
          reach = hit
        }
        continue
      }
      kept.push(hit)
      if (reach === undefined || hit.end >= reach.end) reach = hit
    }
  }
  return kept.sort((a, b) => a.part - b.part || a.start - b.start)
}

function rank(hit: Hit): number {
  return hit.grade.scale * 4 + (hit.uncertain ? 0 : 2) + (hit.luhn ? 1 : 0)
}

/** How many words of a name stand in the text; one word is a weak name. */
export function wordCount(hit: Hit): number {
  return wordsOf(hit.key.slice(2)).length
}
