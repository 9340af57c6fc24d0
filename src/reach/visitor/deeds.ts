/**
 * What somebody does who writes without an account. The database decides what the public role may (migrations/0031_contact.sql);
 * what is said here is the order, so that nothing typed is lost and nothing is used twice.
 */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { PublicDatabase } from '../../platform/database/public-database.ts'
import type { PublicQueue, SiteDocument } from '../text/index.ts'
import { type BoxKeys, type Letter, openLetter, sealLetter, sealTo } from './box.ts'
import { LIMITS } from './limits.ts'
import type { CleanPicture } from './picture.ts'
import { boxOf, drawReceipt, lookupOf, masterOf } from './receipt.ts'
import {
  conversationAt,
  countOf,
  countUp,
  insertConversation,
  insertMessage,
  messagesOf,
  type Place,
  putTicket,
  queueIsOpen,
  type SealedMessage,
  ticketAt,
  useTicket,
} from './store.ts'
import { heldTicket, newTicket, type Ticket, writeTicket } from './ticket.ts'
import type { Written } from './writing.ts'

type Db = PublicDatabase
const placeOf = ({ tenant, site }: SiteDocument): Place => ({ tenant, site })

const written = z.object({
  text: z.string(),
  danger: z.boolean(),
  how: z.string(),
  number: z.string(),
  when: z.string(),
  message: z.string(),
  say: z.string(),
  our_word: z.string(),
  her_word: z.string(),
  avoid: z.string(),
}) satisfies z.ZodType<Written>
export interface Picture {
  clean: CleanPicture
  original: Buffer
}

/** A form to write on: a fresh ticket, while the form is open and not flooded. */
export async function beginWriting(db: Db, document: SiteDocument, queue: PublicQueue, now: Date): Promise<string | 'closed' | 'later'> {
  const place = placeOf(document)
  return db.at({ tenant: document.tenant }, async (query) => {
    if (!(await queueIsOpen(query, place, queue.id))) return 'closed'
    if ((await countUp(query, place, 'begun')) > LIMITS.begun_per_hour_max) return 'later'
    const token = newTicket()
    await putTicket(query, place, token, writeTicket(now, now))
    return token
  })
}

export const seeTicket = (db: Db, document: SiteDocument, token: string, now: Date): Promise<Ticket | undefined> =>
  db.at({ tenant: document.tenant }, (query) => ticketAt(query, placeOf(document), token, now))

/** The ticket is used up; another one takes its place, with what is to be put right. */
export const swapTicket = (db: Db, document: SiteDocument, token: string, next: Ticket, now: Date): Promise<string | undefined> =>
  db.at({ tenant: document.tenant }, async (query) => {
    if ((await useTicket(query, placeOf(document), token, now)) === undefined) return undefined
    const fresh = newTicket()
    await putTicket(query, placeOf(document), fresh, next)
    return fresh
  })
export const dropTicket = (db: Db, document: SiteDocument, token: string, now: Date): Promise<Ticket | undefined> =>
  db.at({ tenant: document.tenant }, (query) => useTicket(query, placeOf(document), token, now))

function sealedFor(queue: PublicQueue, visitorKey: Uint8Array, letter: Letter, pictures: readonly Picture[]): SealedMessage {
  const team = Buffer.from(queue.key, 'base64')
  return {
    to_team: sealLetter(team, letter),
    to_visitor: sealLetter(visitorKey, letter),
    pictures: pictures.map(({ clean, original }) => ({
      media_type: clean.media_type,
      clean: sealTo(team, clean.bytes),
      original: sealTo(team, original),
    })),
  }
}

const receiptHeld = z.object({ digits: z.string(), danger: z.boolean() })
export const readReceipt = (held: string | undefined) => receiptHeld.parse(JSON.parse(held ?? '{}'))

/**
 * The first message: the ticket is used, the conversation begun, and the receipt's own ticket made, all at once.
 * `used`: false for a form that was kept aside while the database was away, whose ticket is not in it.
 */
export async function send(
  db: Db,
  document: SiteDocument,
  queue: PublicQueue,
  { token, letter, pictures, inDatabase }: { token: string; letter: Letter; pictures: readonly Picture[]; inDatabase: boolean },
  now: Date,
): Promise<string | 'closed' | 'later' | 'gone'> {
  const place = placeOf(document)
  const digits = drawReceipt()
  const master = await masterOf(digits.replaceAll(' ', ''), place)
  if (!master) return 'later'
  const salt = randomBytes(16)
  const box = boxOf(master, salt)
  const sealed = sealedFor(queue, box.publicKey, letter, pictures)
  return db.at({ tenant: document.tenant }, async (query) => {
    if (!(await queueIsOpen(query, place, queue.id))) return 'closed'
    if ((await countUp(query, place, 'sent')) > LIMITS.sent_per_hour_max) return 'later'
    if (inDatabase && (await useTicket(query, place, token, now)) === undefined) return 'gone'
    const whose = { tenant: document.tenant, queue: queue.id }
    const conversation = await insertConversation(query, {
      ...whose,
      lookup: lookupOf(master),
      salt,
      visitor_key: Buffer.from(box.publicKey),
      urgent: letter.danger === true,
    })
    await insertMessage(query, { ...whose, conversation }, sealed)
    const fresh = newTicket()
    await putTicket(query, place, fresh, heldTicket('receipt', now, JSON.stringify({ digits, danger: letter.danger === true })))
    return fresh
  })
}

