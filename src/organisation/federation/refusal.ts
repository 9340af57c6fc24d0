/**
 * Why an answer from the organisation's own sign-in was not taken: a closed list. Whoever signs in reads only what helps
 * her; the system owner reads the reason when trying the service.
 */
import type { Text } from '../../platform/page/index.ts'

export const REFUSALS = {
  cancelled: { sv: 'Inloggningen avbröts hos tjänsten.', en: 'The sign-in was cancelled at the service.' },
  service_refused: { sv: 'Tjänsten svarade att den inte kunde logga in.', en: 'The service answered that it could not sign in.' },
  unreachable: {
    sv: 'Tjänsten gick inte att nå, eller svarade inte som en sådan tjänst ska. Se efter att adressen stämmer och att servern litar på tjänstens certifikat.',
    en: 'The service could not be reached, or did not answer as such a service must. See that the address is right and that the server trusts the certificate of the service.',
  },
  wrong_issuer: {
    sv: 'Svaret kom från en annan tjänst än den som är inskriven här.',
    en: 'The answer came from another service than the one written in here.',
  },
  elsewhere: {
    sv: 'Tjänsten vill att frågor ställs till en annan värd än den som är inskriven. Det görs inte.',
    en: 'The service wants questions to be put to another host than the one written in. That is not done.',
  },
  code_refused: {
    sv: 'Tjänsten tog inte emot frågan. Se efter att klientens namn, hemlighet och svarsadress är desamma på båda ställen.',
    en: 'The service did not accept the question. See that the client’s name, secret and reply address are the same in both places.',
  },
  bad_token: { sv: 'Svarets intyg (ID-token) håller inte.', en: 'The ID token in the answer does not hold.' },
  wrong_audience: { sv: 'Svaret var inte ställt till Samvärn.', en: 'The answer was not meant for Samvärn.' },
  weak: {
    sv: 'Tjänsten intygar inte den styrka som du kräver (acr, amr eller AuthnContextClassRef).',
    en: 'The service does not assert the strength that you require (acr, amr or AuthnContextClassRef).',
  },
  stale: {
    sv: 'Inloggningen hos tjänsten var äldre än du tillåter, eller sa inte när den skedde.',
    en: 'The sign-in at the service was older than you allow, or did not say when it was made.',
  },
  no_subject: {
    sv: 'Svaret säger inte entydigt vem det gäller: uppgiften saknas, är tom, står flera gånger eller byts varje gång (transient).',
    en: 'The answer does not say plainly who it is about: the value is missing, empty, there several times, or new each time (transient).',
  },
  malformed: { sv: 'Svaret gick inte att läsa.', en: 'The answer could not be read.' },
  forbidden_xml: {
    sv: 'Svaret har delar som aldrig läses: dokumenttyp, entiteter, kommentarer eller liknande.',
    en: 'The answer has parts that are never read: a document type, entities, comments or the like.',
  },
  wrong_shape: { sv: 'Svaret är inte uppbyggt som det ska.', en: 'The answer is not built as it must be.' },
  unsigned: { sv: 'Intyget (assertion) är inte signerat.', en: 'The assertion is not signed.' },
  bad_signature: {
    sv: 'Signaturen stämmer inte med något av certifikaten som är inskrivna här.',
    en: 'The signature does not agree with any of the certificates written in here.',
  },
  weak_algorithm: {
    sv: 'Svaret är signerat på ett sätt som inte längre är säkert, såsom SHA-1.',
    en: 'The answer is signed in a way that is no longer safe, such as SHA-1.',
  },
  encrypted: {
    sv: 'Intyget är krypterat, och tjänsten är här inskriven som en som inte krypterar. Ändra det här, eller ställ in tjänsten så att den signerar men inte krypterar.',
    en: 'The assertion is encrypted, and the service is written in here as one that does not encrypt. Change that here, or set the service to sign but not encrypt.',
  },
  not_encrypted: {
    sv: 'Intyget är inte krypterat, och du kräver att det är det. Ge tjänstens förvaltare vår metadata, som har nyckeln.',
    en: 'The assertion is not encrypted, and you require it to be. Give the service’s people our metadata, which has the key.',
  },
  weak_encryption: {
    sv: 'Intyget är krypterat på ett sätt som inte tas emot. Det ska vara AES-GCM med RSA-OAEP, aldrig CBC eller RSA 1.5. Kan tjänsten bara CBC: välj att den inte krypterar.',
    en: 'The assertion is encrypted in a way that is not taken. It must be AES-GCM with RSA-OAEP, never CBC or RSA 1.5. If the service knows only CBC: choose that it does not encrypt.',
  },
  undecipherable: {
    sv: 'Intyget gick inte att låsa upp. Ge tjänstens förvaltare vår metadata på nytt: den kan ha en äldre nyckel.',
    en: 'The assertion could not be opened. Give the service’s people our metadata anew: it may have an older key.',
  },
  other_request: { sv: 'Svaret hör till en annan fråga.', en: 'The answer belongs to another question.' },
  wrong_recipient: { sv: 'Svaret var ställt till en annan adress.', en: 'The answer was meant for another address.' },
  out_of_time: {
    sv: 'Svaret gäller inte nu. Se efter att klockorna går rätt på båda sidor.',
    en: 'The answer is not valid now. See that the clocks are right on both sides.',
  },
} as const satisfies Record<string, Text>

export type Refusal = keyof typeof REFUSALS
export interface Told {
  name: string
  value: string
}
export interface Refused {
  ok: false
  because: Refusal
  /** For the system owner who tries a service that is too weak: what it did assert. */
  asserted?: readonly Told[]
}
export const refused = (because: Refusal): Refused => ({ ok: false, because })

/** Who the service says that sits there, once everything about the answer has held. */
export interface Vouched {
  ok: true
  subject: string
  /** Everything the service told, for the system owner who tries it: shown masked, kept nowhere. */
  told: readonly Told[]
}
/** What is about the sign-in and not about the person: shown as it is, since the settings are written after it. */
export const ABOUT_THE_SIGN_IN: readonly string[] = ['acr', 'amr', 'auth_time', 'AuthnContextClassRef']
