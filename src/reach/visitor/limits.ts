/** What holds floods off without knowing anybody: how much in an hour at all, and how much in a minute from one address. */
import { addressOf } from '../../platform/http/address-limit.ts'

export const LIMITS = {
  /** A form that comes back sooner was not written by hand. */
  write_seconds_min: 3,
  write_minutes_max: 60,
  /** What had to be put right, and an open conversation, lie sealed so long. */
  held_minutes_max: 10,
  text_length_max: 4000,
  word_length_max: 300,
  picture_bytes_max: 10 * 1024 * 1024,
  pictures_max: 3,
  /** Forms begun, messages sent and receipts tried, for one site in an hour. Far above what a large city has on its worst night. */
  begun_per_hour_max: 600,
  sent_per_hour_max: 120,
  opened_per_hour_max: 1200,
  /** Six hundred guesses among 10^16 an hour: at 10,000 live conversations one hit in 190,000 years. */
  wrong_per_hour_max: 600,
  /** Posts from one address in a minute; many share one, behind an operator or at a library. */
  posts_per_minute_max: 20,
  writes_per_minute_max: 100,
} as const
const ADDRESSES_MAX = 20_000

/** Counts posts by address in memory and forgets them all at the next minute. Nothing of it is written anywhere. */
export function addressCounter(most: number): (peer: string | undefined, forwarded: string | undefined, now: Date) => boolean {
  let minute = 0
  const counts = new Map<string, number>()
  return (peer, forwarded, now) => {
    const current = Math.floor(now.getTime() / 60_000)
    if (current !== minute) {
      minute = current
      counts.clear()
    }
    const from = addressOf(peer, forwarded)
    const key = counts.has(from) || counts.size < ADDRESSES_MAX ? from : 'many'
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count <= most
  }
}
