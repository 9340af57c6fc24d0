import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { AnalysisWords } from '../founding/index.ts'
import type { Resting } from './access.ts'
import type { AnalysisForm, SeenAnalysis } from './analysis.ts'
import type { Tables } from './tables.ts'

const analyses = (tx: Tx) =>
  tx
    .tables<Tables>()
    .selectFrom('access_analysis as n')
    .innerJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'n.tenant').onRef('u.id', '=', 'n.unit'))
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'n.tenant').onRef('a.id', '=', 'n.decided_by'))
    .leftJoin('circle as c', (j) => j.onRef('c.tenant', '=', 'n.tenant').onRef('c.id', '=', 'n.circle'))
    .select([
      'n.id',
      'n.unit',
      'u.name as unit_name',
      'n.circle',
      'c.name as circle_name',
      'n.size_max',
      'a.signature as decided_by_signature',
      'n.decided_at',
      'n.review_by',
      'n.ended_at',
    ])

/** All that the asker may read: those that stand first. */
export const allAnalyses = (tx: Tx): Promise<SeenAnalysis[]> =>
  analyses(tx).orderBy(sql`n.ended_at is not null`).orderBy('u.name').orderBy('n.decided_at', 'desc').execute()
export const analysisById = (tx: Tx, id: string): Promise<SeenAnalysis | undefined> =>
  analyses(tx).where('n.id', '=', id).executeTakeFirst()

/** The facts that a naming or a grant asks about. Undefined when absent or out of reach. */
export const restingById = (tx: Tx, id: string): Promise<Resting | undefined> =>
  tx
    .tables<Tables>()
    .selectFrom('access_analysis')
    .select(['unit', 'circle', 'review_by', 'ended_at'])
    .where('id', '=', id)
    .executeTakeFirst()

export async function openWords(tx: Tx, id: string): Promise<AnalysisWords> {
  const row = await tx.tables<Tables>().selectFrom('access_analysis').select('sealed').where('id', '=', id).executeTakeFirstOrThrow()
  return JSON.parse((await tx.keys()).own().open('access_analysis', 'sealed', id, row.sealed)) as AnalysisWords
}

export async function insertAnalysis(tx: Tx, unit: string, circle: string | null, form: AnalysisForm): Promise<string> {
  const id = newId()
  const words: AnalysisWords = { needs: form.needs, risks: form.risks, measures: form.measures }
  await tx
    .tables<Tables>()
    .insertInto('access_analysis')
    .values({
      tenant: tx.actor.tenant,
      id,
      unit,
      circle,
      sealed: (await tx.keys()).own().seal('access_analysis', 'sealed', id, JSON.stringify(words)),
      size_max: form.size_max,
      decided_by: tx.actor.account ?? '',
      decided_at: sql<Date>`now()`,
      review_by: form.review_by,
      ended_at: null,
    })
    .execute()
  return id
}

/** False when it had ended already. */
export async function setEnded(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('access_analysis')
    .set({ ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** How many roles and places that still run rest on it. */
export async function restingOn(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from role_grant where analysis = ${id} and now() between valid_from and valid_until)
      + (select count(*) from circle_member where analysis = ${id} and now() between valid_from and valid_until))::int as count`.execute(
    tx.tables<Tables>(),
  )
  return rows[0]?.count ?? 0
}

/**
 * What rested on the former rests on its renewal, where the renewal covers it, and never past the renewal's day of review.
 * Still before the former ends, so that nothing hangs loose in between.
 */
export async function moveTo(tx: Tx, from: string, to: string, circle: string | null): Promise<void> {
  const within = sql<Date>`least(valid_until, ((select review_by from access_analysis n where n.id = ${to}) + time '23:59:59') at time zone 'Europe/Stockholm')`
  const running = sql<boolean>`valid_until >= now()`
  const tables = tx.tables<Tables>()
  let places = tables.updateTable('circle_member').set({ analysis: to, valid_until: within }).where('analysis', '=', from).where(running)
  if (circle !== null) places = places.where('circle', '=', circle)
  await places.execute()
  if (circle === null)
    await tables.updateTable('role_grant').set({ analysis: to, valid_until: within }).where('analysis', '=', from).where(running).execute()
}
