import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { addressOf, forgetAddress, setAddress } from '../mail/index.ts'
import type { ChangedAccount, NewAccount } from './account.ts'
import { invite } from './deeds-invite.ts'
import { administered, type Done, reachAccount, standingOf, withAccount } from './deeds-reach.ts'
import { mayChangeAccount, mayListAccounts, mayMakeAccounts, maySeeAccount } from './policy.ts'
import { type AccountLine, accountLines, countAccounts, insertAccount, sealedName, updateAccount, type View } from './store.ts'
import { type InvitationLine, invitationsOf } from './store-invite.ts'
import { openUnits } from './store-unit.ts'

export interface Listed {
  accounts: AccountLine[]
  pages: number
  /** The whole organisation, or the own unit only. */
  whole: boolean
}

/** Functions, states and roles; no names. The head of a unit sees the own unit. Undefined for anyone else. */
export function listAccounts(db: Database, actor: Actor, view: View, page: number, most: number): Promise<Listed | undefined> {
  return db.as(actor, async (tx) => {
    if (!mayListAccounts(standingOf(tx)).ok) {
      await tx.audit({ deed: 'account.list', outcome: 'not_reached', purpose: 'administration' })
      return undefined
    }
    const whole = tx.hasRole('system_owner')
    const unit = whole ? undefined : (tx.reach.unit ?? '')
    const pages = Math.max(1, Math.ceil((await countAccounts(tx, view, unit)) / most))
    await tx.audit({ deed: 'account.list', purpose: 'administration' })
    return { accounts: await accountLines(tx, view, unit, most, (Math.min(page, pages) - 1) * most), pages, whole }
  })
}

export interface SeenAccount {
  account: AccountLine
  name: string
  /** Known to the system owner only. */
  address: string | undefined
  invitations: InvitationLine[]
  own: boolean
  owner: boolean
}
/** One account with the name of the person, which is opened here and nowhere else. */
export function seeAccount(db: Database, actor: Actor, id: string): Promise<SeenAccount | undefined> {
  return db.as(actor, async (tx) => {
    const account = await reachAccount(tx, id, 'account.see', maySeeAccount)
    if (!account) return undefined
    await tx.audit({ deed: 'account.see', ...administered(id) })
    const owner = tx.hasRole('system_owner')
    return {
      account,
      name: (await sealedName(tx, id)) ?? '',
      address: owner ? await addressOf(tx, id) : undefined,
      invitations: owner ? await invitationsOf(tx, id) : [],
      own: id === tx.actor.account,
      owner,
    }
  })
}

/** The units in which somebody may be placed. Undefined for whoever makes no accounts. */
export function unitsForAccounts(db: Database, actor: Actor): Promise<{ id: string; name: string }[] | undefined> {
  return db.as(actor, async (tx) => {
    if (mayMakeAccounts(standingOf(tx)).ok) return openUnits(tx)
    await tx.audit({ deed: 'account.make', outcome: 'not_reached', purpose: 'administration' })
    return undefined
  })
}

/** One account with its address and its link, in the caller's transaction. */
export async function makeOne(tx: Tx, config: Config, made: NewAccount): Promise<string> {
  const id = await insertAccount(tx, made)
  await tx.audit({ deed: 'account.make', ...administered(id) })
  await setAddress(tx, id, made.address)
  await tx.audit({ deed: 'mail.address', ...administered(id) })
  await invite(tx, config, id, 'invited')
  return id
}

/** Undefined for whoever makes no accounts, and for a unit that does not stand open. */
export function makeAccount(db: Database, actor: Actor, config: Config, made: NewAccount): Promise<string | undefined> {
  return db.as(actor, async (tx) => {
    const open = mayMakeAccounts(standingOf(tx)).ok ? await openUnits(tx) : []
    if (open.some((unit) => unit.id === made.unit)) return makeOne(tx, config, made)
    await tx.audit({ deed: 'account.make', outcome: 'not_reached', purpose: 'administration' })
    return undefined
  })
}

export function changeAccount(db: Database, actor: Actor, id: string, changed: ChangedAccount): Promise<Done> {
  return withAccount(db, actor, id, 'account.change', mayChangeAccount, async (tx) => {
    await updateAccount(tx, id, changed)
    if ((await addressOf(tx, id)) === changed.address) return
    if (changed.address === undefined) await forgetAddress(tx, id)
    else await setAddress(tx, id, changed.address)
    await tx.audit({ deed: 'mail.address', ...administered(id) })
  })
}
