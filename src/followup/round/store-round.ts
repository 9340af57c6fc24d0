/** The rounds of the coordinating organisation: what they ask, until when. */
import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { QuestionSet } from '../question/index.ts'
import type { Kind } from './counties.ts'
import type { AskedSet, Round, RoundLine } from './round.ts'
import type { RoundState } from './policy.ts'
import type { RoundTable, Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()
const COLUMNS = [
  'id',
  'title',
  'lead',
  'secrecy',
  'provision',
  'marked_on',
  'state',
  'opens',
  'closes',
  'county_sees',
  'former',
  'opened_at',
  'closed_at',
] as const

export interface Counted extends RoundLine {
  invited: number
  answered: number
  begun: number
}
/** One's own rounds, the latest first, with how far they have come. */
export const roundLines = async (tx: Tx): Promise<Counted[]> =>
  (
    await sql<Counted>`select r.id, r.title, r.state, r.opens, r.closes, r.former,
      count(i.id)::int as invited,
      (count(i.id) filter (where i.answered_at is not null))::int as answered,
      (count(i.id) filter (where i.answered_at is null and i.begun_at is not null))::int as begun
    from round r left join round_invitation i on i.tenant = r.tenant and i.round = r.id and i.withdrawn_at is null
    where r.tenant = ${tx.actor.tenant}
    group by r.tenant, r.id, r.title, r.state, r.opens, r.closes, r.former
    order by r.opens desc, r.title`.execute(q(tx))
  ).rows

export const roundById = (tx: Tx, id: string): Promise<Round | undefined> =>
  q(tx).selectFrom('round').select(COLUMNS).where('tenant', '=', tx.actor.tenant).where('id', '=', id).executeTakeFirst()

/** With a lock, so that two who change it at once do so one after the other. */
export const lockRound = (tx: Tx, id: string): Promise<Round | undefined> =>
  q(tx).selectFrom('round').select(COLUMNS).where('tenant', '=', tx.actor.tenant).where('id', '=', id).forUpdate().executeTakeFirst()

export type RoundValues = Pick<Selectable<RoundTable>, 'title' | 'lead' | 'secrecy' | 'opens' | 'closes' | 'county_sees' | 'former'>
export async function insertRound(tx: Tx, id: string, values: RoundValues): Promise<void> {
  await q(tx)
    .insertInto('round')
    .values({
      tenant: tx.actor.tenant,
      id,
      ...values,
      provision: null,
      marked_on: null,
      created_by: tx.actor.account ?? '',
      opened_at: null,
      closed_at: null,
    })
    .execute()
}
export async function updateRound(tx: Tx, id: string, values: Partial<RoundTable>): Promise<void> {
  await q(tx)
    .updateTable('round')
    .set(values as never)
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .execute()
}
export async function setState(tx: Tx, id: string, state: RoundState, when = new Date()): Promise<void> {
  const at = state === 'open' ? { opened_at: when } : state === 'closed' ? { closed_at: when } : {}
  await q(tx)
    .updateTable('round')
    .set({ state, ...at })
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .execute()
}

export async function setsOf(tx: Tx, round: string, tenant = tx.actor.tenant): Promise<AskedSet[]> {
  const rows = await q(tx)
    .selectFrom('round_set')
    .select(['set_id', 'version', 'document'])
    .where('tenant', '=', tenant)
    .where('round', '=', round)
    .orderBy('place')
    .execute()
  return rows.map((row) => ({ ...row, document: row.document as unknown as QuestionSet }))
}
/** The sets whole, as they are on this day. */
export async function freezeSets(tx: Tx, round: string, sets: readonly QuestionSet[]): Promise<void> {
  await q(tx).deleteFrom('round_set').where('tenant', '=', tx.actor.tenant).where('round', '=', round).execute()
  if (sets.length === 0) return
  await q(tx)
    .insertInto('round_set')
    .values(
      sets.map((set, place) => ({
        tenant: tx.actor.tenant,
        round,
        set_id: set.id,
        version: set.version,
        place,
        document: JSON.stringify(set),
      })),
    )
    .execute()
}

/** In the organisation's own name: rounds whose last day has passed, and those that are open. */
export const openRounds = (tx: Tx): Promise<Round[]> =>
  q(tx).selectFrom('round').select(COLUMNS).where('tenant', '=', tx.actor.tenant).where('state', '=', 'open').execute()

export const ownName = async (tx: Tx): Promise<string> =>
  (await q(tx).selectFrom('tenant').select('name').where('id', '=', tx.actor.tenant).executeTakeFirstOrThrow()).name

export interface Neighbour {
  id: string
  name: string
  kind: Kind
  slug: string | null
}
/** In the organisation's own name: the organisations of this installation. */
export const neighbours = (tx: Tx): Promise<Neighbour[]> =>
  q(tx).selectFrom('tenant').select(['id', 'name', 'kind', 'slug']).where('id', '<>', tx.actor.tenant).orderBy('name').execute()

export interface Supporter {
  county: string
  supporter: string
  name: string
}
export const supportersOf = (tx: Tx, round: string): Promise<Supporter[]> =>
  q(tx)
    .selectFrom('round_supporter')
    .select(['county', 'supporter', 'name'])
    .where('tenant', '=', tx.actor.tenant)
    .where('round', '=', round)
    .orderBy('county')
    .execute()

export async function writeSupporter(tx: Tx, round: string, one: Supporter): Promise<void> {
  await q(tx)
    .insertInto('round_supporter')
    .values({ tenant: tx.actor.tenant, round, ...one })
    .onConflict((oc) => oc.columns(['tenant', 'round', 'county']).doUpdateSet({ supporter: one.supporter, name: one.name }))
    .execute()
  await applySupporters(tx, round)
}
export async function dropSupporter(tx: Tx, round: string, county: string): Promise<void> {
  await q(tx)
    .deleteFrom('round_supporter')
    .where('tenant', '=', tx.actor.tenant)
    .where('round', '=', round)
    .where('county', '=', county)
    .execute()
  await applySupporters(tx, round)
}
/** Each invitation is seen by the board of its county, if the round lets county boards see, and never by the invited board itself. */
export async function applySupporters(tx: Tx, round: string): Promise<void> {
  await sql`update round_invitation i set supporter = case when r.county_sees then (select s.supporter from round_supporter s
      where s.tenant = i.tenant and s.round = i.round and s.county = i.county and s.supporter is distinct from i.hosted) end
    from round r where r.tenant = i.tenant and r.id = i.round and i.tenant = ${tx.actor.tenant} and i.round = ${round}`.execute(q(tx))
}
