import { Known } from './judge/alone.ts'
import { anyones } from './judge/anyones.ts'
import { hitsOf } from './judge/hits.ts'
import { judge } from './judge/judge.ts'
import { type Candidate, candidatesOf } from './match/match.ts'
import type { CheckContext, Document, Entry, Lookup, Verdict } from './types.ts'

/**
 * Judges a document for one recipient. What could not be read wins over what was found, and what was found means at
 * least one STOP or REVIEW. Throws only on a wrong context, never because of what a document holds.
 */
export async function check(document: Document, context: CheckContext, lookup: Lookup): Promise<Verdict> {
  if (context.recipient === 'self' && (context.subject ?? '') === '') throw new Error('check: the recipient "self" needs a subject')
  const today = context.today ?? new Date().toISOString().slice(0, 10)
  const sieve = lookup.passes === undefined ? undefined : lookup.passes.bind(lookup)
  const candidates: Candidate[] = []
  for (const [index, part] of document.parts.entries())
    for (const candidate of candidatesOf(part, index, sieve, today)) candidates.push(candidate)
  const answers = await ask(lookup, candidates)
  const hits = hitsOf(document, candidates, answers, context, today)
  const senderSecret = await personsWithSecretPlace(context, lookup, hits)
  const told = judge(hits, { context, document, senderSecret, persons: lookup.persons ?? 0, known: new Known(hits) })
  const findings = told.concat(anyones(document, context, today, told))
  const unread = document.unread
  const held = findings.some((finding) => finding.level !== 'NOTE')
  return { verdict: unread.length > 0 ? 'unchecked' : held ? 'findings' : 'clean', findings, unread }
}

async function ask(lookup: Lookup, candidates: readonly Candidate[]): Promise<Map<string, readonly Entry[]>> {
  const keys = [...new Set(candidates.map((candidate) => candidate.key))]
  const answers = new Map<string, readonly Entry[]>()
  if (keys.length === 0) return answers
  const found = await lookup.find(keys)
  keys.forEach((key, index) => {
    const entries = found[index]
    if (entries !== undefined && entries.length > 0) answers.set(key, entries)
  })
  return answers
}

/**
 * The sender's place is secret for a person when her line says so, or when it names that very municipality or county
 * among what must not be told. A municipality's letter tells its county too.
 */
async function personsWithSecretPlace(context: CheckContext, lookup: Lookup, hits: readonly { entry: Entry }[]): Promise<Set<string>> {
  const secret = new Set<string>()
  for (const { entry } of hits) if (entry.sender_place_secret === true) secret.add(entry.person)
  const place = context.senderPlace
  if (place === undefined || place === '') return secret
  const keys = [...new Set([`pl|${place}`, `pl|${place.slice(0, 2)}`])]
  for (const entries of await lookup.find(keys))
    for (const entry of entries ?? []) if (entry.class === 'municipality' || entry.class === 'region') secret.add(entry.person)
  return secret
}
