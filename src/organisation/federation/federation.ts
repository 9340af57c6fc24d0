/** The organisation's own sign-in service, as the system owner writes it in. Pure. */
import { z } from 'zod'
import { field, optionalParagraphs, record, requiredText, says, type ValuesOf } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/language.tsx'
import type { OwnKeys } from './own-key.ts'

export type ProviderKind = 'oidc' | 'saml'
export const KINDS: Record<ProviderKind, Text> = {
  oidc: { sv: 'OpenID Connect', en: 'OpenID Connect' },
  saml: { sv: 'SAML 2.0', en: 'SAML 2.0' },
}

export interface OidcSettings {
  kind: 'oidc'
  issuer: string
  client_id: string
  client_secret: string
  acr: string[]
  amr: string[]
  subject_claim: string
  max_age_minutes?: number | undefined
}
/** Whether the service encrypts what it writes about people to our key. */
export type Encryption = 'none' | 'accepted' | 'required'

export interface SamlSettings extends OwnKeys {
  kind: 'saml'
  entity_id: string
  sso_url: string
  /** PEM, one each. */
  certificates: string[]
  contexts: string[]
  subject_attribute?: string | undefined
  max_age_minutes?: number | undefined
  /** Absent: not said, as for what was written in before we had a key. */
  signed_questions?: boolean | undefined
  encryption?: Encryption | undefined
}
/** Our questions are signed as soon as we have a key, but where the system owner has said no. */
export const signsQuestions = ({ own_key, signed_questions }: SamlSettings): boolean => own_key !== undefined && signed_questions !== false
export type Settings = OidcSettings | SamlSettings

export interface Provider {
  id: string
  kind: ProviderKind
  name: string
  changed_at: Date
  tried_at: Date | null
  enabled_at: Date | null
}

/** Days before a certificate ends that its end is warned of: changing one takes a service's people some weeks. */
export const CERTIFICATE_WARNING_DAYS = 45

/** Nobody is to be let in, nor shut out, by settings that have not been tried as they now stand. */
export const isTried = (provider: Pick<Provider, 'tried_at' | 'changed_at'>): boolean =>
  provider.tried_at !== null && provider.tried_at >= provider.changed_at

/** What anybody but the service itself is shown of a value: enough to know one's own by, not enough to use. */
export function mask(value: string): string {
  const signs = [...value]
  if (signs.length <= 4) return '•'.repeat(signs.length)
  return `${signs[0]}${signs[1]}${'•'.repeat(Math.min(signs.length - 3, 12))}${signs.at(-1)}`
}

