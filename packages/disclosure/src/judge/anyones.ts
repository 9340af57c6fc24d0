import { readFileSync } from 'node:fs'
import { explain } from '../explain/explain.ts'
import { type RuleId, RULES } from '../explain/rules.ts'
import { type FoundIdentityNumber, findIdentityNumbers } from '../identity.ts'
import { isMobile } from '../keys/phones.ts'
import { plainWord } from '../normalise/letters.ts'
import { originalEnd, originalStart } from '../normalise/mapped.ts'
import { normalise } from '../normalise/normalise.ts'
import { findShapes } from '../match/shapes.ts'
import type { CheckContext, Document, Finding, FindingKind, Part } from '../types.ts'
import { placeAt } from './judge.ts'

/**
 * Anyone's personnummer, home address and private mobile, on their way to a counter-party or the public, are held
 * as well: a hold then says nothing about who is protected (engine.md section 2). What `told` already holds, whole,
 * as a protected person's is not told again as anyone's.
 */
export function anyones(document: Document, context: CheckContext, today: string, told: readonly Finding[] = []): Finding[] {
  if (context.holdAnyones !== true || (context.recipient !== 'counterparty' && context.recipient !== 'public')) return []
  const hers = heldSpans(told)
  return document.parts
    .flatMap((part) => [...numbers(part, today), ...addresses(part), ...mobiles(part, today)])
    .filter(({ kind, spans }) => !spans.every((span) => isHeld(hers.get(`${kind} ${span.part}`) ?? [], span)))
}

/** Which of a person's values are of the same kind as each of anyone's. */
const SAME_KIND: Partial<Record<FindingKind, FindingKind>> = {
  personnummer: 'anyones_personnummer',
  samordningsnummer: 'anyones_personnummer',
  address: 'anyones_address',
  phone: 'anyones_phone',
}

/** By kind and part, in order and with no two that overlap, so that a long list is looked through once. */
function heldSpans(told: readonly Finding[]): Map<string, Finding['spans']> {
  const byKind = new Map<string, Finding['spans']>()
  for (const { kind, level, spans } of told) {
    const same = SAME_KIND[kind]
    if (same === undefined || level === 'NOTE') continue
    for (const span of spans) {
      const there = byKind.get(`${same} ${span.part}`)
      if (there === undefined) byKind.set(`${same} ${span.part}`, [{ ...span }])
      else there.push({ ...span })
    }
  }
  for (const [id, spans] of byKind) {
    const merged: Finding['spans'] = []
    for (const span of spans.sort((a, b) => a.start - b.start)) {
      const last = merged.at(-1)
      if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end)
      else merged.push(span)
    }
    byKind.set(id, merged)
  }
  return byKind
}

/** True when one of the stretches holds the whole span: a street that is hers leaves the postcode beside it to anyone's. */
function isHeld(sorted: Finding['spans'], span: { start: number; end: number }): boolean {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.end ?? 0) < span.end) low = middle + 1
    else high = middle
  }
  return (sorted[low]?.start ?? Number.POSITIVE_INFINITY) <= span.start
}

function found(part: Part, kind: FindingKind, rule: RuleId, form: string, start: number, end: number): Finding {
  return {
    kind,
    form,
    level: 'REVIEW',
    confidence: 0.8,
    part: part.id,
    part_kind: part.kind,
    hidden: part.hidden,
    place: placeAt(part, start, end),
    spans: [{ part: part.id, start, end }],
    rule,
    law: RULES[rule].law,
    explanation: explain(rule, [], { hidden: part.hidden, kind: part.kind, authority: false }),
  }
}

