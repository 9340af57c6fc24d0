/** Clock and day as people write them, in Sweden, against moments. */
const PARTS = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
/** `2026-12-24 16:00` in Sweden at this moment. */
export const localOf = (at: Date): string => {
  const part = Object.fromEntries(PARTS.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`
}
/**
 * The moment at which a Swedish clock shows this. In the hour that is skipped in spring, the moment after it; in the one
 * that comes twice in autumn, the first.
 */
export function momentOf(day: string, clock: string): Date {
  const asked = Date.parse(`${day}T${clock}:00Z`)
  for (const hours of [2, 1]) {
    const at = new Date(asked - hours * 3_600_000)
    if (localOf(at) === `${day} ${clock}`) return at
  }
  return new Date(asked - 3_600_000)
}
/** The midnight that ends a day. */
export const endOfDay = (day: string): Date =>
  momentOf(new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10), '00:00')
