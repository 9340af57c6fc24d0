import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { withinLimit } from '../../platform/http/rate.ts'
import { newId } from '../../platform/ids.ts'
import { createHash } from 'node:crypto'
import { CHANGED, UNUSUAL } from './deeds-tell.ts'
import { type Judgement, mayProve, mayRemoveKey } from './policy.ts'
import type { Passkey } from './signin.ts'
import { type AccountRow, accountOf, countTies } from './store-account.ts'
import { dropKey, keysOf, lockKeys, presentedKey, putKey, renameKey, writeUse } from './store-passkey.ts'
import { checkAssertion, credentialOf, type KnownKey, type MadeKey, readAssertion, relyingParty } from './webauthn.ts'

type Own = Actor & { account: string }

const hashOfCredential = (id: Buffer) => createHash('sha256').update(id).digest()

export interface KeyAnswer {
  /** What the form brought: the browser's answer as JSON. */
  text: string
  /** What was asked; undefined when nothing was, or too long ago. */
  challenge: string | undefined
  request: string
}

/**
 * Whose key this is, if its answer holds. `mustBe`: only the asker's own will do. Every refusal gets the same answer;
 * where the key's organisation is known it also gets a row in its log.
 */
export async function tryKey(
  db: Database,
  config: Config,
  answer: KeyAnswer,
  mustBe?: { tenant: string; account: string },
): Promise<{ tenant: string; account: string } | undefined> {
  const assertion = readAssertion(answer.text)
  if (!assertion || answer.challenge === undefined) return undefined
  const hash = hashOfCredential(credentialOf(assertion))
  const key = await db.withToken(hash, (query) => presentedKey(query, hash))
  if (!key) return undefined
  const { tenant, account } = key
  const mine = !mustBe || mayProve(mustBe, key).ok
  const challenge = answer.challenge
  const use = mine ? await checkAssertion(relyingParty(config), { assertion, challenge, key, named: mustBe === undefined }) : undefined
  const used = use !== undefined && (await db.withToken(hash, (query) => writeUse(query, hash, use)))
  await db.as({ tenant, account: null, request: answer.request }, async (tx) => {
    if (used && key.resting) await tx.enqueue(UNUSUAL, account)
    if (used || !(await withinLimit(tx, 'passkey_refused', hash, config.refusals_per_key_per_hour_max))) return
    await tx.audit({ deed: 'session.refused', outcome: 'refused', object: { kind: 'account', id: account } })
    // Told once an hour: a flood of wrong answers is no flood of mail.
    if (await withinLimit(tx, 'passkey_told', hash, 1)) await tx.enqueue(UNUSUAL, account)
  })
  return used ? { tenant, account } : undefined
}

/** Writes a new key for the account that acts, in the transaction at hand. Answers with its id. */
export async function addKey(tx: Tx, account: string, made: MadeKey, label: string): Promise<string> {
  const id = newId()
  await putKey(tx, account, { id, label, credential_hash: hashOfCredential(made.credential_id), ...made })
  await tx.audit({ deed: 'passkey.add', object: { kind: 'passkey', id } })
  return id
}
export const addOwnKey = (db: Database, actor: Own, made: MadeKey, label: string): Promise<string> =>
  db.as(actor, async (tx) => {
    await tx.enqueue(CHANGED, actor.account)
    return addKey(tx, actor.account, made, label)
  })

/** What is needed to ask for a proof or for a new key: the asker's function and keys. Shows nothing by itself. */
export const askable = (db: Database, actor: Own): Promise<{ keys: KnownKey[]; account: AccountRow | undefined }> =>
  db.as(actor, async (tx) => ({ keys: await keysOf(tx, actor.account), account: await accountOf(tx, actor.account) }))

export const ownKey = (db: Database, actor: Own, id: string): Promise<Passkey | undefined> =>
  db.as(actor, async (tx) => (await keysOf(tx, actor.account)).find((key) => key.id === id))

export const nameOwnKey = (db: Database, actor: Own, id: string, label: string): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const named = await renameKey(tx, actor.account, id, label)
    await tx.audit({ deed: 'passkey.rename', outcome: named ? 'done' : 'not_reached', object: { kind: 'passkey', id } })
    return named
  })

export const removeOwnKey = (db: Database, actor: Own, id: string): Promise<Judgement<'last_way_in' | 'no_key'>> =>
  db.as(actor, async (tx) => {
    const keys = await lockKeys(tx, actor.account)
    const judged = keys.includes(id)
      ? mayRemoveKey({ keys: keys.length, otherWays: await countTies(tx, actor.account) })
      : ({ ok: false, because: 'no_key' } as const)
    if (judged.ok) {
      await dropKey(tx, actor.account, id)
      await tx.enqueue(CHANGED, actor.account)
    }
    const outcome = judged.ok ? 'done' : judged.because === 'no_key' ? 'not_reached' : 'refused'
    await tx.audit({ deed: 'passkey.remove', outcome, object: { kind: 'passkey', id } })
    return judged
  })
