/** One invited organisation, as the coordinator sees it and helps it: how far it has come, its levels, more time, once more. */
import { sql } from 'kysely'
import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { isId } from '../../platform/ids.ts'
import type { Waiting } from '../../platform/module.ts'
import { forgetPeer, judgePeer } from '../exchange/index.ts'
import type { QuestionSet } from '../question/index.ts'
import { about, refuse, standingOfActor } from './asker.ts'
import { type Done, keepsRounds } from './deeds.ts'
import { remindIn } from './deeds-mail.ts'
import { linkPath, linkToken, sha256 } from './link.ts'
import { mayChangeTerms, mayInvite, mayKeepRounds, mayRemind, maySeeLevels, type RoundState } from './policy.ts'
import { type Invited, type Round, standingOf } from './round.ts'
import { type AnswerLine, answersTo, type PartLine, partsOf } from './store-answer.ts'
import {
  addressOf,
  askingAgain,
  type InvitedFilter,
  invitationById,
  invitedOf,
  lockInvitation,
  updateInvitation,
  writeAddress,
} from './store-invitation.ts'
import { addMail, type MailRow, mailsTo, type Note, notesTo } from './store-mail.ts'
import { ownName, roundById, setsOf } from './store-round.ts'

const OWN = { own: true, supports: false }

export const seeInvited = (
  db: Database,
  actor: Actor,
  id: string,
  filter: InvitedFilter,
): Promise<{ round: Round; invited: Invited[]; all: number } | undefined> =>
  db.as(actor, async (tx) => {
    const round = isId(id) && keepsRounds(tx) ? await roundById(tx, id) : undefined
    if (!round) return refuse(tx, 'round.invited_see', 'round', id)
    await tx.audit({ deed: 'round.invited_see', ...about('round', id) })
    return { round, invited: await invitedOf(tx, id, filter), all: (await invitedOf(tx, id)).length }
  })

export interface SeenOrganisation {
  round: Round
  invited: Invited
  mails: MailRow[]
  notes: Note[]
  answers: AnswerLine[]
  authority: string
  /** The address that mail goes to; undefined for one that stands here. */
  address: string | undefined
  /** In the demonstration, where no mail leaves: the link that would have been sent. */
  link: string | undefined
  pinned: boolean
}
export const seeOrganisation = (db: Database, actor: Actor, id: string, demo: boolean): Promise<SeenOrganisation | undefined> =>
  db.as(actor, async (tx) => {
    const found = isId(id) && keepsRounds(tx) ? await lockInvitation(tx, id) : undefined
    const round = found && (await roundById(tx, found.round))
    if (!found || !round) return refuse(tx, 'round.invited_see', 'round_invitation', id)
    const keys = await tx.keys()
    const at = await addressOf(tx, id)
    await tx.audit({ deed: 'round.invited_see', ...about('round_invitation', id) })
    const { token_generation, reply_hash: _hash, ...invited } = found
    return {
      round,
      invited,
      mails: await mailsTo(tx, id),
      notes: await notesTo(tx, id),
      answers: await answersTo(tx, id),
      authority: await ownName(tx),
      address: at?.address_sealed ? keys.own().open('round_organisation', 'address_sealed', at.organisation, at.address_sealed) : undefined,
      link: demo && invited.hosted === null && round.state !== 'draft' ? linkPath(linkToken(keys, id, token_generation)) : undefined,
      pinned: (await judgePeer(tx, `organisation:${invited.organisation}`, '')) !== 'first',
    }
  })

