/** A form that was sent at a ticket: judged, its pictures cleaned, sealed and put in. Whatever happens, what was written is not lost. */
import type { PublicDatabase } from '../../platform/database/public-database.ts'
import type { PublicQueue } from '../text/index.ts'
import { dropTicket, type Picture, readThread, seeTicket, send, sendMore, swapTicket } from './deeds.ts'
import { LIMITS } from './limits.ts'
import type { Notice } from './pages.tsx'
import { cleanPicture } from './picture.ts'
import type { Asked } from './asked.ts'
import { heldTicket, isTicket, newTicket, type Ticket, writeTicket } from './ticket.ts'
import { letterOf, readWriting, type WritingFault, type Written } from './writing.ts'

/** The ticket that one is led to, or a notice. */
type Led = string | { notice: Notice }
interface Found {
  ticket: Ticket
  inDatabase: boolean
}

export async function receive(to: Asked, form: FormData): Promise<Led> {
  if (!isTicket(to.token)) return { notice: 'gone' }
  const first = readWriting(form, true)
  try {
    const found = await find(to)
    if (!found || found.ticket.kind === 'receipt') return { notice: 'gone' }
    if (found.ticket.kind === 'thread' && form.get('z') === '1') return await leave(to)
    const isFirst = found.ticket.kind === 'write'
    const { written, files, faults } = isFirst ? first : readWriting(form, false)
    if (isFirst && to.now.getTime() - found.ticket.issued_at.getTime() < LIMITS.write_seconds_min * 1000)
      faults.push({ field: 'text', word: 'fault_soon' })
    const queue = to.at.document.queue
    const given = queue?.attachments ? files : []
    const pictures = faults.length === 0 ? await cleaned(given, faults) : []
    if (faults.length > 0) {
      if (given.length > 0 && !faults.some(({ field }) => field === 'pictures'))
        faults.push({ field: 'pictures', word: 'fault_pictures_again' })
      return await putRight(to, found, written, faults)
    }
    if (!queue) return await closed(to, found, written)
    return await deliver(to, found, queue, written, pictures)
  } catch (error) {
    to.ways.failed?.(error)
    return keepAside(to, first.written)
  }
}

async function find({ ways, aside, at, token, now }: Asked): Promise<Found | undefined> {
  const kept = aside.see(token, now)
  if (kept) return { ticket: kept, inDatabase: false }
  if (!ways.db) throw new Error('No database.')
  const ticket = await seeTicket(ways.db, at.document, token, now)
  return ticket && { ticket, inDatabase: true }
}
const dbOf = ({ ways }: Asked): PublicDatabase => {
  if (!ways.db) throw new Error('No database.')
  return ways.db
}

async function leave(to: Asked): Promise<Led> {
  await dropTicket(dbOf(to), to.at.document, to.token, to.now)
  return { notice: 'left' }
}

async function cleaned(files: readonly File[], faults: WritingFault[]): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const file of files) {
    const original = Buffer.from(await file.arrayBuffer())
    const clean = await cleanPicture(original)
    if (clean === 'broken' || clean === 'huge') {
      faults.push({ field: 'pictures', word: clean === 'huge' ? 'fault_picture_huge' : 'fault_picture_broken' })
      return []
    }
    pictures.push({ clean, original })
  }
  return pictures
}

/** Written again on a form that waits ten minutes, sealed under its own address. */
async function putRight(to: Asked, { ticket, inDatabase }: Found, written: Written, faults: WritingFault[]): Promise<Led> {
  const held = { written: { ...written, text: written.text.slice(0, LIMITS.text_length_max) }, faults }
  const next =
    ticket.kind === 'thread'
      ? heldTicket('thread', to.now, JSON.stringify({ ...readThread(ticket.held), faulty: held }))
      : writeTicket(ticket.issued_at, to.now, JSON.stringify(held))
  // Kept longer than a ticket may live: it began anew.
  const alive = {
    ...next,
    issued_at: ticket.kind === 'write' && next.expires_at.getTime() - next.issued_at.getTime() > 60 * 60_000 ? to.now : next.issued_at,
  }
  if (!inDatabase) {
    const token = newTicket()
    to.aside.drop(to.token)
    return to.aside.put(token, alive) ? token : { notice: 'unavailable' }
  }
  return (await swapTicket(dbOf(to), to.at.document, to.token, alive, to.now)) ?? { notice: 'gone' }
}

const closed = (to: Asked, found: Found, written: Written): Promise<Led> =>
  putRight(to, found, written, [{ field: 'text', word: 'closed' }])

async function deliver(to: Asked, found: Found, queue: PublicQueue, written: Written, pictures: readonly Picture[]): Promise<Led> {
  const { at, token, now } = to
  const isFirst = found.ticket.kind === 'write'
  const letter = letterOf(written, isFirst)
  const sent = isFirst
    ? await send(dbOf(to), at.document, queue, { token, letter, pictures, inDatabase: found.inDatabase }, now)
    : await sendMore(dbOf(to), at.document, queue, { token, held: readThread(found.ticket.held), letter, pictures }, now)
  if (sent === 'gone') return { notice: 'gone' }
  if (sent === 'closed') return closed(to, found, written)
  if (sent === 'later') return putRight(to, found, written, [{ field: 'text', word: 'later' }])
  if (!found.inDatabase) to.aside.drop(token)
  return sent
}

/** The database is away: what was written waits in this process, and the page says so with numbers to call. */
function keepAside(to: Asked, written: Written): Led {
  const held = JSON.stringify({
    written: { ...written, text: written.text.slice(0, LIMITS.text_length_max) },
    faults: [{ field: 'text', word: 'fault_down' }],
  })
  const token = newTicket()
  return to.aside.put(token, writeTicket(to.now, to.now, held)) ? token : { notice: 'unavailable' }
}
