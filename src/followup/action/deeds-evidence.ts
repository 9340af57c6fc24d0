import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import { EVIDENCE_MAX } from './action.ts'
import { about, heldOf, refuse, standingOf } from './deeds.ts'
import { type Outcome, within } from './deeds-work.ts'
import { maySeeAction } from './policy.ts'
import { actionById } from './store.ts'
import { addEntry } from './store-entry.ts'
import { countEvidence, evidenceContent, insertEvidence, removeEvidence } from './store-evidence.ts'

/** What shows that it was done: a sealed file, or where it lies. It stays here; no answer to a round carries it. */
export const addEvidence = (
  db: Database,
  actor: Actor,
  id: string,
  { name, href, content }: { name: string; href?: string; content?: Uint8Array },
): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    if (!(await within(tx, 'action.evidence', id, false))) return 'absent'
    if ((await countEvidence(tx, id)) >= EVIDENCE_MAX) return 'conflict'
    await insertEvidence(tx, id, { name, ...(href === undefined ? {} : { href }) }, content)
    await addEntry(tx, id, 'evidence')
    await tx.audit({ deed: 'action.evidence', ...about(id) })
    return 'done'
  })

export const takeEvidenceAway = (db: Database, actor: Actor, id: string, evidence: string): Promise<Outcome> =>
  db.as(actor, async (tx) => {
    if (!isId(evidence) || !(await within(tx, 'action.evidence', id, false))) return 'absent'
    if (!(await removeEvidence(tx, id, evidence))) return 'conflict'
    await addEntry(tx, id, 'evidence_removed')
    await tx.audit({ deed: 'action.evidence', ...about(id) })
    return 'done'
  })

export const fetchEvidence = (
  db: Database,
  actor: Actor,
  id: string,
  evidence: string,
): Promise<{ name: string; bytes: Buffer } | undefined> =>
  db.as(actor, async (tx) => {
    const action = isId(id) && isId(evidence) ? await actionById(tx, id) : undefined
    const found = action && maySeeAction(standingOf(tx), heldOf(action)).ok ? await evidenceContent(tx, id, evidence) : undefined
    if (!found) return refuse(tx, 'action.fetch', id)
    await tx.audit({ deed: 'action.fetch', ...about(id) })
    return found
  })
