/** Codes that people read from a screen and write on a phone. Pure, but for the drawing of lots. */
import { createHash, randomInt } from 'node:crypto'

/** No 0 O, 1 I L, 2 Z, 5 S, 8 B, U V, and no small letters: read aloud or from the back row, none is taken for another. */
export const ALPHABET = 'ACDEFGHJKMNPQRTWXY34679'
export const MEETING_LENGTH = 6
/** 23⁶ is 148 million: at a thousand attempts an hour against a hundred living codes, one in 1,400 hours is hit by chance. */
export const MEETING_ATTEMPTS_PER_HOUR_MAX = 1_000
export const MEETING_HOURS = 4
/** 23¹² is 2 × 10¹⁶: whoever has it has what was begun. */
export const RESUME_LENGTH = 12

export const newCode = (length: number): string => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** As people write it: small letters, blanks and hyphens do not matter. Undefined when it cannot be such a code. */
export function tidyCode(written: string, length: number): string | undefined {
  const code = written.toUpperCase().replace(/[\s-]/g, '')
  return code.length === length && [...code].every((sign) => ALPHABET.includes(sign)) ? code : undefined
}
/** ACD EFG, ACDE FGHJ KMNP: in groups that the eye can hold. */
export const writeCode = (code: string): string => (code.match(code.length % 4 === 0 ? /.{1,4}/g : /.{1,3}/g) ?? []).join(' ')

export const hashOfMeetingCode = (code: string): Buffer => createHash('sha256').update(`meeting|${code}`).digest()
