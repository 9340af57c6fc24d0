/**
 * Tickets: the last part of an address that is used once or dies. The database has the hash; what a ticket holds is
 * sealed under the ticket itself, so that neither the database nor anybody who reads it later can open it.
 */
import { createHash, randomBytes } from 'node:crypto'
import { keyedHash, open, seal } from '../../platform/keys/sodium.ts'
import { LIMITS } from './limits.ts'

export type TicketKind = 'write' | 'receipt' | 'thread'
export interface Ticket {
  kind: TicketKind
  issued_at: Date
  expires_at: Date
  /** JSON. */
  held: string | undefined
}

export const newTicket = (): string => randomBytes(24).toString('base64url')
export const isTicket = (text: string): boolean => /^[A-Za-z0-9_-]{32}$/.test(text)
export const ticketHash = (token: string): Buffer => createHash('sha256').update(token).digest()

const keyOf = (token: string) => keyedHash(Buffer.from(token), 'ticket')
export const sealUnder = (token: string, held: string): Buffer => seal(keyOf(token), 'ticket', Buffer.from(held))
export const openUnder = (token: string, sealed: Uint8Array): string => open(keyOf(token), 'ticket', sealed).toString('utf8')

interface Kept {
  sealed: Buffer
  kind: TicketKind
  issued_at: Date
  expires_at: Date
}
const KEPT_MAX = 500

/**
 * What somebody wrote while the database was away: in the memory of this process alone, sealed as in the database, and
 * gone with the process.
 */
export class Aside {
  readonly #kept = new Map<string, Kept>()
  put(token: string, ticket: Ticket): boolean {
    for (const [hash, { expires_at }] of this.#kept) if (expires_at <= ticket.issued_at) this.#kept.delete(hash)
    if (this.#kept.size >= KEPT_MAX) return false
    const { held = '', ...rest } = ticket
    this.#kept.set(ticketHash(token).toString('hex'), { ...rest, sealed: sealUnder(token, held) })
    return true
  }
  see(token: string, now: Date): Ticket | undefined {
    const kept = this.#kept.get(ticketHash(token).toString('hex'))
    if (!kept || kept.expires_at <= now) return undefined
    const { sealed, ...rest } = kept
    return { ...rest, held: openUnder(token, sealed) || undefined }
  }
  drop(token: string): boolean {
    return this.#kept.delete(ticketHash(token).toString('hex'))
  }
}

const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000)
/** A form to write on, empty or with what had to be put right. */
export const writeTicket = (issued_at: Date, now: Date, held?: string): Ticket => ({
  kind: 'write',
  issued_at,
  expires_at: held === undefined ? minutes(issued_at, LIMITS.write_minutes_max) : minutes(now, LIMITS.held_minutes_max),
  held,
})
export const heldTicket = (kind: 'receipt' | 'thread', now: Date, held: string): Ticket => ({
  kind,
  issued_at: now,
  expires_at: minutes(now, LIMITS.held_minutes_max),
  held,
})