export const linesOf = (text: string | undefined): string[] => [
  ...new Set(
    (text ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

/** An address that may be written in: https without user, query or fragment; on this machine http too, for development. */
function isServiceAddress(text: string, bare: boolean): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return false
  return url.username === '' && url.password === '' && url.hash === '' && (!bare || url.search === '')
}
const ADDRESS: Text = {
  sv: 'Skriv hela adressen med https, utan inloggning och utan #.',
  en: 'Write the whole address with https, without a login and without #.',
}
export const address = (bare: boolean) =>
  requiredText(1000).superRefine((text, ctx) => {
    if (!isServiceAddress(text, bare)) ctx.addIssue(says(ADDRESS))
  })

/** OpenID Connect Core 5.7: only what the service never gives to another may say who somebody is (ASVS 10.5.2). */
const REASSIGNED = ['email', 'name', 'given_name', 'family_name', 'nickname', 'preferred_username', 'phone_number']
const subjectClaim = requiredText(100)
  .regex(/^[A-Za-z0-9_.:/-]+$/)
  .superRefine((claim, ctx) => {
    if (REASSIGNED.includes(claim))
      ctx.addIssue(
        says({
          sv: 'Den uppgiften kan gå över till någon annan. Välj en som aldrig byts, såsom sub.',
          en: 'That value can pass to somebody else. Choose one that never changes, such as sub.',
        }),
      )
  })

export const name = field({
  schema: requiredText(80),
  label: { sv: 'Namn på knappen', en: 'Name on the button' },
  hint: {
    sv: 'Så som era medarbetare känner igen inloggningen, till exempel ”Norrviks inloggning”.',
    en: 'As your colleagues know the sign-in, for example “Norrvik sign-in”.',
  },
  control: 'text',
})
export const maxAge = field({
  schema: z.number().int().min(1).max(720).optional(),
  label: { sv: 'Högsta ålder på inloggningen, i minuter', en: 'Highest age of the sign-in, in minutes' },
  hint: {
    sv: 'Den som loggade in hos tjänsten för längre sedan än så får logga in där igen. Tomt: tjänsten bestämmer.',
    en: 'Whoever signed in at the service longer ago than this signs in there again. Empty: the service decides.',
  },
  control: 'number',
  width: 'short',
})

const oidcFields = {
  name,
  issuer: field({
    schema: address(true),
    label: { sv: 'Utfärdare (issuer)', en: 'Issuer' },
    hint: {
      sv: 'Precis som tjänsten själv skriver den. Frågor ställs bara till den värden.',
      en: 'Exactly as the service writes it. Questions are put to that host only.',
    },
    control: 'text',
    example: 'https://inloggning.example.se',
  }),
  client_id: field({
    schema: requiredText(200),
    label: { sv: 'Klientens namn (client_id)', en: 'Client name (client_id)' },
    control: 'text',
  }),
  acr: field({
    schema: optionalParagraphs(2000),
    label: { sv: 'Styrkor som godtas (acr)', en: 'Strengths that are accepted (acr)' },
    hint: { sv: 'En på varje rad. Tjänsten måste intyga en av dem.', en: 'One a line. The service must assert one of them.' },
    control: 'textarea',
    rows: 3,
    depends: true,
  }),
  amr: field({
    schema: optionalParagraphs(500),
    label: { sv: 'Sätt som krävs (amr)', en: 'Methods that are required (amr)' },
    hint: { sv: 'Ett på varje rad. Tjänsten måste intyga alla.', en: 'One a line. The service must assert all of them.' },
    control: 'textarea',
    rows: 2,
    depends: true,
  }),
  subject_claim: field({
    schema: subjectClaim,
    label: { sv: 'Uppgift som säger vem det är', en: 'Claim that says who it is' },
    hint: { sv: 'Oftast sub.', en: 'Mostly sub.' },
    control: 'text',
    width: 'medium',
  }),
  max_age_minutes: maxAge,
} as const

const strong = (values: { acr?: string | undefined; amr?: string | undefined }) =>
  linesOf(values.acr).length + linesOf(values.amr).length > 0
    ? []
    : [
        {
          field: 'acr',
          message: {
            sv: 'Skriv minst en styrka (acr) eller ett sätt (amr) som tjänsten ska intyga. Annars kan någon komma in med bara ett lösenord.',
            en: 'Write at least one strength (acr) or method (amr) that the service must assert. Otherwise somebody may come in with a mere password.',
          },
        },
      ]
const secretLabel: Text = { sv: 'Klientens hemlighet (client_secret)', en: 'Client secret (client_secret)' }
const { max_age_minutes, subject_claim, acr, amr, ...who } = oidcFields
const secret = { schema: z.string().min(8).max(500), label: secretLabel, control: 'password', autocomplete: 'off' } as const
export const oidcRecord = record({ ...who, client_secret: field(secret), acr, amr, subject_claim, max_age_minutes }, strong)
/** A change keeps the secret when none is written: it is never shown again. */
export const oidcChange = record(
  {
    ...who,
    client_secret: field({
      ...secret,
      schema: secret.schema.optional(),
      hint: { sv: 'Lämna tomt för att behålla den som finns.', en: 'Leave empty to keep the one there is.' },
    }),
    acr,
    amr,
    subject_claim,
    max_age_minutes,
  },
  strong,
)

export function oidcSettings(values: ValuesOf<typeof oidcChange>, kept?: OidcSettings): OidcSettings {
  return {
    kind: 'oidc',
    issuer: values.issuer,
    client_id: values.client_id,
    client_secret: values.client_secret ?? kept?.client_secret ?? '',
    acr: linesOf(values.acr),
    amr: linesOf(values.amr),
    subject_claim: values.subject_claim,
    max_age_minutes: values.max_age_minutes,
  }
}
