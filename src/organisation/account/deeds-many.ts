import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import { makeOne } from './deeds.ts'
import { standingOf } from './deeds-reach.ts'
import { judgeMany, type ManyRow, unitNamed } from './many.ts'
import { mayMakeAccounts } from './policy.ts'
import { openAddresses } from './store.ts'
import { openUnits } from './store-unit.ts'

/** The list lies sealed, for the one who brought it, between the reading and the decision. */
const DRAFT = 'many_accounts'

const refuse = async (tx: Tx): Promise<undefined> => {
  await tx.audit({ deed: 'account.make', outcome: 'not_reached', purpose: 'administration' })
  return undefined
}

export const keepMany = (db: Database, actor: Actor, rows: readonly ManyRow[]): Promise<string | undefined> =>
  db.as(actor, async (tx) => (mayMakeAccounts(standingOf(tx)).ok ? keepDraft(tx, DRAFT, rows) : refuse(tx)))

const readMany = async (tx: Tx, id: string): Promise<ManyRow[] | undefined> => {
  const rows = isId(id) && mayMakeAccounts(standingOf(tx)).ok ? ((await draftOf(tx, DRAFT, id)) as ManyRow[] | undefined) : undefined
  return rows && judgeMany(rows, await openUnits(tx), await openAddresses(tx))
}

/** The rows with what is wrong in each as things stand now. */
export const seeMany = (db: Database, actor: Actor, id: string): Promise<ManyRow[] | undefined> =>
  db.as(actor, async (tx) => (await readMany(tx, id)) ?? refuse(tx))

/** All of them or none, in one transaction. `conflict`: a row no longer holds; the preview says which. */
export const makeMany = (db: Database, actor: Actor, config: Config, id: string): Promise<'done' | 'absent' | 'conflict'> =>
  db.as(actor, async (tx) => {
    const rows = await readMany(tx, id)
    if (!rows) {
      await refuse(tx)
      return 'absent'
    }
    const units = await openUnits(tx)
    if (rows.some((row) => row.problems.length > 0)) return 'conflict'
    for (const { values } of rows) {
      const unit = values && unitNamed(units, values.unit)
      if (values && unit) await makeOne(tx, config, { ...values, unit })
    }
    await dropDrafts(tx, DRAFT)
    return 'done'
  })