export interface SeenLevels {
  round: Round
  invited: Invited
  sets: QuestionSet[]
  answer: AnswerLine
  parts: PartLine[]
  former: PartLine[]
  authority: string
}
/** One organisation's levels, and nothing that it has not chosen to share. Written in the log each time. */
export const seeLevels = (db: Database, actor: Actor, id: string, number?: number): Promise<SeenLevels | undefined> =>
  db.as(actor, async (tx) => {
    const invited = isId(id) && maySeeLevels(standingOfActor(tx), { ...OWN, shared: false }).ok ? await invitationById(tx, id) : undefined
    const round = invited && (await roundById(tx, invited.round))
    const answer = invited && (await answersTo(tx, id)).find((one) => number === undefined || one.number === number)
    if (!invited || !round || !answer) return refuse(tx, 'round.answer_see', 'round_invitation', id)
    await tx.audit({ deed: 'round.answer_see', ...about('round_invitation', id) })
    const before =
      round.former === null ? undefined : (await invitedOf(tx, round.former)).find((one) => one.organisation === invited.organisation)
    return {
      round,
      invited,
      sets: (await setsOf(tx, round.id)).map((one) => one.document),
      answer,
      parts: await partsOf(tx, id, { number: answer.number }),
      former: before ? await partsOf(tx, before.id) : [],
      authority: await ownName(tx),
    }
  })

/** The words of one organisation, where it chose to share them: by set and question. Opened one organisation at a time. */
export const readWords = (db: Database, actor: Actor, id: string): Promise<Record<string, Record<string, string>> | undefined> =>
  db.as(actor, async (tx) => {
    const invited = isId(id) && mayKeepRounds(standingOfActor(tx)).ok ? await invitationById(tx, id) : undefined
    const [answer] = invited ? await answersTo(tx, id) : []
    if (!invited || answer?.sharing !== 'levels_and_words') return refuse(tx, 'round.words_see', 'round_invitation', id)
    await tx.audit({ deed: 'round.words_see', ...about('round_invitation', id) })
    const own = (await tx.keys()).own()
    const words: Record<string, Record<string, string>> = {}
    for (const part of await partsOf(tx, id)) {
      if (!part.words_sealed) continue
      const row = `${id}|${answer.number}|${part.set_id}`
      words[part.set_id] = JSON.parse(own.open('round_answer_part', 'words_sealed', row, part.words_sealed)) as Record<string, string>
    }
    return words
  })

/* ── terms ── */

type May = (tx: Tx, state: RoundState) => { ok: true } | { ok: false; because: string }
function onInvitation(
  db: Database,
  actor: Actor,
  id: string,
  may: May,
  work: (tx: Tx, invited: Invited & { token_generation: number }) => Promise<boolean>,
  deed: Deed = 'round.invitation_change',
): Promise<Done> {
  return db.as(actor, async (tx): Promise<Done> => {
    const invited = isId(id) && keepsRounds(tx) ? await lockInvitation(tx, id) : undefined
    const round = invited && invited.withdrawn_at === null ? await roundById(tx, invited.round) : undefined
    const judged = round && may(tx, round.state)
    if (!invited || !round || !judged?.ok) {
      await refuse(tx, deed, 'round_invitation', id)
      return round ? 'conflict' : 'absent'
    }
    if (!(await work(tx, invited))) return 'conflict'
    await tx.audit({ deed, ...about('round_invitation', id) })
    return 'done'
  })
}
const mayTerms: May = (tx, state) => mayChangeTerms(standingOfActor(tx), { state })
const mayAsk: May = (tx, state) => mayInvite(standingOfActor(tx), { state })

/** Told to the organisation: as a document where it stands here, by mail otherwise. */
async function tellAgain(tx: Tx, { id, hosted }: Pick<Invited, 'id' | 'hosted'>, reason: 'again' | 'reopened' | 'extended'): Promise<void> {
  if (hosted !== null) await tx.enqueue('deliver_round', id)
  const mail = await addMail(tx, id, reason)
  if (mail !== undefined) await tx.enqueue('round_mail', mail)
}

/** More time for this one, to a day that has not passed. */
export const extendFor = (db: Database, actor: Actor, id: string, until: string, at?: Date): Promise<Done> =>
  onInvitation(db, actor, id, mayTerms, async (tx, invited) => {
    if (until < dayOf(at)) return false
    await updateInvitation(tx, id, { closes: until })
    await tellAgain(tx, invited, 'extended')
    return true
  })

