import { Fault } from '../faults.ts'
import type { Ctx } from './context.ts'

/**
 * Reads a form once, within a limit. Larger bodies are refused before they are held in memory: by Content-Length, and by
 * counting where none was sent.
 */
export async function readForm(c: Ctx): Promise<FormData> {
  const read = c.get('form')
  if (read) return read
  const type = c.req.header('Content-Type') ?? ''
  const withFiles = type.startsWith('multipart/form-data')
  if (!withFiles && !type.startsWith('application/x-www-form-urlencoded')) throw new Fault('bad_request')
  const { config } = c.get('house')
  const most = withFiles ? Math.max(config.upload_set_bytes_max, config.import_bytes_max) + config.form_bytes_max : config.form_bytes_max
  const body = await readWithin(c, most)
  try {
    const form = await new Response(body, { headers: { 'Content-Type': type } }).formData()
    c.set('form', form)
    return form
  } catch {
    throw new Fault('bad_request')
  }
}

/** Within `most` bytes, or refused. */
export async function readWithin(c: Ctx, most: number): Promise<Buffer> {
  const declared = Number(c.req.header('Content-Length') ?? 0)
  if (declared > most) throw new Fault('too_large')
  const stream = c.req.raw.body
  if (!stream) return Buffer.alloc(0)
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > most) throw new Fault('too_large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** The files of one field that hold anything; a browser sends an empty one where none was chosen. */
export function filesOf(form: FormData, field: string): File[] {
  return form.getAll(field).filter((value): value is File => typeof value !== 'string' && value.size > 0)
}
export const wordOf = (form: FormData, field: string): string => {
  const value = form.get(field)
  return typeof value === 'string' ? value.trim() : ''
}
