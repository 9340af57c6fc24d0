import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { Waiting } from '../../platform/module.ts'
import { setAddress } from './deeds-address.ts'
import type { Wish } from './mail.ts'
import { addressRow, type BouncedRow, bouncedRows, writeWish } from './store-address.ts'
import { countStuck, type OwnMail, ownMails } from './store-outcome.ts'

const MAILS_SHOWN = 10

type Self = Actor & { account: string }

export interface OwnMessages {
  address: string | undefined
  wish: Wish
  bounced: { at: Date; status: string | null } | undefined
  mails: OwnMail[]
}

/** One's own address, wishes, and how the last mails fared. */
export const seeOwn = (db: Database, actor: Self): Promise<OwnMessages> =>
  db.as(actor, async (tx) => {
    const row = await addressRow(tx, actor.account)
    if (!row) return { address: undefined, wish: { pace: 'at_once', hours: [8, 13] }, bounced: undefined, mails: [] }
    return {
      address: (await tx.keys()).own().open('mail_address', 'sealed', actor.account, row.sealed),
      wish: { pace: row.pace, hours: row.hours },
      bounced: row.bounced_at ? { at: row.bounced_at, status: row.bounce_status } : undefined,
      mails: await ownMails(tx, actor.account, MAILS_SHOWN),
    }
  })

export const changeAddress = (db: Database, actor: Self, address: string): Promise<void> =>
  db.as(actor, async (tx) => {
    await setAddress(tx, actor.account, address)
    await tx.enqueue('way_in_changed', actor.account)
    await tx.audit({ deed: 'mail.address', object: { kind: 'account', id: actor.account } })
  })

/** False for whoever has no address to be told at. */
export const changeWish = (db: Database, actor: Self, wish: Wish): Promise<boolean> =>
  db.as(actor, async (tx) => {
    const done = await writeWish(tx, actor.account, wish)
    await tx.audit({ deed: 'mail.pace', outcome: done ? 'done' : 'not_reached', object: { kind: 'account', id: actor.account } })
    return done
  })

export interface Delivery {
  /** Is there a server that takes our mail? */
  configured: boolean
  bounced: BouncedRow[]
  stuck: { count: number; oldest: Date | null }
}

/** How mail fares in the whole organisation. Undefined for anyone but the system owner. */
export async function seeDelivery(db: Database, actor: Self, config: Config): Promise<Delivery | undefined> {
  const bounced = await db.as(actor, async (tx) => {
    const may = tx.hasRole('system_owner')
    await tx.audit({ deed: 'outbox.see', outcome: may ? 'done' : 'not_reached' })
    return may ? bouncedRows(tx) : undefined
  })
  return bounced && { configured: isConfigured(config), bounced, stuck: await db.asWorker(actor.tenant, countStuck) }
}

const isConfigured = (config: Config): boolean => config.smtp_url !== '' && config.mail_from !== ''

/** On Idag: an own address that does not answer; for the system owner, mail that does not get out. */
export async function mailWaiting(tx: Tx, account: string, db: Database, config: Config): Promise<Waiting[]> {
  const own = await addressRow(tx, account)
  const waiting: Waiting[] = [
    {
      harm: 4,
      text: { sv: 'Din e-postadress svarar inte', en: 'Your mail address does not answer' },
      count: own?.bounced_at ? 1 : 0,
      href: '/mina-meddelanden',
      oldest: own?.bounced_at ?? undefined,
    },
  ]
  if (!tx.hasRole('system_owner')) return waiting
  const bounced = await bouncedRows(tx)
  const stuck = await db.asWorker(tx.actor.tenant, countStuck)
  return [
    ...waiting,
    {
      harm: 4,
      text: { sv: 'E-postadresser som inte svarar', en: 'Mail addresses that do not answer' },
      count: bounced.length,
      href: '/e-post',
      oldest: bounced[0]?.bounced_at,
    },
    {
      harm: 3,
      text: { sv: 'E-post som inte går fram till servern', en: 'Mail that does not reach the server' },
      count: stuck.count,
      href: '/e-post',
      oldest: stuck.oldest ?? undefined,
    },
    {
      harm: 3,
      text: { sv: 'E-post är inte inställd: ingenting skickas', en: 'Mail is not set up: nothing is sent' },
      count: config.demo || isConfigured(config) ? 0 : 1,
      href: '/e-post',
    },
  ]
}