/** Once more: the next answer comes with a higher number, and the former one stays readable. */
export const reopenFor = (db: Database, actor: Actor, id: string, until: string, at?: Date): Promise<Done> =>
  onInvitation(db, actor, id, mayTerms, async (tx, invited) => {
    if (until < dayOf(at) || invited.answered_at === null) return false
    await updateInvitation(tx, id, { closes: until, reopened_at: sql`now()`, wants_again_at: null })
    await tellAgain(tx, invited, 'reopened')
    return true
  })

/** A new link; the old one is dead from now on. With another address when one is given. */
export const sendLinkAgain = (db: Database, actor: Actor, id: string, address: string | undefined): Promise<Done> =>
  onInvitation(db, actor, id, mayTerms, async (tx, invited) => {
    if (invited.hosted !== null) return false
    const keys = await tx.keys()
    if (address !== undefined)
      await writeAddress(tx, invited.organisation, keys.own().seal('round_organisation', 'address_sealed', invited.organisation, address))
    const token_generation = invited.token_generation + 1
    await updateInvitation(tx, id, { token_generation, token_hash: sha256(linkToken(keys, id, token_generation)) })
    await tellAgain(tx, invited, 'again')
    return true
  })

/** Whoever has answered is not taken out: what was received stays. */
export const withdraw = (db: Database, actor: Actor, id: string): Promise<Done> =>
  onInvitation(db, actor, id, mayAsk, async (tx, invited) => {
    if (invited.answered_at !== null) return false
    await updateInvitation(tx, id, { withdrawn_at: sql`now()` })
    return true
  })

/** The organisation has a new key and has said so by telephone: the next one that comes is taken as its first. */
export const acceptNewKey = (db: Database, actor: Actor, id: string): Promise<Done> =>
  onInvitation(db, actor, id, mayTerms, async (tx, invited) => {
    await forgetPeer(tx, `organisation:${invited.organisation}`)
    return true
  })

/** By hand to all of a list who have not answered; who has been reminded today is left alone. Answers with how many were. */
export const remindAll = (db: Database, actor: Actor, round: string, filter: InvitedFilter): Promise<number | undefined> =>
  db.as(actor, async (tx) => {
    const found = isId(round) && keepsRounds(tx) ? await roundById(tx, round) : undefined
    if (!found || !mayRemind(standingOfActor(tx), { ...OWN, state: found.state, answered: false }).ok)
      return refuse(tx, 'round.remind', 'round', round)
    let reminded = 0
    for (const one of await invitedOf(tx, round, filter))
      if (standingOf(one) !== 'answered' && (await remindIn(tx, one.id)) !== undefined) reminded += 1
    return reminded
  })
export const remindOne = (db: Database, actor: Actor, id: string): Promise<Done> =>
  onInvitation(
    db,
    actor,
    id,
    (tx, state) => mayRemind(standingOfActor(tx), { ...OWN, state, answered: false }),
    async (tx) => (await remindIn(tx, id)) !== undefined,
    'round.remind',
  )
/** The comparison once more, from the picture that was frozen when the round closed. */
export const compareAgain = (db: Database, actor: Actor, id: string): Promise<Done> =>
  onInvitation(db, actor, id, mayTerms, async (tx, invited) => {
    if (invited.hosted === null || invited.answered_at === null) return false
    await tx.enqueue('give_comparison', id)
    return true
  })

/** On Idag, for whoever keeps rounds. */
export async function roundsWaiting(tx: Tx): Promise<Waiting[]> {
  if (!keepsRounds(tx)) return []
  const { count, oldest } = await askingAgain(tx)
  return [
    {
      harm: 5,
      text: { sv: 'Organisationer ber om att få svara igen', en: 'Organisations ask to answer again' },
      count,
      href: '/rundor',
      oldest: oldest ?? undefined,
    },
  ]
}
