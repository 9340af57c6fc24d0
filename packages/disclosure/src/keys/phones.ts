/**
 * Phone numbers in one form, E.164. A Swedish number has seven to nine digits after the country code
 * (thirteen for machines, which nobody calls).
 */
export function phoneOf(written: string): string | undefined {
  const plus = /^\s*\(?\+/.test(written)
  return phoneFromDigits(written.replace(/\D/g, ''), plus)
}

/** `plus`: whether a plus sign stood before the first digit. */
export function phoneFromDigits(digits: string, plus: boolean): string | undefined {
  let number = digits
  let international = plus
  if (!international && number.startsWith('00')) {
    number = number.slice(2)
    international = true
  }
  // People write 46 70 … without the plus, too; only a mobile number of full length is taken for that.
  if (!international && /^467\d{8}$/.test(number)) international = true
  if (international) {
    const swedish = /^460?([1-9]\d{6,9})$/.exec(number)
    if (swedish !== null) return `+46${swedish[1]}`
    return /^[1-9]\d{7,14}$/.test(number) && !number.startsWith('46') ? `+${number}` : undefined
  }
  const national = /^0([1-9]\d{6,9})$/.exec(number)
  return national === null ? undefined : `+46${national[1]}`
}

/** 070, 072, 073, 076, 079: numbers that follow a person about. */
export function isMobile(e164: string): boolean {
  return /^\+467[02369]\d{7}$/.test(e164)
}
