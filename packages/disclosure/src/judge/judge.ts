import { explain } from '../explain/explain.ts'
import { type RuleId, RULES } from '../explain/rules.ts'
import type { Finding, FindingKind, FindingLevel, Part, Place } from '../types.ts'
import { type Alone, alone, type Bench } from './alone.ts'
import { SEVERITY, together } from './combine.ts'
import { confidenceOf } from './grades.ts'
import type { Hit } from './hits.ts'

/** Weighs every hit by itself and with those beside it. */
export function judge(hits: readonly Hit[], bench: Bench): Finding[] {
  const single = new Map<Hit, Alone>()
  for (const hit of hits) single.set(hit, alone(hit, bench))
  const findings: Finding[] = []
  for (const group of grouped(hits)) {
    const first = group[0]
    const worth = first === undefined ? undefined : single.get(first)
    if (first === undefined || worth === undefined || worth.level === null) continue
    findings.push(finding(first.entry.class, worth.level, worth.rule, group, bench, worth.bearers))
  }
  for (const pair of together(hits, single, bench)) {
    findings.push(
      finding(
        pair.rule === 'R.combination' && pair.hits.every((hit) => hit.grade.side === 'where')
          ? (pair.hits[0]?.entry.class ?? 'other')
          : 'who_where',
        pair.level,
        pair.rule,
        pair.hits,
        bench,
      ),
    )
  }
  return sorted(findings.concat(gaps(hits, bench)))
}

/** A weak place that stands many times in a part is one finding with many spans; all else is a finding each. */
function grouped(hits: readonly Hit[]): Hit[][] {
  const groups = new Map<string, Hit[]>()
  hits.forEach((hit, index) => {
    const weak = hit.grade.side === 'where' && hit.grade.scale <= 5
    const id = weak ? `${hit.part} ${hit.entry.person} ${hit.entry.class} ${hit.key}` : String(index)
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [hit])
    else group.push(hit)
  })
  return [...groups.values()]
}

export function placeAt(part: Part | undefined, start: number, end: number): Place {
  const place: Place = {}
  if (part !== undefined) {
    let low = 0
    let high = part.marks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((part.marks[middle]?.start ?? 0) <= start) low = middle + 1
      else high = middle
    }
    Object.assign(place, part.marks[low - 1]?.place)
  }
  return { ...place, offset: start, length: end - start }
}

function finding(kind: FindingKind, level: FindingLevel, rule: RuleId, hits: readonly Hit[], bench: Bench, bearers?: number): Finding {
  const parts = bench.document.parts
  const first = hits[0] as Hit
  const part = parts[first.part]
  const combined = rule.startsWith('R.who_where') || rule === 'R.combination'
  const confidence = Math.min(...hits.map((hit) => confidenceOf(hit.form) * (hit.luhn ? 1 : 0.9)))
  const made: Finding = {
    kind,
    level,
    rule,
    law: RULES[rule].law,
    form: combined ? (rule === 'R.who_where.apart' ? 'apart' : 'together') : first.form,
    confidence: Math.round(confidence * 100) / 100,
    person: first.entry.person,
    part: part?.id ?? '',
    part_kind: part?.kind ?? 'body',
    hidden: hits.some((hit) => parts[hit.part]?.hidden === true),
    place: placeAt(part, first.start, first.end),
    spans: hits.flatMap((hit) => hit.spans.map((span) => ({ part: parts[hit.part]?.id ?? '', ...span }))),
    explanation: explain(rule, combined ? hits : [first], {
      hidden: part?.hidden === true,
      kind: part?.kind ?? 'body',
      authority: bench.context.recipient === 'authority',
      ...(bearers === undefined ? {} : { bearers }),
    }),
  }
  if (bearers !== undefined) made.bearers = bearers
  return made
}

const COMPANY_REGISTER =
  /\b(?:bolagsverket|bolagsregist|aktiebolagsregist|handelsregist|näringslivsregist|firmatecknare|styrelseledamot|styrelsesuppleant|enskild firma)/iu
const GAP_REACH = 200

/** Warnings where the law gives no protection, once for each person (D-R31). */
function gaps(hits: readonly Hit[], bench: Bench): Finding[] {
  const found: Finding[] = []
  const told = new Set<string>()
  for (const hit of hits) {
    const property = hit.entry.class === 'property'
    const rule: RuleId = property ? 'R.gap.property' : 'R.gap.company'
    const id = `${rule} ${hit.entry.person}`
    if (told.has(id) || (!property && (hit.grade.side !== 'who' || hit.grade.scale < 3))) continue
    const text = bench.document.parts[hit.part]?.text ?? ''
    if (!property && !COMPANY_REGISTER.test(text.slice(Math.max(0, hit.start - GAP_REACH), hit.end + GAP_REACH))) continue
    told.add(id)
    found.push(finding(hit.entry.class, 'NOTE', rule, [hit], bench))
  }
  return found
}

function sorted(findings: Finding[]): Finding[] {
  return findings.sort(
    (a, b) => SEVERITY[b.level] - SEVERITY[a.level] || a.part.localeCompare(b.part) || (a.place.offset ?? 0) - (b.place.offset ?? 0),
  )
}
