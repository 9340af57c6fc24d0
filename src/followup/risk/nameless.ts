/** A map of how data moves names no person. What looks like a number or an address of somebody is refused. Pure. */
import type { Text } from '../../platform/page/language.tsx'

// Six or eight figures of a day (a samordningsnummer adds 60), then four: in any of the ways in which people write them.
const IDENTITY = /(?<!\d)(?:(?:19|20)\d{2}|\d{2})(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])[-+\s]?\d{3}[\dxX](?!\d)/u
// A trunk 0 or a country code, then seven to eleven figures with the blanks, hyphens and brackets that people put in.
const PHONE = /(?<![\d-])(?:\+|00|0)(?:[\s()./-]*\d){7,12}(?!\d)/u
const MAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/u

export const NAMELESS: Text = {
  sv: 'Det ser ut som ett personnummer, ett telefonnummer eller en e-postadress. Skriv funktionen i stället: ingen person ska gå att känna igen här.',
  en: 'It looks like an identity number, a phone number or a mail address. Write the function instead: nobody is to be recognised here.',
}
export function pointsAtSomebody(text: string): boolean {
  // Figures of other scripts and hyphens of other lengths hide a number from the eye of a rule, not from a reader.
  const plain = text.normalize('NFKC').replace(/[\u2010-\u2015\u2212]/g, '-')
  return IDENTITY.test(plain) || PHONE.test(plain) || MAIL.test(plain)
}
