import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type AccountState, stateOf } from './account.ts'

/** Accounts as those who manage them see them. What row security leaves out is counted as not there. */
interface Tables {
  account: {
    tenant: string
    id: string
    unit: string
    signature: string
    name_sealed: Buffer
    created_at: Date
    suspended_at: Date | null
    closed_at: Date | null
  }
  unit: { tenant: string; id: string; name: string; closed_at: Date | null }
}

export interface RoleLine {
  role: string
  until: Date
}
export interface AccountLine {
  id: string
  signature: string
  unit: string
  unitName: string
  state: AccountState
  roles: RoleLine[]
  circles: number
  bounced: boolean
  suspended_at: Date | null
}
interface Raw extends Omit<AccountLine, 'state' | 'roles'> {
  closed: boolean
  invited: boolean
  come: boolean
  roles: { role: string; until: string }[]
}

export type View = 'open' | 'ended'
const condition = (view: View): RawBuilder<unknown> =>
  view === 'open' ? sql`a.closed_at is null and a.suspended_at is null` : sql`(a.closed_at is not null or a.suspended_at is not null)`

const line = ({ closed, invited, come, roles, ...rest }: Raw): AccountLine => ({
  ...rest,
  roles: roles.map(({ role, until }) => ({ role, until: new Date(until) })),
  state: stateOf({ closed, suspended: rest.suspended_at !== null, invited, come }),
})

/** For whoever may not read keys and links (the head of a unit), an open account is simply open. */
async function lines(tx: Tx, where: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<AccountLine[]> {
  const owner = tx.hasRole('system_owner')
  const found = await sql<Raw>`
    select a.id, a.signature, a.unit, u.name as "unitName", a.suspended_at, a.closed_at is not null as closed,
      exists (select 1 from invitation i where i.tenant = a.tenant and i.account = a.id and i.used_at is null and i.ended_at is null and i.expires_at > now()) as invited,
      (not ${owner} or exists (select 1 from passkey p where p.tenant = a.tenant and p.account = a.id)
        or exists (select 1 from invitation i where i.tenant = a.tenant and i.account = a.id and i.used_at is not null)
        or exists (select 1 from identity_link l where l.tenant = a.tenant and l.account = a.id and l.used_at is not null)
        or exists (select 1 from session s where s.tenant = a.tenant and s.account = a.id)
        or exists (select 1 from demo_cast d where d.tenant = a.tenant and d.account = a.id)) as come,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'until', g.valid_until) order by g.role) from role_grant g
        where g.tenant = a.tenant and g.account = a.id and now() between g.valid_from and g.valid_until), '[]') as roles,
      (select count(*)::int from circle_member m where m.tenant = a.tenant and m.account = a.id and now() between m.valid_from and m.valid_until) as circles,
      exists (select 1 from mail_address e where e.tenant = a.tenant and e.account = a.id and e.bounced_at is not null) as bounced
    from account a join unit u on u.tenant = a.tenant and u.id = a.unit
    where ${where} ${order}`.execute(tx.tables<Tables>())
  return found.rows.map(line)
}

const within = (unit: string | undefined): RawBuilder<unknown> => (unit === undefined ? sql`true` : sql`a.unit = ${unit}`)

export const accountLines = (tx: Tx, view: View, unit: string | undefined, most: number, skip: number): Promise<AccountLine[]> =>
  lines(tx, sql`${condition(view)} and ${within(unit)}`, sql`order by u.name, a.signature, a.id limit ${most} offset ${skip}`)

export async function countAccounts(tx: Tx, view: View, unit: string | undefined): Promise<number> {
  const found = await sql<{ number: number }>`
    select count(*)::int as number from account a where ${condition(view)} and ${within(unit)}`.execute(tx.tables<Tables>())
  return found.rows[0]?.number ?? 0
}

export const accountLine = async (tx: Tx, id: string): Promise<AccountLine | undefined> => (await lines(tx, sql`a.id = ${id}`, sql``))[0]

/** Accounts whose access has ended and that are not closed, longest ago first. */
export const endedAccounts = (tx: Tx, unit: string | undefined, most: number): Promise<AccountLine[]> =>
  lines(tx, sql`a.suspended_at is not null and a.closed_at is null and ${within(unit)}`, sql`order by a.suspended_at limit ${most}`)

const q = (tx: Tx) => tx.tables<Tables>()

/** Holds the row, so that of two who decide about an account at once the second finds what the first decided. */
export async function lockAccount(tx: Tx, id: string): Promise<void> {
  await q(tx).selectFrom('account').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}

export async function sealedName(tx: Tx, id: string): Promise<string | undefined> {
  const row = await q(tx).selectFrom('account').select('name_sealed').where('id', '=', id).executeTakeFirst()
  return row && (await tx.keys()).own().open('account', 'name', id, row.name_sealed)
}

export async function insertAccount(tx: Tx, made: { signature: string; name: string; unit: string }): Promise<string> {
  const id = newId()
  const name_sealed = (await tx.keys()).own().seal('account', 'name', id, made.name)
  await q(tx)
    .insertInto('account')
    .values({ tenant: tx.actor.tenant, id, unit: made.unit, signature: made.signature, name_sealed } as never)
    .execute()
  return id
}

export async function updateAccount(tx: Tx, id: string, changed: { signature: string; name: string }): Promise<void> {
  const name_sealed = (await tx.keys()).own().seal('account', 'name', id, changed.name)
  await q(tx).updateTable('account').set({ signature: changed.signature, name_sealed }).where('id', '=', id).execute()
}

export async function signaturesOf(tx: Tx, accounts: readonly string[]): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map()
  const rows = await q(tx)
    .selectFrom('account')
    .select(['id', 'signature'])
    .where('id', 'in', [...new Set(accounts)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.signature]))
}

/** Addresses in use, in small letters. Opened to be compared, shown to nobody. */
export async function openAddresses(tx: Tx): Promise<Set<string>> {
  const found = await sql<{ account: string; sealed: Buffer }>`select account, sealed from mail_address`.execute(q(tx))
  const own = (await tx.keys()).own()
  return new Set(found.rows.map(({ account, sealed }) => own.open('mail_address', 'sealed', account, sealed).toLocaleLowerCase('sv')))
}
