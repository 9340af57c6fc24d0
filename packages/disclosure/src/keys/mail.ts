/** One form of a mail address: lower case, tags kept, the domain's last dot off. */
export function mailOf(written: string): string | undefined {
  const text = written
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[>,;.]+$/, '')
    .replace(/^</, '')
    .toLowerCase()
  return /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,24}$/.test(text) ? text : undefined
}
