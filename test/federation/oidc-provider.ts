/** A real OpenID provider (oidc-provider, certified) with a sign-in page of its own where one chooses how strongly. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { Provider } from 'oidc-provider'

export const STRONG = 'http://id.elegnamnden.se/loa/1.0/loa3'
export const WEAK = 'http://id.elegnamnden.se/loa/1.0/loa2'
export const CLIENT = { id: 'samvarn', secret: 'en-hemlighet-for-prov' }

export interface RealProvider {
  issuer: string
  /** How often each account has signed in here. */
  signedIn: Map<string, number>
  close(): Promise<void>
}

/** Listens first: the redirect addresses hold ids that are known only when the issuer has been written in. */
export async function listenForProvider(): Promise<{ issuer: string; serve(redirects: string[]): RealProvider }> {
  const running: { handle?: (request: IncomingMessage, response: ServerResponse) => void } = {}
  const server = createServer((request, response) => running.handle?.(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  // By number and not by name: for the browser another site than ours, so that SameSite cookies are tried in earnest.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    serve: (redirects) => {
      const signedIn = new Map<string, number>()
      running.handle = handlerOf(issuer, redirects, signedIn)
      return { issuer, signedIn, close: () => closed(server) }
    },
  }
}
const closed = async (server: Server): Promise<void> => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
}

function handlerOf(issuer: string, redirects: string[], signedIn: Map<string, number>) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: redirects,
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'k1' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    acrValues: [STRONG, WEAK],
    claims: { openid: ['sub'], acr: null, amr: null, auth_time: null, iss: null, sid: null },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    // Nothing is shared but who it is, so nobody is asked for consent.
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  return (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response)
    void interact(provider, request, response, signedIn)
  }
}

const PAGE = `<!doctype html><html lang="sv"><title>Inloggning</title><link rel="icon" href="data:,"><form method="post"><label>Konto <input name="konto"></label>
<button name="styrka" value="${STRONG}">Med kort</button><button name="styrka" value="${WEAK}">Med lösenord</button><button name="styrka" value="">Avbryt</button></form></html>`

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  signedIn: Map<string, number>,
): Promise<void> {
  if (request.method === 'GET') return void response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE)
  let body = ''
  for await (const piece of request) body += String(piece)
  const form = new URLSearchParams(body)
  const [account, strength] = [form.get('konto') ?? '', form.get('styrka') ?? '']
  if (strength === '') return provider.interactionFinished(request, response, { error: 'access_denied' })
  signedIn.set(account, (signedIn.get(account) ?? 0) + 1)
  const amr = strength === STRONG ? ['hwk', 'mfa'] : ['pwd']
  await provider.interactionFinished(request, response, { login: { accountId: account, acr: strength, amr, remember: true } })
}
