import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { About } from './indicator.ts'
import type { Counted, KeptFinding, PublishedCell, Sex } from './release.ts'

interface Owned {
  tenant: string
  indicator: string
  about: About
}
interface CountTable extends Owned {
  id: string
  reference_on: string
  place: string
  category: string
  sex: Sex
  number_sealed: Buffer
  source: string
  entered_by: string
  entered_at: Date
}
export const STATES = ['waiting', 'stopped', 'failed', 'ready', 'published'] as const
export type ReleaseState = (typeof STATES)[number]
interface ReleaseTable extends Owned {
  id: string
  year: number
  reference_on: string
  state: ReleaseState
  source: string
  how: 'mip' | 'greedy' | null
  examined: number | null
  findings_sealed: Buffer | null
  candidate_sealed: Buffer | null
  asked_by: string
  asked_at: Date
  judged_at: Date | null
  published_by: string | null
  published_at: Date | null
}
interface Tables {
  people_count: CountTable
  count_release: ReleaseTable
  published_count: Owned & PublishedCell & { release: string; year: number }
}
const q = (tx: Tx) => tx.tables<Tables>()
const SEALED = ['people_count', 'number_sealed'] as const

/* ── counts as they are entered: sealed, and opened by the job alone ── */

export interface NewCount extends Counted {
  reference_on: string
  source: string
}
export async function putCounts(tx: Tx, at: { indicator: string; about: About }, counts: readonly NewCount[]): Promise<void> {
  const own = (await tx.keys()).own()
  for (const { reference_on, place, category, sex, source, number } of counts) {
    const id = newId()
    await q(tx)
      .deleteFrom('people_count')
      .where('indicator', '=', at.indicator)
      .where('reference_on', '=', reference_on)
      .where('place', '=', place)
      .where('category', '=', category)
      .where('sex', '=', sex)
      .execute()
    await q(tx)
      .insertInto('people_count')
      .values({
        ...at,
        tenant: tx.actor.tenant,
        id,
        reference_on,
        place,
        category,
        sex,
        source,
        number_sealed: own.seal(...SEALED, id, String(number)),
        entered_by: tx.actor.account ?? '',
        entered_at: new Date(),
      })
      .execute()
  }
}
export interface EnteredDay {
  reference_on: string
  rows: number
  places: number
}
/** That counts are there, for which day and from how many places: never the counts. */
export const enteredDays = (tx: Tx, indicator: string): Promise<EnteredDay[]> =>
  q(tx)
    .selectFrom('people_count')
    .select(['reference_on', sql<number>`count(*)::int`.as('rows'), sql<number>`count(distinct place)::int`.as('places')])
    .where('indicator', '=', indicator)
    .groupBy('reference_on')
    .orderBy('reference_on', 'desc')
    .execute()
/** For the job. */
export async function openCounts(tx: Tx, indicator: string, reference_on: string): Promise<Counted[]> {
  const own = (await tx.keys()).own()
  const rows = await q(tx)
    .selectFrom('people_count')
    .select(['id', 'place', 'category', 'sex', 'number_sealed'])
    .where('indicator', '=', indicator)
    .where('reference_on', '=', reference_on)
    .execute()
  return rows.map(({ id, place, category, sex, number_sealed }) => ({
    place,
    category,
    sex,
    number: Number(own.open(...SEALED, id, number_sealed)),
  }))
}
/** What was said of where the counts come from, each once. */
async function sourceOf(tx: Tx, indicator: string, reference_on: string): Promise<string> {
  const rows = await q(tx)
    .selectFrom('people_count')
    .select('source')
    .distinct()
    .where('indicator', '=', indicator)
    .where('reference_on', '=', reference_on)
    .orderBy('source')
    .execute()
  return rows
    .map(({ source }) => source)
    .join('; ')
    .slice(0, 500)
}
export const placesEver = async (tx: Tx, indicator: string): Promise<string[]> =>
  (await q(tx).selectFrom('people_count').select('place').distinct().where('indicator', '=', indicator).execute()).map(({ place }) => place)

/* ── releases ── */

export interface ReleaseLine {
  id: string
  indicator: string
  about: About
  year: number
  reference_on: string
  state: ReleaseState
  how: 'mip' | 'greedy' | null
  examined: number | null
  asked_at: Date
  published_at: Date | null
}
const LINE = ['id', 'indicator', 'about', 'year', 'reference_on', 'state', 'how', 'examined', 'asked_at', 'published_at'] as const
export const releasesOf = (tx: Tx, indicator: string): Promise<ReleaseLine[]> =>
  q(tx).selectFrom('count_release').select(LINE).where('indicator', '=', indicator).orderBy('asked_at', 'desc').execute()
