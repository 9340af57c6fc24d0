/** What is said about an answer, what stands behind it, and what is done about a gap. */
import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import { raiseAction } from '../action/index.ts'
import { about, askerOf, factsOf, refuse } from './asker.ts'
import { type CommentKind, questionOf, sectionHolding } from './answer.ts'
import { type Done, partWithin } from './deeds-part.ts'
import { mayAnswer, mayRead, mayReview } from './policy.ts'
import { movePart, sectionsOf } from './store-part.ts'
import { deleteEvidence, evidenceFile, insertComment, insertEvidence, type NewEvidence } from './store-talk.ts'

/** A question of a part that this person may write to. */
async function writable(tx: Tx, id: string, question: string, deed: Deed) {
  const found = await partWithin(tx, id)
  const section = found && sectionHolding(found.set, question)
  const row = section && (await sectionsOf(tx, id)).find((one) => one.section === section.id)
  const may = found && row && mayAnswer(askerOf(tx), factsOf(found.part), row.helper)
  if (found && may?.ok) return { ...found, may }
  await refuse(tx, deed, 'answer_part', id)
  return may && !may.ok && may.because === 'state' ? ('state' as const) : ('absent' as const)
}

/** The reviewer's remark, wish for a change, or approval of one answer. A wish for a change opens the part again. */
export const review = (
  db: Database,
  actor: Actor,
  id: string,
  question: string,
  said: { kind: Exclude<CommentKind, 'reply'>; words: string },
): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const found = await partWithin(tx, id)
    const may = found && mayReview(askerOf(tx), factsOf(found.part))
    if (!found || !may?.ok || !questionOf(found.set, question)) {
      await refuse(tx, 'answer.review', 'answer_part', id)
      return may && !may.ok && may.because === 'state' ? 'state' : 'absent'
    }
    await insertComment(tx, id, question, said.kind, said.words)
    if (said.kind === 'change' && found.part.state !== 'open') await movePart(tx, id, found.part.state, 'open')
    if (said.kind !== 'approve') await tx.enqueue('answer_waits', found.part.owner)
    await tx.audit({ deed: 'answer.review', ...about('answer_part', id) })
    return 'done'
  })

/** The owner's reply. Possible also when the part is handed in: the thread goes on until it is signed off. */
export const reply = (db: Database, actor: Actor, id: string, question: string, words: string): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const found = await partWithin(tx, id)
    const facts = found && { ...factsOf(found.part), state: 'open' as const }
    const section = found && sectionHolding(found.set, question)
    const row = section && (await sectionsOf(tx, id)).find((one) => one.section === section.id)
    const may = facts && row && mayAnswer(askerOf(tx), facts, row.helper)
    if (!found || !may?.ok) {
      await refuse(tx, 'answer.review', 'answer_part', id)
      return may && !may.ok && may.because === 'state' ? 'state' : 'absent'
    }
    await insertComment(tx, id, question, 'reply', words)
    if (found.part.reviewer !== null && found.part.reviewer !== actor.account) await tx.enqueue('answer_waits', found.part.reviewer)
    await tx.audit({ deed: 'answer.write', ...about('answer_part', id) })
    return 'done'
  })

/** Files and links stay at home: nothing that leaves is made from this table. */
export const addEvidence = (db: Database, actor: Actor, evidence: NewEvidence): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const found = await writable(tx, evidence.part, evidence.question, 'answer.evidence')
    if (typeof found === 'string') return found
    await insertEvidence(tx, evidence)
    await tx.audit({ deed: 'answer.evidence', ...about('answer_part', evidence.part) })
    return 'done'
  })
export const removeEvidence = (db: Database, actor: Actor, id: string, question: string, evidence: string): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const found = await writable(tx, id, question, 'answer.evidence')
    if (typeof found === 'string') return found
    if (!isId(evidence) || !(await deleteEvidence(tx, id, evidence))) return 'absent'
    await tx.audit({ deed: 'answer.evidence', ...about('answer_part', id) })
    return 'done'
  })
export const fetchEvidence = (
  db: Database,
  actor: Actor,
  id: string,
  evidence: string,
): Promise<{ name: string; content: Buffer } | undefined> =>
  db.as(actor, async (tx) => {
    const found = await partWithin(tx, id)
    const reaches = found && isId(evidence) && mayRead(askerOf(tx), factsOf(found.part)).ok
    const file = reaches ? await evidenceFile(tx, id, evidence) : undefined
    if (!file) return refuse(tx, 'answer.fetch', 'answer_part', id)
    await tx.audit({ deed: 'answer.fetch', ...about('answer_part', id) })
    return file
  })

export interface ActionOnGap {
  title: string
  why: string
  owner: string
  due: string
}
/** From a gap to an action in one step. */
export const actOnGap = (db: Database, actor: Actor, id: string, question: string, action: ActionOnGap): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const found = await partWithin(tx, id)
    if (!found || !questionOf(found.set, question) || !mayRead(askerOf(tx), factsOf(found.part)).ok) {
      await refuse(tx, 'answer.write', 'answer_part', id)
      return 'absent'
    }
    // A colleague from another unit who holds a part raises it for the whole: the walls of others are not hers.
    const unit = found.part.unit === tx.reach.unit || tx.hasRole('coordinator') ? found.part.unit : null
    await raiseAction(tx, { ...action, origin: { kind: 'answer', id }, unit })
    return 'done'
  })
