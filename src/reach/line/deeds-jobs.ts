import { tell } from '../../organisation/mail/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import type { Job, Waiting } from '../../platform/module.ts'
import { publishSoon } from '../text/index.ts'
import { askerOf, linesHere } from './deeds.ts'
import { mayKeepLines } from './policy.ts'
import { reportsOf, type ToldReport } from './store.ts'
import { accountsAs, carryReport, carryTold, lastOwn, noteReminder, ownTenant } from './store-jobs.ts'

const REMINDER = 'reach_waits'

/** An agency of the state with somebody who coordinates nationally: its checks hold for all organisations here. */
const isKeeper = async (tx: Tx): Promise<boolean> =>
  (await ownTenant(tx))?.kind === 'state_agency' && (await accountsAs(tx, 'national_coordinator')).length > 0

interface Carried {
  keeper: boolean
  organisation: string
  reports: ToldReport[]
}
/** What one report, or each last own report, says: read in the name of the organisation that made it. */
const readOwn = (db: Database, tenant: string, only?: string): Promise<Carried> =>
  db.asWorker(tenant, async (tx) => {
    const reports: ToldReport[] = []
    for (const { id, line } of await lastOwn(tx)) {
      const found = only === undefined || only === id ? (await reportsOf(tx, line)).find((one) => one.id === id) : undefined
      if (found) reports.push(found)
    }
    return { keeper: await isKeeper(tx), organisation: (await ownTenant(tx))?.name ?? '', reports }
  })

/** From the national keeper to everybody: checks count at once, what is wrong or secret is a proposal there. */
async function carryToAll(db: Database, from: string, reports: readonly ToldReport[]): Promise<void> {
  if (reports.length === 0) return
  for (const tenant of await db.tenants())
    if (tenant !== from)
      await db.asWorker(tenant, async (tx) => {
        let news = 0
        for (const report of reports) if (await carryReport(tx, report)) news += 1
        if (news > 0) await publishSoon(tx)
      })
}

/** From anybody to the national keepers: that a number is wrong or is to be secret, and what was written about it. */
async function carryToKeepers(db: Database, from: string, { organisation, reports }: Carried): Promise<void> {
  const bad = reports.flatMap(({ verdict, id, line, on, note }) =>
    verdict === 'checked' ? [] : [{ verdict, id, line, on, note: note ?? '–', organisation }],
  )
  if (bad.length === 0) return
  for (const tenant of await db.tenants())
    if (tenant !== from)
      await db.asWorker(tenant, async (tx) => {
        if (!(await isKeeper(tx))) return
        let news = 0
        for (const told of bad) if (await carryTold(tx, told)) news += 1
        if (news === 0) return
        const here = [...(await accountsAs(tx, 'communicator')), ...(await accountsAs(tx, 'national_coordinator'))]
        await tell(tx, here, REMINDER)
      })
}

/** One report, as soon as it is made. */
export const carryOne: Job = async ({ db }, { tenant, id }) => {
  const carried = await readOwn(db, tenant, id)
  await (carried.keeper ? carryToAll(db, tenant, carried.reports) : carryToKeepers(db, tenant, carried))
}

/** Each day: an organisation that has come since gets what the keeper knows, and what grows old is reminded of. */
export const tendLines: Job = async ({ db }, { tenant }) => {
  const carried = await readOwn(db, tenant)
  if (carried.keeper) await carryToAll(db, tenant, carried.reports)
  await db.asWorker(tenant, (tx) => remind(tx, dayOf(new Date())))
}

async function remind(tx: Tx, day: string): Promise<void> {
  const communicators = await accountsAs(tx, 'communicator')
  if (communicators.length === 0) return
  let news = 0
  for (const { line, since, stage } of await linesHere(tx, day))
    if (stage !== undefined && (await noteReminder(tx, line.id, since ?? 'unknown', stage))) news += 1
  if (news > 0) await tell(tx, communicators, REMINDER)
}

/** On Idag: what others have reported, what the keeper proposes, and which numbers nobody has checked for long. */
export async function waitingLines(tx: Tx, day = dayOf(new Date())): Promise<Waiting[]> {
  if (!mayKeepLines(askerOf(tx)).ok) return []
  const lines = await linesHere(tx, day)
  const told = lines.filter((one) => one.told.length > 0)
  const keepsHere = tx.hasRole('communicator')
  const where = (found: typeof lines) => (found.length === 1 && found[0] ? `/linjer/${found[0].line.id}` : '/linjer')
  const line = (harm: 3 | 4, sv: string, en: string, found: typeof lines): Waiting => ({
    harm,
    text: { sv, en },
    count: found.length,
    href: where(found),
  })
  return [
    line(3, 'Stödlinjer som andra har rapporterat fel', 'Helplines that others have reported wrong', told),
    ...(keepsHere
      ? [
          line(
            3,
            'Stödlinjer där den nationella myndigheten föreslår något',
            'Helplines where the national agency proposes something',
            lines.filter((one) => one.standing.proposal),
          ),
          line(
            3,
            'Stödlinjer som ingen har kontrollerat på 90 dagar',
            'Helplines that nobody has checked for 90 days',
            lines.filter((one) => one.stage === 90),
          ),
          line(
            4,
            'Stödlinjer att kontrollera inom två veckor',
            'Helplines to check within two weeks',
            lines.filter((one) => one.stage === 75),
          ),
        ]
      : []),
  ]
}
