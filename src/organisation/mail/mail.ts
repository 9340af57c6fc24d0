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
  access_waits: { sv: 'Något väntar på ditt beslut. Logga in i Samvärn.', en: 'Something waits for your decision. Sign in to Samvärn.' },
  access_reminder: { sv: 'Något behöver ses över. Logga in i Samvärn.', en: 'Something needs to be gone through. Sign in to Samvärn.' },
  vouch_waits: { sv: 'En kollega väntar på dig. Logga in i Samvärn.', en: 'A colleague waits for you. Sign in to Samvärn.' },
  glass_opened: { sv: 'Något brådskar. Logga in i Samvärn nu.', en: 'Something is urgent. Sign in to Samvärn now.' },
  follow_up_waits: {
    sv: 'Något i uppföljningen väntar på dig. Logga in i Samvärn.',
    en: 'Something in the follow-up waits for you. Sign in to Samvärn.',
  },
  reach_waits: {
    sv: 'Något i Nå ut väntar på dig. Logga in i Samvärn.',
    en: 'Something in Reach out waits for you. Sign in to Samvärn.',
  },
  way_in_changed: {
    sv: 'Vägen in till ditt konto i Samvärn har ändrats. Var det inte du: ring den som sköter konton hos er.',
    en: 'The way in to your account in Samvärn has changed. If it was not you: call whoever keeps accounts with you.',
  },
  sign_in_unusual: {
    sv: 'Någon har loggat in eller försökt logga in på ditt konto i Samvärn på ett ovanligt sätt. Var det inte du: ring den som sköter konton hos er.',
    en: 'Somebody signed in, or tried to, to your account in Samvärn in an unusual way. If it was not you: call whoever keeps accounts with you.',
  },
  invitation: {
    sv: 'Du har fått en länk för att börja använda Samvärn.',
    en: 'You have been sent a link to begin using Samvärn.',
  },
}

/** Leave at once, whatever pace somebody has chosen: a broken glass has a second person told within seconds (S-R24). */
export const URGENT: readonly string[] = ['glass_opened', 'way_in_changed', 'sign_in_unusual']
/** Carries a link of its own, and leaves whatever the pace: whoever is invited has chosen none. */
export const INVITATION = 'invitation'

export const PACES = ['at_once', 'gathered', 'never'] as const
export type Pace = (typeof PACES)[number]

/** Where and when somebody wants to be told. */
export interface Wish {
  pace: Pace
  /** Hours of the day in Sweden, 0–23. Used when gathered. */
  hours: readonly number[]
}
