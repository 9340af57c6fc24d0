import type { Founded } from '../../organisation/founding/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { today } from '../../platform/day.ts'
import { enterValues, seeCatalogue, useProposal } from './deeds.ts'
import { askRelease, enterCounts, publishRelease, roundAndJudge, seeReleases } from './deeds-release.ts'
import { NATION } from './indicator.ts'
import type { Counted, Sex } from './release.ts'

/** Invented numbers of the demonstration: a published year, a release that is ready, and series out of rounds. */
const SOURCE = 'Påhittade tal i demonstrationen'
const PLACES = ['2580', '2581', '2584', '2518', '2480', '2482', '2421', '2281', '2284', '2260']
const GROUPS = ['stat', 'socialtjanst', 'vard', 'ideell']
/** Spread like real ones: a few large, many small, some none. The same each time. */
const SIZES = [41, 23, 9, 2, 58, 17, 0, 36, 12, 4]

const invented = (by: number): Counted[] =>
  PLACES.flatMap((place, p) =>
    GROUPS.flatMap((category, g) =>
      (['K', 'M'] as const).map((sex: Sex, s) => ({
        place,
        category,
        sex,
        number: Math.floor(((SIZES[(p + g * 3) % SIZES.length] ?? 0) * by) / (1 + g + s * 2)),
      })),
    ),
  )

export async function makeDemoIndicators(db: Database, founded: Founded[]): Promise<void> {
  const home = founded.find(({ accounts }) => 'samverket-nationell' in accounts)
  const account = home?.accounts['samverket-nationell']?.account
  if (!home || !account) return
  const actor: Actor = { tenant: home.tenant, account }
  if ((await seeCatalogue(db, actor))?.indicators.length !== 0) return
  const use = async (proposal: string) => (await useProposal(db, actor, proposal, 'sv')) ?? ''
  const now = Number(today().slice(0, 4))
  // The last year's end that lies half a year back.
  const year = today().slice(5) >= '07-01' ? now - 1 : now - 2
  const enter = (id: string, counted: readonly Counted[], of: number) =>
    enterCounts(
      db,
      actor,
      id,
      counted.map((one) => ({ ...one, reference_on: `${of}-12-31`, source: SOURCE })),
    )

  const asked = await use('tillfragade')
  await enter(asked, invented(6), year)
  if (await begin(db, actor, asked, `${year}-12-31`)) await finish(db, actor, asked)
  const referred = await use('hanvisade')
  await enter(referred, invented(4), year)
  // The job in line rounds it: whoever opens the page finds it ready, or sees that it is being computed.
  await begin(db, actor, referred, `${year}-12-31`)
  const staff = await use('personal-med-kunskap')
  await enter(
    staff,
    PLACES.map((place, p) => ({ place, category: p % 3 === 0 ? 'saknar_kunskap' : 'har_kunskap', sex: 'U', number: 40 + p * 7 })),
    year,
  )
  await makeSeries(db, actor, [await use('rutiner-beslutade'), await use('rutiner-kanda')], now)
}
const begin = async (db: Database, actor: Actor, id: string, reference_on: string): Promise<boolean> =>
  (await askRelease(db, actor, id, reference_on)) === 'done'
async function roundOne(db: Database, actor: Actor, id: string): Promise<string | undefined> {
  const release = (await seeReleases(db, actor, id))?.releases.find(({ state }) => state === 'waiting')
  if (release) await roundAndJudge(db, actor.tenant, release.id)
  return release?.id
}
async function finish(db: Database, actor: Actor, id: string): Promise<void> {
  const release = await roundOne(db, actor, id)
  if (release) await publishRelease(db, actor, release)
}

const COUNTIES = ['25', '24', '22', '23', '21', '20', '17', '18', '19', '03', '01', '14', '12']
async function makeSeries(db: Database, actor: Actor, ids: readonly string[], now: number): Promise<void> {
  const at = { sex: '*', licence: null, source: SOURCE, came_by: 'hand' } as const
  for (const [place, id] of ids.entries()) {
    const nation = [4, 3, 2, 1].map((back, step) => ({
      ...at,
      period: String(now - back),
      dimension: 'nation' as const,
      code: NATION,
      value: 31 + step * 9 - place * 8,
    }))
    const counties = COUNTIES.map((code, c) => ({
      ...at,
      period: String(now - 1),
      dimension: 'county' as const,
      code,
      value: 28 + ((c * 17) % 55) - place * 6,
    }))
    await enterValues(db, actor, id, [...nation, ...counties])
  }
}
