/** What waits for somebody here, and what becomes of it when somebody leaves. */
import { tell } from '../../organisation/mail/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { HandOver, Holding, Job, Waiting } from '../../platform/module.ts'
import { unanswered } from './answer.ts'
import { askerOf } from './asker.ts'
import { mayRun } from './policy.ts'
import { allParts, colleagues, duePartsOwners, heldParts, passPartOn, type PartRow } from './store-part.ts'
import { allRounds, coordinators } from './store-round.ts'
import { restlessSubmissions } from './store-submission.ts'
import { commentsOf } from './store-talk.ts'

const line = (harm: Waiting['harm'], sv: string, en: string, found: readonly { at: Date; href: string }[]): Waiting => ({
  harm,
  text: { sv, en },
  count: found.length,
  href: found.length === 1 ? (found[0]?.href ?? '/svar') : '/svar',
  oldest: found.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime())[0],
})
const asPart = (part: PartRow) => ({ at: part.created_at, href: `/svar/${part.id}` })

export async function waitingAnswers(tx: Tx): Promise<Waiting[]> {
  const asker = askerOf(tx)
  const me = asker.account ?? ''
  const parts = (await allParts(tx)).filter((part) => !part.locked)
  const rounds = (await allRounds(tx)).filter((round) => !round.locked && mayRun(asker, round.unit).ok)
  const held = parts.filter((part) => part.owner === me)
  const talk = await commentsOf(
    tx,
    held.map((part) => part.id),
  )
  const asked = held.filter((part) => unanswered(talk.filter((one) => one.part === part.id)).length > 0)
  const isAll = (id: string, ready: (part: PartRow) => boolean) => {
    const here = parts.filter((part) => part.round === id)
    return here.length > 0 && here.every(ready)
  }
  const signable = rounds.filter(({ id }) =>
    isAll(id, (part) => part.state === 'approved' || (part.state === 'ready' && part.reviewer === null)),
  )
  const unhanded = rounds.filter(({ id, round }) => round !== null && !parts.some((part) => part.round === id))
  const restless = await restlessSubmissions(tx)
  return [
    line(
      3,
      'Ett svar som inte togs emot',
      'An answer that was not taken',
      restless.filter((one) => one.state === 'refused').map(asSubmission),
    ),
    line(
      3,
      'Ord i ett svar som ska genom röjandekontrollen',
      'Words in an answer that are to pass the check',
      restless.filter((one) => one.state !== 'refused' && one.signed_by === me).map(asSubmission),
    ),
    line(4, 'Din del av en runda', 'Your part of a round', held.filter((part) => part.state === 'open').map(asPart)),
    line(
      4,
      'Frågor som en kollega har bett dig svara på',
      'Questions that a colleague has asked you to answer',
      parts.filter((part) => part.state === 'open' && part.helpers.includes(me)).map(asPart),
    ),
    line(4, 'Kommentarer på dina svar', 'Comments on your answers', asked.map(asPart)),
    line(4, 'Svar att granska', 'Answers to review', parts.filter((part) => part.reviewer === me && part.state === 'ready').map(asPart)),
    line(
      4,
      'En runda att dela ut',
      'A round to hand out',
      unhanded.map(({ id, created_at }) => ({ at: created_at, href: `/svar/runda/${id}` })),
    ),
    line(
      4,
      'Svar att skriva under',
      'Answers to sign off',
      signable.map(({ id, created_at }) => ({ at: created_at, href: `/svar/runda/${id}` })),
    ),
  ]
}
const asSubmission = ({ round, number, signed_at }: { round: string; number: number; signed_at: Date }) => ({
  at: signed_at,
  href: `/svar/runda/${round}/underskrift/${number}`,
})

const WHOLE = 'alla'
const audited = { deed: 'account.hand_over', purpose: 'follow_up' } as const
/** A unit's part goes to a colleague of that unit; the whole organisation's to its coordinator or a colleague of the one who leaves. */
export const handOverAnswers: HandOver = {
  async held(tx, account) {
    const parts = await heldParts(tx, account)
    const all = await colleagues(tx)
    const own = all.find((one) => one.id === account)?.unit
    const runners = await coordinators(tx)
    return [...new Set(parts.map((part) => part.unit))].map((unit): Holding => {
      const near = all.filter((one) => one.unit === (unit ?? own) || (unit === null && runners.includes(one.id)))
      return {
        key: unit ?? WHOLE,
        text: { sv: 'Delar av rundor att svara på, granska eller hjälpa till med', en: 'Parts of rounds to answer, review or help with' },
        count: parts.filter((part) => part.unit === unit).length,
        heirs: near.map((one) => one.id).filter((id) => id !== account),
      }
    })
  },
  async move(tx, key, from, to) {
    const parts = (await heldParts(tx, from)).filter((part) => (part.unit ?? WHOLE) === key)
    for (const { id } of parts) {
      await passPartOn(tx, id, from, to)
      await tx.audit({ ...audited, object: { kind: 'answer_part', id } })
    }
    await tell(tx, [to], 'follow_up_waits')
  },
}

/** Job `answer_waits`: the account whose id it carries is told that something waits. */
export const tellAnswerer: Job = ({ db }, { tenant, id }) => db.asWorker(tenant, (tx) => tell(tx, [id], 'follow_up_waits'))

const REMIND_DAYS = [7, 2]
/** Timed: a week and two days before a part's day, its owner is told that something waits. */
export const remindAnswerers: Job = ({ db }, { tenant }) =>
  db.asWorker(tenant, async (tx) => {
    const owners: string[] = []
    for (const days of REMIND_DAYS) owners.push(...(await duePartsOwners(tx, days)))
    if (owners.length > 0) await tell(tx, owners, 'follow_up_waits')
  })