const base64 = z.string().max(100)
const threadHeld = z.object({
  lookup: base64,
  publicKey: base64,
  privateKey: base64,
  /** What had to be put right, when something had. */
  faulty: z.object({ written, faults: z.array(z.object({ field: z.string(), word: z.string() })) }).optional(),
})
export type ThreadHeld = z.infer<typeof threadHeld>
export const readThread = (held: string | undefined): ThreadHeld => threadHeld.parse(JSON.parse(held ?? '{}'))
const formHeld = z.object({ written, faults: z.array(z.object({ field: z.string(), word: z.string() })) })
export const readHeld = (held: string | undefined) => (held === undefined ? undefined : formHeld.parse(JSON.parse(held)))

const boxIn = ({ publicKey, privateKey }: ThreadHeld): BoxKeys => ({
  publicKey: Buffer.from(publicKey, 'base64'),
  privateKey: Buffer.from(privateKey, 'base64'),
})

/** Sixteen digits for a ticket that shows one conversation for ten minutes. Wrong ones are counted, whoever tries them. */
export async function openByReceipt(db: Db, document: SiteDocument, digits: string, now: Date): Promise<string | 'wrong' | 'later'> {
  const place = placeOf(document)
  const mayTry = await db.at({ tenant: document.tenant }, async (query) => {
    const wrong = await countOf(query, place, 'wrong')
    return wrong < LIMITS.wrong_per_hour_max && (await countUp(query, place, 'opened')) <= LIMITS.opened_per_hour_max
  })
  const master = mayTry ? await masterOf(digits, place) : undefined
  if (!master) return 'later'
  const lookup = lookupOf(master)
  return db.at({ tenant: document.tenant }, async (query) => {
    const found = await conversationAt(query, place, lookup)
    if (!found) {
      await countUp(query, place, 'wrong')
      return 'wrong'
    }
    const box = boxOf(master, found.salt)
    const held: ThreadHeld = {
      lookup: lookup.toString('base64'),
      publicKey: Buffer.from(box.publicKey).toString('base64'),
      privateKey: Buffer.from(box.privateKey).toString('base64'),
    }
    const token = newTicket()
    await putTicket(query, place, token, heldTicket('thread', now, JSON.stringify(held)))
    return token
  })
}

export interface SeenThread {
  messages: { from_visitor: boolean; sent_at: Date; letter: Letter }[]
  closed_at: Date | null
  delete_on: string | null
  open: boolean
}
/** The whole conversation, newest first; undefined once it has been deleted. */
export const seeThread = (db: Db, document: SiteDocument, held: ThreadHeld): Promise<SeenThread | undefined> =>
  db.at({ tenant: document.tenant }, async (query) => {
    const place = placeOf(document)
    const found = await conversationAt(query, place, Buffer.from(held.lookup, 'base64'))
    if (!found) return undefined
    const box = boxIn(held)
    const messages = (await messagesOf(query, found.id)).map(({ to_visitor, ...rest }) => ({
      ...rest,
      letter: openLetter(box, to_visitor),
    }))
    const open = found.closed_at === null && document.queue?.id === found.queue && (await queueIsOpen(query, place, found.queue))
    return { messages: messages.reverse(), closed_at: found.closed_at, delete_on: found.delete_on, open }
  })

/** More in the same conversation. The ticket is used, and a fresh one shows the conversation with what was sent. */
export async function sendMore(
  db: Db,
  document: SiteDocument,
  queue: PublicQueue,
  { token, held, letter, pictures }: { token: string; held: ThreadHeld; letter: Letter; pictures: readonly Picture[] },
  now: Date,
): Promise<string | 'closed' | 'later' | 'gone'> {
  const place = placeOf(document)
  const sealed = sealedFor(queue, Buffer.from(held.publicKey, 'base64'), letter, pictures)
  return db.at({ tenant: document.tenant }, async (query) => {
    if ((await countUp(query, place, 'sent')) > LIMITS.sent_per_hour_max) return 'later'
    const found = await conversationAt(query, place, Buffer.from(held.lookup, 'base64'))
    if (!found || found.closed_at !== null || found.queue !== queue.id) return 'closed'
    if (!(await queueIsOpen(query, place, queue.id))) return 'closed'
    if ((await useTicket(query, place, token, now)) === undefined) return 'gone'
    await conversationAt(query, place, Buffer.from(held.lookup, 'base64'))
    await insertMessage(query, { tenant: document.tenant, queue: queue.id, conversation: found.id }, sealed)
    const fresh = newTicket()
    await putTicket(query, place, fresh, heldTicket('thread', now, JSON.stringify({ ...held, faulty: undefined })))
    return fresh
  })
}
