/** What the deeds of the directory share: loading an entry with its secrets, and writing what a plan came to. */
import type { Database } from '../platform/database/database.ts'
import type { Deed } from '../platform/database/audit.ts'
import type { Actor, Tx } from '../platform/database/transaction.ts'
import { today } from '../platform/day.ts'
import { isId } from '../platform/ids.ts'
import { publishSoon } from '../reach/text/index.ts'
import type { Happening } from './directory.ts'
import type { Given } from './giveaway.ts'
import { type Plan, planOf } from './plan.ts'
import { mayKeep, type Standing } from './policy.ts'
import { addEvent, changeEntry, type EntryChange, type EntryRow, entryById, secretsOf, setSecrets } from './store.ts'
import { clearListings, setListing } from './store-listing.ts'
import { puttingBack } from './tree.ts'
import type { Kept } from './visibility.ts'

export const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.roles, unit: tx.reach.unit })
export const about = (id?: string) =>
  ({ purpose: 'reach_out', object: isId(id) ? { kind: 'directory_entry', id } : { kind: 'directory_entry' } }) as const
export async function refuse(tx: Tx, deed: Deed, id?: string): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...about(id) })
  return undefined
}

export type Refusal =
  | { ok: false; because: 'absent' | 'incomplete' | 'conflict' }
  /** These texts would give away something secret. */
  | { ok: false; because: 'given_away'; given: Given[] }
export type Outcome = { ok: true } | Refusal
export const DONE: Outcome = { ok: true }
export const no = (because: 'absent' | 'incomplete' | 'conflict'): Refusal => ({ ok: false, because })

/** The entry with its secrets: for its own unit only, since row security keeps them there. */
export async function keptOf(tx: Tx, row: EntryRow): Promise<Kept> {
  const secrets = await secretsOf(tx, row.id)
  return {
    type: row.kind === 'rows' ? undefined : row.kind,
    whole: puttingBack(row.document, secrets),
    levels: row.levels,
    secret: new Set(secrets.keys()),
    confidential: new Set(row.confidential),
  }
}

export type Work = (tx: Tx, row: EntryRow, kept: Kept) => Promise<Outcome>
/** A deed of the unit that owns the entry. */
export const onEntry = (db: Database, actor: Actor, deed: Deed, id: string, work: Work): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    const row = isId(id) ? await entryById(tx, id) : undefined
    if (!row || !mayKeep(standingOf(tx), row).ok) {
      await refuse(tx, deed, id)
      return no('absent')
    }
    const outcome = await work(tx, row, await keptOf(tx, row))
    if (outcome.ok) await tx.audit({ deed, ...about(id) })
    return outcome
  })

interface Writing {
  happened: Happening
  /** What was shown must not be shown any longer: written even where it ends the publishing. */
  secrecy?: boolean
  change?: EntryChange
  at?: Date | undefined
}
/**
 * Writes what a plan came to. What is published and would give away a secret, or could no longer stand by itself, is
 * refused before anything is written; only secrecy goes through, and then ends the publishing (issue 5, sentences 4 and 6).
 */
export async function writePlanned(
  tx: Tx,
  row: EntryRow,
  kept: Kept,
  { happened, secrecy = false, change = {}, at }: Writing,
): Promise<Outcome> {
  const plan = planOf(row.id, kept, change.verified_on ?? row.verified_on ?? today())
  const wanted = change.state ?? row.state
  const refusal = wanted === 'published' ? refusalOf(plan) : undefined
  if (refusal && !secrecy) return refusal
  const state = refusal ? 'draft' : wanted
  await clearListings(tx, row.id)
  await setSecrets(tx, row.id, row.unit, plan.secrets)
  await changeEntry(tx, row.id, { ...change, document: plan.document, levels: plan.levels, confidential: [...kept.confidential], state })
  if (state === 'published') await list(tx, row.id, plan, change.verified_on ?? row.verified_on ?? today())
  await addEvent(tx, row.id, happened, at)
  if (row.state === 'published' || state === 'published') await publishSoon(tx)
  return DONE
}
function refusalOf(plan: Plan): Refusal | undefined {
  if (plan.given.length > 0) return { ok: false, because: 'given_away', given: plan.given }
  return plan.referrers ? undefined : no('incomplete')
}
async function list(tx: Tx, entry: string, plan: Plan, checked: string): Promise<void> {
  for (const audience of ['public', 'referrers'] as const) {
    const shown = plan[audience]
    if (shown) await setListing(tx, { entry, audience, document: shown.document, areas: shown.areas, checked })
  }
}
