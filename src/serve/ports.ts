import { createServer, type RequestListener, type Server } from 'node:http'
import { HTTP_LIMITS, type HttpLimits } from '../config.ts'
import { errorCode, SetupProblem } from '../platform/postgres/problem.ts'

/** Both, because browsers try either for "localhost", and nothing else: only this machine can reach us. */
const LOOPBACK = ['127.0.0.1', '::1']
/** For a container, whose own network decides who reaches it. */
const EVERYWHERE = ['0.0.0.0', '::']
const PORTS_TRIED = 50

/** `moves`: may the next free port be taken? Not where people have the address in their bookmarks and keys. */
export interface Wish {
  port: number
  listen: 'loopback' | 'all'
  moves: boolean
}

export type OpenPorts = { port: number; close(): Promise<void> }

function makeServer(listener: RequestListener, limits: HttpLimits): Server {
  const server = createServer(
    {
      maxHeaderSize: limits.header_bytes_max,
      headersTimeout: limits.header_ms_max,
      requestTimeout: limits.request_ms_max,
      keepAliveTimeout: limits.idle_ms_max,
      connectionsCheckingInterval: Math.min(1_000, limits.header_ms_max),
    },
    listener,
  )
  server.maxHeadersCount = limits.headers_max
  server.maxConnections = limits.connections_max
  server.maxRequestsPerSocket = limits.requests_per_connection_max
  return server
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, ipv6Only: host.includes(':'), exclusive: true }, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

/** Opens one port on every loopback address there is, or undefined when somebody else has it. */
async function openAll(
  hosts: readonly string[],
  port: number,
  listener: RequestListener,
  limits: HttpLimits,
): Promise<OpenPorts | undefined> {
  const servers: Server[] = []
  const close = async (graceMs = 3_000) => {
    await Promise.all(servers.map((server) => closeServer(server, graceMs)))
  }
  let chosen = port
  for (const host of hosts) {
    const server = makeServer(listener, limits)
    try {
      chosen = await listen(server, chosen, host)
      servers.push(server)
    } catch (error) {
      // A machine without IPv6 has no ::1; that is no reason not to start.
      if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(errorCode(error))) continue
      await close(0)
      if (errorCode(error) === 'EADDRINUSE') return undefined
      if (errorCode(error) === 'EACCES')
        throw new SetupProblem({
          sv: `Port ${port} får inte användas av den här användaren. Välj en över 1023, till exempel PORT=3000.`,
          en: `This user may not use port ${port}. Choose one above 1023, such as PORT=3000.`,
        })
      throw error
    }
  }
  return servers.length > 0 ? { port: chosen, close } : undefined
}

/** Opens the wished port, or the next one that is free when it may move. */
export async function openPorts(
  { port: wished, listen: where, moves }: Wish,
  listener: RequestListener,
  limits: HttpLimits = HTTP_LIMITS,
): Promise<OpenPorts> {
  const hosts = where === 'all' ? EVERYWHERE : LOOPBACK
  const tried = moves ? PORTS_TRIED : 1
  for (let port = wished; port < wished + tried && port <= 65_535; port++) {
    const open = await openAll(hosts, port, listener, limits)
    if (open) return open
  }
  if (!moves)
    throw new SetupProblem({
      sv: `Port ${wished} är upptagen. Stoppa det som använder den, eller välj en annan (PORT) och ändra den omvända proxyn.`,
      en: `Port ${wished} is taken. Stop what uses it, or choose another (PORT) and change the reverse proxy.`,
    })
  throw new SetupProblem({
    sv: `Portarna ${wished}–${wished + PORTS_TRIED - 1} är upptagna. Välj en annan, till exempel PORT=4000 npm start.`,
    en: `The ports ${wished}–${wished + PORTS_TRIED - 1} are taken. Choose another, such as PORT=4000 npm start.`,
  })
}
