/** Asking, opening and closing: in the name of the one who asks. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Ground, Need } from './break-glass.ts'
import type { Tables } from './tables.ts'

/** How many have been asked for in the whole organisation in the last 24 hours, by the hourly counters of `withinLimit`. */
export async function askedInDay(tx: Tx, rule: string): Promise<number> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('rate_count')
    .select(sql<string>`coalesce(sum(hits), 0)`.as('n'))
    .where('rule', '=', rule)
    .where('started_at', '>', sql<Date>`now() - interval '24 hours'`)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** The same form sent twice at once: the second waits until the first is written, and then finds it. */
export async function lockForm(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx.tables<Tables>())
}

export interface NewGlass {
  id: string
  unit: string
  ground: Ground
  needed: Need[]
  reason: string
  blind: Buffer
  audit: string
}
/** False when somebody else's row has this id. */
export async function insertGlass(tx: Tx, { reason, ...made }: NewGlass): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .insertInto('break_glass')
    .values({
      ...made,
      tenant: tx.actor.tenant,
      account: tx.actor.account ?? '',
      reason_sealed: (await tx.keys()).own().seal('break_glass', 'reason', made.id, reason),
      asked_at: sql`now()`,
      state: 'asked',
      person: null,
      circle: null,
      opened_at: null,
      until: null,
      ended_at: null,
      ended_by: null,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

const isOpen = sql<boolean>`break_glass.ended_at is null and break_glass.opened_at is not null and now() between break_glass.opened_at and break_glass.until`

export interface OwnGlass {
  id: string
  state: 'asked' | 'granted' | 'refused'
  ground: Ground
  needed: Need[]
  blind: Buffer
  person: string | null
  circle: string | null
  opened_at: Date | null
  until: Date | null
  ended_at: Date | null
  is_open: boolean
}
const own = (tx: Tx) =>
  tx
    .tables<Tables>()
    .selectFrom('break_glass')
    .select(['id', 'state', 'ground', 'needed', 'blind', 'person', 'circle', 'opened_at', 'until', 'ended_at', isOpen.as('is_open')])
    .where('account', '=', tx.actor.account ?? '')

/** One's own, and nobody else's. */
export const ownGlass = (tx: Tx, id: string): Promise<OwnGlass | undefined> => own(tx).where('id', '=', id).executeTakeFirst()

/** What stands open for whoever asks, for the line above every page. */
export const ownOpen = (tx: Tx): Promise<OwnGlass | undefined> => own(tx).where(isOpen).orderBy('until', 'desc').limit(1).executeTakeFirst()

/** From this moment, for so many minutes. False when it was not granted, has been opened before, or was asked too long ago. */
export async function setOpened(tx: Tx, id: string, minutes: number): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('break_glass')
    .set({ opened_at: sql`now()`, until: sql`now() + make_interval(mins => ${minutes})` })
    .where('id', '=', id)
    .where('account', '=', tx.actor.account ?? '')
    .where('state', '=', 'granted')
    .where('opened_at', 'is', null)
    .where('asked_at', '>', sql<Date>`now() - interval '10 minutes'`)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** True when it was open until now. */
export async function setEnded(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .tables<Tables>()
    .updateTable('break_glass')
    .set({ ended_at: sql`now()`, ended_by: tx.actor.account })
    .where('id', '=', id)
    .where(isOpen)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** For this transaction row security lets through what the opening gives, while it is open, to the one who opened. */
export async function present(tx: Tx, id: string): Promise<void> {
  await sql`select set_config('samvarn.glass', ${id}, true)`.execute(tx.tables<Tables>())
}
