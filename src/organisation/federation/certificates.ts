/** The certificates that a SAML service signs with, as the system owner pastes them or as they stand in its metadata. */
import { X509Certificate } from 'node:crypto'

export interface Certificate {
  pem: string
  /** SHA-256, as the service's own people read it up: to be compared by another way than the one it came. */
  fingerprint: string
  expires: Date
}
export type CertificatesReading = { ok: true; certificates: Certificate[] } | { ok: false; because: 'none' | 'unreadable' | 'weak_key' }

const MOST = 8
/** Below this a key is taken by force within reach of a state (NIST SP 800-131A). */
const RSA_BITS_MIN = 2048

/** Takes PEM, one or several after each other, or the bare base64 of metadata, one a paragraph. */
export function readCertificates(text: string): CertificatesReading {
  const blocks = text.includes('-----BEGIN')
    ? [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g)].map((match) => match[1] ?? '')
    : text.split(/\n\s*\n/)
  const bodies = [...new Set(blocks.map((block) => block.replace(/\s+/g, '')).filter((body) => body !== ''))]
  if (bodies.length === 0 || bodies.length > MOST) return { ok: false, because: bodies.length === 0 ? 'none' : 'unreadable' }
  const certificates: Certificate[] = []
  for (const body of bodies) {
    const read = readOne(body)
    if (!read) return { ok: false, because: 'unreadable' }
    const key = read.publicKey
    if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < RSA_BITS_MIN)
      return { ok: false, because: 'weak_key' }
    certificates.push({ pem: read.toString(), fingerprint: read.fingerprint256, expires: read.validToDate })
  }
  return { ok: true, certificates }
}

function readOne(body: string): X509Certificate | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return undefined
  try {
    return new X509Certificate(Buffer.from(body, 'base64'))
  } catch {
    return undefined
  }
}
