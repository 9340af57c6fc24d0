/** Who is who, who has read, who is to be reminded. Roles of others are read by the organisation itself (db.asWorker). */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Known } from './routine.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface Colleague {
  id: string
  signature: string
  unit: string
}
/** Those who can sign in, by function. */
export const colleagues = (tx: Tx): Promise<Colleague[]> =>
  q(tx)
    .selectFrom('account')
    .select(['id', 'signature', 'unit'])
    .where('closed_at', 'is', null)
    .where('suspended_at', 'is', null)
    .orderBy('signature')
    .execute()
export const signatures = async (tx: Tx): Promise<Map<string, string>> =>
  new Map((await q(tx).selectFrom('account').select(['id', 'signature']).execute()).map((row) => [row.id, row.signature]))
export const unitsOpen = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  q(tx).selectFrom('unit').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()

export interface OwnReading {
  routine: string
  number: number
  passed: boolean
}
export const ownReadings = (tx: Tx): Promise<OwnReading[]> =>
  q(tx)
    .selectFrom('routine_receipt')
    .select(['routine', 'number', sql<boolean>`passed_at is not null`.as('passed')])
    .where('account', '=', tx.actor.account ?? '')
    .execute()

export async function insertReceipt(tx: Tx, routine: string, number: number, at: Date): Promise<void> {
  await q(tx)
    .insertInto('routine_receipt')
    .values({
      tenant: tx.actor.tenant,
      routine,
      number,
      account: tx.actor.account ?? '',
      read_at: at,
      passed_at: null,
    })
    .onConflict((oc) => oc.doNothing())
    .execute()
}
export async function setPassed(tx: Tx, routine: string, number: number, at: Date): Promise<void> {
  await q(tx)
    .updateTable('routine_receipt')
    .set({ passed_at: at })
    .where('routine', '=', routine)
    .where('number', '=', number)
    .where('account', '=', tx.actor.account ?? '')
    .where('passed_at', 'is', null)
    .execute()
}

/** Those of the whole organisation who must know a version, and how they stand. In the organisation's own name. */
export const duties = (
  tx: Tx,
  { routine, roles, units, from, to }: { routine: string; roles: readonly string[]; units: readonly string[]; from: number; to: number },
): Promise<{ account: string; unit: string; signature: string; read: boolean; passed: boolean }[]> =>
  q(tx)
    .selectFrom('account as a')
    .select([
      'a.id as account',
      'a.unit',
      'a.signature',
      sql<boolean>`exists (select 1 from routine_receipt t where t.tenant = a.tenant and t.account = a.id and t.routine = ${routine}
        and t.number between ${from} and ${to})`.as('read'),
      sql<boolean>`exists (select 1 from routine_receipt t where t.tenant = a.tenant and t.account = a.id and t.routine = ${routine}
        and t.number between ${from} and ${to} and t.passed_at is not null)`.as('passed'),
    ])
    .where('a.closed_at', 'is', null)
    .where('a.suspended_at', 'is', null)
    .where((eb) => (units.length === 0 ? eb.val(true) : eb('a.unit', 'in', [...units])))
    .where(
      sql<boolean>`(${roles.length === 0} or exists (select 1 from role_grant g where g.tenant = a.tenant and g.account = a.id
        and g.role = any (${[...roles]}::text[]) and now() between g.valid_from and g.valid_until))`,
    )
    .orderBy('a.signature')
    .execute()

/** The same, counted by unit. */
export async function knownByUnit(
  tx: Tx,
  which: { routine: string; roles: readonly string[]; units: readonly string[]; from: number; to: number; asks: boolean },
): Promise<Known[]> {
  const units = new Map<string, Known>()
  for (const { unit, read, passed } of await duties(tx, which)) {
    const row = units.get(unit) ?? { unit, must: 0, read: 0, known: 0 }
    units.set(unit, { unit, must: row.must + 1, read: row.read + Number(read), known: row.known + Number(which.asks ? passed : read) })
  }
  return [...units.values()]
}

/** Who could approve a routine of this unit, its writers aside. In the organisation's own name. */
export const approversOf = async (tx: Tx, unit: string | null, writers: readonly string[]): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('role_grant as g')
      .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'g.tenant').onRef('a.id', '=', 'g.account'))
      .select('g.account')
      .distinct()
      .where('g.account', 'not in', [...writers])
      .where('a.closed_at', 'is', null)
      .where('a.suspended_at', 'is', null)
      .where(sql<boolean>`now() between g.valid_from and g.valid_until`)
      .where((eb) =>
        eb.or([eb('g.role', '=', 'coordinator'), eb.and([eb('g.role', '=', 'unit_head'), sql<boolean>`a.unit = ${unit}::uuid`])]),
      )
      .execute()
  ).map((row) => row.account)
export const noteApprovers = async (tx: Tx, version: string, sole: boolean): Promise<void> => {
  await q(tx)
    .updateTable('routine_version')
    .set({ sole_approver: sole })
    .where('id', '=', version)
    .where('state', '=', 'to_approve')
    .execute()
}

/** Those who may take over what somebody held: of the same unit, or who answer for all. In the organisation's own name. */
export const heirsFor = async (tx: Tx, leaver: string): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('account as a')
      .select('a.id')
      .where('a.id', '<>', leaver)
      .where('a.closed_at', 'is', null)
      .where('a.suspended_at', 'is', null)
      .where(
        sql<boolean>`(a.unit = (select l.unit from account l where l.tenant = a.tenant and l.id = ${leaver}) or exists (
          select 1 from role_grant g where g.tenant = a.tenant and g.account = a.id and g.role = 'coordinator' and now() between g.valid_from and g.valid_until))`,
      )
      .orderBy('a.signature')
      .execute()
  ).map((row) => row.id)

/** Told at most once a week: those among `accounts` who have not been since. */
export async function takeReminders(tx: Tx, accounts: readonly string[], now: Date, since: Date): Promise<string[]> {
  if (accounts.length === 0) return []
  return (
    await q(tx)
      .insertInto('routine_reminder')
      .values(accounts.map((account) => ({ tenant: tx.actor.tenant, account, told_at: now })))
      .onConflict((oc) => oc.columns(['tenant', 'account']).doUpdateSet({ told_at: now }).where('routine_reminder.told_at', '<', since))
      .returning('account')
      .execute()
  ).map((row) => row.account)
}
