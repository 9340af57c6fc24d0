/** Mail without content: to function addresses by post, to those who stand here by what their own house tells them. */
import { dayOf } from '../../platform/day.ts'
import type { JobContext, Job } from '../../platform/module.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { nextFor, postToFunction, tell } from '../../organisation/mail/index.ts'
import { about } from './asker.ts'
import { closeIn } from './deeds.ts'
import { linkPath, linkToken } from './link.ts'
import { isReminderDay, lastDay, standingOf } from './round.ts'
import { coordinatorOfMail } from './store-county.ts'
import { addressOf, invitationById, invitedOf, lockInvitation } from './store-invitation.ts'
import { addMail, claimMail, coordinatorsHere, mailById, type MailRow, openMails, settleMail } from './store-mail.ts'
import { openRounds } from './store-round.ts'

/** What goes out for one row, as things stand now. Undefined when nobody is to have it any more. */
async function directionsOf(tx: Tx, mail: MailRow): Promise<{ hosted: string } | { to: string; path: string } | undefined> {
  const invited = await lockInvitation(tx, mail.invitation)
  if (!invited || invited.withdrawn_at !== null) return undefined
  if (mail.reason === 'reminder' && standingOf(invited) === 'answered') return undefined
  if (invited.hosted !== null) return { hosted: invited.hosted }
  const keys = await tx.keys()
  const found = await addressOf(tx, invited.id)
  if (!found?.address_sealed) return undefined
  return {
    to: keys.own().open('round_organisation', 'address_sealed', found.organisation, found.address_sealed),
    path: linkPath(linkToken(keys, invited.id, invited.token_generation)),
  }
}

async function send(context: JobContext, tenant: string, mail: MailRow, inDoubt: boolean): Promise<void> {
  const { db, config, log } = context
  const going = await db.asWorker(tenant, async (tx) => {
    const to = await directionsOf(tx, mail)
    if (!to) await settleMail(tx, mail.id, 'failed', null)
    // In the demonstration nothing leaves: the row stays, and the page shows the link that would have been sent.
    const nothing = to === undefined || ('to' in to && config.demo)
    return nothing || !(await claimMail(tx, mail, inDoubt)) ? undefined : to
  })
  if (!going) return
  if ('hosted' in going) {
    await db.asWorker(going.hosted, async (tx) => tell(tx, await coordinatorsHere(tx), 'follow_up_waits'))
    return db.asWorker(tenant, (tx) => settleMail(tx, mail.id, 'accepted', null))
  }
  const outcome = await postToFunction(config, { id: mail.id, ...going })
  if (outcome === undefined || outcome.kind === 'silent') return
  await db.asWorker(tenant, async (tx) => {
    if (outcome.kind === 'accepted') await settleMail(tx, mail.id, 'accepted', null)
    else await settleMail(tx, mail.id, outcome.kind === 'later' ? 'later' : 'failed', outcome.status)
  })
  if (outcome.kind === 'accepted') log.info('mail_sent', { tenant, id: mail.id })
  else log.error(outcome.kind === 'no_such_address' ? 'mail_bounced' : 'mail_refused', { tenant, id: mail.id })
}

/** Job `round_mail`: one mail, as soon as somebody has asked for it. */
export const roundMail: Job = async (context, { tenant, id }) => {
  const mail = await context.db.asWorker(tenant, (tx) => mailById(tx, id))
  if (mail && mail.attempts === 0) await send(context, tenant, mail, false)
}
/** Job `county_reminder` ({ tenant: the county board, id: mail }): the coordinator's house sends what the board asked for. */
export const countyReminder: Job = async (context, { tenant, id }) => {
  const coordinator = await context.db.asWorker(tenant, (tx) => coordinatorOfMail(tx, id))
  if (coordinator !== undefined) await roundMail(context, { tenant: coordinator, id })
}

/** Job `round_mail_sweep`: what must be tried again. */
export const sweepMail: Job = async (context, { tenant }) => {
  if (context.config.demo) return
  const now = new Date()
  for (const mail of await context.db.asWorker(tenant, openMails)) {
    const next = mail.attempts === 0 ? 'try_again' : nextFor(mail, now)
    if (next === 'give_up') await context.db.asWorker(tenant, (tx) => settleMail(tx, mail.id, 'failed', mail.status))
    if (next === 'try_again' || next === 'try_in_doubt') await send(context, tenant, mail, next === 'try_in_doubt')
  }
}

/** One reminder a day at most, and none to whoever has answered. Answers with the row of the new mail. */
export async function remindIn(tx: Tx, invitation: string): Promise<string | undefined> {
  const invited = await invitationById(tx, invitation)
  if (!invited || invited.withdrawn_at !== null || standingOf(invited) === 'answered') return undefined
  const mail = await addMail(tx, invitation, 'reminder')
  if (mail === undefined) return undefined
  await tx.enqueue('round_mail', mail)
  await tx.audit({ deed: 'round.remind', ...about('round_invitation', invitation) })
  return mail
}

/** Job `tend_rounds`, each morning: what has come to its last day is closed, and those who have not answered are reminded. */
export const tendRounds: Job = (context, { tenant }) => tend(context, tenant, new Date())

export async function tend({ db }: Pick<JobContext, 'db'>, tenant: string, now: Date): Promise<void> {
  const today = dayOf(now)
  for (const round of await db.asWorker(tenant, openRounds)) {
    if (round.closes < today) {
      await db.asWorker(tenant, async (tx) => {
        await closeIn(tx, round.id)
        await tx.audit({ deed: 'round.close', ...about('round', round.id) })
      })
      continue
    }
    await db.asWorker(tenant, async (tx) => {
      for (const one of await invitedOf(tx, round.id))
        if (isReminderDay(lastDay(one, round), today) && standingOf(one) !== 'answered') await remindIn(tx, one.id)
    })
  }
}
