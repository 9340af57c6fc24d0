import type { Text } from '../../platform/page/language.tsx'

/** What a refusal for good means, in words. The server's own words are never kept. */
export function bounceWords(status: string | null): Text {
  if (status?.startsWith('5.1.')) return { sv: 'Adressen finns inte', en: 'The address does not exist' }
  if (status?.startsWith('5.2.')) return { sv: 'Brevlådan tar inte emot', en: 'The mailbox does not accept mail' }
  if (status?.startsWith('5.4.'))
    return { sv: 'Det gick inte att nå mottagarens server', en: 'The recipient’s server could not be reached' }
  return { sv: 'Mottagarens server sade nej', en: 'The recipient’s server said no' }
}

export function mailWords(mail: { accepted_at: Date | null; failed_at: Date | null; in_doubt: boolean; status: string | null }): Text {
  if (mail.failed_at) return { sv: 'Kom inte fram', en: 'Did not arrive' }
  if (mail.accepted_at && mail.in_doubt)
    return { sv: 'Lämnat till mejlservern, kanske två gånger', en: 'Handed to the mail server, perhaps twice' }
  if (mail.accepted_at) return { sv: 'Lämnat till mejlservern', en: 'Handed to the mail server' }
  return mail.status === null ? { sv: 'Skickas', en: 'Being sent' } : { sv: 'Försöker igen', en: 'Trying again' }
}
