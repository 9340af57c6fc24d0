import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { RiskWords, Treatment } from './risk.ts'
import type { JudgementKind, Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface RiskRow extends RiskWords {
  id: string
  unit: string | null
  unit_name: string | null
  flow: string | null
  template: string | null
  owner: string
  owner_signature: string
  likelihood: number
  harm: number
  left_likelihood: number | null
  left_harm: number | null
  treatment: Treatment | null
  review_by: string
  accepted_until: string | null
  accepted_signature: string | null
  closed_at: Date | null
  created_at: Date
}

const rows = (tx: Tx) =>
  q(tx)
    .selectFrom('risk as r')
    .innerJoin('account as o', (j) => j.onRef('o.tenant', '=', 'r.tenant').onRef('o.id', '=', 'r.owner'))
    .leftJoin('account as a', (j) => j.onRef('a.tenant', '=', 'r.tenant').onRef('a.id', '=', 'r.accepted_by'))
    .leftJoin('unit as u', (j) => j.onRef('u.tenant', '=', 'r.tenant').onRef('u.id', '=', 'r.unit'))
    .select([
      'r.id',
      'r.unit',
      'u.name as unit_name',
      'r.flow',
      'r.template',
      'r.owner',
      'o.signature as owner_signature',
      'r.likelihood',
      'r.harm',
      'r.left_likelihood',
      'r.left_harm',
      'r.treatment',
      'r.review_by',
      'r.accepted_until',
      'a.signature as accepted_signature',
      'r.closed_at',
      'r.created_at',
      'r.sealed',
    ])

type SealedRow = Omit<RiskRow, keyof RiskWords> & { sealed: Buffer }
async function opened(tx: Tx, found: readonly SealedRow[]): Promise<RiskRow[]> {
  if (found.length === 0) return []
  const own = (await tx.keys()).own()
  return found.map(({ sealed, ...row }) => ({ ...row, ...(JSON.parse(own.open('risk', 'sealed', row.id, sealed)) as RiskWords) }))
}

/** The gravest first: harm before likelihood, as it stands today. Closed ones last. */
export const allRisks = async (tx: Tx): Promise<RiskRow[]> =>
  opened(
    tx,
    await rows(tx)
      .orderBy(sql`r.closed_at is not null`)
      .orderBy(sql`coalesce(r.left_harm, r.harm)`, 'desc')
      .orderBy(sql`coalesce(r.left_likelihood, r.likelihood)`, 'desc')
      .orderBy('r.created_at')
      .orderBy('r.id')
      .execute(),
  )
export const riskById = async (tx: Tx, id: string): Promise<RiskRow | undefined> =>
  (await opened(tx, await rows(tx).where('r.id', '=', id).execute()))[0]

export type NewRisk = RiskWords &
  Pick<RiskRow, 'id' | 'unit' | 'flow' | 'template' | 'owner' | 'likelihood' | 'harm' | 'review_by'> & { at: Date | undefined }
export async function insertRisk(tx: Tx, { what, cause, at, ...row }: NewRisk): Promise<void> {
  const sealed = (await tx.keys()).own().seal('risk', 'sealed', row.id, JSON.stringify({ what, cause }))
  await q(tx)
    .insertInto('risk')
    .values({ ...row, tenant: tx.actor.tenant, sealed, created_by: tx.actor.account ?? '', ...(at ? { created_at: at } : {}) })
    .execute()
}

export type RiskChange = Partial<{
  owner: string
  flow: string | null
  likelihood: number
  harm: number
  left_likelihood: number | null
  left_harm: number | null
  treatment: Treatment | null
  review_by: string
  accepted_by: string | null
  accepted_until: string | null
  closed_at: Date | null
}>
export async function changeRisk(tx: Tx, id: string, set: RiskChange, words?: RiskWords): Promise<void> {
  const sealed = words && (await tx.keys()).own().seal('risk', 'sealed', id, JSON.stringify({ what: words.what, cause: words.cause }))
  await q(tx)
    .updateTable('risk')
    .set({ ...set, ...(sealed ? { sealed } : {}) })
    .where('id', '=', id)
    .execute()
}

export interface JudgementRow {
  kind: JudgementKind
  likelihood: number | null
  harm: number | null
  until: string | null
  words: string
  by: string | null
  at: Date
}
export async function addJudgement(
  tx: Tx,
  risk: string,
  kind: JudgementKind,
  {
    words = '',
    likelihood = null,
    harm = null,
    until = null,
    at,
  }: Partial<Pick<JudgementRow, 'words' | 'likelihood' | 'harm' | 'until'>> & { at?: Date | undefined } = {},
): Promise<void> {
  const id = newId()
  const sealed = words === '' ? null : (await tx.keys()).own().seal('risk_judgement', 'sealed', id, words)
  await q(tx)
    .insertInto('risk_judgement')
    .values({ tenant: tx.actor.tenant, id, risk, kind, likelihood, harm, until, sealed, by: tx.actor.account, ...(at ? { at } : {}) })
    .execute()
}
/** Latest first. */
export async function judgementsOf(tx: Tx, risk: string): Promise<JudgementRow[]> {
  const found = await q(tx)
    .selectFrom('risk_judgement as j')
    .leftJoin('account as a', (on) => on.onRef('a.tenant', '=', 'j.tenant').onRef('a.id', '=', 'j.by'))
    .select(['j.id', 'j.kind', 'j.likelihood', 'j.harm', 'j.until', 'j.sealed', 'a.signature as by', 'j.at'])
    .where('j.risk', '=', risk)
    .orderBy('j.at', 'desc')
    .orderBy('j.id')
    .execute()
  const own = (await tx.keys()).own()
  return found.map(({ id, sealed, ...row }) => ({ ...row, words: sealed ? own.open('risk_judgement', 'sealed', id, sealed) : '' }))
}

/** What the first page asks: days, no words. */
export const riskDays = (
  tx: Tx,
): Promise<
  { id: string; unit: string | null; owner: string; review_by: string; accepted_until: string | null; closed_at: Date | null }[]
> =>
  q(tx)
    .selectFrom('risk')
    .select(['id', 'unit', 'owner', 'review_by', 'accepted_until', 'closed_at'])
    .where('closed_at', 'is', null)
    .orderBy('review_by')
    .execute()

export const openUnits = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  q(tx).selectFrom('unit').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()
