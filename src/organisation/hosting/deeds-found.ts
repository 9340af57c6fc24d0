import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import { DatabaseFault } from '../../platform/database/pools.ts'
import type { Job } from '../../platform/module.ts'
import { invite } from '../account/index.ts'
import { setAddress } from '../mail/index.ts'
import { lockHosted, markCome, markMade, markRefused, type ToFound } from './store.ts'
import { firstInvited, hasUnits, hostOf, insertFirstAccount, insertTenant, isFounded } from './store-found.ts'

/** Jobs that found what a host has invited. Each acts for the host or for the new organisation, never for both at once. */

const FIRST = { unit: 'Ledning', signature: 'Systemägare' }
const UNIQUE = '23505'

/** Job `found_organisation`: may run twice, and founds once: the row's id is the organisation's. */
export const foundOrganisation: Job = async ({ db, config }, { tenant: host, id }) => {
  await db.asWorker(host, async (tx) => {
    const row = await lockHosted(tx, id)
    if (row?.state !== 'waiting') return
    if (!(await foundTenant(db, host, row))) {
      await markRefused(tx, id, 'slug_taken')
      return
    }
    await furnish(db, config, row)
    await markMade(tx, id)
    await tx.audit({ deed: 'hosting.found', purpose: 'administration', object: { kind: 'hosted', id } })
  })
}

/** The organisation's own row, alone in its transaction: its key must stand before anything is sealed under it. */
async function foundTenant(db: Database, host: string, { id, name, kind, slug }: ToFound): Promise<boolean> {
  if (await db.asWorker(id, (tx) => isFounded(tx, id))) return true
  try {
    await db.asWorker(id, (tx) => insertTenant(tx, { name, kind, slug, host, key: db.newTenantKey(id) }))
    return true
  } catch (error) {
    if (error instanceof DatabaseFault && error.code === UNIQUE) return db.asWorker(id, (tx) => isFounded(tx, id))
    throw error
  }
}

const furnish = (db: Database, config: Config, { id, address }: ToFound): Promise<void> =>
  db.asWorker(id, async (tx) => {
    if (await hasUnits(tx)) return
    const account = await insertFirstAccount(tx, FIRST)
    await setAddress(tx, account, address)
    await tx.audit({ deed: 'hosting.found', purpose: 'administration', object: { kind: 'account', id: account } })
    await invite(tx, config, account, 'first')
  })

/** Job `invite_hosted`: a new link to the first account, while nobody has come. */
export const inviteHosted: Job = async ({ db, config }, { tenant: host, id }) => {
  const row = await db.asWorker(host, (tx) => lockHosted(tx, id))
  if (row?.state !== 'made' || row.came_at !== null) return
  await db.asWorker(id, async (tx) => {
    if ((await hostOf(tx, id)) !== host) return
    const first = await firstInvited(tx)
    if (first && !first.come) await invite(tx, config, first.account, 'first')
  })
}

/** Timed, in each hosted organisation: tells the host that the first person has come, and nothing more. */
export const tellHost: Job = async ({ db }, { tenant }) => {
  const host = await db.asWorker(tenant, async (tx) => {
    const found = await hostOf(tx, tenant)
    return found !== null && (await firstInvited(tx))?.come ? found : null
  })
  if (host !== null) await db.asWorker(host, (tx) => markCome(tx, tenant))
}
