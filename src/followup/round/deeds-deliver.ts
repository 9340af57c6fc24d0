/** Jobs: a round goes to whoever is invited, an answer comes back. Each acts for one organisation at a time, never for two at once. */
import type { Config } from '../../config.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Job } from '../../platform/module.ts'
import { homeOf } from '../../organisation/mail/index.ts'
import { answerTaken, submissionEnvelope, takeComparison, takeRound } from '../answer/index.ts'
import { type Envelope, openEnvelope, type RoundDocument, seal } from '../exchange/index.ts'
import { about } from './asker.ts'
import { comparisonFor } from './deeds-picture.ts'
import { receive, type Received } from './deeds-receive.ts'
import { replyCode } from './link.ts'
import { type Invited, lastDay, REFUSALS, type RefusalOf, type Round } from './round.ts'
import { coordinatorOf, invitationById, markFirst } from './store-invitation.ts'
import { ownName, roundById, setsOf, supportersOf } from './store-round.ts'

/** The round as this one organisation gets it. In the coordinator's own name. */
export async function documentFor(tx: Tx, config: Config, invited: Invited, round: Round): Promise<RoundDocument> {
  const former = round.former === null ? undefined : await roundById(tx, round.former)
  const board = invited.supporter === null ? undefined : (await supportersOf(tx, round.id)).find((one) => one.county === invited.county)
  return {
    kind: 'samvarn-round',
    version: 1,
    round: round.id,
    title: round.title,
    lead: round.lead,
    from: await ownName(tx),
    coordinator: tx.actor.tenant,
    opens: round.opens,
    closes: lastDay(invited, round),
    sets: (await setsOf(tx, round.id)).map((one) => one.document),
    invited: { invitation: invited.id, name: invited.name, county: invited.county },
    ...(former ? { former: { round: former.id, title: former.title } } : {}),
    ...(round.secrecy === '' ? {} : { secrecy: round.secrecy }),
    ...(board ? { supporter: board.name } : {}),
    reply_code: replyCode(await tx.keys(), invited.id),
    ...(config.public_url === '' ? {} : { reply_to: `${homeOf(config)}/api/v1/rundor/svar` }),
  }
}
export async function envelopeFor(
  tx: Tx,
  config: Config,
  id: string,
): Promise<{ envelope: Envelope; invited: Invited; round: Round } | undefined> {
  const invited = await invitationById(tx, id)
  const round = invited && (await roundById(tx, invited.round))
  if (!invited || !round || invited.withdrawn_at !== null || round.state === 'draft') return undefined
  return { envelope: await seal(tx, await documentFor(tx, config, invited, round)), invited, round }
}

/** Job `deliver_round` ({ tenant: the coordinator, id: invitation }): into the house of one that stands here. Safe to repeat. */
export const deliverRound: Job = async ({ db, config }, { tenant, id }) => {
  const made = await db.asWorker(tenant, (tx) => envelopeFor(tx, config, id))
  const hosted = made?.invited.hosted
  if (!made || !hosted) return
  const taken = await db.asWorker(hosted, (tx) => takeRound(tx, made.envelope, tenant))
  await db.asWorker(tenant, async (tx) => {
    if (taken.ok) await markFirst(tx, id, 'delivered_at')
    await tx.audit({ deed: 'round.deliver', outcome: taken.ok ? 'done' : 'refused', ...about('round_invitation', id) })
  })
}

/** Job `begun_round` ({ tenant: the invited, id: invitation }): somebody there has begun to answer. Says nothing more. */
export const begunRound: Job = async ({ db }, { tenant, id }) => {
  const coordinator = await db.asWorker(tenant, (tx) => coordinatorOf(tx, id))
  if (coordinator !== undefined) await db.asWorker(coordinator, (tx) => markFirst(tx, id, 'begun_at'))
}

/** Job `take_answer` ({ tenant: the answering, id: its submission }). */
export const takeAnswer: Job = async ({ db }, { tenant, id }) => {
  const sent = await db.asWorker(tenant, (tx) => submissionEnvelope(tx, id))
  if (!sent) return
  const opened = await openEnvelope(sent.envelope)
  const answer = async (received: Received) => {
    const because = received.ok ? undefined : REFUSALS[received.because].sv
    await db.asWorker(tenant, (tx) => answerTaken(tx, id, because === undefined ? { ok: true } : { ok: false, because }))
  }
  const refuse = (because: RefusalOf) => answer({ ok: false, because })
  if (!opened.ok || opened.document.kind !== 'samvarn-answer') return refuse('unsigned')
  const { document, key } = opened
  // The invitation is found by the answering organisation's own reach: another organisation's is not there to be found.
  const coordinator = await db.asWorker(tenant, (tx) => coordinatorOf(tx, document.invitation))
  if (coordinator === undefined || coordinator !== sent.coordinator) return refuse('not_invited')
  return answer(await db.asWorker(coordinator, (tx) => receive(tx, document.invitation, document, { way: 'here', key })))
}

/** Job `give_comparison` ({ tenant: the coordinator, id: invitation }): after the round has closed, or when asked for. */
export const giveComparison: Job = async ({ db }, { tenant, id }) => {
  const made = await db.asWorker(tenant, async (tx) => {
    const hosted = (await invitationById(tx, id))?.hosted
    const comparison = hosted ? await comparisonFor(tx, id) : undefined
    return hosted && comparison ? { hosted, comparison } : undefined
  })
  if (!made) return
  const taken = await db.asWorker(made.hosted, (tx) => takeComparison(tx, id, made.comparison))
  await db.asWorker(tenant, (tx) =>
    tx.audit({ deed: 'round.compare', outcome: taken ? 'done' : 'failed', ...about('round_invitation', id) }),
  )
}
