/** What a SAML service's own people need to know about us, as a file that their program reads (SAML 2.0 Metadata 2.4.4). */
import { type SamlSettings, signsQuestions } from './federation.ts'
import type { OwnEnd } from './saml.ts'
import { CONTENT_ALGORITHMS, TRANSPORT } from './saml-decrypt.ts'
import { SAMLP } from './saml-shape.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Written by us since the library's own tells of CBC as something that we take. */
export function ownMetadata(own: OwnEnd, settings: SamlSettings): string {
  const { own_key, encryption = 'none' } = settings
  const signs = signsQuestions(settings)
  const keys = own_key ? keyDescriptors(own_key.certificate, { signs, opens: encryption !== 'none' }) : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${escaped(own.entity)}">
  <md:SPSSODescriptor AuthnRequestsSigned="${signs}" WantAssertionsSigned="true" protocolSupportEnumeration="${SAMLP}">
${keys}    <md:AssertionConsumerService index="1" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escaped(own.acs)}"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`
}

function keyDescriptors(certificate: string, { signs, opens }: { signs: boolean; opens: boolean }): string {
  const body = certificate.replace(/-----[^-]+-----|\s/g, '')
  const info = `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`
  const methods = [...Object.keys(CONTENT_ALGORITHMS), TRANSPORT.sha1].map((uri) => `<md:EncryptionMethod Algorithm="${uri}"/>`).join('')
  return [
    ...(signs ? [`    <md:KeyDescriptor use="signing">${info}</md:KeyDescriptor>\n`] : []),
    ...(opens ? [`    <md:KeyDescriptor use="encryption">${info}${methods}</md:KeyDescriptor>\n`] : []),
  ].join('')
}
