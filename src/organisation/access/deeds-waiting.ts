/** What waits for somebody in this room, on the first page and as mail without content. */
import type { Config } from '../../config.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { addDays, today } from '../../platform/day.ts'
import type { Job, Waiting } from '../../platform/module.ts'
import type { Text } from '../../platform/page/language.tsx'
import { tell } from '../mail/index.ts'
import { endsSoon, type Holding, isNamed, isTooWide, lacksGround, REMIND_DAYS, reviewDue } from './access.ts'
import type { SeenAnalysis } from './analysis.ts'
import { askerOf, unitFact } from './asker.ts'
import { mayDecide, maySeeUnit } from './policy.ts'
import { allAnalyses } from './store-analysis.ts'
import { circleSizes } from './store-circle.ts'
import { holdings } from './store-holding.ts'
import { namingById, openNamings } from './store-naming.ts'
import { toldSince } from './store-told.ts'

const LIST = '/behorighet'
const MINE = '/behorighet/mina'

const isDue = (analysis: SeenAnalysis, day: string): boolean =>
  analysis.ended_at === null && analysis.review_by <= addDays(day, REMIND_DAYS)
const row = (harm: Waiting['harm'], text: Text, count: number, href: string, oldest?: Date): Waiting => ({
  harm,
  text,
  count,
  href,
  oldest,
})

export async function waitingAccess(tx: Tx, config: Config): Promise<Waiting[]> {
  const asker = askerOf(tx)
  const day = today()
  const all = await holdings(tx)
  const mine = all.filter((held) => held.account === tx.actor.account && endsSoon(held, day))
  const found = [
    row(4, { sv: 'Din behörighet tar snart slut', en: 'Your access ends soon' }, mine.length, MINE),
    ...(await waitingCircles(tx, config, asker.system_owner || asker.unit_head)),
  ]
  if (!asker.system_owner && !asker.unit_head) return found
  const seen = all.filter(({ unit }) => maySeeUnit(asker, unitFact(tx, unit)).ok)
  const loose = seen.filter(lacksGround)
  const ending = seen.filter((held) => held.account !== tx.actor.account && endsSoon(held, day))
  found.push(
    row(2, { sv: 'Behörighet som inte vilar på någon analys', en: 'Access that rests on no analysis' }, loose.length, LIST),
    row(3, { sv: 'Behörighet som snart tar slut', en: 'Access that ends soon' }, ending.length, LIST),
  )
  if (asker.system_owner) found.push(await waitingNamings(tx))
  if (asker.unit_head) found.push(...(await waitingForHead(tx, seen, day)))
  return found
}

async function waitingCircles(tx: Tx, config: Config, keeps: boolean): Promise<Waiting[]> {
  const href = keeps ? LIST : '/krets'
  if (!keeps && !(tx.reach.circles.length > 0 && config.parts.includes('protect'))) return []
  const circles = await circleSizes(tx)
  const wide = circles.filter(isTooWide)
  const silent = keeps ? circles.filter(({ on_duty }) => on_duty === 0) : []
  return [
    row(2, { sv: 'En krets är större än den ska vara', en: 'A circle is larger than it is to be' }, wide.length, href),
    row(2, { sv: 'En krets där ingen har jour', en: 'A circle with nobody on duty' }, silent.length, href),
  ]
}

async function waitingNamings(tx: Tx): Promise<Waiting> {
  const open = (await openNamings(tx)).filter(
    ({ account }) => mayDecide({ asker: askerOf(tx), whom: account === tx.actor.account ? 'self' : 'other', state: 'open' }).ok,
  )
  const [first] = open
  const href = open.length === 1 && first ? `${LIST}/utnamning/${first.id}` : LIST
  return row(3, { sv: 'Utnämningar att besluta om', en: 'Namings to decide' }, open.length, href, first?.asked_at)
}

async function waitingForHead(tx: Tx, seen: readonly Holding[], day: string): Promise<Waiting[]> {
  const due = (await allAnalyses(tx)).filter((one) => unitFact(tx, one.unit) === 'own' && isDue(one, day))
  const past = due.some(({ review_by }) => review_by < day)
  const [first] = due
  const review = reviewDue(seen.filter(({ unit, what }) => unitFact(tx, unit) === 'own' && isNamed(what)))
  const soon = review !== undefined && review <= addDays(day, REMIND_DAYS)
  return [
    row(
      past ? 2 : 3,
      { sv: 'Behovs- och riskanalys att gå igenom', en: 'Analysis of needs and risks to go through' },
      due.length,
      due.length === 1 && first ? `/behovsanalys/${first.id}` : '/behovsanalys',
    ),
    row(3, { sv: 'Årlig genomgång av roller och kretsar', en: 'Yearly review of roles and circles' }, soon ? 1 : 0, `${LIST}/genomgang`),
  ]
}

/** A naming waits: every system owner who may decide it is told, once however often the job runs. */
export const tellNaming: Job = async ({ db }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    const naming = await namingById(tx, id)
    if (!naming || naming.decision !== null) return
    const owners = (await holdings(tx)).filter(({ what, account }) => what === 'system_owner' && account !== naming.account)
    const told = await toldSince(tx, 'access_waits', naming.asked_at)
    await tell(
      tx,
      owners.map(({ account }) => account).filter((account) => !told.includes(account)),
      'access_waits',
    )
  })
}

const WEEK_MS = 7 * 86_400_000
/** The job starts about the same time each day: half a day less than a week is a week. */
const SLACK_MS = 43_200_000

/** From 30 days before and each week after: whoever has something that ends, and those who answer for it. */
export const remind: Job = async ({ db }, { tenant }) => {
  await db.asWorker(tenant, async (tx) => {
    const accounts = await dueAccounts(tx, today())
    const told = await toldSince(tx, 'access_reminder', new Date(Date.now() - WEEK_MS + SLACK_MS))
    await tell(
      tx,
      accounts.filter((account) => !told.includes(account)),
      'access_reminder',
    )
  })
}

async function dueAccounts(tx: Tx, day: string): Promise<string[]> {
  const all = await holdings(tx)
  const ending = all.filter((held) => endsSoon(held, day))
  const loose = all.filter(lacksGround)
  const units = new Set([...ending, ...loose].map(({ unit }) => unit))
  for (const { unit, ...analysis } of await allAnalyses(tx)) if (isDue({ unit, ...analysis }, day)) units.add(unit)
  for (const unit of new Set(all.map((held) => held.unit))) {
    const review = reviewDue(all.filter((held) => held.unit === unit && isNamed(held.what)))
    if (review !== undefined && review <= addDays(day, REMIND_DAYS)) units.add(unit)
  }
  const heads = all.filter(({ what, unit }) => what === 'unit_head' && units.has(unit))
  const owners = all.filter(({ what }) => what === 'system_owner' && ending.length + loose.length > 0)
  return [...new Set([...ending, ...heads, ...owners].map(({ account }) => account))]
}
