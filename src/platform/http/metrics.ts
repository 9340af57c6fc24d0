import { timingSafeEqual } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { sql } from 'kysely'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { Fault } from '../faults.ts'
import type { Ctx, Env, House } from './context.ts'
import { hashOf } from './session.ts'

const registry = new Registry()
const requests = new Counter({
  name: 'samvarn_requests_total',
  help: 'Requests by route pattern, method and status.',
  labelNames: ['route', 'method', 'status'],
  registers: [registry],
})
const seconds = new Histogram({
  name: 'samvarn_request_seconds',
  help: 'Time to answer.',
  labelNames: ['route'],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
  registers: [registry],
})

const backupAge = new Gauge({
  name: 'samvarn_backup_age_seconds',
  help: 'Seconds since everything was last copied away; +Inf when it never was.',
  registers: [registry],
})

/** Every organisation gets the same mark, so the first one tells for all (S-R16). */
async function measureBackup({ db }: House): Promise<void> {
  const [tenant] = await db.tenants()
  if (tenant === undefined) return
  const { rows } = await db.asWorker(tenant, (tx) =>
    sql<{
      seconds: number | null
    }>`select extract(epoch from now() - max(at))::float8 as seconds from backup_mark where kind = 'backup'`.execute(tx.tables<object>()),
  )
  backupAge.set(rows[0]?.seconds ?? Number.POSITIVE_INFINITY)
}

/** Counts by the pattern of the route, never by the address: an address may name what somebody looked for. */
export const countRequests: MiddlewareHandler<Env> = async (c, next) => {
  const started = performance.now()
  await next()
  const route = routePath(c, -1)
  requests.inc({ route, method: c.req.method, status: String(c.res.status) })
  seconds.observe({ route }, (performance.now() - started) / 1000)
}

/** For a scraper on the same machine, or one that has the token. Anyone else gets the same answer as for a page that is not there. */
export const metricsPage = new Hono<Env>().get('/metrics', async (c) => {
  if (!isLocal(c) && !hasToken(c)) throw new Fault('not_found')
  await measureBackup(c.get('house'))
  return c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
})

function isLocal(c: Ctx): boolean {
  const peer = c.env?.incoming?.socket.remoteAddress
  if (peer !== undefined && !['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(peer)) return false
  return c.req.header('X-Forwarded-For') === undefined && c.req.header('Forwarded') === undefined
}

function hasToken(c: Ctx): boolean {
  const expected = c.get('house').config.metrics_token
  const given = /^Bearer (\S+)$/.exec(c.req.header('Authorization') ?? '')?.[1]
  return expected !== '' && given !== undefined && timingSafeEqual(hashOf(given), hashOf(expected))
}
