import { createHash, randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sql, type Transaction } from 'kysely'
import type { Config } from '../../config.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../ids.ts'
import type { Ctx, Env, SignedIn, SignInMethod } from './context.ts'

interface SessionTable {
  session: {
    tenant: string
    token_hash: Buffer
    account: string
    id: string
    method: SignInMethod
    provider: string | null
    created_at: Date
    seen_at: Date
    proved_at: Date
    expires_at: Date
  }
}
/** A living session, before anyone knows whose it is. */
export interface FoundSession {
  tenant: string
  account: string
  session: string
  method: SignInMethod
  fresh: boolean
}

const TOKEN_LENGTH_MAX = 100
const isSecure = (config: Config) => config.public_url.startsWith('https:')
/** Secure and bound to the host by name when served over https; on http://localhost browsers keep plain names. */
export const cookieName = (config: Config, name: string): string => (isSecure(config) ? `__Host-${name}` : name)
const cookieOf = (config: Config) => cookieName(config, 'samvarn')
/** What stands in the database in place of a token. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
/** 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url')

const give = (c: Ctx, token: string) => {
  const { config } = c.get('house')
  setCookie(c, cookieOf(config), token, { httpOnly: true, sameSite: 'Strict', path: '/', secure: isSecure(config) })
}

/** Only the token's hash is stored. A new token at each sign-in, so that none can be fixed beforehand (S-R20). */
export async function startSession(
  c: Ctx,
  tenant: string,
  account: string,
  by: { method: SignInMethod; provider?: string },
): Promise<void> {
  const { db, config } = c.get('house')
  await endSession(c)
  const token = newToken()
  const hash = hashOf(token)
  await db.withToken(hash, async (query) => {
    await sql`insert into session (tenant, token_hash, account, id, method, provider, expires_at)
      values (${tenant}, ${hash}, ${account}, ${newId()}, ${by.method}, ${by.provider ?? null},
        now() + make_interval(hours => ${config.session_hours_max}))`.execute(query)
  })
  give(c, token)
}

/**
 * Whoever sits here has just proved it anew: the session goes on under a new token, since what it may do has risen
 * (S-R20), and keeps its first end. False when the session is no longer alive.
 */
export async function proveSession(c: Ctx): Promise<boolean> {
  const { db, config } = c.get('house')
  const old = getCookie(c, cookieOf(config))
  if (!old) return false
  const token = newToken()
  const hash = hashOf(token)
  const row = await db.withToken(hashOf(old), async (query) => {
    const gone = await (query as unknown as Transaction<SessionTable>)
      .deleteFrom('session')
      .where('token_hash', '=', hashOf(old))
      .where('expires_at', '>', sql<Date>`now()`)
      .returning(['tenant', 'account', 'id', 'method', 'provider', 'created_at', 'expires_at'])
      .executeTakeFirst()
    if (!gone) return undefined
    // The old token's row is gone and the new one's written in one transaction: the session is never two, nor none.
    await sql`select set_config('samvarn.session', ${hash.toString('hex')}, true)`.execute(query)
    await sql`insert into session (tenant, token_hash, account, id, method, provider, created_at, expires_at)
      values (${gone.tenant}, ${hash}, ${gone.account}, ${gone.id}, ${gone.method}, ${gone.provider}, ${gone.created_at}, ${gone.expires_at})`.execute(
      query,
    )
    return gone
  })
  if (row) give(c, token)
  return row !== undefined
}

export async function endSession(c: Ctx): Promise<void> {
  const { db, config } = c.get('house')
  const token = getCookie(c, cookieOf(config))
  if (!token) return
  const hash = hashOf(token)
  await db.withToken(hash, (query) => sql`delete from session where token_hash = ${hash}`.execute(query))
  deleteCookie(c, cookieOf(config), { path: '/', secure: isSecure(config) })
}

/** The session's row if it is alive; moves `seen_at` on at most once a minute. */
async function liveSession(db: Database, config: Config, hash: Buffer): Promise<FoundSession | undefined> {
  return db.withToken(hash, async (query) => {
    const q = query as unknown as Transaction<SessionTable>
    const row = await q
      .selectFrom('session')
      .select([
        'tenant',
        'account',
        'id as session',
        'method',
        sql<boolean>`seen_at < now() - interval '1 minute'`.as('stale'),
        sql<boolean>`proved_at > now() - make_interval(mins => ${config.step_up_minutes_max})`.as('fresh'),
      ])
      .where('token_hash', '=', hash)
      .where('expires_at', '>', sql<Date>`now()`)
      .where('seen_at', '>', sql<Date>`now() - make_interval(mins => ${config.session_idle_minutes_max})`)
      .executeTakeFirst()
    if (!row) return undefined
    const { stale, ...found } = row
    if (stale) await q.updateTable('session').set({ seen_at: sql`now()` }).where('token_hash', '=', hash).execute()
    return found
  })
}

/**
 * The session that was presented but has rested too long: nobody comes in by it, but whoever held it may get back what
 * was written in it. Undefined when it lives, and when it has ended.
 */
export async function restingSession(c: Ctx): Promise<Pick<FoundSession, 'tenant' | 'account' | 'session'> | undefined> {
  const { db, config } = c.get('house')
  const token = getCookie(c, cookieOf(config))
  if (!token || token.length > TOKEN_LENGTH_MAX) return undefined
  const hash = hashOf(token)
  return db.withToken(hash, (query) =>
    (query as unknown as Transaction<SessionTable>)
      .selectFrom('session')
      .select(['tenant', 'account', 'id as session'])
      .where('token_hash', '=', hash)
      .where('expires_at', '>', sql<Date>`now()`)
      .where('seen_at', '<=', sql<Date>`now() - make_interval(mins => ${config.session_idle_minutes_max})`)
      .executeTakeFirst(),
  )
}

/** Finds who asks. `identify` belongs to the organisation's module: the platform knows sessions, not people. */
export function loadSession(
  identify: (db: Database, found: FoundSession, request: string) => Promise<SignedIn | undefined>,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { db, config } = c.get('house')
    const token = getCookie(c, cookieOf(config))
    if (token && token.length <= TOKEN_LENGTH_MAX) {
      const found = await liveSession(db, config, hashOf(token))
      if (found) c.set('signedIn', await identify(db, found, c.get('requestId')))
    }
    return next()
  }
}
