import { FOLDED } from '../keys/keys.ts'
import type { IdentifierClass } from '../types.ts'
import type { RuleId } from '../explain/rules.ts'

/** What a value says of a person: who she is, or where. */
export type Side = 'who' | 'where' | 'other'

/**
 * How finely a place points, by area (D-R22): country 1, region 2, municipality 3, postcode 4, school and the like 5,
 * unique 6. Who: 1 a piece (birth date, surname alone), 3 a name, 6 an identity number.
 */
export interface Grade {
  side: Side
  scale: number
  rule: RuleId
}

const CLASSES: Record<IdentifierClass, Grade> = {
  personnummer: { side: 'who', scale: 6, rule: 'R.who.number' },
  samordningsnummer: { side: 'who', scale: 6, rule: 'R.who.number' },
  name: { side: 'who', scale: 3, rule: 'R.who.name' },
  former_name: { side: 'who', scale: 3, rule: 'R.who.name' },
  new_name: { side: 'who', scale: 3, rule: 'R.who.new_name' },
  alias: { side: 'who', scale: 3, rule: 'R.who.name' },
  relation: { side: 'who', scale: 3, rule: 'R.who.relation' },
  address: { side: 'where', scale: 6, rule: 'R.where.unique' },
  coordinates: { side: 'where', scale: 6, rule: 'R.where.unique' },
  phone: { side: 'where', scale: 6, rule: 'R.where.unique' },
  email: { side: 'where', scale: 6, rule: 'R.where.unique' },
  username: { side: 'where', scale: 6, rule: 'R.where.unique' },
  vehicle: { side: 'where', scale: 6, rule: 'R.where.unique' },
  account: { side: 'where', scale: 6, rule: 'R.where.unique' },
  shelter: { side: 'where', scale: 6, rule: 'R.where.shelter' },
  property: { side: 'where', scale: 5, rule: 'R.property' },
  school: { side: 'where', scale: 5, rule: 'R.where.school' },
  preschool: { side: 'where', scale: 5, rule: 'R.where.preschool' },
  workplace: { side: 'where', scale: 5, rule: 'R.where.workplace' },
  care: { side: 'where', scale: 5, rule: 'R.where.care' },
  court: { side: 'where', scale: 5, rule: 'R.where.site' },
  handover_place: { side: 'where', scale: 5, rule: 'R.where.site' },
  postcode: { side: 'where', scale: 4, rule: 'R.where.weak' },
  municipality: { side: 'where', scale: 3, rule: 'R.where.weak' },
  region: { side: 'where', scale: 2, rule: 'R.where.weak' },
  country: { side: 'where', scale: 1, rule: 'R.where.weak' },
  case_number: { side: 'who', scale: 6, rule: 'R.other' },
  other: { side: 'other', scale: 5, rule: 'R.other' },
}

/** Forms that say less than their class does. */
const FORMS: Record<string, Partial<Grade>> = {
  birth_date: { side: 'who', scale: 1, rule: 'R.who.name.uncertain' },
  surname_only: { side: 'who', scale: 1, rule: 'R.who.name.uncertain' },
  initial: { side: 'who', scale: 2, rule: 'R.who.name.uncertain' },
  street_only: { side: 'where', scale: 4, rule: 'R.where.weak' },
  locality: { side: 'where', scale: 3, rule: 'R.where.weak' },
  postcode: { side: 'where', scale: 4, rule: 'R.where.weak' },
  care_of: { side: 'who', scale: 2, rule: 'R.who.relation' },
  house_name: { side: 'where', scale: 5, rule: 'R.where.uncertain' },
}

export function gradeOf(cls: IdentifierClass, form: string): Grade {
  const plain = form.endsWith(FOLDED) ? form.slice(0, -FOLDED.length) : form
  return { ...CLASSES[cls], ...FORMS[plain] }
}

/** Ways of writing that could have come about by chance: always for a person to judge. */
const UNCERTAIN = new Set(['folded', 'ocr', 'embedded', 'joined', 'spelled', 'split_column', 'date_and_last_four'])

export function isUncertain(written: string, form: string): boolean {
  return UNCERTAIN.has(written) || form.endsWith(FOLDED) || form === 'joined'
}

const CONFIDENCE: Record<string, number> = {
  canonical: 1,
  genitive: 0.98,
  separators: 0.98,
  short: 0.95,
  century: 0.8,
  spaced_out: 0.9,
  split: 0.9,
  split_cells: 0.85,
  date_and_last_four: 0.7,
  hyphenated: 0.95,
  zero_width: 0.95,
  homoglyph: 0.9,
  entities: 0.95,
  mojibake: 0.95,
  decomposed: 0.98,
  encoded: 0.9,
  reversed_name: 0.95,
  obfuscated: 0.9,
  in_identifier: 0.85,
  folded: 0.7,
  ocr: 0.6,
  embedded: 0.5,
  joined: 0.6,
  interim: 0.95,
  across_sentence: 0.3,
  name_part: 0.8,
  abbreviated: 0.85,
}

export function confidenceOf(written: string): number {
  return CONFIDENCE[written] ?? 0.8
}
