import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { QuestionSet } from '../question/index.ts'
import type { Comparison, Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()
const TABLE = 'answer_round'

export interface RoundRow {
  id: string
  round: string | null
  invitation: string | null
  coordinator: string | null
  hosted: boolean
  unit: string | null
  title: string
  lead: string
  from_name: string
  county: string | null
  secrecy: string
  supporter: string | null
  former_round: string | null
  former_title: string | null
  opens: string
  closes: string
  sets: readonly QuestionSet[]
  reply_to: string | null
  created_at: Date
  /** Number of the latest submission, 0 before the first; locked: signed off and not reopened. */
  number: number
  locked: boolean
}

const rounds = (tx: Tx) =>
  q(tx)
    .selectFrom('answer_round as r')
    .leftJoin('answer_lock as l', (j) => j.onRef('l.tenant', '=', 'r.tenant').onRef('l.round', '=', 'r.id'))
    .select([
      'r.id',
      'r.round',
      'r.invitation',
      'r.coordinator',
      'r.hosted',
      'r.unit',
      'r.title',
      'r.lead',
      'r.from_name',
      'r.county',
      'r.secrecy',
      'r.supporter',
      'r.former_round',
      'r.former_title',
      'r.opens',
      'r.closes',
      'r.sets',
      'r.reply_to',
      'r.created_at',
      sql<number>`coalesce(l.number, 0)`.as('number'),
      sql<boolean>`coalesce(l.locked, false)`.as('locked'),
    ])

/** Rounds within reach: those that are open first, by their last day. */
export const allRounds = (tx: Tx): Promise<RoundRow[]> => rounds(tx).orderBy('r.closes', 'desc').orderBy('r.created_at', 'desc').execute()
export const roundById = (tx: Tx, id: string): Promise<RoundRow | undefined> => rounds(tx).where('r.id', '=', id).executeTakeFirst()
/** By the coordinator's own names of it. */
export const roundByInvitation = (tx: Tx, invitation: string): Promise<RoundRow | undefined> =>
  rounds(tx).where('r.invitation', '=', invitation).executeTakeFirst()

export interface NewRound extends Omit<RoundRow, 'id' | 'created_at' | 'number' | 'locked'> {
  reply_code: string | null
}
export async function insertRound(tx: Tx, { reply_code, sets, ...row }: NewRound, at?: Date): Promise<string> {
  const id = newId()
  const own = (await tx.keys()).own()
  await q(tx)
    .insertInto('answer_round')
    .values({
      ...row,
      tenant: tx.actor.tenant,
      id,
      sets: JSON.stringify(sets),
      reply_code_sealed: reply_code === null ? null : own.seal(TABLE, 'reply_code', id, reply_code),
      created_by: tx.actor.account,
      ...(at ? { created_at: at } : {}),
    })
    .execute()
  return id
}

/** More time, or other words: what a round that comes again may change. Its questions never change. */
export async function renewRound(
  tx: Tx,
  id: string,
  { closes, title, lead }: { closes: string; title: string; lead: string },
): Promise<void> {
  await q(tx).updateTable('answer_round').set({ closes, title, lead }).where('id', '=', id).execute()
}

export async function replyCodeOf(tx: Tx, id: string): Promise<string | undefined> {
  const row = await q(tx).selectFrom('answer_round').select('reply_code_sealed').where('id', '=', id).executeTakeFirst()
  if (!row?.reply_code_sealed) return undefined
  return (await tx.keys()).own().open(TABLE, 'reply_code', id, row.reply_code_sealed)
}

/** In the organisation's name: those who run its follow-up, to be told. */
export const coordinators = async (tx: Tx): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('role_grant as g')
      .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'g.tenant').onRef('a.id', '=', 'g.account'))
      .select('g.account')
      .where('g.role', '=', 'coordinator')
      .where(sql<boolean>`now() between g.valid_from and g.valid_until`)
      .where('a.closed_at', 'is', null)
      .where('a.suspended_at', 'is', null)
      .execute()
  ).map((row) => row.account)

/** In the organisation's name: who may sign off what concerns this unit, or the whole. */
export const signersOf = async (tx: Tx, unit: string | null): Promise<string[]> => {
  const heads = await q(tx)
    .selectFrom('role_grant as g')
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'g.tenant').onRef('a.id', '=', 'g.account'))
    .select(['g.account', 'a.unit'])
    .where('g.role', '=', 'unit_head')
    .where(sql<boolean>`now() between g.valid_from and g.valid_until`)
    .where('a.closed_at', 'is', null)
    .where('a.suspended_at', 'is', null)
    .execute()
  return [
    ...new Set([...(await coordinators(tx)), ...heads.filter((head) => unit !== null && head.unit === unit).map((head) => head.account)]),
  ]
}

export async function writeComparison(tx: Tx, round: string, comparison: Comparison): Promise<void> {
  const document = JSON.stringify(comparison)
  await q(tx)
    .insertInto('answer_comparison')
    .values({ tenant: tx.actor.tenant, round, document })
    .onConflict((oc) => oc.columns(['tenant', 'round']).doUpdateSet({ document, came_at: sql<Date>`now()` }))
    .execute()
}
export const comparisonOf = (tx: Tx, round: string): Promise<{ document: Comparison; came_at: Date } | undefined> =>
  q(tx).selectFrom('answer_comparison').select(['document', 'came_at']).where('round', '=', round).executeTakeFirst()

export async function setLock(tx: Tx, round: string, number: number, locked: boolean): Promise<void> {
  await q(tx)
    .insertInto('answer_lock')
    .values({ tenant: tx.actor.tenant, round, number, locked })
    .onConflict((oc) => oc.columns(['tenant', 'round']).doUpdateSet({ number, locked }))
    .execute()
}
