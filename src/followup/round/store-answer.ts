/** What organisations have answered. `levels` are counted by the database; words are sealed and read one organisation at a time. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { AnswerDocument, PartAnswers } from '../exchange/index.ts'
import type { Tables, Way } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

export interface NewPart {
  set_id: string
  levels: (number | null)[]
  chosen: Record<string, readonly string[]> | null
  staff: PartAnswers['staff'] | null
  words_sealed: Buffer | null
}
const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

/** In the organisation's own name. The former answer stays readable beside the new one. */
export async function insertAnswer(
  tx: Tx,
  at: { invitation: string; round: string; kind: string; county: string | null; way: Way; received_at: Date },
  document: AnswerDocument,
  parts: readonly NewPart[],
): Promise<void> {
  const { tenant } = tx.actor
  await q(tx)
    .insertInto('round_answer')
    .values({
      tenant,
      invitation: at.invitation,
      number: document.number,
      received_at: at.received_at,
      signed_off_at: document.signed_off_at,
      signed_off_by: document.signed_off_by ?? null,
      sharing: document.sharing,
      mark: json(document.mark),
      way: at.way,
    })
    .execute()
  await q(tx)
    .updateTable('round_answer_part')
    .set({ current: false })
    .where('tenant', '=', tenant)
    .where('invitation', '=', at.invitation)
    .where('current', '=', true)
    .execute()
  await q(tx)
    .insertInto('round_answer_part')
    .values(
      parts.map(({ chosen, staff, ...part }) => ({
        tenant,
        invitation: at.invitation,
        number: document.number,
        round: at.round,
        kind: at.kind,
        county: at.county,
        ...part,
        chosen: json(chosen),
        staff: json(staff),
      })),
    )
    .execute()
}

export interface AnswerLine {
  number: number
  received_at: Date
  signed_off_at: Date
  signed_off_by: string | null
  sharing: 'levels' | 'levels_and_words'
  mark: { provision: string; date: string; authority: string } | null
  way: Way
}
export const answersTo = async (tx: Tx, invitation: string): Promise<AnswerLine[]> =>
  (await q(tx)
    .selectFrom('round_answer')
    .select(['number', 'received_at', 'signed_off_at', 'signed_off_by', 'sharing', 'mark', 'way'])
    .where('tenant', '=', tx.actor.tenant)
    .where('invitation', '=', invitation)
    .orderBy('number', 'desc')
    .execute()) as unknown as AnswerLine[]

export interface PartLine {
  set_id: string
  levels: (number | null)[]
  chosen: Record<string, string[]> | null
  staff: { question: string; count: number; shares: Record<string, number> }[] | null
  words_sealed: Buffer | null
}
/** The parts of one answer; the last where no number is given. Reached by row security alone where `tenant` is another's. */
export const partsOf = async (
  tx: Tx,
  invitation: string,
  { number, tenant = tx.actor.tenant }: { number?: number; tenant?: string } = {},
) =>
  (await q(tx)
    .selectFrom('round_answer_part')
    .select(['set_id', 'levels', 'chosen', 'staff', 'words_sealed'])
    .where('tenant', '=', tenant)
    .where('invitation', '=', invitation)
    .$if(number === undefined, (query) => query.where('current', '=', true))
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .orderBy('set_id')
    .execute()) as unknown as PartLine[]

export interface Cell {
  set_id: string
  /** The question's place in its set, from 1. */
  place: number
  kind: string
  county: string | null
  level: number
  count: number
}
export interface Picture {
  kind?: string | undefined
  county?: string | undefined
}
/** How many stand where, question by question, counted by the database. */
export const countLevels = async (tx: Tx, round: string, { kind, county }: Picture = {}): Promise<Omit<Cell, 'kind' | 'county'>[]> =>
  (
    await sql<Omit<Cell, 'kind' | 'county'>>`select p.set_id, l.place::int as place, l.level, count(*)::int as count
    from round_answer_part p
      cross join lateral unnest(p.levels) with ordinality as l (level, place)
    where p.tenant = ${tx.actor.tenant} and p.round = ${round} and p.current and l.level >= 0
      and (${kind ?? null}::text is null or p.kind = ${kind ?? null}) and (${county ?? null}::text is null or p.county = ${county ?? null})
    group by p.set_id, l.place, l.level order by p.set_id, l.place, l.level`.execute(q(tx))
  ).rows

