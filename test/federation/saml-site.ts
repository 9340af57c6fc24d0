/** A SAML service with a page of its own, on another site than ours: its form posts the answer as a browser does. */
import { createVerify, X509Certificate } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inflateRawSync } from 'node:zlib'
import type { TestKey } from './certificate.ts'
import { encrypted } from './saml-encryption.ts'
import { assertionOf, encoded, responseAround, signed, signedAnswer, type Told, told } from './saml-service.ts'

export interface SamlSite {
  entity: string
  sso: string
  /** The questions that came, as XML. */
  asked: string[]
  /** Our certificate, once the site has read our metadata: it then takes signed questions only and encrypts its answers. */
  ours: string | undefined
  close(): Promise<void>
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const piece of request) body += String(piece)
  return new URLSearchParams(body)
}
const attribute = (xml: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(xml)?.[1] ?? ''
const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${value.replaceAll('"', '&quot;')}">`
const page = (form: string) => `<!doctype html><html lang="sv"><title>Inloggning</title><link rel="icon" href="data:,">${form}</html>`

/** RSA-SHA256 over the query as it came (SAML Bindings 3.4.4.1). */
function isSigned(query: string, certificate: string): boolean {
  const part = (name: string) => query.split('&').find((one) => one.startsWith(`${name}=`)) ?? ''
  const value = decodeURIComponent(part('Signature').slice('Signature='.length))
  const over = ['SAMLRequest', 'RelayState', 'SigAlg'].map(part).join('&')
  return createVerify('sha256').update(over).verify(new X509Certificate(certificate).publicKey, value, 'base64')
}
async function answerTo(t: Told, key: TestKey, ours: string | undefined): Promise<string> {
  if (ours === undefined) return signedAnswer(t, key)
  return responseAround(t, encrypted(await signed(assertionOf(t), t.id, key), ours))
}

export async function startSamlSite(key: TestKey, context: string): Promise<SamlSite> {
  const asked: string[] = []
  const known: { ours: string | undefined } = { ours: undefined }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const query = url.searchParams
    const give = (html: string) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page(html))
    if (request.method === 'GET' && !query.has('SAMLRequest')) return void give('')
    if (request.method === 'GET') {
      const xml = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString()
      if (known.ours !== undefined && !isSigned(url.search.slice(1), known.ours)) return void response.writeHead(403).end()
      asked.push(xml)
      const kept = hidden('fraga', Buffer.from(xml).toString('base64')) + hidden('relay', query.get('RelayState') ?? '')
      return void give(`<form method="post">${kept}<label>Konto <input name="konto"></label><button>Logga in</button></form>`)
    }
    const form = await formOf(request)
    const xml = Buffer.from(form.get('fraga') ?? '', 'base64').toString()
    const acs = attribute(xml, 'AssertionConsumerServiceURL')
    const audience = /<saml:Issuer[^>]*>([^<]+)/.exec(xml)?.[1] ?? ''
    const base = { issuer: entity, audience, acs, request: attribute(xml, 'ID'), context, now: Date.now() }
    const answer = encoded(await answerTo(told({ ...base, subject: form.get('konto') ?? '' }), key, known.ours))
    return void give(
      `<form method="post" action="${acs}">${hidden('SAMLResponse', answer)}${hidden('RelayState', form.get('relay') ?? '')}<button>Vidare</button></form>`,
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const entity = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    entity,
    sso: `${entity}/sso`,
    asked,
    get ours() {
      return known.ours
    },
    set ours(certificate) {
      known.ours = certificate
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
