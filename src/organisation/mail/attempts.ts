/** What is to be done about a mail that has been tried. Pure. */

export interface Tried {
  created_at: Date
  tried_at: Date | null
  attempts: number
  /** The last answer; null while it is being sent, or when whoever sent it never came back to say. */
  status: string | null
  in_doubt: boolean
  accepted_at: Date | null
  failed_at: Date | null
}
export type Next = 'nothing' | 'wait' | 'try_again' | 'try_in_doubt' | 'give_up'

const MINUTE_MS = 60_000
const BACK_OFF_MINUTES = [1, 5, 15, 30, 60]
/** Mail servers give up between two and five days; what says only that something waits is worth no more. */
const GIVE_UP_MS = 3 * 24 * 60 * MINUTE_MS
/** No sending takes this long: the bounds of time in smtp.ts come to less. */
export const SILENT_MS = 10 * MINUTE_MS

/**
 * A mail whose sender died is sent once more under the same Message-ID, which lets the receiving side drop the second;
 * if that one goes silent too it is given up. SMTP allows no more than this: an acceptance whose answer is lost cannot be
 * told from none.
 */
export function nextFor(mail: Tried, now: Date): Next {
  if (mail.accepted_at || mail.failed_at || !mail.tried_at) return 'nothing'
  const since = now.getTime() - mail.tried_at.getTime()
  if (mail.status === null) {
    if (since < SILENT_MS) return 'wait'
    return mail.in_doubt ? 'give_up' : 'try_in_doubt'
  }
  if (now.getTime() - mail.created_at.getTime() > GIVE_UP_MS) return 'give_up'
  const wait = BACK_OFF_MINUTES[Math.min(mail.attempts, BACK_OFF_MINUTES.length) - 1] ?? 1
  return since < wait * MINUTE_MS ? 'wait' : 'try_again'
}
