/** What a SAML service says about itself in its metadata (SAML 2.0 Metadata 2.4.3), as far as we need it. */
import { readCertificates } from './certificates.ts'
import { attributeOf, childrenOf, everyElement, readXml, textOf, type XmlElement } from './xml.ts'

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata'
const DS = 'http://www.w3.org/2000/09/xmldsig#'
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol'
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
/** One service's metadata is 10 KB; a whole federation's is not what is to be uploaded. */
export const METADATA_BYTES_MAX = 1_000_000

export interface ReadMetadata {
  entity_id: string
  sso_url: string
  certificates: string
}
export type MetadataRefusal = 'unreadable' | 'several' | 'no_service' | 'no_address' | 'no_certificate'
export type MetadataReading = { ok: true; read: ReadMetadata } | { ok: false; because: MetadataRefusal }

export function readMetadata(bytes: Uint8Array): MetadataReading {
  const text = decode(bytes)
  const xml = text === undefined ? undefined : readXml(text, 'passed')
  if (!xml?.ok) return { ok: false, because: 'unreadable' }
  const services = everyElement(xml.root).filter(
    (one) => one.ns === MD && one.name === 'EntityDescriptor' && descriptorOf(one) !== undefined,
  )
  const [service] = services
  if (!service) return { ok: false, because: 'no_service' }
  if (services.length > 1) return { ok: false, because: 'several' }
  return readService(service)
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const descriptorOf = (entity: XmlElement) =>
  childrenOf(entity, MD, 'IDPSSODescriptor').find((one) =>
    (attributeOf(one, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(PROTOCOL),
  )

function readService(entity: XmlElement): MetadataReading {
  const descriptor = descriptorOf(entity)
  const entityId = attributeOf(entity, 'entityID')
  if (!descriptor || !entityId) return { ok: false, because: 'no_service' }
  const address = childrenOf(descriptor, MD, 'SingleSignOnService').find((one) => attributeOf(one, 'Binding') === REDIRECT)
  const location = address ? attributeOf(address, 'Location') : undefined
  if (!location) return { ok: false, because: 'no_address' }
  const signing = childrenOf(descriptor, MD, 'KeyDescriptor').filter((one) => (attributeOf(one, 'use') ?? 'signing') === 'signing')
  const bodies = signing.flatMap(everyElement).filter((one) => one.ns === DS && one.name === 'X509Certificate')
  const certificates = readCertificates(
    bodies
      .map((one) => textOf(one) ?? '')
      .map((body) => body.replace(/\s+/g, ''))
      .join('\n\n'),
  )
  if (!certificates.ok) return { ok: false, because: 'no_certificate' }
  return {
    ok: true,
    read: { entity_id: entityId, sso_url: location, certificates: certificates.certificates.map((one) => one.pem.trim()).join('\n') },
  }
}
