/**
 * What is done with markings. Each deed runs in the transaction of the person's own deed, which has judged who asks;
 * here stand the rules that follow from a statement, and the audit.
 */
import type { Tx } from '../../platform/database/transaction.ts'
import { type Change, compare, type Decision, type Marking, standingOf, type Statement } from './marking.ts'
import { insertMarking, markingsOf, setDecided, setVerified, setWithdrawn, undecidedMarkings } from './store.ts'

export interface At {
  person: string
  circle: string
}

export const readMarkings = (tx: Tx, persons: readonly string[]): Promise<Marking[]> => markingsOf(tx, persons)
export const openMarkings = (tx: Tx): Promise<Marking[]> => undecidedMarkings(tx)

export async function addMarking(tx: Tx, at: At, said: Statement): Promise<string> {
  const id = await insertMarking(tx, at, said)
  await tx.audit({ deed: 'marking.add', person: at.person, circle: at.circle, object: { kind: 'marking', id } })
  return id
}

export async function verifyMarking(tx: Tx, at: At, marking: Marking): Promise<void> {
  await setVerified(tx, marking.id)
  await tx.audit({ deed: 'marking.verify', person: at.person, circle: at.circle, object: { kind: 'marking', id: marking.id } })
}

/** Ends one marking by decision; false when somebody else was first. */
export async function decideMarking(tx: Tx, at: At, marking: Marking, decision: Decision, reason: string): Promise<boolean> {
  if (!(await setDecided(tx, marking.id, decision, reason))) return false
  await tx.audit({ deed: 'marking.decide', person: at.person, circle: at.circle, object: { kind: 'marking', id: marking.id } })
  return true
}

/**
 * Takes in what a source says now. Stricter words replace the source's earlier ones at once; milder words, and none at
 * all, are a withdrawal: a person must decide, and until then the earlier marking guards (D-R8).
 */
export async function takeStatement(tx: Tx, at: At, markings: readonly Marking[], said: Statement): Promise<Change> {
  const standing = standingOf(markings, said.source)
  const change = compare(standing, said.level)
  if (change === 'same' && standing) await setVerified(tx, standing.id, said)
  if (change === 'new') await addMarking(tx, at, said)
  if (change === 'raised' && standing) {
    await setDecided(tx, standing.id, 'replaced', null)
    await addMarking(tx, at, said)
  }
  if (change === 'lowered' || change === 'withdrawn') {
    if (standing && standing.withdrawn_at === null) {
      await setWithdrawn(tx, standing.id)
      await tx.audit({ deed: 'marking.withdraw', person: at.person, circle: at.circle, object: { kind: 'marking', id: standing.id } })
    }
    if (change === 'lowered') await addMarking(tx, at, said)
  }
  return change
}
