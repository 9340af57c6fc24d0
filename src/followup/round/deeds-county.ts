/** A county board's coordinator: who of the own county has answered, how it may be helped, and levels where they are shared. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import type { QuestionSet } from '../question/index.ts'
import { about, refuse, standingOfActor } from './asker.ts'
import type { Done } from './deeds.ts'
import { mayRemind, maySeeLevels, maySupport } from './policy.ts'
import { type Invited, standingOf } from './round.ts'
import { type PartLine, partsOf } from './store-answer.ts'
import { type CountyRound, countyInvitation, countyInvited, countyRounds } from './store-county.ts'
import { addMail, insertNote, type MailRow, mailsTo, type Note, notesTo } from './store-mail.ts'
import { ownName, setsOf } from './store-round.ts'

const THEIRS = { own: false, supports: true }

async function roundOfCounty(tx: Tx, id: string): Promise<CountyRound | undefined> {
  if (!isId(id) || !maySupport(standingOfActor(tx), THEIRS).ok) return undefined
  return (await countyRounds(tx)).find((round) => round.id === id)
}

export interface CountySeen {
  round: CountyRound
  invited: (Invited & { tenant: string })[]
}
export const seeCounty = (db: Database, actor: Actor, id: string): Promise<CountySeen | undefined> =>
  db.as(actor, async (tx) => {
    const round = await roundOfCounty(tx, id)
    if (!round) return refuse(tx, 'round.invited_see', 'round', id)
    await tx.audit({ deed: 'round.invited_see', ...about('round', id) })
    return { round, invited: await countyInvited(tx, id) }
  })

export interface CountyOrganisation {
  round: CountyRound
  invited: Invited & { tenant: string }
  mails: MailRow[]
  notes: Note[]
  /** Undefined where the organisation has not chosen to let its county board see them. */
  levels: { sets: QuestionSet[]; parts: PartLine[] } | undefined
}
/** Row security gives an organisation of another county to nobody here; levels only where the organisation has said so. */
export const seeCountyOrganisation = (db: Database, actor: Actor, id: string): Promise<CountyOrganisation | undefined> =>
  db.as(actor, async (tx) => {
    const invited = isId(id) && maySupport(standingOfActor(tx), THEIRS).ok ? await countyInvitation(tx, id) : undefined
    const round = invited && (await roundOfCounty(tx, invited.round))
    if (!invited || !round) return refuse(tx, 'round.invited_see', 'round_invitation', id)
    const shared = maySeeLevels(standingOfActor(tx), { ...THEIRS, shared: invited.county_sees_levels }).ok && invited.answered_at !== null
    await tx.audit({ deed: shared ? 'round.answer_see' : 'round.invited_see', ...about('round_invitation', id) })
    return {
      round,
      invited,
      mails: await mailsTo(tx, id, invited.tenant),
      notes: await notesTo(tx, id, invited.tenant),
      levels: shared
        ? {
            sets: (await setsOf(tx, round.id, invited.tenant)).map((one) => one.document),
            parts: await partsOf(tx, id, { tenant: invited.tenant }),
          }
        : undefined,
    }
  })

/** `conflict`: reminded today already, answered, or the round is not open. */
export const remindFromCounty = (db: Database, actor: Actor, id: string): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const invited = isId(id) ? await countyInvitation(tx, id) : undefined
    const round = invited && (await roundOfCounty(tx, invited.round))
    const judged = mayRemind(standingOfActor(tx), {
      own: false,
      supports: round !== undefined,
      state: round?.state ?? 'draft',
      answered: invited !== undefined && standingOf(invited) === 'answered',
    })
    if (!invited || !round || !judged.ok) {
      await refuse(tx, 'round.remind', 'round_invitation', id)
      return round ? 'conflict' : 'absent'
    }
    const mail = await addMail(tx, id, 'reminder', invited.tenant)
    if (mail === undefined) return 'conflict'
    await tx.enqueue('county_reminder', mail)
    await tx.audit({ deed: 'round.remind', ...about('round_invitation', id) })
    return 'done'
  })

export const noteSupport = (db: Database, actor: Actor, id: string, body: string): Promise<Done> =>
  db.as(actor, async (tx): Promise<Done> => {
    const invited = isId(id) && maySupport(standingOfActor(tx), THEIRS).ok ? await countyInvitation(tx, id) : undefined
    if (!invited) {
      await refuse(tx, 'round.note', 'round_invitation', id)
      return 'absent'
    }
    await insertNote(tx, invited.tenant, id, await ownName(tx), body)
    await tx.audit({ deed: 'round.note', ...about('round_invitation', id) })
    return 'done'
  })
