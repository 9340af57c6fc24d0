/**
 * The closed list of what may go wrong in front of a person. A code is all that logs and metrics ever hold; the text is
 * what the person reads: what happened, and what to do now.
 */
import type { Text } from './page/language.tsx'

interface FaultKind {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 422 | 429 | 500 | 503
  title: Text
  advice: Text
}

export const FAULTS = {
  not_found: {
    status: 404,
    title: { sv: 'Det finns inget att visa här', en: 'There is nothing to show here' },
    advice: {
      sv: 'Adressen kan vara fel, eller så är det inte något som du har i din uppgift att se. Svaret är detsamma i båda fallen.',
      en: 'The address may be wrong, or this is not something that you have the task to see. The answer is the same in both cases.',
    },
  },
  signed_out: {
    status: 401,
    title: { sv: 'Du är utloggad', en: 'You are signed out' },
    advice: { sv: 'Logga in igen. Inget har ändrats.', en: 'Sign in again. Nothing was changed.' },
  },
  foreign_request: {
    status: 403,
    title: { sv: 'Sidan skickades inte härifrån', en: 'The form did not come from here' },
    advice: {
      sv: 'Gå tillbaka, ladda om sidan och skicka igen. Inget har ändrats.',
      en: 'Go back, reload the page and send again. Nothing was changed.',
    },
  },
  too_large: {
    status: 413,
    title: { sv: 'Det är för stort', en: 'That is too large' },
    advice: {
      sv: 'Dela upp det i mindre delar och försök igen. Inget har sparats.',
      en: 'Split it into smaller parts and try again. Nothing was saved.',
    },
  },
  too_many: {
    status: 429,
    title: { sv: 'För många försök på kort tid', en: 'Too many attempts in a short time' },
    advice: {
      sv: 'Vänta en stund. Är det bråttom: koppla till dem som hanterar skyddade personuppgifter, de når du alltid.',
      en: 'Wait a while. If it is urgent, connect to those who handle protected personal data; you can always reach them.',
    },
  },
  conflict: {
    status: 409,
    title: { sv: 'Någon annan hann före', en: 'Somebody else was first' },
    advice: {
      sv: 'Ladda om sidan för att se hur det ligger till nu. Inget av ditt har ändrats.',
      en: 'Reload the page to see how it stands now. Nothing of yours was changed.',
    },
  },
  bad_request: {
    status: 400,
    title: { sv: 'Det gick inte att förstå det som skickades', en: 'What was sent could not be understood' },
    advice: {
      sv: 'Gå tillbaka, ladda om sidan och försök igen. Inget har ändrats.',
      en: 'Go back, reload the page and try again. Nothing was changed.',
    },
  },
  broken: {
    status: 500,
    title: { sv: 'Något gick fel hos oss', en: 'Something went wrong on our side' },
    advice: {
      sv: 'Inget har ändrats. Försök igen om en stund. Händer det igen, ge koden nedan till den som sköter systemet; den säger inget om någon person.',
      en: 'Nothing was changed. Try again in a while. If it happens again, give the code below to whoever runs the system; it says nothing about any person.',
    },
  },
  closed: {
    status: 503,
    title: { sv: 'Samvärn tar en paus', en: 'Samvärn is pausing' },
    advice: {
      sv: 'Loggen går inte att skriva just nu, och då visas inget. Försök igen om en stund.',
      en: 'The log cannot be written right now, so nothing is shown. Try again in a while.',
    },
  },
} as const satisfies Record<string, FaultKind>

export type FaultCode = keyof typeof FAULTS

/** Thrown to answer with one of the registered faults. Carries no other words. */
export class Fault extends Error {
  readonly code: FaultCode
  constructor(code: FaultCode) {
    super(code)
    this.code = code
  }
}
