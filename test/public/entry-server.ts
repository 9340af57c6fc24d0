/** The public entry behind a real port of this machine, without a database: what is published is handed to it. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { readConfig } from '../../src/config.ts'
import { makeLog } from '../../src/platform/log.ts'
import { entryApp, makeSource } from '../../src/reach/entry/index.ts'
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
  const answer = getRequestListener((request, env) => app.fetch(request, env))
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
