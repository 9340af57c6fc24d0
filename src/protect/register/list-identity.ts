/** A personnummer as people and Excel have left it in a cell: what is wrong with it, precisely enough to mend. */
import { isOrganisationNumber, judgeIdentity } from './identity-number.ts'
import type { Identity, Text } from './reading.ts'

export type JudgedCell = { ok: true; identity: Identity; isCenturyGuessed: boolean } | { ok: false; code: string; message: Text }

function wrong(code: string, sv: string, en: string): JudgedCell {
  return { ok: false, code, message: { sv, en } }
}

function judgeLength(digits: number): JudgedCell {
  if (digits < 12 && digits !== 10) {
    return wrong(
      'identity_too_short',
      `numret har ${digits} siffror men ska ha tolv. Excel tar bort inledande nollor: formatera kolumnen som text och hämta numret från källan.`,
      `the number has ${digits} digits but shall have twelve. Excel drops leading zeros: format the column as text and fetch the number from its source.`,
    )
  }
  return wrong(
    'identity_too_long',
    `numret har ${digits} siffror men ska ha tolv. Kontrollera siffrorna mot källan.`,
    `the number has ${digits} digits but shall have twelve. Check the digits against the source.`,
  )
}

export function judgeListIdentity(text: string, today: string): JudgedCell {
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(text)) {
    return wrong(
      'identity_scientific',
      'Excel har skrivit om numret till potensform (som 2,0E+11), så siffror har gått förlorade. Formatera kolumnen som text och hämta numret från källan.',
      'Excel has rewritten the number as a power (such as 2.0E+11), so digits are lost. Format the column as text and fetch the number from its source.',
    )
  }
  const judged = judgeIdentity(text, today)
  if (judged === undefined) {
    const digits = text.replace(/\D/g, '').length
    if (/\p{L}/u.test(text)) {
      return wrong(
        'identity_letters',
        'det står bokstäver i numret. Skriv personnummer eller samordningsnummer med tolv siffror, eller använd kolumnen Referens.',
        'there are letters in the number. Write a personal identity or coordination number with twelve digits, or use the column Reference.',
      )
    }
    if (digits !== 12 && digits !== 10) return judgeLength(digits)
    if (isOrganisationNumber(text)) {
      return wrong(
        'identity_is_organisation',
        'det är ett organisationsnummer, inte ett personnummer. Skriv personens nummer.',
        'it is an organisation number, not a personal identity number. Write the number of the person.',
      )
    }
    return wrong(
      'identity_date',
      'numrets datum finns inte eller har inte varit än. Kontrollera siffrorna mot källan.',
      'the date of the number does not exist or is still to come. Check the digits against the source.',
    )
  }
  if (!judged.isCheckDigitRight) {
    return wrong(
      'identity_check_digit',
      'kontrollsiffran stämmer inte. Kontrollera siffrorna mot källan.',
      'the check digit is wrong. Check the digits against the source.',
    )
  }
  return { ok: true, identity: { kind: judged.kind, value: judged.canonical }, isCenturyGuessed: judged.isCenturyGuessed }
}