/** How many have answered each question, by kind and county: what the rule for small groups is asked with. */
export const countAnswering = async (tx: Tx, round: string): Promise<Omit<Cell, 'level'>[]> =>
  (
    await sql<Omit<Cell, 'level'>>`select p.set_id, l.place::int as place, p.kind, p.county, count(*)::int as count
    from round_answer_part p
      cross join lateral unnest(p.levels) with ordinality as l (level, place)
    where p.tenant = ${tx.actor.tenant} and p.round = ${round} and p.current and l.level >= 0
    group by p.set_id, l.place, p.kind, p.county`.execute(q(tx))
  ).rows

export interface Moved {
  set_id: string
  place: number
  kind: string
  county: string | null
  up: number
  same: number
  down: number
}
/**
 * Up, the same or down since the former round, of the organisations that answered both, by kind and county. `places` tells
 * where a question of the new round stood in the former one.
 */
export const countMoved = async (
  tx: Tx,
  round: string,
  former: string,
  places: readonly { set_id: string; place: number; was: number }[],
): Promise<Moved[]> =>
  (
    await sql<Moved>`with asked as (select * from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as a (set_id text, place int, was int))
    select a.set_id, a.place, n.kind, n.county, (count(*) filter (where n.levels[a.place] > o.levels[a.was]))::int as up,
      (count(*) filter (where n.levels[a.place] = o.levels[a.was]))::int as same,
      (count(*) filter (where n.levels[a.place] < o.levels[a.was]))::int as down
    from round_answer_part n join round_invitation i on i.tenant = n.tenant and i.id = n.invitation
      join round_invitation j on j.tenant = n.tenant and j.round = ${former} and j.organisation = i.organisation
      join round_answer_part o on o.tenant = j.tenant and o.invitation = j.id and o.set_id = n.set_id and o.current
      join asked a on a.set_id = n.set_id
    where n.tenant = ${tx.actor.tenant} and n.round = ${round} and n.current and n.levels[a.place] >= 0 and o.levels[a.was] >= 0
    group by a.set_id, a.place, n.kind, n.county`.execute(q(tx))
  ).rows

export interface ProgressCell {
  kind: string
  county: string | null
  invited: number
  answered: number
  begun: number
}
export const countProgress = async (tx: Tx, round: string): Promise<ProgressCell[]> =>
  (
    await sql<ProgressCell>`select kind, county, count(*)::int as invited, (count(*) filter (where state = 'answered'))::int as answered,
      (count(*) filter (where state = 'begun'))::int as begun
    from (select kind, county, case when answered_at is not null and not coalesce(reopened_at >= answered_at, false) then 'answered'
        when begun_at is not null or answered_at is not null then 'begun' else 'silent' end as state
      from round_invitation where tenant = ${tx.actor.tenant} and round = ${round} and withdrawn_at is null) as i
    group by kind, county order by kind, county`.execute(q(tx))
  ).rows

/** How many had answered on each day since the round opened: day 0 is the day it opened. */
export const answeredByDay = async (tx: Tx, round: string): Promise<{ day: number; count: number }[]> =>
  (
    await sql<{ day: number; count: number }>`select (a.first::date - r.opens)::int as day, count(*)::int as count
    from round r join round_invitation i on i.tenant = r.tenant and i.round = r.id and i.withdrawn_at is null
      join lateral (select min(received_at) at time zone 'Europe/Stockholm' as first from round_answer b
        where b.tenant = i.tenant and b.invitation = i.id) a on a.first is not null
    where r.tenant = ${tx.actor.tenant} and r.id = ${round} group by 1 order by 1`.execute(q(tx))
  ).rows

export async function writePicture(tx: Tx, round: string, kind: string, counts: readonly Omit<Cell, 'kind' | 'county'>[]): Promise<void> {
  await q(tx)
    .insertInto('round_picture')
    .values({ tenant: tx.actor.tenant, round, kind, counts: JSON.stringify(counts) })
    .onConflict((oc) => oc.columns(['tenant', 'round', 'kind']).doNothing())
    .execute()
}
export const pictureOf = async (
  tx: Tx,
  round: string,
  kind: string,
): Promise<{ counts: Omit<Cell, 'kind' | 'county'>[]; made_at: Date } | undefined> =>
  (await q(tx)
    .selectFrom('round_picture')
    .select(['counts', 'made_at'])
    .where('tenant', '=', tx.actor.tenant)
    .where('round', '=', round)
    .where('kind', '=', kind)
    .executeTakeFirst()) as unknown as { counts: Omit<Cell, 'kind' | 'county'>[]; made_at: Date } | undefined
