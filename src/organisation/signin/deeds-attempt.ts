import type { Database } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { keyedHash, open, seal } from '../../platform/keys/sodium.ts'
import { ATTEMPT_MINUTES, NO_TENANT } from './signin.ts'
import { type AttemptRow, changeAttemptRow, findAttemptRow, putAttempt, takeAttemptRow } from './store-attempt.ts'

/** What was begun, given back. `tenant` is absent while no organisation is known. */
export interface TakenAttempt {
  tenant: string | undefined
  content: unknown
}

const encode = new TextEncoder()
/** Sealed under a key of its own: whoever reads the database cannot finish what somebody else has begun. */
const keyOf = (base: Buffer) => keyedHash(base, 'sign_in_attempt')
const placeOf = (id: string, kind: string) => `sign_in_attempt|${id}|${kind}`

export async function keepAttempt(
  db: Database,
  base: Buffer,
  given: { tokenHash: Buffer; kind: string; tenant: string | undefined; content: unknown },
): Promise<void> {
  const { kind, tokenHash } = given
  const id = newId()
  const sealed = seal(keyOf(base), placeOf(id, kind), encode.encode(JSON.stringify(given.content)))
  const row = { tenant: given.tenant ?? NO_TENANT, id, token_hash: tokenHash, kind, sealed, minutes: ATTEMPT_MINUTES }
  await db.withToken(tokenHash, (query) => putAttempt(query, row))
}

export async function takeKept(db: Database, base: Buffer, tokenHash: Buffer, kind: string): Promise<TakenAttempt | undefined> {
  const row = await db.withToken(tokenHash, (query) => takeAttemptRow(query, tokenHash, kind))
  if (!row) return undefined
  return opened(base, kind, row)
}

const opened = (base: Buffer, kind: string, row: AttemptRow): TakenAttempt => ({
  tenant: row.tenant === NO_TENANT ? undefined : row.tenant,
  content: JSON.parse(open(keyOf(base), placeOf(row.id, kind), row.sealed).toString('utf8')) as unknown,
})

/**
 * Changes what lies there, under a lock: `change` answers with the new content, or undefined to leave it. True when it
 * was changed.
 */
export async function changeKept(
  db: Database,
  base: Buffer,
  which: { tokenHash: Buffer; kind: string },
  change: (was: TakenAttempt) => unknown,
): Promise<boolean> {
  const { tokenHash, kind } = which
  return db.withToken(tokenHash, async (query) => {
    const row = await findAttemptRow(query, tokenHash, kind)
    const content = row && change(opened(base, kind, row))
    if (!row || content === undefined) return false
    await changeAttemptRow(query, { ...row, sealed: seal(keyOf(base), placeOf(row.id, kind), encode.encode(JSON.stringify(content))) })
    return true
  })
}