export const releaseById = (tx: Tx, id: string): Promise<ReleaseLine | undefined> =>
  q(tx).selectFrom('count_release').select(LINE).where('id', '=', id).executeTakeFirst()
export const readyReleases = async (tx: Tx): Promise<ReleaseLine[]> =>
  q(tx).selectFrom('count_release').select(LINE).where('state', 'in', ['ready', 'stopped', 'failed']).orderBy('asked_at').execute()

export async function insertRelease(tx: Tx, at: { indicator: string; about: About }, reference_on: string): Promise<string> {
  const id = newId()
  await q(tx)
    .insertInto('count_release')
    .values({
      ...at,
      tenant: tx.actor.tenant,
      id,
      year: Number(reference_on.slice(0, 4)),
      reference_on,
      state: 'waiting',
      source: await sourceOf(tx, at.indicator, reference_on),
      how: null,
      examined: null,
      findings_sealed: null,
      candidate_sealed: null,
      asked_by: tx.actor.account ?? '',
      asked_at: new Date(),
      judged_at: null,
      published_by: null,
      published_at: null,
    })
    .execute()
  return id
}
export const dropRelease = async (tx: Tx, id: string): Promise<boolean> =>
  (await q(tx).deleteFrom('count_release').where('id', '=', id).where('state', 'in', ['ready', 'stopped', 'failed']).executeTakeFirst())
    .numDeletedRows === 1n

interface Judged {
  state: 'stopped' | 'failed' | 'ready'
  how: 'mip' | 'greedy' | null
  examined: number | null
  findings: readonly KeptFinding[]
  cells: readonly PublishedCell[]
}
/** Written once: a job that runs twice finds that the release waits no more. */
export async function keepJudgement(tx: Tx, id: string, judged: Judged): Promise<boolean> {
  const own = (await tx.keys()).own()
  const done = await q(tx)
    .updateTable('count_release')
    .set({
      state: judged.state,
      how: judged.how,
      examined: judged.examined,
      findings_sealed: own.seal('count_release', 'findings_sealed', id, JSON.stringify(judged.findings)),
      candidate_sealed: judged.cells.length === 0 ? null : own.seal('count_release', 'candidate_sealed', id, JSON.stringify(judged.cells)),
      judged_at: new Date(),
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export async function judgementOf(tx: Tx, id: string): Promise<{ findings: KeptFinding[]; cells: PublishedCell[] }> {
  const row = await q(tx)
    .selectFrom('count_release')
    .select(['findings_sealed', 'candidate_sealed'])
    .where('id', '=', id)
    .executeTakeFirst()
  const own = (await tx.keys()).own()
  const read = <T>(column: 'findings_sealed' | 'candidate_sealed'): T[] => {
    const sealed = row?.[column]
    return sealed ? (JSON.parse(own.open('count_release', column, id, sealed)) as T[]) : []
  }
  return { findings: read('findings_sealed'), cells: read('candidate_sealed') }
}
/** The numbers first, while the release is ready; then the release, which closes the door behind them. */
export async function publish(tx: Tx, release: ReleaseLine, cells: readonly PublishedCell[]): Promise<void> {
  const { id, indicator, about, year } = release
  const rows = cells.map((cell) => ({ ...cell, tenant: tx.actor.tenant, release: id, indicator, about, year }))
  const PIECE = 1_000
  for (let from = 0; from < rows.length; from += PIECE)
    await q(tx)
      .insertInto('published_count')
      .values(rows.slice(from, from + PIECE))
      .execute()
  await q(tx)
    .updateTable('count_release')
    .set({ state: 'published', published_by: tx.actor.account, published_at: new Date() })
    .where('id', '=', id)
    .execute()
}

export type PublishedNumber = PublishedCell & { year: number; source: string }
export const publishedCells = (tx: Tx, indicator: string, year?: number): Promise<PublishedNumber[]> =>
  q(tx)
    .selectFrom('published_count as p')
    .innerJoin('count_release as r', (join) => join.onRef('r.tenant', '=', 'p.tenant').onRef('r.id', '=', 'p.release'))
    .select(['p.table_name', 'p.place', 'p.category', 'p.sex', 'p.value', 'p.base', 'p.year', 'r.source'])
    .where('p.indicator', '=', indicator)
    .$if(year !== undefined, (query) => query.where('p.year', '=', year ?? 0))
    .orderBy('p.year')
    .orderBy('p.table_name')
    .orderBy('p.place')
    .orderBy('p.category')
    .orderBy('p.sex')
    .execute()
