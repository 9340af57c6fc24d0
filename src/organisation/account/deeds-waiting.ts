import type { Database } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Module, Waiting } from '../../platform/module.ts'
import { countHeld, holdingsOf } from './deeds-leave.ts'
import { standingOf } from './deeds-reach.ts'
import { mayListAccounts } from './policy.ts'
import { type AccountLine, endedAccounts } from './store.ts'
import { unusedSince } from './store-invite.ts'
import { headlessUnits } from './store-unit.ts'

/** So many of those who have left are looked through for the first page; the list of accounts has them all. */
const LOOKED_THROUGH_MAX = 20
/** After so many days an unused invitation has probably been lost. */
const UNUSED_DAYS = 3

/** What waits for whoever manages accounts. Somebody may be waiting for an answer from one who has left: harm 2. */
export async function waitingInAccounts(tx: Tx, db: Database, modules: readonly Module[]): Promise<Waiting[]> {
  if (!mayListAccounts(standingOf(tx)).ok) return []
  const owner = tx.hasRole('system_owner')
  const left = (await endedAccounts(tx, owner ? undefined : (tx.reach.unit ?? ''), LOOKED_THROUGH_MAX)).filter(
    (account) => account.id !== tx.actor.account,
  )
  const waiting: Waiting[] = []
  let empty: AccountLine[] = []
  for (const account of left) {
    const count = countHeld(await holdingsOf(db, tx.actor.tenant, modules, account.id))
    if (count > 0) waiting.push(heldBy(account, count))
    else empty = [...empty, account]
  }
  return owner ? [...waiting, ...(await ownersRows(tx, empty))] : waiting
}

const heldBy = (account: AccountLine, count: number): Waiting => ({
  harm: 2,
  text: {
    sv: `${account.signature} har slutat: ${count} ${count === 1 ? 'sak väntar' : 'saker väntar'} på ny ägare`,
    en: `${account.signature} has left: ${count} ${count === 1 ? 'thing waits' : 'things wait'} for a new holder`,
  },
  count,
  href: `/konton/${account.id}/lamna-over`,
  oldest: account.suspended_at ?? undefined,
})

async function ownersRows(tx: Tx, empty: readonly AccountLine[]): Promise<Waiting[]> {
  const unused = await unusedSince(tx, UNUSED_DAYS)
  const [only] = empty
  return [
    {
      harm: 3,
      text: { sv: 'Enheter med en krets men utan enhetschef', en: 'Units with a circle but without a head' },
      count: await headlessUnits(tx),
      href: '/behorighet',
    },
    {
      harm: 4,
      text: {
        sv: `Inbjudningar som ingen har använt på ${UNUSED_DAYS} dagar`,
        en: `Invitations that nobody has used for ${UNUSED_DAYS} days`,
      },
      count: unused.count,
      href: '/konton',
      oldest: unused.oldest ?? undefined,
    },
    {
      harm: 5,
      text: { sv: 'Konton efter någon som har slutat kan stängas', en: 'Accounts of those who have left may be closed' },
      count: empty.length,
      href: empty.length === 1 && only ? `/konton/${only.id}/lamna-over` : '/konton?visa=avslutade',
      oldest: only?.suspended_at ?? undefined,
    },
  ]
}
