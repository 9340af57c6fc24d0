/**
 * A small OpenID Connect service for tests that can be told to do wrong, written with node:crypto alone. The honest one
 * is `oidc-provider`, in test/browser/federation.test.ts.
 */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = Record<string, unknown>
export interface Wrong {
  /** Over what discovery says. */
  metadata?: Json
  /** Over what the token says; undefined takes a claim away. */
  claims?: Json
  header?: Json
  /** Signs in another way than with the published key. */
  signWith?: 'another key' | 'shared secret' | 'nothing'
  redirect?: 'discovery' | 'token'
  huge?: boolean
  /** An answer from the token endpoint in place of tokens. */
  tokenError?: string
}
export interface OidcService {
  issuer: string
  wrong: Wrong
  /** What was asked, by path, with its body. */
  asked: { path: string; body: URLSearchParams; authorization: string | undefined }[]
  /** What the next token answers with besides: what the browser was sent with. */
  next(address: string, subject: string): URLSearchParams
  close(): Promise<void>
}

const encode = (part: Json) => Buffer.from(JSON.stringify(part)).toString('base64url')
const CLIENT = { id: 'samvarn', secret: 'en-hemlighet-for-prov' }
export const TEST_CLIENT = CLIENT

export async function startOidcService(): Promise<OidcService> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const another = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const service: Pick<OidcService, 'wrong' | 'asked'> & { claims: Json } = { wrong: {}, asked: [], claims: {} }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`

  function token(): string {
    const { wrong, claims } = service
    const alg = wrong.signWith === 'shared secret' ? 'HS256' : wrong.signWith === 'nothing' ? 'none' : 'RS256'
    const input = `${encode({ alg, kid: 'k1', typ: 'JWT', ...wrong.header })}.${encode({ ...claims, ...wrong.claims })}`
    return `${input}.${signature(input, wrong.signWith, { own: own.privateKey, another: another.privateKey })}`
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { wrong } = service
    let body = ''
    for await (const piece of request) body += String(piece)
    const path = (request.url ?? '').split('?')[0] ?? ''
    service.asked.push({ path, body: new URLSearchParams(body), authorization: request.headers.authorization })
    const give = (json: Json, status = 200) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json))
    }
    const away = () => response.writeHead(302, { Location: `${issuer}/annat` }).end()
    if (path === '/.well-known/openid-configuration') {
      if (wrong.redirect === 'discovery') return void away()
      if (wrong.huge) return void give({ issuer, padding: 'x'.repeat(400_000) })
      return give({ ...metadataOf(issuer), ...wrong.metadata })
    }
    if (path === '/jwks') return give({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] })
    if (path !== '/token') return give({ error: 'not_found' }, 404)
    if (wrong.redirect === 'token') return void away()
    if (wrong.tokenError) return give({ error: wrong.tokenError }, 400)
    return give({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: token() })
  }
  return {
    ...service,
    issuer,
    get wrong() {
      return service.wrong
    },
    set wrong(next: Wrong) {
      service.wrong = next
    },
    next(address, subject) {
      const asked = new URL(address).searchParams
      const now = Math.floor(Date.now() / 1000)
      const times = { iat: now, exp: now + 60, auth_time: now }
      service.claims = { iss: issuer, aud: CLIENT.id, sub: subject, nonce: asked.get('nonce'), acr: 'loa3', amr: ['hwk'], ...times }
      return new URLSearchParams({ code: 'kod', state: asked.get('state') ?? '', iss: issuer })
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const metadataOf = (issuer: string): Json => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
  authorization_response_iss_parameter_supported: true,
})

function signature(input: string, how: Wrong['signWith'], keys: { own: KeyObject; another: KeyObject }): string {
  if (how === 'nothing') return ''
  if (how === 'shared secret') return createHmac('sha256', CLIENT.secret).update(input).digest('base64url')
  return sign('sha256', Buffer.from(input), how === 'another key' ? keys.another : keys.own).toString('base64url')
}
