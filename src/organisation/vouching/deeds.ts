import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { Job, Waiting } from '../../platform/module.ts'
import { tell } from '../mail/index.ts'
import { type Asker, mayVouch } from './policy.ts'
import { colleaguesOf, lift, pauses } from './store.ts'
import type { Pause } from './vouching.ts'

const askerOf = (tx: Tx): Asker => ({
  system_owner: tx.hasRole('system_owner'),
  unit_head: tx.hasRole('unit_head'),
  officer: tx.hasRole('protection_officer', 'deputy'),
})
const judged = (tx: Tx, pause: Pick<Pause, 'account' | 'unit'>) =>
  mayVouch(askerOf(tx), pause.account === tx.actor.account ? 'self' : 'other', pause.unit === tx.reach.unit ? 'own' : 'other')

async function mine(tx: Tx): Promise<Pause[]> {
  return (await pauses(tx)).filter((pause) => judged(tx, pause).ok)
}

/** Those for whom whoever asks may vouch. Undefined for whoever may never vouch for anybody. */
export const seeWaiting = (db: Database, actor: Actor): Promise<Pause[] | undefined> =>
  db.as(actor, async (tx) => {
    const { system_owner, unit_head, officer } = askerOf(tx)
    const may = !system_owner && (unit_head || officer)
    await tx.audit({ deed: 'vouch.list', ...(may ? {} : { outcome: 'not_reached' as const }) })
    return may ? mine(tx) : undefined
  })

/** It is she: what her account reaches counts again at her next request. */
export const vouch = (db: Database, actor: Actor, account: string): Promise<'done' | 'absent'> =>
  db.as(actor, async (tx) => {
    const found = (await mine(tx)).find((pause) => pause.account === account)
    const done = found !== undefined && (await lift(tx, account))
    await tx.audit({
      deed: 'vouch.give',
      outcome: done ? 'done' : 'not_reached',
      purpose: 'administration',
      object: { kind: 'account', id: account },
    })
    return done ? 'done' : 'absent'
  })

export async function waitingVouching(tx: Tx): Promise<Waiting[]> {
  const found: Waiting[] = []
  if (tx.reach.paused)
    found.push({
      harm: 2,
      text: {
        sv: 'Din behörighet vilar tills en kollega har intygat att det är du',
        en: 'Your access waits until a colleague has vouched for you',
      },
      count: 1,
      href: '/behorighet/vilar',
    })
  const [first, ...others] = await mine(tx)
  if (first)
    found.push({
      harm: 2,
      text: { sv: 'Kollegor att intyga', en: 'Colleagues to vouch for' },
      count: 1 + others.length,
      href: '/behorighet/intyga',
      oldest: first.since,
    })
  return found
}

/** Somebody's reach waits: those who may vouch are told, and so is she, once a pause. */
export const tellVouching: Job = async ({ db }, { tenant, id }) => {
  await db.asWorker(tenant, async (tx) => {
    if (!(await pauses(tx)).some(({ account }) => account === id)) return
    await tell(tx, [id, ...(await colleaguesOf(tx, id))], 'vouch_waits')
  })
}
