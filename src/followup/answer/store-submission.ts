import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Envelope, PartAnswers, Sharing } from '../exchange/index.ts'
import type { SubmissionState } from './answer.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()
const TABLE = 'answer_submission'

/** What was signed off: what leaves, and all that stood when it did. */
export interface Frozen {
  leaving: readonly PartAnswers[]
  /** Everything, words and all, by part: stays at home. */
  whole: readonly { set: string; version: string; unit: string | null; owner: string; answers: PartAnswers['answers'] }[]
  /** The function that signed, and the organisation's name: as they were. */
  signed_by: string
  organisation: string
}
export interface Submission {
  id: string
  round: string
  unit: string | null
  number: number
  sharing: Sharing
  county_sees: boolean
  provision: string | null
  state: SubmissionState
  words_hash: Buffer | null
  check_asked: string | null
  said_names_nobody: boolean
  refusal: string | null
  signed_by: string
  signed_as: string
  signed_at: Date
  sent_at: Date | null
  answered_at: Date | null
  reopened_at: Date | null
  sealed: boolean
}
const submissions = (tx: Tx) =>
  q(tx)
    .selectFrom('answer_submission as s')
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 's.tenant').onRef('a.id', '=', 's.signed_by'))
    .select([
      's.id',
      's.round',
      's.unit',
      's.number',
      's.sharing',
      's.county_sees',
      's.provision',
      's.state',
      's.words_hash',
      's.check_asked',
      's.said_names_nobody',
      's.refusal',
      's.signed_by',
      'a.signature as signed_as',
      's.signed_at',
      's.sent_at',
      's.answered_at',
      's.reopened_at',
      sql<boolean>`s.envelope_sealed is not null`.as('sealed'),
    ])
export const submissionsOf = (tx: Tx, round: string): Promise<Submission[]> =>
  submissions(tx).where('s.round', '=', round).orderBy('s.number', 'desc').execute()
export const submissionById = (tx: Tx, id: string): Promise<Submission | undefined> =>
  submissions(tx).where('s.id', '=', id).executeTakeFirst()
export const submissionByNumber = (tx: Tx, round: string, number: number): Promise<Submission | undefined> =>
  submissions(tx).where('s.round', '=', round).where('s.number', '=', number).executeTakeFirst()
/** Those that need a hand: refused, or waiting for the words to be read. */
export const restlessSubmissions = (tx: Tx): Promise<Submission[]> =>
  submissions(tx).where('s.state', 'in', ['checking', 'returned', 'refused']).where('s.reopened_at', 'is', null).execute()

export type NewSubmission = Pick<
  Submission,
  'round' | 'unit' | 'number' | 'sharing' | 'county_sees' | 'provision' | 'state' | 'words_hash' | 'said_names_nobody'
>
export async function insertSubmission(tx: Tx, submission: NewSubmission, frozen: Frozen, at?: Date): Promise<string> {
  const id = newId()
  await q(tx)
    .insertInto('answer_submission')
    .values({
      ...submission,
      tenant: tx.actor.tenant,
      id,
      frozen_sealed: (await tx.keys()).own().seal(TABLE, 'frozen', id, JSON.stringify(frozen)),
      signed_by: tx.actor.account ?? '',
      ...(at ? { signed_at: at } : {}),
    })
    .execute()
  return id
}
export async function frozenOf(tx: Tx, id: string): Promise<Frozen | undefined> {
  const row = await q(tx).selectFrom('answer_submission').select('frozen_sealed').where('id', '=', id).executeTakeFirst()
  return row && (JSON.parse((await tx.keys()).own().open(TABLE, 'frozen', id, row.frozen_sealed)) as Frozen)
}
export async function envelopeOf(tx: Tx, id: string): Promise<Envelope | undefined> {
  const row = await q(tx).selectFrom('answer_submission').select('envelope_sealed').where('id', '=', id).executeTakeFirst()
  if (!row?.envelope_sealed) return undefined
  return JSON.parse((await tx.keys()).own().open(TABLE, 'envelope', id, row.envelope_sealed)) as Envelope
}
export async function keepEnvelope(tx: Tx, id: string, envelope: Envelope): Promise<void> {
  const envelope_sealed = (await tx.keys()).own().seal(TABLE, 'envelope', id, JSON.stringify(envelope))
  await q(tx).updateTable('answer_submission').set({ envelope_sealed }).where('id', '=', id).where('envelope_sealed', 'is', null).execute()
}

/** The check that was asked about these words, whatever it answers. */
export async function setCheck(tx: Tx, id: string, check_asked: string): Promise<void> {
  await q(tx).updateTable('answer_submission').set({ check_asked }).where('id', '=', id).where('state', '=', 'checking').execute()
}
/** False when it has moved meanwhile. */
export async function moveSubmission(
  tx: Tx,
  id: string,
  from: readonly SubmissionState[],
  to: SubmissionState,
  refusal: string | null = null,
): Promise<boolean> {
  const done = await q(tx)
    .updateTable('answer_submission')
    .set({
      state: to,
      refusal: refusal === null ? null : refusal.slice(0, 500),
      ...(to === 'sent' ? { sent_at: sql<Date>`now()` } : {}),
      ...(to === 'received' || to === 'refused' ? { answered_at: sql<Date>`now()` } : {}),
    })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export async function markReopened(tx: Tx, id: string, why: string): Promise<void> {
  const sealed = (await tx.keys()).own().seal(TABLE, 'reopened_why', id, why)
  await q(tx)
    .updateTable('answer_submission')
    .set({ reopened_by: tx.actor.account, reopened_at: sql<Date>`now()`, reopened_why_sealed: sealed })
    .where('id', '=', id)
    .execute()
}
export async function whyReopened(tx: Tx, id: string): Promise<string | undefined> {
  const row = await q(tx).selectFrom('answer_submission').select('reopened_why_sealed').where('id', '=', id).executeTakeFirst()
  return row?.reopened_why_sealed ? (await tx.keys()).own().open(TABLE, 'reopened_why', id, row.reopened_why_sealed) : undefined
}
