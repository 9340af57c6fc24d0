/**
 * Sending, in the organisation's name. A mail is claimed in the database before it is sent and settled after, so that two
 * workers never send the same one, and one that died while sending is found.
 */
import { randomBytes } from 'node:crypto'
import { newId } from '../../platform/ids.ts'
import type { JobContext } from '../../platform/module.ts'
import { nextFor } from './attempts.ts'
import { isDue } from './digest.ts'
import { letterOf } from './letter.ts'
import { INVITATION, URGENT } from './mail.ts'
import { nameOf, openPost, type Outcome, type Parcel, type Post } from './smtp.ts'
import {
  accountsWaiting,
  claimAgain,
  claimMail,
  directionsOf,
  holdAddress,
  lastMailTo,
  messagesOf,
  type OpenMail,
  openMails,
} from './store-sending.ts'
import { accountOfMail, forgetDeadTokens, setAccepted, setBounced, setFailed, setStatus } from './store-outcome.ts'

interface Sending {
  context: JobContext
  tenant: string
  post: Post
  now: Date
}

/** The job: what is due to one account (`only`) or to all of the organisation, and what must be tried again. */
export async function sendWaiting(
  context: JobContext,
  tenant: string,
  { only, now = new Date(), post = openPost(context.config) }: { only?: string; now?: Date; post?: Post | undefined } = {},
): Promise<void> {
  await context.db.asWorker(tenant, forgetDeadTokens)
  if (!post) return
  const sending: Sending = { context, tenant, post, now }
  const accounts = await context.db.asWorker(tenant, (tx) => accountsWaiting(tx, only))
  for (const account of accounts) {
    const mail = await claim(sending, account)
    if (mail !== undefined && !(await sendClaimed(sending, mail))) return
  }
  if (only !== undefined) return
  for (const mail of await context.db.asWorker(tenant, openMails)) if (!(await tryAgain(sending, mail))) return
}

/** One mail of everything that waits for one person, if it is due. */
function claim({ context, tenant, now }: Sending, account: string): Promise<string | undefined> {
  return context.db.asWorker(tenant, async (tx) => {
    const wish = await holdAddress(tx, account)
    if (!wish) return undefined
    const messages = await messagesOf(tx, account)
    const [first] = messages
    if (!first) return undefined
    const presses = messages.some((message) => message.template === INVITATION || URGENT.includes(message.template))
    const taken = wish.pace === 'never' ? messages.filter((m) => m.template === INVITATION || URGENT.includes(m.template)) : messages
    if (!isDue(wish, { oldest: first.created_at, presses, lastMail: await lastMailTo(tx, account) }, now)) return undefined
    const id = newId()
    await claimMail(
      tx,
      { id, account, return_code: randomBytes(16), tried_at: now },
      taken.map((message) => message.id),
    )
    return id
  })
}

async function tryAgain(sending: Sending, mail: OpenMail): Promise<boolean> {
  const { context, tenant, now } = sending
  const next = nextFor(mail, now)
  if (next === 'give_up') {
    await context.db.asWorker(tenant, (tx) => setFailed(tx, mail.id, now))
    context.log.error('mail_refused', { tenant, id: mail.id })
  }
  if (next !== 'try_again' && next !== 'try_in_doubt') return true
  const claimed = await context.db.asWorker(tenant, (tx) => claimAgain(tx, mail, now, next === 'try_in_doubt'))
  return claimed ? sendClaimed(sending, mail.id) : true
}

/** False when the server takes nothing now, so that the rest can wait too. */
async function sendClaimed(sending: Sending, mail: string): Promise<boolean> {
  const { context, tenant, post } = sending
  const parcel = await wrap(sending, mail)
  if (!parcel) {
    await context.db.asWorker(tenant, (tx) => setFailed(tx, mail, sending.now))
    return true
  }
  const outcome = await post.send(parcel)
  await settle(sending, mail, outcome)
  return !(outcome.kind === 'later' && outcome.whole)
}

function wrap({ context: { db, config }, tenant }: Sending, mail: string): Promise<Parcel | undefined> {
  return db.asWorker(tenant, async (tx) => {
    const to = await directionsOf(tx, mail)
    if (!to) return undefined
    const keys = (await tx.keys()).own()
    const { account } = await accountOfMail(tx, mail)
    const { invitation } = to
    const token = invitation && keys.open('invitation', 'token_sealed', invitation.id, invitation.token_sealed)
    return {
      to: keys.open('mail_address', 'sealed', account, to.sealed),
      returnTo: returnAddress(config, to.return_code),
      id: mail,
      letter: letterOf(to.language, config.public_url || `http://${nameOf(config)}`, token),
    }
  })
}

/** VERP: each mail has a sender of its own, so that a bounce tells which mail it is about. */
export function returnAddress(config: Pick<JobContext['config'], 'mail_return' | 'mail_from'>, code: Buffer): string {
  if (config.mail_return === '') return config.mail_from
  const at = config.mail_return.lastIndexOf('@')
  return `${config.mail_return.slice(0, at)}+${code.toString('hex')}${config.mail_return.slice(at)}`
}

function settle({ context: { db, log }, tenant, now }: Sending, mail: string, outcome: Outcome): Promise<void> {
  return db.asWorker(tenant, async (tx) => {
    // A line that broke while the text went leaves the claim as it is: what comes next is told in attempts.ts.
    if (outcome.kind === 'silent') return
    if (outcome.kind === 'accepted') {
      await setAccepted(tx, mail, now)
      log.info('mail_sent', { tenant, id: mail })
      return
    }
    log.error(outcome.kind === 'no_such_address' ? 'mail_bounced' : 'mail_refused', { tenant, id: mail })
    if (outcome.kind === 'later') return setStatus(tx, mail, outcome.status)
    await setFailed(tx, mail, now, outcome.status)
    if (outcome.kind !== 'no_such_address') return
    const { account, created_at } = await accountOfMail(tx, mail)
    if (await setBounced(tx, account, created_at, outcome.status))
      await tx.audit({ deed: 'mail.bounced', outcome: 'failed', object: { kind: 'account', id: account } })
  })
}
