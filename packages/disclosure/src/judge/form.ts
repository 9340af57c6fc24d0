import { FOLDED } from '../keys/keys.ts'
import { LOOKS_BROKEN } from '../normalise/repair.ts'

const INVISIBLE = /\u00ad|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|\ufeff|\p{Variation_Selector}|[\u{e0000}-\u{e0fff}]/u
const OTHER_SCRIPT = /[\u0370-\u052f\u0251-\u02af]/
const MARK = /[\u0300-\u036f]/
const STYLED = /[\uff01-\uff5e\u2460-\u24ff]|\ud835/
const NAMED: Record<string, string> = {
  surname_first: 'reversed_name',
  initial: 'initial',
  joined: 'joined',
  surname_part: 'name_part',
  second_given: 'name_part',
  first_last: 'name_part',
  surname_only: 'surname_only',
  birth_date: 'birth_date',
  street_only: 'street_only',
  locality: 'locality',
  postcode: 'postcode',
  care_of: 'care_of',
  without_municipality: 'name_part',
  site_name: 'name_part',
  site_address: 'canonical',
  house_name: 'house_name',
}

/** What a person would call the way in which a value was written. `original` is the stretch of the document itself. */
export function nameForm(written: string, entryForm: string, original: string): string {
  if (written !== '' && written !== 'canonical' && written !== 'separators' && written !== 'genitive' && written !== 'short') return written
  if (INVISIBLE.test(original)) return 'zero_width'
  if (OTHER_SCRIPT.test(original)) return 'homoglyph'
  if (LOOKS_BROKEN.test(original)) return /[ÃÂ]/.test(original) ? 'mojibake' : 'entities'
  if (MARK.test(original)) return 'decomposed'
  if (STYLED.test(original)) return 'styled'
  if (entryForm.endsWith(FOLDED)) return 'folded'
  const known = NAMED[entryForm]
  if (known !== undefined) return known
  if (entryForm.startsWith('street_short')) return 'abbreviated'
  if (written === 'genitive') return 'genitive'
  if (/[\r\n\t]/.test(original)) return 'split'
  if (written !== '') return written
  return /[\p{L}][._/@+]\p{L}/u.test(original) && !/\s/.test(original) ? 'in_identifier' : 'canonical'
}
