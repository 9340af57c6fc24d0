import type { Candidate, Span } from '../match/match.ts'
import { isKnownGivenName } from '../keys/given.ts'
import { wordsOf } from '../keys/words.ts'
import { plainWord } from '../normalise/letters.ts'
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

/** What may pass: everything of the person the documents go to, and what someone has allowed until a day. */
function mayPass(entry: Entry, context: CheckContext, today: string): boolean {
  if (context.recipient === 'self' && context.subject === entry.person) return true
  return (context.allowances ?? []).some(
    (one) => one.person === entry.person && one.class === entry.class && one.until.slice(0, 10) >= today,
  )
}

export function hitsOf(
  document: Document,
  candidates: readonly Candidate[],
  answers: ReadonlyMap<string, readonly Entry[]>,
  context: CheckContext,
  today: string,
): Hit[] {
  const hits: Hit[] = []
  const crowded: { candidate: Candidate; entries: readonly Entry[] }[] = []
  const pointedAt = new Set<string>()
  const own = ownSpans(candidates, answers, context)
  for (const candidate of candidates) {
    const entries = answers.get(candidate.key)
    if (entries === undefined) continue
    if (entries.length > SHARED_MAX && gradeOf(entries[0]?.class ?? 'other', entries[0]?.form ?? '').scale <= 4) {
      crowded.push({ candidate, entries })
      continue
    }
    for (const entry of entries) {
      const hit = hitOf(document, candidate, entry, context, today)
      if (hit === undefined || isOwnPiece(hit, own)) continue
      hits.push(hit)
      if (hit.grade.scale >= 3) pointedAt.add(entry.person)
    }
  }
  for (const { candidate, entries } of crowded) {
    for (const entry of entries) {
      if (!pointedAt.has(entry.person) && gradeOf(entry.class, entry.form).scale < 3) continue
      if (!pointedAt.has(entry.person) && gradeOf(entry.class, entry.form).side === 'where') continue
      const hit = hitOf(document, candidate, entry, context, today)
      if (hit !== undefined && !isOwnPiece(hit, own)) hits.push(hit)
    }
  }
  return withoutContained(withoutOthersSurnames(hits, document))
}

/** A name or address is no longer than this; it bounds the search for the span around a word. */
const OWN_LENGTH_MAX = 100

/** Where the addressee's own data stand, when it is her letter: the furthest end for each part and start. */
function ownSpans(
  candidates: readonly Candidate[],
  answers: ReadonlyMap<string, readonly Entry[]>,
  context: CheckContext,
): Map<string, number> {
  const own = new Map<string, number>()
  if (context.recipient !== 'self') return own
  for (const { key, part, spans } of candidates) {
    if (answers.get(key)?.some((entry) => entry.person === context.subject) !== true) continue
    for (const { start, end } of spans) own.set(`${part} ${start}`, Math.max(end, own.get(`${part} ${start}`) ?? 0))
  }
  return own
}

/** A child has her mother's surname and town: in the mother's own letter those words are the mother's. Whole values stay the child's too. */
function isOwnPiece(hit: Hit, own: ReadonlyMap<string, number>): boolean {
  if (own.size === 0 || hit.grade.scale > (hit.grade.side === 'where' ? 4 : 2)) return false
  return hit.spans.every((span) => {
    for (let at = span.start; at >= Math.max(0, span.start - OWN_LENGTH_MAX); at -= 1)
      if ((own.get(`${hit.part} ${at}`) ?? 0) >= span.end) return true
    return false
  })
}

const GIVEN_BEFORE = /(\p{Lu}[\p{L}]+)[ -]{1,2}$/u

/** A surname with someone's given name before it is that someone's, not a sign of hers. */
function withoutOthersSurnames(hits: readonly Hit[], document: Document): Hit[] {
  return hits.filter((hit) => {
    if (!hit.entry.form.startsWith('surname_only')) return true
    const text = document.parts[hit.part]?.text ?? ''
    const before = GIVEN_BEFORE.exec(text.slice(Math.max(0, hit.start - 30), hit.start))?.[1]
    return before === undefined || !isKnownGivenName(plainWord(before))
  })
}

function hitOf(document: Document, candidate: Candidate, entry: Entry, context: CheckContext, today: string): Hit | undefined {
  if (mayPass(entry, context, today)) return undefined
  const text = document.parts[candidate.part]?.text ?? ''
  const start = candidate.spans[0]?.start ?? 0
  const end = candidate.spans.at(-1)?.end ?? start
  const original = text.slice(start, end)
  if (!hangsTogether(entry, candidate, original)) return undefined
  if (entry.form.startsWith('street_only') && NUMBER_AFTER.test(text.slice(end, end + 12))) return undefined
  let form = nameForm(candidate.written, entry.form, original)
  if (isName(entry) && crossesSentence(original)) form = 'across_sentence'
  return {
    entry,
    grade: gradeOf(entry.class, entry.form),
    key: candidate.key,
    part: candidate.part,
    spans: candidate.spans,
    start,
    end,
    form,
    uncertain: isUncertain(candidate.written, entry.form) || form === 'across_sentence',
    luhn: candidate.luhn !== false,
  }
}

/** A street with a number is an address: hers is found as such, and another number is another house. */
const NUMBER_AFTER = /^\s{1,3}(?:nr\.?\s?)?(?!\d{3}\s?\d{2}(?!\d))\d{1,4}(?!\d)/i

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
  personnummer: 'number',
  samordningsnummer: 'number',
  name: 'name',
  former_name: 'name',
  new_name: 'name',
  alias: 'name',
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
    // A hit in several spots holds only what stands in them: her whole number may stand between a date and four digits.
    const reach: { whole?: Hit; spots?: Hit } = {}
    for (const hit of group) {
      if (holds(reach.whole, hit) || holds(reach.spots, hit)) continue
      kept.push(hit)
      const slot = hit.spans.length > 1 ? 'spots' : 'whole'
      if (hit.end >= (reach[slot]?.end ?? 0)) reach[slot] = hit
    }
  }
  return kept.sort((a, b) => a.part - b.part || a.start - b.start)
}

function holds(larger: Hit | undefined, hit: Hit): boolean {
  if (larger?.entry.class !== hit.entry.class) return false
  return hit.spans.every(({ start, end }) => larger.spans.some((span) => span.start <= start && end <= span.end))
}

function rank(hit: Hit): number {
  return hit.grade.scale * 4 + (hit.uncertain ? 0 : 2) + (hit.luhn ? 1 : 0)
}

/** How many words of a name stand in the text; one word is a weak name. */
export function wordCount(hit: Hit): number {
  return wordsOf(hit.key.slice(2)).length
}
