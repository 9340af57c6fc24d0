/** Identity numbers as the engine understands them, in the words of the register. */
import { isOrganisationNumber, parseIdentityNumber } from '@samvarn/disclosure'
import type { IdentityKind } from './reading.ts'

export interface JudgedIdentity {
  kind: Exclude<IdentityKind, 'immunitetsnummer'>
  canonical: string
  isCheckDigitRight: boolean
  isCenturyGuessed: boolean
}

/**
 * Undefined when no person can have the number: wrong length, or a date that does not exist or is to come. Numbers
 * with an interim letter are given out by schools and care in wait of a real one, so they count as reserve numbers.
 */
export function judgeIdentity(written: string, today?: string): JudgedIdentity | undefined {
  const number = parseIdentityNumber(written, today)
  if (number === undefined) return undefined
  const kind = number.kind === 'interim' ? 'reservnummer' : number.kind
  return {
    kind,
    canonical: number.canonical,
    isCheckDigitRight: number.luhn || kind === 'reservnummer',
    isCenturyGuessed: !number.centuryWritten,
  }
}

export { isOrganisationNumber }
