/**
 * Breaking the glass. Three transactions in one request: it is asked, in the asker's name; the organisation finds out whom
 * the number means and tells those who must know; it is opened, in the asker's name. The same three whatever the number
 * means. That an opening succeeded cannot be hidden from the one who opened; why another did not, can.
 */
import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { accountSubject, withinLimit } from '../../platform/http/rate.ts'
import { isId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { blindOfWritten, lookThroughGlass, type ThroughGlass } from '../person/index.ts'
import { type Asked, classesFor, type Need, type Standing, standingOf } from './break-glass.ts'
import { settleGlass } from './deeds-settle.ts'
import { mayBreakGlass, mayEndGlass } from './policy.ts'
import { askedInDay, insertGlass, lockForm, ownGlass, ownOpen, present, setEnded, setOpened } from './store.ts'

type GlassLimits = Pick<Config, 'glass_minutes_max' | 'glass_per_account_per_hour_max' | 'glass_per_organisation_per_day_max'>
export type Broken = { ok: true; id: string } | { ok: false; because: 'absent' | 'too_many' | 'conflict' }

/** Whether this person may come to the form at all; the refusal is a row. */
export function mayBegin(db: Database, actor: Actor): Promise<boolean> {
  return db.as(actor, async (tx) => {
    if (mayBreakGlass(tx.reach).ok) return true
    await tx.audit({ deed: 'glass.ask', outcome: 'not_reached', purpose: 'emergency' })
    return false
  })
}

/** `id` came with the form: the same form sent twice is one opening. */
export async function breakGlass(
  { db, config, log }: { db: Database; config: GlassLimits; log: Log },
  actor: Actor & { account: string },
  id: string,
  asked: Asked,
): Promise<Broken> {
  const made = await ask(db, config, actor, id, asked)
  // Sent again it goes the rest of the way as well, in case the first was cut off; what is done is not done twice.
  if (made !== 'asked' && made !== 'again') return { ok: false, because: made }
  await settleGlass(db, { tenant: actor.tenant, id })
  if (await open(db, config, actor, id)) log.info('glass_opened', { tenant: actor.tenant, id })
  return { ok: true, id }
}

const IN_ORGANISATION = 'glass_organisation'

function ask(db: Database, config: GlassLimits, actor: Actor, id: string, asked: Asked) {
  return db.as(actor, async (tx): Promise<'asked' | 'again' | 'absent' | 'too_many' | 'conflict'> => {
    const unit = tx.reach.unit
    if (!mayBreakGlass(tx.reach).ok || unit === null || !isId(id)) {
      await tx.audit({ deed: 'glass.ask', outcome: 'not_reached', purpose: 'emergency' })
      return 'absent'
    }
    const blind = await blindOfWritten(tx, asked.number)
    if (blind === undefined) throw new Error('The form lets only identity numbers through.')
    await lockForm(tx, id)
    const before = await ownGlass(tx, id)
    // Another number under the same id would open the first one's person in the second one's name.
    if (before) return before.blind.equals(blind) ? 'again' : 'conflict'
    const organisation = Buffer.from(actor.tenant.replaceAll('-', ''), 'hex')
    const mine = await withinLimit(tx, 'glass_account', accountSubject(tx), config.glass_per_account_per_hour_max)
    await withinLimit(tx, IN_ORGANISATION, organisation, config.glass_per_organisation_per_day_max)
    if (!mine || (await askedInDay(tx, IN_ORGANISATION)) > config.glass_per_organisation_per_day_max) {
      await tx.audit({ deed: 'glass.refuse', outcome: 'refused', purpose: 'emergency', blind })
      return 'too_many'
    }
    const audit = await tx.audit({ deed: 'glass.ask', purpose: 'emergency', object: { kind: 'break_glass', id }, blind })
    const { ground, needed, reason } = asked
    if (!(await insertGlass(tx, { id, unit, ground, needed: [...new Set(needed)], reason, blind, audit }))) return 'conflict'
    // Should this process die now, the job settles it: what was asked is told and reviewed all the same.
    await tx.enqueue('settle_glass', id)
    return 'asked'
  })
}

function open(db: Database, config: GlassLimits, actor: Actor, id: string): Promise<boolean> {
  return db.as(actor, async (tx) => {
    const opened = await setOpened(tx, id, config.glass_minutes_max)
    const glass = await ownGlass(tx, id)
    if (!opened || !glass?.person || !glass.circle) return false
    await tx.audit({
      deed: 'glass.open',
      purpose: 'emergency',
      object: { kind: 'break_glass', id },
      person: glass.person,
      circle: glass.circle,
    })
    return true
  })
}

/** Who changes her mind before it is sent leaves a row as well. */
export function cancelGlass(db: Database, actor: Actor): Promise<void> {
  return db.as(actor, async (tx) => {
    await tx.audit({ deed: 'glass.cancel', outcome: mayBreakGlass(tx.reach).ok ? 'done' : 'not_reached', purpose: 'emergency' })
  })
}

export type Seen =
  | { standing: 'open'; needed: readonly Need[]; until: Date; found: ThroughGlass }
  | { standing: Exclude<Standing, 'open'>; ended: Date | null }

/** What the opening shows, once more, with one more row in the person's log. Undefined for anyone else's. */
export function seeGlass(db: Database, actor: Actor, id: string): Promise<Seen | undefined> {
  return db.as(actor, async (tx) => {
    const glass = isId(id) ? await ownGlass(tx, id) : undefined
    if (!glass) {
      await tx.audit({
        deed: 'glass.see',
        outcome: 'not_reached',
        object: isId(id) ? { kind: 'break_glass', id } : { kind: 'break_glass' },
      })
      return undefined
    }
    const standing = standingOf(glass)
    const { person, circle, until, needed } = glass
    if (standing !== 'open' || person === null || circle === null || until === null)
      return { standing: standing === 'open' ? 'over' : standing, ended: glass.ended_at ?? until }
    await present(tx, id)
    const found = await lookThroughGlass(tx, { person, circle }, { classes: classesFor(needed), markings: needed.includes('markings') })
    // Row security has the last word: a role or a unit that is gone ends it as well.
    return found ? { standing, needed, until, found } : { standing: 'over', ended: until }
  })
}

/** "Stäng nu". False for anyone else's, and for one that is over. */
export function closeOwnGlass(db: Database, actor: Actor, id: string): Promise<boolean> {
  return db.as(actor, async (tx) => {
    const glass = isId(id) ? await ownGlass(tx, id) : undefined
    const may = glass && mayEndGlass({ ...tx.reach, account: actor.account }, { account: actor.account ?? '', circle: glass.circle }).ok
    if (!glass || !may || !glass.person || !glass.circle || !(await setEnded(tx, id))) {
      await tx.audit({ deed: 'glass.end', outcome: 'not_reached', object: { kind: 'break_glass' } })
      return false
    }
    await tx.audit({
      deed: 'glass.end',
      purpose: 'emergency',
      object: { kind: 'break_glass', id },
      person: glass.person,
      circle: glass.circle,
    })
    return true
  })
}

/** For the line above every page of the one who opened: which, and until when. */
export function openNow(db: Database, actor: Actor): Promise<{ id: string; until: Date } | undefined> {
  return db.as(actor, async (tx) => {
    const glass = await ownOpen(tx)
    return glass?.until ? { id: glass.id, until: glass.until } : undefined
  })
}
