import type { RuleId } from '../explain/rules.ts'
import { isValidIdentityNumber } from '../identity.ts'
import { isKnownGivenName, surnameBearers } from '../keys/given.ts'
import type { CheckContext, Document, FindingLevel } from '../types.ts'
import { bearersOf, isCommon } from './bearers.ts'
import type { Hit } from './hits.ts'
import { wordCount } from './hits.ts'

/** What a hit is worth by itself, before anything beside it is weighed. Null: nothing, it is only a piece. */
export interface Alone {
  level: FindingLevel | null
  rule: RuleId
  bearers?: number
  common?: boolean
}

export interface Bench {
  context: CheckContext
  document: Document
  /** Persons for whom the sender's place is secret. */
  senderSecret: ReadonlySet<string>
  persons: number
  /** What else the document says of each person. */
  known: Known
}

/** Where a person's own postcodes begin, and in which parts her identity number stands. */
export class Known {
  #postcodes = new Map<string, number[]>()
  #numbers = new Set<string>()

  constructor(hits: readonly Hit[]) {
    for (const { entry, part, start, key } of hits) {
      if (key.startsWith('i|')) this.#numbers.add(`${part} ${entry.person}`)
      if (!key.startsWith('p|')) continue
      const id = `${part} ${entry.person}`
      const there = this.#postcodes.get(id)
      if (there === undefined) this.#postcodes.set(id, [start])
      else there.push(start)
    }
  }

  /** Whether a postcode of hers begins from `from` on, within an address's length. Hits come in order. */
  hasPostcodeAfter(person: string, part: number, from: number): boolean {
    const starts = this.#postcodes.get(`${part} ${person}`) ?? []
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) < from) low = middle + 1
      else high = middle
    }
    return (starts[low] ?? Number.POSITIVE_INFINITY) - from < ADDRESS_TAIL
  }

  hasNumberIn(person: string, part: number): boolean {
    return this.#numbers.has(`${part} ${person}`)
  }
}

const ADDRESS_TAIL = 48

/** Anyone but an authority. What the subject's own letter says of others reaches an outsider too. */
function isOutsider(context: CheckContext): boolean {
  return context.recipient !== 'authority'
}

export function alone(hit: Hit, bench: Bench): Alone {
  if (hit.grade.side === 'where') return where(hit, bench)
  if (hit.grade.side === 'other') return { level: isOutsider(bench.context) ? 'REVIEW' : 'NOTE', rule: 'R.other' }
  return who(hit, bench)
}

function where(hit: Hit, bench: Bench): Alone {
  const { grade, entry, form } = hit
  const outsider = isOutsider(bench.context)
  if (entry.class === 'property') return { level: 'REVIEW', rule: 'R.property' }
  if (form === 'house_name') return { level: outsider ? 'REVIEW' : 'NOTE', rule: 'R.where.uncertain' }
  if (grade.scale <= 4) return { level: 'NOTE', rule: 'R.where.weak' }
  if (grade.scale === 5) return { level: outsider || bench.document.parts[hit.part]?.hidden === true ? 'REVIEW' : 'NOTE', rule: grade.rule }
  if (hit.uncertain || isDoubtfulAddress(hit, bench)) return { level: 'REVIEW', rule: 'R.where.uncertain' }
  const party = entry.level === 'skyddad_folkbokforing' && grade.rule === 'R.where.unique'
  return { level: 'STOP', rule: party ? 'R.where.party' : grade.rule }
}

const POSTCODE_AFTER =
  /^[\s,;]{1,6}(?:(?:lgh|lght|lägenhet|vån|tr)\.?\s?\d{1,4}[\s,;]{1,4}|\d{1,2}\s?tr\.?[\s,;]{1,4})?(?:SE?-?\s?)?([1-9]\d{2})[\s\u00a0]?(\d{2})(?!\d)/i

/**
 * "Storgatan 12" stands in a hundred towns: with another postcode after it, it is likely someone else's. So are
 * another stairwell than hers, and a box number without her postcode. Likely is not certain: a person looks.
 */
function isDoubtfulAddress(hit: Hit, bench: Bench): boolean {
  const { entry } = hit
  if (entry.class !== 'address') return false
  const after = (bench.document.parts[hit.part]?.text ?? '').slice(hit.end, hit.end + ADDRESS_TAIL)
  const hers = bench.known.hasPostcodeAfter(entry.person, hit.part, hit.end)
  if (entry.form.startsWith('box')) return !hers
  const plain = entry.form.replace(/\+.*$/, '')
  if (/_number(_postcode)?$/.test(plain) && /^\s?[a-h](?![\p{L}\d])/iu.test(after)) return true
  const postcode = POSTCODE_AFTER.exec(after.replace(/^\s?[a-h](?![\p{L}\d])/iu, ''))
  if (!plain.endsWith('_postcode') || postcode === null) return false
  return !hers
}

