import { sql, type Transaction } from 'kysely'
import { newId } from '../../platform/ids.ts'
import { openUnder, sealUnder, type Ticket, type TicketKind, ticketHash } from './ticket.ts'

export interface Place {
  tenant: string
  site: string
}
type Query = Transaction<object>
export type Counted = 'begun' | 'sent' | 'opened' | 'wrong'
interface Tables {
  contact_queue: { tenant: string; id: string; site: string; state: string }
  contact_ticket: Place & { token_hash: Buffer; kind: TicketKind; issued_at: Date; expires_at: Date; sealed: Buffer | null }
  contact_conversation: {
    tenant: string
    id: string
    queue: string
    lookup: Buffer
    salt: Buffer
    visitor_key: Buffer
    urgent: boolean
    begun_at: Date
    closed_at: Date | null
    delete_on: string | null
  }
  contact_message: {
    tenant: string
    id: string
    queue: string
    conversation: string
    from_visitor: boolean
    to_team: Buffer
    to_visitor: Buffer
    sent_at: Date
  }
  contact_picture: {
    tenant: string
    id: string
    queue: string
    conversation: string
    message: string
    media_type: string
    clean: Buffer
  }
  contact_original: { tenant: string; picture: string; queue: string; conversation: string; original: Buffer }
}
const q = (query: Query) => query as unknown as Transaction<Pick<Tables, keyof Tables>>

/** From here on row security asks for this hash: of a ticket, or of what a receipt amounts to. */
export const present = (query: Query, hash: Buffer): Promise<unknown> =>
  sql`select set_config('samvarn.session', ${hash.toString('hex')}, true)`.execute(query)

/** One more of a kind in this hour; the count so far. */
export async function countUp(query: Query, { tenant, site }: Place, kind: Counted): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    insert into contact_tally (tenant, site, kind, hour, count) values (${tenant}, ${site}, ${kind}, date_trunc('hour', now()), 1)
    on conflict (tenant, site, kind, hour) do update set count = contact_tally.count + 1 returning count`.execute(query)
  return rows[0]?.count ?? 0
}
export async function countOf(query: Query, { tenant, site }: Place, kind: Counted): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count from contact_tally where tenant = ${tenant} and site = ${site} and kind = ${kind} and hour = date_trunc('hour', now())`.execute(
    query,
  )
  return rows[0]?.count ?? 0
}

export async function queueIsOpen(query: Query, { tenant, site }: Place, queue: string): Promise<boolean> {
  const row = await q(query)
    .selectFrom('contact_queue')
    .select('id')
    .where('tenant', '=', tenant)
    .where('site', '=', site)
    .where('id', '=', queue)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return row !== undefined
}

export async function putTicket(query: Query, { tenant, site }: Place, token: string, { held, ...ticket }: Ticket): Promise<void> {
  const token_hash = ticketHash(token)
  await present(query, token_hash)
  await q(query)
    .insertInto('contact_ticket')
    .values({ tenant, site, token_hash, ...ticket, sealed: held === undefined ? null : sealUnder(token, held) })
    .execute()
}
const COLUMNS = ['kind', 'issued_at', 'expires_at', 'sealed'] as const
const asTicket = (token: string, row: { sealed: Buffer | null } & Omit<Ticket, 'held'>): Ticket => {
  const { sealed, ...rest } = row
  return { ...rest, held: sealed === null ? undefined : openUnder(token, sealed) }
}
export async function ticketAt(query: Query, place: Place, token: string, now: Date): Promise<Ticket | undefined> {
  await present(query, ticketHash(token))
  const row = await q(query)
    .selectFrom('contact_ticket')
    .select(COLUMNS)
    .where('token_hash', '=', ticketHash(token))
    .where('site', '=', place.site)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && asTicket(token, row)
}
/** The ticket is gone in this transaction; undefined where somebody else has just used it. */
export async function useTicket(query: Query, place: Place, token: string, now: Date): Promise<Ticket | undefined> {
  await present(query, ticketHash(token))
  const row = await q(query)
    .deleteFrom('contact_ticket')
    .where('token_hash', '=', ticketHash(token))
    .where('site', '=', place.site)
    .returning(COLUMNS)
    .executeTakeFirst()
  return row && row.expires_at > now ? asTicket(token, row) : undefined
}

export interface SealedPicture {
  media_type: string
  clean: Buffer
  original: Buffer
}
export interface SealedMessage {
  to_team: Buffer
  to_visitor: Buffer
  pictures: readonly SealedPicture[]
}
export async function insertConversation(
  query: Query,
  row: { tenant: string; queue: string; lookup: Buffer; salt: Buffer; visitor_key: Buffer; urgent: boolean },
): Promise<string> {
  const id = newId()
  await present(query, row.lookup)
  await q(query)
    .insertInto('contact_conversation')
    .values({ id, ...row } as never)
    .execute()
  return id
}
export async function insertMessage(
  query: Query,
  { tenant, queue, conversation }: { tenant: string; queue: string; conversation: string },
  { to_team, to_visitor, pictures }: SealedMessage,
): Promise<void> {
  const id = newId()
  await q(query)
    .insertInto('contact_message')
    .values({ tenant, id, queue, conversation, from_visitor: true, to_team, to_visitor } as never)
    .execute()
  for (const { media_type, clean, original } of pictures) {
    const picture = newId()
    await q(query)
      .insertInto('contact_picture')
      .values({ tenant, id: picture, queue, conversation, message: id, media_type, clean })
      .execute()
    await q(query).insertInto('contact_original').values({ tenant, picture, queue, conversation, original }).execute()
  }
}

export interface FoundConversation {
  id: string
  queue: string
  salt: Buffer
  visitor_key: Buffer
  begun_at: Date
  closed_at: Date | null
  delete_on: string | null
}
export async function conversationAt(query: Query, { tenant }: Place, lookup: Buffer): Promise<FoundConversation | undefined> {
  await present(query, lookup)
  return q(query)
    .selectFrom('contact_conversation')
    .select(['id', 'queue', 'salt', 'visitor_key', 'begun_at', 'closed_at', 'delete_on'])
    .where('tenant', '=', tenant)
    .where('lookup', '=', lookup)
    .executeTakeFirst()
}
export const messagesOf = (query: Query, conversation: string): Promise<{ from_visitor: boolean; to_visitor: Buffer; sent_at: Date }[]> =>
  q(query)
    .selectFrom('contact_message')
    .select(['from_visitor', 'to_visitor', 'sent_at'])
    .where('conversation', '=', conversation)
    .orderBy('sent_at')
    .execute()
