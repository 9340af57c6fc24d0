/** Whom a round asks: from a list, or among the organisations of this installation; and which board supports which county. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { isId, newId } from '../../platform/ids.ts'
import { refuse, standingOfActor } from './asker.ts'
import { isCounty, isKind } from './counties.ts'
import { type Done, keepsRounds, onRound, sendInvitations } from './deeds.ts'
import { type InvitedRow, type InvitedValues, invitedKey, judgeInvited } from './invite.ts'
import { linkToken, replyCode, sha256 } from './link.ts'
import { mayInvite } from './policy.ts'
import { insertInvitations, invitationIds, invitedOf, type NewInvitation, organisationOf } from './store-invitation.ts'
import { applySupporters, dropSupporter, type Neighbour, neighbours, roundById, writeSupporter } from './store-round.ts'

const DRAFT = 'round_list'

const mayInviteTo = async (tx: Tx, round: string): Promise<boolean> => {
  const found = isId(round) && keepsRounds(tx) ? await roundById(tx, round) : undefined
  return found !== undefined && mayInvite(standingOfActor(tx), found).ok
}
/** The list lies sealed, for the one who brought it, between the reading and the decision. */
export const keepInvited = (db: Database, actor: Actor, round: string, rows: readonly InvitedRow[]): Promise<string | undefined> =>
  db.as(actor, async (tx) =>
    (await mayInviteTo(tx, round)) ? keepDraft(tx, DRAFT, { round, rows }) : refuse(tx, 'round.invite', 'round', round),
  )

export async function seeInvitedList(db: Database, actor: Actor, round: string, id: string): Promise<InvitedRow[] | undefined> {
  const kept = await db.as(actor, async (tx) => {
    const draft =
      isId(id) && (await mayInviteTo(tx, round))
        ? ((await draftOf(tx, DRAFT, id)) as { round: string; rows: InvitedRow[] } | undefined)
        : undefined
    if (draft?.round !== round) return refuse(tx, 'round.invite', 'round', round)
    return { rows: draft.rows, invited: new Set((await invitedOf(tx, round)).map((one) => invitedKey(one.kind, one.name))) }
  })
  if (!kept) return undefined
  const here = await db.takenSlugs(kept.rows.flatMap((row) => row.values?.slug ?? []))
  return judgeInvited(kept.rows, here, kept.invited)
}

/** All of the list or nothing. */
export async function inviteList(db: Database, actor: Actor, round: string, id: string): Promise<Done> {
  const rows = await seeInvitedList(db, actor, round, id)
  if (!rows) return 'absent'
  if (rows.some((row) => row.problems.length > 0)) return 'conflict'
  const here = await neighboursOf(db, actor)
  const bySlug = new Map(here.map((one) => [one.slug, one.id]))
  const chosen = rows.flatMap((row) => (row.values ? [{ ...row.values, hosted: bySlug.get(row.values.slug ?? '') ?? null }] : []))
  return onRound(
    db,
    actor,
    round,
    'round.invite',
    (tx, one) => mayInvite(standingOfActor(tx), one),
    async (tx) => {
      await inviteAll(tx, round, chosen)
      await dropDrafts(tx, DRAFT)
    },
  )
}
type Chosen = Omit<InvitedValues, 'slug'> & { hosted: string | null }

/** Those who are invited already stay as they are. In an open round the new ones are told at once. */
async function inviteAll(tx: Tx, round: string, all: readonly Chosen[]): Promise<void> {
  const keys = await tx.keys()
  const rows: NewInvitation[] = []
  for (const { name, kind, county = null, hosted, address } of all) {
    const organisation = await organisationOf(tx, { name, kind, county, hosted }, newId(), (row) =>
      address === undefined ? null : keys.own().seal('round_organisation', 'address_sealed', row, address),
    )
    const id = newId()
    const token_hash = sha256(linkToken(keys, id, 1))
    rows.push({ id, round, organisation, name, kind, county, hosted, token_hash, reply_hash: sha256(replyCode(keys, id)) })
  }
  const fresh = new Set(await insertInvitations(tx, rows))
  await applySupporters(tx, round)
  if ((await roundById(tx, round))?.state !== 'open') return
  await sendInvitations(
    tx,
    (await invitationIds(tx, round)).filter((one) => fresh.has(one.id)),
  )
}

const neighboursOf = (db: Database, actor: Actor): Promise<Neighbour[]> => db.asWorker(actor.tenant, neighbours)

/** The organisations of this installation that are not invited yet. Undefined for whoever may not invite. */
export async function seeNeighbours(
  db: Database,
  actor: Actor,
  round: string,
): Promise<{ free: Neighbour[]; boards: Neighbour[] } | undefined> {
  const invited = await db.as(actor, async (tx) =>
    (await mayInviteTo(tx, round))
      ? new Set((await invitationIds(tx, round)).map((one) => one.hosted))
      : refuse(tx, 'round.invite', 'round', round),
  )
  if (!invited) return undefined
  const all = await neighboursOf(db, actor)
  return { free: all.filter((one) => !invited.has(one.id)), boards: all.filter((one) => one.kind === 'county_board') }
}
export async function inviteNeighbours(
  db: Database,
  actor: Actor,
  round: string,
  chosen: readonly { id: string; county: string }[],
): Promise<Done> {
  const seen = await seeNeighbours(db, actor, round)
  if (!seen) return 'absent'
  const picked = seen.free.flatMap((one): Chosen[] => {
    const choice = chosen.find((each) => each.id === one.id)
    if (!choice || !isKind(one.kind)) return []
    return [
      { name: one.name, kind: one.kind, county: isCounty(choice.county) ? choice.county : undefined, address: undefined, hosted: one.id },
    ]
  })
  return onRound(
    db,
    actor,
    round,
    'round.invite',
    (tx, found) => mayInvite(standingOfActor(tx), found),
    (tx) => inviteAll(tx, round, picked),
  )
}

/** A county board of this installation sees and supports a county in this round. */
export async function giveCounty(db: Database, actor: Actor, round: string, county: string, board: string): Promise<Done> {
  const seen = await seeNeighbours(db, actor, round)
  const found = seen?.boards.find((one) => one.id === board)
  if (!found || !isCounty(county)) return 'absent'
  return onRound(
    db,
    actor,
    round,
    'round.write',
    (tx, one) => mayInvite(standingOfActor(tx), one),
    (tx) => writeSupporter(tx, round, { county, supporter: found.id, name: found.name }),
  )
}
export const takeCounty = (db: Database, actor: Actor, round: string, county: string): Promise<Done> =>
  onRound(
    db,
    actor,
    round,
    'round.write',
    (tx, one) => mayInvite(standingOfActor(tx), one),
    (tx) => dropSupporter(tx, round, county),
  )
