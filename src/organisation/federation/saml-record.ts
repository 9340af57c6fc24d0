/** A SAML service as the system owner writes it in, or as it is read from its metadata. Pure. */
import { z } from 'zod'
import { field, optionalText, record, requiredParagraphs, requiredText, says, type ValuesOf } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/language.tsx'
import { readCertificates } from './certificates.ts'
import { address, type Encryption, linesOf, maxAge, name, type SamlSettings } from './federation.ts'
import type { OwnKeys } from './own-key.ts'

const certificates = requiredParagraphs(40_000).superRefine((text, ctx) => {
  const reading = readCertificates(text)
  if (!reading.ok) ctx.addIssue(says(CERTIFICATE_WORDS[reading.because]))
})
const CERTIFICATE_WORDS: Record<'none' | 'unreadable' | 'weak_key', Text> = {
  none: { sv: 'Klistra in minst ett certifikat.', en: 'Paste at least one certificate.' },
  unreadable: {
    sv: 'Certifikatet går inte att läsa. Klistra in hela, från -----BEGIN CERTIFICATE----- till och med -----END CERTIFICATE-----.',
    en: 'The certificate cannot be read. Paste all of it, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
  },
  weak_key: {
    sv: 'Certifikatets nyckel går inte att använda. Den ska vara RSA med minst 2048 bitar.',
    en: 'The key of the certificate cannot be used. It must be RSA of at least 2048 bits.',
  },
}

export const ENCRYPTION: Record<Encryption, Text> = {
  none: { sv: 'Nej', en: 'No' },
  accepted: { sv: 'Ibland: okrypterade tas också emot', en: 'Sometimes: those that are not are taken too' },
  required: { sv: 'Alltid: okrypterade tas inte emot', en: 'Always: those that are not are refused' },
}

export const samlRecord = record({
  name,
  entity_id: field({
    schema: requiredText(1024),
    label: { sv: 'Tjänstens namn (entityID)', en: 'Name of the service (entityID)' },
    control: 'text',
  }),
  sso_url: field({
    schema: address(false),
    label: { sv: 'Adress för inloggning (HTTP-Redirect)', en: 'Address of the sign-in (HTTP-Redirect)' },
    control: 'text',
  }),
  certificates: field({
    schema: certificates,
    label: { sv: 'Certifikat som tjänsten signerar med', en: 'Certificates that the service signs with' },
    hint: {
      sv: 'Ett eller flera efter varandra. Jämför fingeravtrycket med tjänstens egna, på annan väg än filen kom.',
      en: 'One or several after each other. Compare the fingerprint with the service’s own, by another way than the file came.',
    },
    control: 'textarea',
    rows: 8,
  }),
  contexts: field({
    schema: requiredParagraphs(2000),
    label: { sv: 'Styrkor som godtas (AuthnContextClassRef)', en: 'Strengths that are accepted (AuthnContextClassRef)' },
    hint: {
      sv: 'En på varje rad, till exempel http://id.elegnamnden.se/loa/1.0/loa3. Tjänsten måste intyga en av dem.',
      en: 'One a line, for example http://id.elegnamnden.se/loa/1.0/loa3. The service must assert one of them.',
    },
    control: 'textarea',
    rows: 3,
  }),
  subject_attribute: field({
    schema: optionalText(300),
    label: { sv: 'Attribut som säger vem det är', en: 'Attribute that says who it is' },
    hint: { sv: 'Tomt: NameID, om tjänsten ger samma varje gång.', en: 'Empty: NameID, if the service gives the same each time.' },
    control: 'text',
  }),
  max_age_minutes: maxAge,
  signed_questions: field({
    schema: z.enum(['yes', 'no']),
    label: { sv: 'Signera våra frågor', en: 'Sign our questions' },
    hint: {
      sv: 'Ja om tjänsten kan: då vet den att frågan är vår. Sweden Connect kräver det.',
      en: 'Yes if the service can: then it knows that the question is ours. Sweden Connect requires it.',
    },
    control: 'radio',
    options: [
      { value: 'yes', label: { sv: 'Ja', en: 'Yes' } },
      { value: 'no', label: { sv: 'Nej', en: 'No' } },
    ],
  }),
  encryption: field({
    schema: z.enum(['none', 'accepted', 'required']),
    label: { sv: 'Krypterar tjänsten sina intyg?', en: 'Does the service encrypt its assertions?' },
    hint: {
      sv: 'Förbindelsen är krypterad ändå. Bara AES-GCM med RSA-OAEP tas emot. En tjänst som bara kan AES-CBC, såsom många AD FS, ska inte kryptera.',
      en: 'The connection is encrypted anyway. Only AES-GCM with RSA-OAEP is taken. A service that knows only AES-CBC, as many AD FS, must not encrypt.',
    },
    control: 'radio',
    options: Object.entries(ENCRYPTION).map(([value, label]) => ({ value, label })),
  }),
})

export const metadataRecord = record({
  metadata: field({
    schema: z.instanceof(File),
    label: { sv: 'Tjänstens metadata (XML)', en: 'Metadata of the service (XML)' },
    hint: {
      sv: 'Filen som tjänstens förvaltare ger. Den läses här och hämtas aldrig från nätet.',
      en: 'The file that the service’s people give. It is read here and never fetched from the network.',
    },
    control: 'file',
    accept: '.xml,application/xml,text/xml,application/samlmetadata+xml',
  }),
})

/** Our key is no part of the form: a change keeps the one there is. */
export function samlSettings(values: ValuesOf<typeof samlRecord>, kept: OwnKeys = {}): SamlSettings {
  const read = readCertificates(values.certificates)
  return {
    kind: 'saml',
    entity_id: values.entity_id,
    sso_url: values.sso_url,
    certificates: read.ok ? read.certificates.map((one) => one.pem) : [],
    contexts: linesOf(values.contexts),
    subject_attribute: values.subject_attribute,
    max_age_minutes: values.max_age_minutes,
    signed_questions: values.signed_questions === 'yes',
    encryption: values.encryption,
    own_key: kept.own_key,
    former_key: kept.former_key,
  }
}
