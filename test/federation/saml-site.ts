/** A SAML service with a page of its own, on another site than ours: its form posts the answer as a browser does. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inflateRawSync } from 'node:zlib'
import type { TestKey } from './certificate.ts'
import { encoded, signedAnswer, told } from './saml-service.ts'

export interface SamlSite {
  entity: string
  sso: string
  /** The questions that came, as XML. */
  asked: string[]
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

export async function startSamlSite(key: TestKey, context: string): Promise<SamlSite> {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const query = url.searchParams
    const give = (html: string) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page(html))
    if (request.method === 'GET' && !query.has('SAMLRequest')) return void give('')
    if (request.method === 'GET') {
      const xml = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString()
      asked.push(xml)
      const kept = hidden('fraga', Buffer.from(xml).toString('base64')) + hidden('relay', query.get('RelayState') ?? '')
      return void give(`<form method="post">${kept}<label>Konto <input name="konto"></label><button>Logga in</button></form>`)
    }
    const form = await formOf(request)
    const xml = Buffer.from(form.get('fraga') ?? '', 'base64').toString()
    const acs = attribute(xml, 'AssertionConsumerServiceURL')
    const audience = /<saml:Issuer[^>]*>([^<]+)/.exec(xml)?.[1] ?? ''
    const base = { issuer: entity, audience, acs, request: attribute(xml, 'ID'), context, now: Date.now() }
    const answer = encoded(await signedAnswer(told({ ...base, subject: form.get('konto') ?? '' }), key))
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
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
