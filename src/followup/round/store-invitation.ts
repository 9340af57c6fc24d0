/** Whom a round asks, and how far each has come. */
import { type ExpressionBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Kind } from './counties.ts'
import type { Invited, StandingOf } from './round.ts'
import type { InvitationTable, Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()
/** What is read of an invitation: nothing that opens its link. */
export const INVITED_COLUMNS = [
  'id',
  'round',
  'organisation',
  'name',
  'kind',
  'county',
  'hosted',
  'supporter',
  'delivered_at',
  'seen_at',
  'begun_at',
  'answered_at',
  'number',
  'county_sees_levels',
  'closes',
  'reopened_at',
  'wants_again_at',
  'withdrawn_at',
] as const

export interface Organisation {
  id: string
  name: string
  kind: Kind
  county: string | null
  hosted: string | null
}
/** The same organisation from round to round: by kind and name. */
export async function organisationOf(
  tx: Tx,
  one: Omit<Organisation, 'id'>,
  id: string,
  seal: (row: string) => Buffer | null,
): Promise<string> {
  const known = await q(tx)
    .selectFrom('round_organisation')
    .select('id')
    .where('tenant', '=', tx.actor.tenant)
    .where('kind', '=', one.kind)
    .where(sql<boolean>`lower(name) = lower(${one.name})`)
    .executeTakeFirst()
  const at = known?.id ?? id
  const address_sealed = seal(at)
  if (known) {
    await q(tx)
      .updateTable('round_organisation')
      .set({ county: one.county, hosted: one.hosted, changed_at: sql<Date>`now()`, ...(address_sealed ? { address_sealed } : {}) })
      .where('tenant', '=', tx.actor.tenant)
      .where('id', '=', at)
      .execute()
  } else {
    await q(tx)
      .insertInto('round_organisation')
      .values({ tenant: tx.actor.tenant, id: at, ...one, address_sealed })
      .execute()
  }
  return at
}

export type NewInvitation = Pick<
  InvitationTable,
  'id' | 'round' | 'organisation' | 'name' | 'kind' | 'county' | 'hosted' | 'token_hash' | 'reply_hash'
>
const FRESH = {
  supporter: null,
  delivered_at: null,
  seen_at: null,
  begun_at: null,
  answered_at: null,
  closes: null,
  reopened_at: null,
  wants_again_at: null,
  withdrawn_at: null,
}
/** Whoever is invited already stays as invited. Answers with the ids that are new. */
export async function insertInvitations(tx: Tx, all: readonly NewInvitation[]): Promise<string[]> {
  if (all.length === 0) return []
  const rows = await q(tx)
    .insertInto('round_invitation')
    .values(all.map((one) => ({ tenant: tx.actor.tenant, ...one, ...FRESH })))
    .onConflict((oc) => oc.columns(['tenant', 'round', 'organisation']).doNothing())
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export interface InvitedFilter {
  kind?: string | undefined
  county?: string | undefined
  state?: StandingOf | undefined
}
const again = sql<boolean>`reopened_at is not null and answered_at <= reopened_at`
function matching(eb: ExpressionBuilder<Tables, 'round_invitation'>, { kind, county, state }: InvitedFilter) {
  const answered = sql<boolean>`answered_at is not null and not coalesce(${again}, false)`
  return eb.and([
    ...(kind === undefined ? [] : [eb('kind', '=', kind)]),
    ...(county === undefined ? [] : [eb('county', '=', county)]),
    ...(state === undefined
      ? []
      : state === 'answered'
        ? [answered]
        : state === 'begun'
          ? [sql<boolean>`not (${answered}) and (begun_at is not null or answered_at is not null)`]
          : [sql<boolean>`answered_at is null and begun_at is null`]),
  ])
}
export const invitedOf = (tx: Tx, round: string, filter: InvitedFilter = {}): Promise<Invited[]> =>
  q(tx)
    .selectFrom('round_invitation')
    .select(INVITED_COLUMNS)
    .where('tenant', '=', tx.actor.tenant)
    .where('round', '=', round)
    .where('withdrawn_at', 'is', null)
    .where((eb) => matching(eb, filter))
    .orderBy(sql`name collate "sv-x-icu"`)
    .execute()

export const invitationById = (tx: Tx, id: string): Promise<Invited | undefined> =>
  q(tx).selectFrom('round_invitation').select(INVITED_COLUMNS).where('tenant', '=', tx.actor.tenant).where('id', '=', id).executeTakeFirst()

export const lockInvitation = (tx: Tx, id: string): Promise<(Invited & { token_generation: number; reply_hash: Buffer }) | undefined> =>
  q(tx)
    .selectFrom('round_invitation')
    .select([...INVITED_COLUMNS, 'token_generation', 'reply_hash'])
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function updateInvitation(tx: Tx, id: string, values: Partial<Record<keyof InvitationTable, unknown>>): Promise<void> {
  await q(tx)
    .updateTable('round_invitation')
    .set(values as never)
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .execute()
}
/** The first time only. */
export async function markFirst(tx: Tx, id: string, column: 'seen_at' | 'begun_at' | 'delivered_at'): Promise<void> {
  await q(tx)
    .updateTable('round_invitation')
    .set({ [column]: sql<Date>`now()` })
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', id)
    .where(column, 'is', null)
    .execute()
}
/** Every address of the round's organisations, sealed, by invitation. */
export const addressOf = (tx: Tx, invitation: string): Promise<{ organisation: string; address_sealed: Buffer | null } | undefined> =>
  q(tx)
    .selectFrom('round_invitation as i')
    .innerJoin('round_organisation as o', (j) => j.onRef('o.tenant', '=', 'i.tenant').onRef('o.id', '=', 'i.organisation'))
    .select(['o.id as organisation', 'o.address_sealed'])
    .where('i.tenant', '=', tx.actor.tenant)
    .where('i.id', '=', invitation)
    .executeTakeFirst()
export async function writeAddress(tx: Tx, organisation: string, address_sealed: Buffer): Promise<void> {
  await q(tx)
    .updateTable('round_organisation')
    .set({ address_sealed, changed_at: sql<Date>`now()` })
    .where('tenant', '=', tx.actor.tenant)
    .where('id', '=', organisation)
    .execute()
}
export const invitationIds = async (tx: Tx, round: string): Promise<{ id: string; hosted: string | null }[]> =>
  q(tx)
    .selectFrom('round_invitation')
    .select(['id', 'hosted'])
    .where('tenant', '=', tx.actor.tenant)
    .where('round', '=', round)
    .where('withdrawn_at', 'is', null)
    .execute()

/** Organisations that ask to answer once more, in rounds that are not put away: how many, and the oldest. */
export const askingAgain = async (tx: Tx): Promise<{ count: number; oldest: Date | null }> =>
  q(tx)
    .selectFrom('round_invitation as i')
    .innerJoin('round as r', (j) => j.onRef('r.tenant', '=', 'i.tenant').onRef('r.id', '=', 'i.round'))
    .select([sql<number>`count(*)::int`.as('count'), sql<Date | null>`min(i.wants_again_at)`.as('oldest')])
    .where('i.tenant', '=', tx.actor.tenant)
    .where('i.wants_again_at', 'is not', null)
    .where('i.withdrawn_at', 'is', null)
    .where('r.state', '<>', 'archived')
    .executeTakeFirstOrThrow()

/* ── before it is known whose it is ── */

export interface Whose {
  tenant: string
  id: string
}
/** Whose link it is: found by the hash of its token, and no other row is in reach. */
export const invitationByToken = (db: Database, hash: Buffer): Promise<Whose | undefined> =>
  db.withToken(
    hash,
    async (query) =>
      (await sql<Whose>`select tenant, id from round_invitation where token_hash = ${hash} and withdrawn_at is null`.execute(query))
        .rows[0],
  )
/** The same by the code that an installation of its own answers with. */
export const invitationByReply = (db: Database, hash: Buffer): Promise<Whose | undefined> =>
  db.withToken(
    hash,
    async (query) =>
      (await sql<Whose>`select tenant, id from round_invitation where reply_hash = ${hash} and withdrawn_at is null`.execute(query))
        .rows[0],
  )

/** In the invited organisation's own name: the coordinator of an invitation that is to this organisation. */
export const coordinatorOf = async (tx: Tx, invitation: string): Promise<string | undefined> =>
  (
    await q(tx)
      .selectFrom('round_invitation')
      .select('tenant')
      .where('id', '=', invitation)
      .where('hosted', '=', tx.actor.tenant)
      .executeTakeFirst()
  )?.tenant
