import { createHash, randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sql } from 'kysely'
import type { Config } from '../../config.ts'
import type { Database } from '../database/database.ts'
import type { Ctx, Env, SignedIn } from './context.ts'

interface SessionTable {
  session: { tenant: string; token_hash: Buffer; account: string; created_at: Date; seen_at: Date; expires_at: Date }
}

/** Secure and bound to the host by name when served over https; on http://localhost browsers keep plain names. */
const cookieOf = (config: Config) => (config.public_url.startsWith('https:') ? '__Host-samvarn' : 'samvarn')
const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** 256 random bits; only their hash is stored. A new token at each sign-in, so that none can be fixed beforehand (S-R20). */
export async function startSession(c: Ctx, tenant: string, account: string): Promise<void> {
  const { db, config } = c.get('house')
  await endSession(c)
  const token = randomBytes(32).toString('base64url')
  const hash = hashOf(token)
  await db.withSession(hash, async (query) => {
    await sql`insert into session (tenant, token_hash, account, expires_at)
      values (${tenant}, ${hash}, ${account}, now() + make_interval(hours => ${config.session_hours_max}))`.execute(query)
  })
  setCookie(c, cookieOf(config), token, { httpOnly: true, sameSite: 'Strict', path: '/', secure: config.public_url.startsWith('https:') })
}

export async function endSession(c: Ctx): Promise<void> {
  const { db, config } = c.get('house')
  const token = getCookie(c, cookieOf(config))
  if (!token) return
  const hash = hashOf(token)
  await db.withSession(hash, (query) => sql`delete from session where token_hash = ${hash}`.execute(query))
  deleteCookie(c, cookieOf(config), { path: '/', secure: config.public_url.startsWith('https:') })
}

/** The session's row if it is alive; moves `seen_at` on at most once a minute. */
async function liveSession(db: Database, config: Config, hash: Buffer): Promise<{ tenant: string; account: string } | undefined> {
  return db.withSession(hash, async (query) => {
    const q = query as unknown as import('kysely').Transaction<SessionTable>
    const row = await q
      .selectFrom('session')
      .select(['tenant', 'account', sql<boolean>`seen_at < now() - interval '1 minute'`.as('stale')])
      .where('token_hash', '=', hash)
      .where('expires_at', '>', sql<Date>`now()`)
      .where('seen_at', '>', sql<Date>`now() - make_interval(mins => ${config.session_idle_minutes_max})`)
      .executeTakeFirst()
    if (row?.stale) await q.updateTable('session').set({ seen_at: sql`now()` }).where('token_hash', '=', hash).execute()
    return row && { tenant: row.tenant, account: row.account }
  })
}

/** Finds who asks. `identify` belongs to the organisation's module: the platform knows sessions, not people. */
export function loadSession(
  identify: (db: Database, found: { tenant: string; account: string }, hash: Buffer, request: string) => Promise<SignedIn | undefined>,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { db, config } = c.get('house')
    const token = getCookie(c, cookieOf(config))
    if (token && token.length <= 100) {
      const hash = hashOf(token)
      const found = await liveSession(db, config, hash)
      if (found) c.set('signedIn', await identify(db, found, hash, c.get('requestId')))
    }
    return next()
  }
}
