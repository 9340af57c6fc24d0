import type { Founded } from '../../organisation/founding/index.ts'
import type { JobContext } from '../../platform/module.ts'
import type { Database } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { breakGlass, closeOwnGlass, judgeOpening, seeGlass } from '../break-glass/index.ts'
import { dayOf } from '../marking/index.ts'
import { takeIn } from '../person/index.ts'
import { DEMO_GLASS } from './glass.ts'
import { demoPeople } from './people.ts'
import { countEntered, hasAsked } from './store.ts'

/**
 * Whether a start that was killed left persons out. Entering them again doubles nobody, so it is enough to count the rows
 * of the log that tell of somebody entered.
 */
export async function lacksDemoPersons(db: Database, founded: readonly Founded[], now = new Date()): Promise<boolean> {
  let entered = 0
  for (const { tenant } of founded) entered += await db.asWorker(tenant, countEntered)
  return entered < demoPeople(dayOf(now)).length
}

/** Enters the invented persons, each by the one who handles her, through the same deed as any other. Returns how many. */
export async function makeDemoPersons(db: Database, founded: readonly Founded[], now = new Date()): Promise<number> {
  let made = 0
  for (const { by, circle, relation, data, statement, sender_place_secret } of demoPeople(dayOf(now))) {
    const organisation = founded.find((one) => one.accounts[by] !== undefined)
    const [account, at] = [organisation?.accounts[by]?.account, organisation?.circles[circle]]
    if (!organisation || account === undefined || at === undefined) continue
    const taken = await db.as({ tenant: organisation.tenant, account }, (tx) =>
      takeIn(tx, at, { relation, data, statement }, { sender_place_secret: sender_place_secret ?? false }),
    )
    if (taken.action === 'new') made += 1
  }
  return made
}

/** Breaks the glass as the invented people do, through the same deeds. Whoever has done so before does not again. Returns how many. */
export async function makeDemoGlass({ db, config, log }: JobContext, founded: readonly Founded[]): Promise<number> {
  let made = 0
  for (const { by, asked, reviewed } of DEMO_GLASS) {
    const organisation = founded.find((one) => one.accounts[by] !== undefined)
    const account = organisation?.accounts[by]?.account
    if (!organisation || account === undefined || (await db.asWorker(organisation.tenant, (tx) => hasAsked(tx, account)))) continue
    const opener = { tenant: organisation.tenant, account }
    const id = newId()
    await breakGlass({ db, config, log }, opener, id, asked)
    await seeGlass(db, opener, id)
    await closeOwnGlass(db, opener, id)
    const judge = reviewed && organisation.accounts[reviewed.by]?.account
    if (judge) await judgeOpening(db, { tenant: organisation.tenant, account: judge }, 'circle', id, config, reviewed)
    made += 1
  }
  return made
}
