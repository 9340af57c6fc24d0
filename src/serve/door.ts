import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { STARTING_CSS, STARTING_PAGE } from './starting.ts'

/** What answers requests once the program stands: src/main.ts, or a small app in tests. */
export type App = { fetch(request: Request, env?: object): Response | Promise<Response>; close(): Promise<void> }

export type Door = {
  listener: RequestListener
  /** From now on requests go to the app. */
  open(app: App): void
}

/** The name a browser asked for, without port: "localhost", "[::1]". Undefined when there is none or it is malformed. */
function askedName(request: IncomingMessage): string | undefined {
  const host = request.headers.host
  return host === undefined ? undefined : /^(\[[0-9a-f:.]+\]|[^:[\]/@]+)(?::\d{1,5})?$/i.exec(host)?.[1]?.toLowerCase()
}

function answer(response: ServerResponse, status: number, type: string, body: string, more: Record<string, string> = {}): void {
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Content-Security-Policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    ...more,
  })
  response.end(body)
}

function answerWhileStarting(path: string, response: ServerResponse): void {
  if (path === '/start.css') answer(response, 200, 'text/css', STARTING_CSS)
  else answer(response, 503, 'text/html', STARTING_PAGE, { 'Retry-After': '1', Refresh: '1' })
}

/**
 * Stands between the port and the app. A page on the internet can point a name of its own at 127.0.0.1 and so reach a
 * program on this machine through the visitor's browser ("DNS rebinding"): only the names we go by are answered.
 */
export function makeDoor(publicName: string | undefined): Door {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', ...(publicName ? [publicName.toLowerCase()] : [])])
  let pass: ReturnType<typeof getRequestListener> | undefined
  return {
    listener(request, response) {
      const name = askedName(request)
      if (name === undefined || !names.has(name)) {
        answer(response, 421, 'text/plain', 'Samvärn svarar inte på det namnet. / Samvärn does not answer to that name.\n', {
          Connection: 'close',
        })
        return
      }
      const path = request.url?.split('?', 1)[0] ?? '/'
      if (path === '/healthz') answer(response, 200, 'text/plain', 'ok\n')
      else if (path === '/readyz')
        answer(response, pass ? 200 : 503, 'text/plain', pass ? 'ready\n' : 'starting\n', pass ? {} : { 'Retry-After': '1' })
      else if (pass) void pass(request, response)
      else answerWhileStarting(path, response)
    },
    open(app) {
      pass = getRequestListener((request, env) => app.fetch(request, env), { hostname: 'localhost' })
    },
  }
}
