import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { About, Better, Described, Dimension, Figure, Frequency, Group, Indicator, Kind } from './indicator.ts'

interface Owned {
  tenant: string
}
interface VersionTable extends Owned {
  indicator: string
  version: number
  about: About
  name: string
  definition: string
  why: string | null
  source: string
  unit: string
  frequency: Frequency
  kind: Kind
  better: Better
  answers_for: string | null
  licence: string | null
  groups: Group[]
  share_of: string | null
  written_by: string | null
  written_at: Date
}
interface ValueTable extends Owned {
  id: string
  indicator: string
  about: About
  version: number
  period: string
  dimension: Dimension
  code: string
  sex: '*' | 'K' | 'M'
  value: string
  source: string
  licence: string | null
  came_by: 'hand' | 'csv' | 'round' | 'kolada'
  entered_by: string
  entered_at: Date
}
interface Tables {
  indicator: Owned & { id: string; origin: string | null; about: About; created_at: Date; ended_at: Date | null }
  indicator_version: VersionTable
  indicator_value: ValueTable
}
const q = (tx: Tx) => tx.tables<Tables>()
const DESCRIBED = [
  'name',
  'definition',
  'why',
  'source',
  'unit',
  'frequency',
  'kind',
  'better',
  'answers_for',
  'licence',
  'groups',
  'share_of',
] as const

/** Each with its latest version. */
export async function allIndicators(tx: Tx): Promise<Indicator[]> {
  const heads = await q(tx).selectFrom('indicator').select(['id', 'origin', 'about', 'ended_at']).execute()
  const latest = new Map<string, VersionTable>()
  for (const row of await q(tx).selectFrom('indicator_version').selectAll().orderBy('version').execute()) latest.set(row.indicator, row)
  return heads
    .flatMap((head) => {
      const row = latest.get(head.id)
      if (!row) return []
      const described = Object.fromEntries(DESCRIBED.map((name) => [name, row[name]])) as unknown as Described
      return [{ ...head, ...described, version: row.version }]
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'sv'))
}
export const indicatorById = async (tx: Tx, id: string): Promise<Indicator | undefined> =>
  (await allIndicators(tx)).find((one) => one.id === id)

export interface VersionLine {
  version: number
  definition: string
  written_at: Date
}
export const versionsOf = (tx: Tx, indicator: string): Promise<VersionLine[]> =>
  q(tx)
    .selectFrom('indicator_version')
    .select(['version', 'definition', 'written_at'])
    .where('indicator', '=', indicator)
    .orderBy('version', 'desc')
    .execute()

export async function insertVersion(tx: Tx, at: { indicator: string; about: About; version: number }, described: Described): Promise<void> {
  const { groups, ...rest } = described
  await q(tx)
    .insertInto('indicator_version')
    .values({
      ...rest,
      groups: JSON.stringify(groups) as unknown as Group[],
      ...at,
      tenant: tx.actor.tenant,
      written_by: tx.actor.account,
      written_at: new Date(),
    })
    .execute()
}
export async function insertIndicator(tx: Tx, about: About, origin: string | null, described: Described): Promise<string> {
  const id = newId()
  await q(tx)
    .insertInto('indicator')
    .values({ tenant: tx.actor.tenant, id, origin, about, created_at: new Date(), ended_at: null })
    .execute()
  await insertVersion(tx, { indicator: id, about, version: 1 }, described)
  return id
}
export async function setEnded(tx: Tx, id: string, ended_at: Date | null): Promise<void> {
  await q(tx).updateTable('indicator').set({ ended_at }).where('id', '=', id).execute()
}

/* ── values that are about no person ── */

export interface NewValue {
  period: string
  dimension: Dimension
  code: string
  sex: '*' | 'K' | 'M'
  value: number
  source: string
  licence: string | null
  came_by: ValueTable['came_by']
}
/** A value of the same period and place is replaced: a correction, not a second truth. */
export async function putValues(tx: Tx, indicator: Indicator, values: readonly NewValue[]): Promise<void> {
  const rows = values.map((one) => ({
    ...one,
    value: String(one.value),
    tenant: tx.actor.tenant,
    id: newId(),
    indicator: indicator.id,
    about: indicator.about,
    version: indicator.version,
    entered_by: tx.actor.account ?? '',
    entered_at: new Date(),
  }))
  const PIECE = 1_000
  for (let from = 0; from < rows.length; from += PIECE)
    await q(tx)
      .insertInto('indicator_value')
      .values(rows.slice(from, from + PIECE))
      .onConflict((on) =>
        on.columns(['tenant', 'indicator', 'period', 'dimension', 'code', 'sex']).doUpdateSet((eb) => ({
          version: eb.ref('excluded.version'),
          value: eb.ref('excluded.value'),
          source: eb.ref('excluded.source'),
          licence: eb.ref('excluded.licence'),
          came_by: eb.ref('excluded.came_by'),
          entered_by: eb.ref('excluded.entered_by'),
          entered_at: eb.ref('excluded.entered_at'),
        })),
      )
      .execute()
}
export interface Filter {
  dimension?: Dimension
  code?: string
  period?: string
}
export const VALUES_MAX = 20_000
export async function valuesOf(tx: Tx, indicator: string, filter: Filter = {}): Promise<Figure[]> {
  const wanted = q(tx)
    .selectFrom('indicator_value')
    .select(['period', 'dimension', 'code', 'sex', 'value', 'source', 'licence', 'came_by'])
    .where('indicator', '=', indicator)
    .$if(filter.dimension !== undefined, (query) => query.where('dimension', '=', filter.dimension ?? 'nation'))
    .$if(filter.code !== undefined, (query) => query.where('code', '=', filter.code ?? ''))
    .$if(filter.period !== undefined, (query) => query.where('period', '=', filter.period ?? ''))
  const rows = await wanted.orderBy('period').orderBy('dimension').orderBy('code').orderBy('sex').limit(VALUES_MAX).execute()
  return rows.map((row) => ({ ...row, value: Number(row.value) }))
}