function who(hit: Hit, bench: Bench): Alone {
  const { grade, entry } = hit
  if (grade.scale === 1) return { level: null, rule: grade.rule }
  // "A. Berg" is anyone; only with a rare surname does an initial say something by itself.
  if (grade.scale === 2)
    return {
      level: hit.key
        .slice(2)
        .split(' ')
        .some((word) => surnameBearers(word) !== undefined)
        ? null
        : 'NOTE',
      rule: grade.rule,
    }
  const secret = bench.senderSecret.has(entry.person)
  const rule: RuleId = entry.level === 'fingerade_personuppgifter' && grade.rule !== 'R.who.relation' ? 'R.who.fingerade' : grade.rule
  if (grade.scale === 6) {
    const sure = !hit.uncertain && hit.luhn
    if (secret && entry.class !== 'case_number') return { level: sure ? 'STOP' : 'REVIEW', rule: 'R.sender_place' }
    return { level: outside(hit, bench, sure), rule }
  }
  return name(hit, bench, secret, rule)
}

/** WHO alone: STOP in another person's own letter, REVIEW to outsiders, NOTE to an authority unless nobody meant to send it. */
function outside(hit: Hit, bench: Bench, sure: boolean): FindingLevel {
  if (bench.context.recipient === 'self') return sure ? 'STOP' : 'REVIEW'
  if (isOutsider(bench.context)) return 'REVIEW'
  return bench.document.parts[hit.part]?.hidden === true ? 'REVIEW' : 'NOTE'
}

function name(hit: Hit, bench: Bench, secret: boolean, rule: RuleId): Alone {
  const bearers = bearersOf(hit.key.slice(2))
  const told = bearers === undefined ? {} : { bearers }
  const common = isCommon(bearers, bench.persons, bench.context.recipient === 'counterparty')
  if (hit.form === 'across_sentence') return { level: 'NOTE', rule: 'R.who.name.uncertain', common: true, ...told }
  if (isNamesake(hit, bench)) return { level: 'NOTE', rule: 'R.who.namesake', common: true, ...told }
  if (hit.entry.class === 'new_name' && wordCount(hit) > 1 && !hit.uncertain) {
    return { level: isOutsider(bench.context) || secret ? 'STOP' : 'REVIEW', rule: 'R.who.new_name', ...told }
  }
  const single = wordCount(hit) === 1 && hit.entry.form !== 'joined'
  const word = hit.key.slice(2)
  if (single && (isKnownGivenName(word) || surnameBearers(word) !== undefined) && hit.entry.class !== 'new_name')
    return { level: 'NOTE', rule: 'R.who.name.common', common: true, ...told }
  if (secret) return { level: common || hit.uncertain ? 'REVIEW' : 'STOP', rule: 'R.sender_place', common, ...told }
  if (common) return { level: 'NOTE', rule: 'R.who.name.common', common, ...told }
  if (hit.uncertain || hit.form === 'split_cells')
    return { level: isOutsider(bench.context) ? 'REVIEW' : 'NOTE', rule: 'R.who.name.uncertain', ...told }
  return { level: outside(hit, bench, true), rule, ...told }
}

const LABEL = '[\\s,;:(–-]{0,4}(?:person(?:nummer|nr)|samordningsnummer|pers\\.?nr|pnr|p-nr|född|f\\.)?[\\s.:]{0,3}'
const NUMBER = '((?:\\d{2})?\\d{6}[-+ ]?\\d{4})(?!\\d)'
const AFTER_NAME = new RegExp(`^s?${LABEL}${NUMBER}`, 'i')
const BEFORE_NAME = new RegExp(`(?<!\\d)${NUMBER}[\\s,;:)]{1,3}$`)

/** A name with someone else's identity number right beside it, and hers nowhere in the part, is a namesake's. */
function isNamesake(hit: Hit, bench: Bench): boolean {
  if (hit.entry.has_number !== true) return false
  const text = bench.document.parts[hit.part]?.text ?? ''
  const beside = AFTER_NAME.exec(text.slice(hit.end, hit.end + 48)) ?? BEFORE_NAME.exec(text.slice(Math.max(0, hit.start - 20), hit.start))
  if (beside === null || !isValidIdentityNumber(beside[1] ?? '')) return false
  return !bench.known.hasNumberIn(hit.entry.person, hit.part)
}
