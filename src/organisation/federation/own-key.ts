/**
 * Our own key for one SAML service: it signs our questions and opens what is encrypted to us. Its certificate is signed
 * by itself and says nothing but the entity id: what makes the service trust it is that its people read our metadata.
 */
import 'reflect-metadata'
import { KeyObject, randomBytes, webcrypto } from 'node:crypto'
import { KeyUsageFlags, KeyUsagesExtension, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509'

/** As long as a service is likely to be used: a certificate that ends stops everybody's sign-in on a day nobody chose. */
const YEARS = 10
const DAY_MS = 86_400_000
/** Of NIST SP 800-57 the strength for what is to hold past 2030. */
const RSA_BITS = 3072
/** How long the key before still opens answers: the service's people read our metadata on a day of their own. */
export const FORMER_KEY_DAYS = 7
/** X.520 lets a common name be no longer; the entity id stands whole as an alternative name. */
const COMMON_NAME_MAX = 64

export interface OwnKey {
  /** PKCS 8 as PEM; sealed with the rest of the settings and never shown. */
  private_key: string
  /** PEM. */
  certificate: string
}
export interface FormerKey extends OwnKey {
  /** Until when it opens answers. It signs nothing. */
  until: string
}
export interface OwnKeys {
  own_key?: OwnKey | undefined
  former_key?: FormerKey | undefined
}

export async function makeOwnKey(entity: string, now: Date): Promise<OwnKey> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: RSA_BITS }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const ends = new Date(now)
  ends.setUTCFullYear(ends.getUTCFullYear() + YEARS)
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      // The first bit stays clear, so that the number is positive and never longer than 20 bytes (RFC 5280, 4.1.2.2).
      serialNumber: `4${randomBytes(16).toString('hex').slice(1)}`,
      name: [{ CN: [new URL(entity).hostname.slice(0, COMMON_NAME_MAX)] }],
      // A service whose clock is slow must not find it too young.
      notBefore: new Date(now.getTime() - DAY_MS),
      notAfter: ends,
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
        new SubjectAlternativeNameExtension([{ type: 'url', value: entity }]),
      ],
    },
    webcrypto,
  )
  const pem = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' })
  return { private_key: pem.toString(), certificate: `${certificate.toString('pem').trim()}\n` }
}

/** The next key takes over at once; the one before opens what is on its way, and no other is kept. */
export const renewed = (kept: OwnKeys, next: OwnKey, now: Date): OwnKeys => ({
  own_key: next,
  former_key: kept.own_key && { ...kept.own_key, until: new Date(now.getTime() + FORMER_KEY_DAYS * DAY_MS).toISOString() },
})

/** The key before, while it is of use; after that it is deleted at the next change. */
export const stillOpening = ({ former_key }: OwnKeys, now: number): FormerKey | undefined =>
  former_key && Date.parse(former_key.until) > now ? former_key : undefined

/** The keys that open an answer now. */
export const openingKeys = (keys: OwnKeys, now: number): string[] =>
  [keys.own_key, stillOpening(keys, now)].flatMap((one) => (one ? [one.private_key] : []))

/** For the screen: everything but the private keys. */
export const withoutPrivate = ({ own_key, former_key }: OwnKeys): OwnKeys => ({
  own_key: own_key && { ...own_key, private_key: '' },
  former_key: former_key && { ...former_key, private_key: '' },
})
