import type { Recipient } from '@samvarn/disclosure'
import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { accountSubject, withinLimit } from '../../platform/http/rate.ts'
import { isId, newId } from '../../platform/ids.ts'
import type { OutgoingAnswer, OutgoingCheck } from '../../platform/outgoing.ts'
import type { OwnerKeys } from '../../platform/keys/tenant-keys.ts'
import { type FileName, fileNames, insertSet, markSeen, type OwnSet, ownSet, ownSets, placeOfUnit } from './store-set.ts'
import type { SetState } from './tables.ts'

/** What the author may do: ask for a check, and read one of two answers. */

export interface Asked {
  recipient: Recipient
  /** Canonical digits of whose own data may pass; kept only as a blind index. */
  subject?: string | undefined
  files: { name: string; content: Uint8Array }[]
}
export type AskAnswer = { ok: true; id: string } | { ok: false; because: 'too_many' }

/** Stores the set sealed under a key of its own and puts the check in line. */
export function askCheck(db: Database, config: Config, actor: Actor & { account: string }, asked: Asked): Promise<AskAnswer> {
  return db.as(actor, async (tx) => {
    const { unit } = tx.reach
    if (!(await withinLimit(tx, 'check', accountSubject(tx), config.checks_per_account_per_hour_max)) || unit === null) {
      await tx.audit({ deed: 'check.ask', outcome: 'refused', purpose: 'check' })
      return { ok: false, because: 'too_many' }
    }
    const tenantKeys = await tx.keys()
    const id = newId()
    const { wrapped, keys } = tenantKeys.newOwner(id)
    const files = asked.files.map(({ name, content }, index) => {
      const file = newId()
      return {
        id: file,
        set: id,
        ordinal: index + 1,
        size: content.length,
        name_sealed: keys.seal('outgoing_file', 'name', file, name),
        content_sealed: keys.seal('outgoing_file', 'content', file, content),
      }
    })
    const subject_blind = asked.recipient === 'self' && asked.subject !== undefined ? tenantKeys.blind('identity', asked.subject) : null
    await insertSet(
      tx,
      {
        id,
        unit,
        author: actor.account,
        recipient: asked.recipient,
        subject_blind,
        sender_place: await placeOfUnit(tx, unit),
        key_wrapped: wrapped,
      },
      files,
    )
    await tx.enqueue('check_set', id)
    await tx.audit({ deed: 'check.ask', purpose: 'check', object: { kind: 'outgoing_set', id } })
    return { ok: true, id }
  })
}

export interface OwnAnswer {
  id: string
  state: SetState
  recipient: Recipient
  created_at: Date
  decided_at: Date | null
  message: string | undefined
  /** The author's own names of her own files; none once they are deleted. */
  files: { ordinal: number; name: string; size: number }[]
  deleteAfter: Date | null
  deletedAt: Date | null
}

function namesOf(keys: OwnerKeys | undefined, files: readonly FileName[]): OwnAnswer['files'] {
  if (!keys) return []
  return files.flatMap(({ id, ordinal, size, name_sealed }) =>
    name_sealed === null ? [] : [{ ordinal, size, name: keys.open('outgoing_file', 'name', id, name_sealed) }],
  )
}

async function openOwn(tx: Tx, set: OwnSet, files: readonly FileName[]): Promise<OwnAnswer> {
  const tenantKeys = await tx.keys()
  const keys = set.key_wrapped === null ? undefined : tenantKeys.owner(set.id, set.key_wrapped)
  return {
    id: set.id,
    state: set.state,
    recipient: set.recipient,
    created_at: set.created_at,
    decided_at: set.decided_at,
    files: namesOf(keys, files),
    message: set.message_sealed === null ? undefined : tenantKeys.own().open('outgoing_set', 'message', set.id, set.message_sealed),
    deleteAfter: set.delete_originals_after,
    deletedAt: set.originals_deleted_at,
  }
}

/** The answer on a set of one's own. Undefined for another's as for none; both leave the same row. */
export function readAnswer(db: Database, actor: Actor, id: string): Promise<OwnAnswer | undefined> {
  return db.as(actor, async (tx) => {
    const object = isId(id) ? { kind: 'outgoing_set', id } : { kind: 'outgoing_set' }
    const set = isId(id) ? await ownSet(tx, id) : undefined
    if (!set) {
      await tx.audit({ deed: 'check.see', outcome: 'not_reached', object })
      return undefined
    }
    // While it is being checked the page asks every other second, and there is no answer to have seen.
    if (set.state !== 'checking') await tx.audit({ deed: 'check.see', purpose: 'check', object })
    if (set.decided_at !== null && set.author_seen_at === null) await markSeen(tx, id)
    return openOwn(tx, set, await fileNames(tx, [id]))
  })
}

/** One's own sets, newest first, and whether there are more. */
export function listOwn(db: Database, actor: Actor, most: number, page: number): Promise<{ sets: OwnAnswer[]; more: boolean }> {
  return db.as(actor, async (tx) => {
    const sets = await ownSets(tx, most + 1, (page - 1) * most)
    const shown = sets.slice(0, most)
    const files = await fileNames(
      tx,
      shown.map((set) => set.id),
    )
    return {
      sets: await Promise.all(
        shown.map((set) =>
          openOwn(
            tx,
            set,
            files.filter((file) => file.set === set.id),
          ),
        ),
      ),
      more: sets.length > most,
    }
  })
}

const SAID: Record<SetState, OutgoingAnswer['state']> = {
  checking: 'waiting',
  in_review: 'held',
  can_send: 'passed',
  returned: 'returned',
  // The circle has seen to it itself: what the author wrote is not to leave as it stands.
  handled: 'returned',
}

/**
 * What other parts hand their own words in through, before these leave the organisation. They tell how work goes, so the
 * receiver has no need to know of anybody: they are judged as if everybody were to read them, by name alone too.
 */
export function asOutgoingCheck(config: Config): OutgoingCheck {
  return {
    async ask(db, actor, { name, body }) {
      const asked = await askCheck(db, config, actor, { recipient: 'public', files: [{ name, content: Buffer.from(body, 'utf8') }] })
      return asked.ok ? { id: asked.id } : undefined
    },
    async answer(db, actor, id) {
      const set = await readAnswer(db, actor, id)
      return set && { state: SAID[set.state], words: set.message }
    },
  }
}
