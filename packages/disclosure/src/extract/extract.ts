import type { Document, Format, Limits } from '../types.ts'
import type { ReadOptions } from './collector.ts'
import { Budget, Collector, Stop } from './collector.ts'
import { claimedFormat, detectContent, textFormat } from './detect.ts'
import type { FlatDocument } from './flat.ts'
import { openPackage } from './ooxml.ts'
import { isPicture, readPicture } from './picture.ts'
import { sweepBinary } from './sweep.ts'
import { readZip } from './zip.ts'

/** A mismatch is no reading error: the text is read all the same, but one who trusts the name would see another file. */
function checkClaim(c: Collector, format: Format, name: string): void {
  const claimed = claimedFormat(name)
  if (!c.doNamesClaim || claimed === undefined || claimed === format) return
  c.miss(claimed === 'unknown' ? 'unknown_format' : 'mismatch')
}

async function readOffice(c: Collector, bytes: Uint8Array, name: string): Promise<Format> {
  const pkg = openPackage(readZip(bytes, c.budget))
  const type = pkg.main === '' ? '' : pkg.typeOf(pkg.main)
  const format: Format = /word/i.test(type) ? 'docx' : /(spreadsheetml|ms-excel\.(sheet|template)\.macro)/i.test(type) ? 'xlsx' : 'unknown'
  if (format === 'docx') await (await import('./docx.ts')).readDocx(c, pkg)
  else if (format === 'xlsx') await (await import('./xlsx.ts')).readXlsx(c, pkg)
  else {
    for (const entry of pkg.entries.keys()) c.part(`entry:${entry}`, 'attachment_name', true).write(entry)
    throw new Stop('unknown_format')
  }
  checkClaim(c, format, name)
  return format
}

/** Old Office formats are not read. An encrypted new file wears the same container, and then says so inside. */
function refuseOle(bytes: Uint8Array): never {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length & ~1, 1 << 20)))
  throw new Stop(text.includes('EncryptedPackage') ? 'encrypted' : 'old_office')
}

async function readContent(c: Collector, bytes: Uint8Array, name: string): Promise<Format> {
  const claimed = claimedFormat(name)
  const content = detectContent(bytes)
  switch (content) {
    case 'office':
      return readOffice(c, bytes, name)
    case 'ole':
      return refuseOle(bytes)
    case 'pdf':
      await (await import('./pdf.ts')).readPdf(c, bytes)
      checkClaim(c, 'pdf', name)
      return 'pdf'
    case 'text':
    case 'html':
    case 'eml': {
      const format = textFormat(content, claimed)
      if (format === 'html') await (await import('./html.ts')).readHtml(c, bytes)
      else if (format === 'eml') await (await import('./eml.ts')).readEml(c, bytes)
      else if (format === 'csv') (await import('./csv.ts')).readCsv(c, bytes)
      else (await import('./plain.ts')).readPlain(c, bytes)
      checkClaim(c, format, name)
      return format
    }
    default:
      if (isPicture(bytes)) readPicture(c, bytes, 'picture')
      else sweepBinary(bytes.subarray(0, 1 << 20), c.part('strings', 'body', false))
      // A picture that is known or tiny holds nothing unread; everything else of unknown kind does.
      if (!isPicture(bytes)) throw new Stop(content === 'rtf' ? 'old_office' : 'unknown_format')
      return 'unknown'
  }
}

async function readFile(c: Collector, bytes: Uint8Array, name: string): Promise<Format> {
  c.part('name', c.inside.length > 0 ? 'attachment_name' : 'filename', false).write(name.split(/[/\\]/).at(-1) ?? name)
  if (bytes.length > c.budget.limits.bytes_max) throw new Stop('limit_size')
  if (bytes.length === 0) return 'txt'
  return readContent(c, bytes, name)
}

async function gather(
  bytes: Uint8Array,
  name: string,
  limits: Partial<Limits>,
  options: ReadOptions,
): Promise<{ c: Collector; format: Format }> {
  const c = new Collector(new Budget(limits), options, readFile)
  try {
    return { c, format: await readFile(c, bytes, name) }
  } catch (error) {
    c.missFor(error)
    return { c, format: claimedFormat(name) ?? 'unknown' }
  }
}

/** The same as `extract`, in the flat form that a child sends. */
export async function extractFlat(
  bytes: Uint8Array,
  name: string,
  limits: Partial<Limits> = {},
  options: ReadOptions = {},
): Promise<FlatDocument> {
  const { c, format } = await gather(bytes, name, limits, options)
  return c.flat(format)
}

/**
 * Reads a file whole: every part, visible or not, with its place. Never throws: what could not be read stands in
 * `unread`, and one entry there means that the document must not be called clean.
 */
export async function extract(bytes: Uint8Array, name: string, limits: Partial<Limits> = {}, options: ReadOptions = {}): Promise<Document> {
  const { c, format } = await gather(bytes, name, limits, options)
  return c.document(format)
}

export { readFile }
