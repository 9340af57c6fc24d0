import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import type { ListRow } from '../../platform/list/list.ts'
import { aggregate, type AggregateLine, COUNTIES, type Filter as RoundFilter, roundsOf } from '../round/index.ts'
import { proposalById } from './catalogue.ts'
import { about, may, refuse, standingOf } from './deeds.ts'
import { countsPeople, type Indicator, NATION } from './indicator.ts'
import type { KoladaFile } from './kolada.ts'
import { mayEnterValue, mayKeepIndicators } from './policy.ts'
import { indicatorById, type NewValue, putValues } from './store.ts'

/** Values that come many at a time: what a file says is kept sealed, for the one who brought it, until she has looked at it. */
export type Brought =
  | { sort: 'values' | 'counts'; indicator: string; rows: ListRow<Record<string, unknown>>[] }
  | { sort: 'kolada'; indicator: string; file: KoladaFile }
const DRAFT = 'indicator_list'

export const keepBrought = (db: Database, actor: Actor, brought: Brought): Promise<string | undefined> =>
  db.as(actor, async (tx) => (may(tx, mayKeepIndicators) ? keepDraft(tx, DRAFT, brought) : refuse(tx, 'indicator.enter')))

export const seeBrought = (db: Database, actor: Actor, id: string): Promise<{ brought: Brought; indicator: Indicator } | undefined> =>
  db.as(actor, async (tx) => {
    const brought = isId(id) && may(tx, mayKeepIndicators) ? ((await draftOf(tx, DRAFT, id)) as Brought | undefined) : undefined
    const indicator = brought && (await indicatorById(tx, brought.indicator))
    return brought && indicator ? { brought, indicator } : refuse(tx, 'indicator.enter')
  })
export const dropBrought = (db: Database, actor: Actor): Promise<void> => db.as(actor, (tx) => dropDrafts(tx, DRAFT))

/* ── from rounds ── */

export interface RoundChoice {
  id: string
  title: string
  closes: string
}
/** The rounds that an indicator can take its value from; undefined where it takes none. */
export const seeRounds = (db: Database, actor: Actor, id: string): Promise<{ indicator: Indicator; rounds: RoundChoice[] } | undefined> =>
  db.as(actor, async (tx) => {
    const indicator = isId(id) && may(tx, mayKeepIndicators) ? await indicatorById(tx, id) : undefined
    if (!indicator || !measuresOf(indicator)) return refuse(tx, 'indicator.list', id)
    return { indicator, rounds: (await roundsOf(tx)).filter(isOver).map(({ id, title, closes }) => ({ id, title, closes })) }
  })
/** While a round is open its picture moves with each answer: two values taken on the way could be subtracted. */
const isOver = ({ state }: { state: string }) => state === 'closed' || state === 'archived'
export const measuresOf = (indicator: Pick<Indicator, 'origin'>) => proposalById(indicator.origin)?.measures

/** Share, in per cent, of those who stand at the level or higher; null where the round shows nothing. Pure. */
export function shareAt(
  lines: readonly AggregateLine[],
  measures: NonNullable<ReturnType<typeof measuresOf>>,
): { percent: number; count: number } | null {
  for (const { set, question, at_least } of measures) {
    const line = lines.find((one) => one.set === set && one.question === question)
    if (!line || line.hidden || line.count === 0) continue
    const share = Object.entries(line.shares).reduce((sum, [level, part]) => (Number(level) >= at_least ? sum + part : sum), 0)
    return { percent: Math.round(share * 1000) / 10, count: line.count }
  }
  return null
}

/** Reads a round's picture into the series: nation and county, as far as the round itself shows them. */
export const takeFromRound = (db: Database, actor: Actor, id: string, roundId: string): Promise<number | undefined> =>
  db.as(actor, async (tx) => {
    const indicator = isId(id) && may(tx, mayKeepIndicators) ? await indicatorById(tx, id) : undefined
    const measures = indicator && measuresOf(indicator)
    const round = (await roundsOf(tx)).filter(isOver).find((one) => one.id === roundId)
    if (!indicator || !measures || !round || !mayEnterValue(standingOf(tx), { about_people: countsPeople(indicator.about) }).ok)
      return refuse(tx, 'indicator.enter', id)
    const at = { period: round.closes.slice(0, 7), sex: '*', licence: null, came_by: 'round' } as const
    const values: NewValue[] = []
    const take = async (filter: RoundFilter, dimension: NewValue['dimension'], code: string) => {
      const share = shareAt(await aggregate(tx, round.id, filter), measures)
      if (share) values.push({ ...at, dimension, code, value: share.percent, source: `${round.title}, ${share.count} svar` })
    }
    await take({}, 'nation', NATION)
    for (const county of Object.keys(COUNTIES)) await take({ county }, 'county', county)
    await putValues(tx, indicator, values)
    await tx.audit({ deed: 'indicator.enter', ...about(id) })
    return values.length
  })
