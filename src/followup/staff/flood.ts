const MINUTE_MS = 60_000
/** A meeting of a hundred on their phones stays well below; a script that fills a collection does not. */
const FORMS_PER_MINUTE_MAX = 600

let minute = 0
const sent = new Map<string, number>()

/**
 * Bounds the forms that one collection takes in a minute. In this process's memory and nowhere else: a count in the
 * database would be a time of answers.
 */
export function withinFlood(collection: string): boolean {
  const now = Math.floor(Date.now() / MINUTE_MS)
  if (now !== minute) {
    minute = now
    sent.clear()
  }
  const count = (sent.get(collection) ?? 0) + 1
  sent.set(collection, count)
  return count <= FORMS_PER_MINUTE_MAX
}
