import type { Text } from '../../platform/page/language.tsx'

/** Every message there is. A message says that something waits: no names, no titles, no links that tell (S-R5). */
export const TEMPLATES: Record<string, Text> = {
  review_waits: { sv: 'Något väntar på dig i Samvärn.', en: 'Something waits for you in Samvärn.' },
  contact_waits: { sv: 'Någon väntar på att bli uppringd. Logga in i Samvärn.', en: 'Somebody waits for a call. Sign in to Samvärn.' },
  second_waits: {
    sv: 'Ett beslut väntar på en andra person. Logga in i Samvärn.',
    en: 'A decision waits for a second person. Sign in to Samvärn.',
  },
  answer_came: { sv: 'Ett utskick har fått svar. Logga in i Samvärn.', en: 'An outgoing set has got its answer. Sign in to Samvärn.' },
}
