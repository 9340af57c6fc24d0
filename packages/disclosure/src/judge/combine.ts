import type { RuleId } from '../explain/rules.ts'
import type { FindingLevel } from '../types.ts'
import type { Alone, Bench } from './alone.ts'
import type { Hit } from './hits.ts'
import { Nearness } from './near.ts'

/** Several hits of one person that mean more together than each by itself. */
export interface Together {
  level: FindingLevel
  rule: RuleId
  hits: Hit[]
}

interface Person {
  who: Hit[]
  where: Hit[]
}

/** A place finer than this is worth naming beside a person: municipality and below. */
const NARROW = 3

export function together(hits: readonly Hit[], alone: ReadonlyMap<Hit, Alone>, bench: Bench): Together[] {
  const persons = new Map<string, Person>()
  for (const hit of hits) {
    const person = persons.get(hit.entry.person) ?? { who: [], where: [] }
    persons.set(hit.entry.person, person)
    if (hit.grade.side === 'who' && alone.get(hit)?.rule !== 'R.who.namesake' && hit.form !== 'across_sentence') person.who.push(hit)
    else if (hit.grade.side === 'where') person.where.push(hit)
  }
  const nearness = new Nearness(bench.document)
  const found: Together[] = []
  for (const person of persons.values()) {
    const near = whoAndWhere(person, alone, bench, nearness)
    for (const one of near.concat(pieces(person, bench, nearness), near.length === 0 ? apart(person, alone, bench) : [])) found.push(one)
  }
  return found
}

/** WHO and WHERE in the same paragraph, row or header block: one finding for each block. */
function whoAndWhere(person: Person, alone: ReadonlyMap<Hit, Alone>, bench: Bench, nearness: Nearness): Together[] {
  const found: Together[] = []
  const told = new Set<string>()
  for (const who of person.who) {
    const block = `${who.part} ${nearness.rowAt(who.part, who.start) ?? ''} ${nearness.blockAt(who.part, who.start)}`
    if (told.has(block)) continue
    let best: { level: FindingLevel; where: Hit } | undefined
    for (const where of around(person.where, who)) {
      if (where.grade.scale < 2 || overlaps(who, where) || !nearness.near(who, where)) continue
      const level = pairLevel(who, where, alone, bench)
      if (level === null || (best !== undefined && SEVERITY[best.level] >= SEVERITY[level])) continue
      best = { level, where }
      if (level === 'STOP') break
    }
    if (best === undefined) continue
    told.add(block)
    const party = who.entry.level === 'skyddad_folkbokforing'
    const rule: RuleId = who.grade.scale <= 2 ? 'R.combination' : party ? 'R.who_where.near.party' : 'R.who_where.near'
    found.push({ level: best.level, rule, hits: [who, best.where].sort((a, b) => a.start - b.start) })
  }
  return found
}

export const SEVERITY: Record<FindingLevel, number> = { NOTE: 0, REVIEW: 1, STOP: 2 }

/** A name inside her own mail address is one thing, not two that stand together. */
function overlaps(a: Hit, b: Hit): boolean {
  return a.form !== 'encoded' && a.spans.some((one) => b.spans.some((other) => one.start < other.end && other.start < one.end))
}

/** Few hits are weighed whatever lies between them; of many only those that a paragraph can hold. */
const FEW = 64
const REACH = 4000

/** The hits that may stand near `hit`. `sorted` is in the order of parts and offsets, as all hits are. */
function around(sorted: readonly Hit[], hit: Hit): readonly Hit[] {
  if (sorted.length <= FEW) return sorted.filter((one) => one.part === hit.part)
  const from = firstFrom(sorted, hit.part, hit.start - REACH)
  const to = firstFrom(sorted, hit.part, hit.start + REACH)
  if (to - from <= 2 * FEW) return sorted.slice(from, to)
  const here = firstFrom(sorted, hit.part, hit.start)
  return sorted.slice(Math.max(from, here - FEW), Math.min(to, here + FEW))
}

function firstFrom(sorted: readonly Hit[], part: number, start: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const hit = sorted[middle]
    if (hit !== undefined && (hit.part < part || (hit.part === part && hit.start < start))) low = middle + 1
    else high = middle
  }
  return low
}

function pairLevel(who: Hit, where: Hit, alone: ReadonlyMap<Hit, Alone>, bench: Bench): FindingLevel | null {
  const authority = bench.context.recipient === 'authority'
  const scale = where.grade.scale
  if (who.grade.scale <= 2) return scale === 6 ? null : scale >= NARROW ? (authority ? 'NOTE' : 'REVIEW') : null
  if (scale < NARROW) return authority ? null : 'REVIEW'
  const common = alone.get(who)?.common === true
  const sure = !who.uncertain && !where.uncertain && !(common && scale <= NARROW)
  if (!sure) return authority && scale < 6 ? 'NOTE' : 'REVIEW'
  return authority && scale < 6 ? 'REVIEW' : 'STOP'
}

/**
 * Weak places together (D-R23). A postcode lies in a municipality and a municipality in a county, so those add nothing
 * to each other; a school, a care centre, a street without number do. Three pieces of which one is such are enough to stop.
 */
function pieces(person: Person, bench: Bench, nearness: Nearness): Together[] {
  const weak = person.where.filter((hit) => hit.grade.scale >= NARROW && hit.grade.scale <= 5)
  const anchors = weak.filter(isIndependent)
  const found: Together[] = []
  const told = new Set<string>()
  for (const anchor of anchors) {
    const block = `${anchor.part} ${nearness.blockAt(anchor.part, anchor.start)}`
    if (told.has(block)) continue
    const kinds = new Map<string, Hit>([[kindOf(anchor), anchor]])
    for (const other of around(weak, anchor)) if (!kinds.has(kindOf(other)) && nearness.near(anchor, other)) kinds.set(kindOf(other), other)
    if (kinds.size < 2) continue
    told.add(block)
    const hits = [...kinds.values()].sort((a, b) => a.start - b.start)
    const sites = hits.filter((hit) => hit.grade.scale === 5).length
    const strong = (sites >= 2 || kinds.size >= 3) && hits.every((hit) => !hit.uncertain)
    const authority = bench.context.recipient === 'authority'
    found.push({ level: strong ? (authority ? 'REVIEW' : 'STOP') : 'REVIEW', rule: 'R.combination', hits })
  }
  return found
}

function isIndependent(hit: Hit): boolean {
  return hit.grade.scale === 5 || hit.entry.form.startsWith('street_only')
}

function kindOf(hit: Hit): string {
  return isIndependent(hit) ? `${hit.entry.class} ${hit.entry.form}` : 'area'
}

/** WHO in one spot and WHERE in another of the same set: once for each person. */
function apart(person: Person, alone: ReadonlyMap<Hit, Alone>, bench: Bench): Together[] {
  const who = person.who.find((hit) => hit.grade.scale >= 3)
  if (who === undefined) return []
  const least = person.who.some((hit) => hit.grade.scale >= 3 && alone.get(hit)?.common !== true) ? NARROW : NARROW + 1
  const where = person.where.filter((hit) => hit.grade.scale >= least).sort((a, b) => b.grade.scale - a.grade.scale)[0]
  if (where === undefined) return []
  return [{ level: bench.context.recipient === 'authority' ? 'NOTE' : 'REVIEW', rule: 'R.who_where.apart', hits: [who, where] }]
}
