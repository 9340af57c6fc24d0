/** The public entry behind a real port of this machine, without a database: what is published is handed to it. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { raw } from 'hono/html'
import { readConfig } from '../../src/config.ts'
import { makeLog } from '../../src/platform/log.ts'
import { entryApp, makeSource, nationalDocument, pageHeaders, plainHeaders, renderFrame } from '../../src/reach/entry/index.ts'
import type { SiteDocument } from '../../src/reach/text/index.ts'
import { exampleFile } from './example-site.ts'

export interface EntryServer {
  origin: string
  base: string
  lines: string[]
  /** Every request that came, in order. */
  asked: { method: string; path: string; headers: IncomingMessage['headers'] }[]
  close(): Promise<void>
}

export async function listening(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

/** `leave`: where the exit leads. */
export async function serveEntry(documents: readonly SiteDocument[], leave: string, base = '/stod', at?: Date): Promise<EntryServer> {
  const lines: string[] = []
  const log = makeLog('info', { write: (line) => void lines.push(line) })
  const source = makeSource({
    publications: {
      revisions: async () => documents.map(({ site }) => ({ site, revision: '1' })),
      publication: async (site) => ({ revision: '1', document: documents.find((one) => one.site === site) }),
      file: async (_, sha256) => exampleFile(sha256),
    },
    log,
    look_ms_min: 0,
  })
  await source.refresh()
  const config = { ...readConfig({}), leave_url: leave }
  const app = entryApp({ config, log, source, base, ...(at ? { now: () => at } : {}) })
  const asked: EntryServer['asked'] = []
  const answer = getRequestListener((request, env) => writing(request) ?? app.fetch(request, env))
  /** Something to write in, in the entry's own frame, answered as the visitor's half answers: 303, and then a page. */
  const writing = (request: Request): Promise<Response> | undefined => {
    if (new URL(request.url).pathname !== `${base}/h2k7wq/s/t`) return undefined
    if (request.method === 'POST')
      return request
        .text()
        .then(() => new Response(null, { status: 303, headers: { ...plainHeaders(false), Location: `${base}/h2k7wq/a01` } }))
    const form =
      '<h1>Skriv</h1><form method="post" autocomplete="off"><p><label for="a">Text</label><textarea id="a" name="a" autocomplete="off"></textarea></p><p><button>Skicka</button></p></form>'
    const html = renderFrame({ document: documents[0] ?? nationalDocument(), form: 'sv', base, leave }, raw(form))
    return Promise.resolve(new Response(html, { headers: pageHeaders('page', false) }))
  }
  const server = createServer((request, response) => {
    asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers })
    void answer(request, response)
  })
  const origin = await listening(server)
  return {
    origin,
    base: `${origin}${base}`,
    lines,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