/** Words before a number that make it something else than a person's. */
const OTHER_NUMBER =
  /(?:\bocr|referens|\bref|faktura|kund|medlems|diarie|\bdnr|ärende|\bmål|bankgiro|plusgiro|\bbg|\bpg|org\.?\s?-?n(?:umme)?r|organisationsn|konto|avtal|order|artikel|serie|\bisbn|\bissn|moms|\bvat|swish|telefon|\btel|mobil|\bfax)[\p{L}.\s:#-]{0,18}$/iu
const PERSONS_NUMBER = /(?:person|pers\.?\s?-?|\bp-?)n(?:umme)?r|född|samordnings/iu

function numbers(part: Part, today: string): Finding[] {
  return findIdentityNumbers(part.text, today)
    .filter((number) => number.luhn && isPersons(part.text, number))
    .map((number) => found(part, 'anyones_personnummer', 'R.anyones.personnummer', number.form, number.start, number.end))
}

/** Ten digits with a right check digit come about by chance in every hundredth reference: they need a sign of their own. */
function isPersons(text: string, number: FoundIdentityNumber): boolean {
  const before = text.slice(Math.max(0, number.start - 32), number.start)
  if (PERSONS_NUMBER.test(before)) return true
  if (OTHER_NUMBER.test(before) || /[\d/-]$/.test(before) || /^[\d/-]/.test(text.slice(number.end, number.end + 1))) return false
  const written = text.slice(number.start, number.end)
  if (/^\d{10}$/.test(written)) return false
  return number.centuryWritten || /\d{6}\s?[-+\u2010-\u2015\u2212]\s?[\dTRSUWXJKLMN]\d{3}$/i.test(written)
}

interface AddressFile {
  addresses: [street: string, postcode: string][]
}
let known: Set<string> | undefined

/** Agencies' visiting addresses are public and stand in letters everywhere. */
function isPublicAddress(street: string, postcode: string): boolean {
  known ??= new Set(
    (JSON.parse(readFileSync(new URL('../../facts/public-addresses.json', import.meta.url), 'utf8')) as AddressFile).addresses.map(
      ([one, code]) => `${house(one)} ${code}`,
    ),
  )
  return known.has(`${house(street)} ${postcode}`)
}

/** Street, number and letter, without floor and what else an office adds. */
function house(address: string): string {
  const plain = plainWord(address).replace(/\s+/g, ' ').trim()
  return (/^.*?\d{1,4}(?: ?[a-z](?![\p{L}\d]))?/u.exec(plain)?.[0] ?? plain).replace(/(\d) (?=[a-z]$)/, '$1')
}

const STREET = '(?:\\p{Lu}[\\p{L}.:é-]{1,30}[ ]){0,3}[\\p{L}.:é-]{2,40}'
const ADDRESS = new RegExp(
  `(?<![\\p{L}\\d])(${STREET} \\d{1,4}(?: ?[A-Za-z](?![\\p{L}\\d]))?)((?:[ ,]{1,3}(?:lgh|lägenhet|uppg\\.?|port|vån\\.?|\\d{1,2} tr)\\.? ?\\w{0,5}){0,2})[\\s,;]{1,6}(?:S(?:E)?-?)?([1-9]\\d{2} ?\\d{2})[ \\t]+\\p{L}`,
  'gu',
)
const APARTMENT = new RegExp(`(?<![\\p{L}\\d])(${STREET} \\d{1,4}(?: ?[A-Za-z])?)[ ,]{1,3}(?:lgh|lägenhet)\\.? ?\\d{3,4}(?!\\d)`, 'gu')
const OFFICE =
  /(?:besöks?adress|besök|postadress|kontor|reception|huvudkontor|leverans|faktura|myndighet|kommun|region|förvaltning|nämnd|domstol|tingsrätt|skola|vårdcentral|sjukhus|polis|\bab\b|aktiebolag|förening|bibliotek|ambassad|embassy|konsulat)/iu
const NO_STREET = /(?:p\.?o\.?b\.?|b\.?p\.?|sweden|suède|plan|våning|box|fack|fe|sfs|prop|nr|sid|kap|bilaga|tabell|avsnitt)\s\d{1,4}$/iu

function addresses(part: Part): Finding[] {
  const findings: Finding[] = []
  const ends = new Set<number>()
  for (const pattern of [ADDRESS, APARTMENT]) {
    for (const match of part.text.matchAll(pattern)) {
      const street = match[1] ?? ''
      const end = pattern === ADDRESS ? localityEnd(part.text, match.index + match[0].length - 1) : match.index + match[0].trimEnd().length
      const lines = part.text.slice(Math.max(0, match.index - 80), match.index)
      if (NO_STREET.test(street) || ends.has(match.index) || OFFICE.test(`${lines} ${street}`)) continue
      if (isPublicAddress(street, (match[3] ?? '').replace(/\D/g, ''))) continue
      ends.add(match.index)
      findings.push(found(part, 'anyones_address', 'R.anyones.address', 'canonical', match.index, end))
    }
  }
  return findings
}

const IN_WORD = "(?:[\\p{L}\\p{M}\\p{Cf}]|[:'’-](?=\\p{L})|-\\r?\\n[ \\t]*(?=\\p{Ll}))"
/** "Norrvik", "Upplands Väsby", "S:t Olof": a second word belongs to it unless a number follows, as after a street or "Tel". */
const LOCALITY = new RegExp(
  `\\p{L}${IN_WORD}*(?:[ \\u00a0](?!(?:Tel|Mob|Fax|Mail|E-post|Pnr)\\p{L}*)\\p{Lu}${IN_WORD}*(?!${IN_WORD}|[.:]?[ \\u00a0]?\\d)){0,2}`,
  'uy',
)

/** The whole name of the town: a safe copy must not leave half a word behind. */
function localityEnd(text: string, start: number): number {
  LOCALITY.lastIndex = start
  return LOCALITY.test(text) ? LOCALITY.lastIndex : start + 1
}

const SERVICE = /(?:växel|jour|support|kundtjänst|journummer|tjänstemobil|arbets)[\p{L}.\s:-]{0,20}$/iu

function mobiles(part: Part, today: string): Finding[] {
  const source = normalise(part.text)
  const findings: Finding[] = []
  const told = new Set<number>()
  for (const shape of findShapes(source.text, today)) {
    if (!shape.key.startsWith('t|') || !isMobile(shape.key.slice(2))) continue
    const [start, end] = [originalStart(source, shape.start), originalEnd(source, shape.end)]
    if (told.has(start) || SERVICE.test(part.text.slice(Math.max(0, start - 32), start)) || /\d$/.test(part.text.slice(0, start).slice(-1)))
      continue
    told.add(start)
    findings.push(found(part, 'anyones_phone', 'R.anyones.phone', shape.written, start, end))
  }
  return findings
}
