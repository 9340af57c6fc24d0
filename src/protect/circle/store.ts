import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Circle, Member } from './circle.ts'

interface Tables {
  circle: { tenant: string; id: string; unit: string; name: string; size_target: number; single_officer: boolean }
  circle_member: { tenant: string; circle: string; account: string; on_duty: boolean; valid_from: Date; valid_until: Date }
  account: { tenant: string; id: string; unit: string; signature: string; closed_at: Date | null }
  unit: { tenant: string; id: string; name: string }
}

/** What the circle was drawn for, or what the analyses about it and under its places allow, whichever is less (D-R15). */
const sizeLimit = sql<number>`least(circle.size_target, (
  select min(n.size_max) from access_analysis n where n.tenant = circle.tenant and n.ended_at is null and (n.circle = circle.id
    or exists (select 1 from circle_member m where m.tenant = n.tenant and m.analysis = n.id and m.circle = circle.id
      and now() between m.valid_from and m.valid_until))))`

/**
 * The circles that whoever asks belongs to. Row security lets whoever administers a circle see its name too; in the rooms
 * of SKYDDA that is not enough to be in it (D-R15).
 */
export function ownCircles(tx: Tx): Promise<Circle[]> {
  if (tx.reach.circles.length === 0) return Promise.resolve([])
  return tx
    .tables<Tables>()
    .selectFrom('circle')
    .innerJoin('unit', (j) => j.onRef('unit.tenant', '=', 'circle.tenant').onRef('unit.id', '=', 'circle.unit'))
    .where('circle.id', 'in', [...tx.reach.circles])
    .select(['circle.id', 'circle.name', 'unit.name as unit', sizeLimit.as('size_target'), 'circle.single_officer'])
    .orderBy('circle.name')
    .execute()
}

export function membersOf(tx: Tx, circles: readonly string[]): Promise<Member[]> {
  if (circles.length === 0) return Promise.resolve([])
  return tx
    .tables<Tables>()
    .selectFrom('circle_member')
    .innerJoin('account', (j) => j.onRef('account.tenant', '=', 'circle_member.tenant').onRef('account.id', '=', 'circle_member.account'))
    .innerJoin('unit', (j) => j.onRef('unit.tenant', '=', 'account.tenant').onRef('unit.id', '=', 'account.unit'))
    .select([
      'circle_member.circle',
      'account.id as account',
      'account.signature',
      'unit.name as unit',
      'circle_member.on_duty',
      'circle_member.valid_until',
    ])
    .where('circle_member.circle', 'in', [...circles])
    .where('account.closed_at', 'is', null)
    .where(sql<boolean>`now() between circle_member.valid_from and circle_member.valid_until`)
    .orderBy('account.signature')
    .execute()
}

/** For jobs: every circle of the organisation, with its unit. */
export function allCircles(tx: Tx): Promise<{ id: string; unit: string }[]> {
  return tx.tables<Tables>().selectFrom('circle').select(['id', 'unit']).orderBy('name').orderBy('id').execute()
}
