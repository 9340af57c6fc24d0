import PostalMime from 'postal-mime'
import type { Address, Attachment, Email } from 'postal-mime'
import type { PartKind } from '../types.ts'
import type { Collector } from './collector.ts'
import { Stop } from './collector.ts'
import { readMimeGaps } from './eml-gaps.ts'
import { readHtmlText } from './html.ts'

const MIME_DEPTH_MAX = 32
const HEADERS_BYTES_MAX = 512 * 1024
const PEOPLE = ['from', 'sender', 'to', 'cc', 'bcc', 'replyTo'] as const
const RECEIVERS = new Set(['to', 'cc', 'bcc'])

function flatten(value: Address | Address[] | undefined): { name: string; address: string }[] {
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value]
  return list.flatMap((entry) =>
    entry.group === undefined
      ? [{ name: entry.name, address: entry.address }]
      : [{ name: entry.name, address: '' }, ...entry.group.map((m) => ({ name: m.name, address: m.address }))],
  )
}

function readPeople(c: Collector, email: Email): void {
  for (const field of PEOPLE) {
    const kind: PartKind = RECEIVERS.has(field) ? 'recipient' : 'author'
    const writer = c.part(`header:${field}`, kind, field === 'bcc', { header: field })
    for (const { name, address } of flatten(email[field])) writer.line([name, address].filter((text) => text !== '').join(' '))
  }
}

function readHeaders(c: Collector, email: Email): void {
  c.part('header:subject', 'subject', false, { header: 'Subject' }).write(email.subject ?? '')
  email.headers.forEach(({ key, originalKey, value }) => {
    if (key === 'subject') return
    c.part(`header:${key}`, 'mail_header', true, { header: originalKey }).write(decodeWords(value))
  })
}

/** Encoded words (RFC 2047) in headers that the library leaves as they are. */
function decodeWords(value: string): string {
  return value.replace(
    /=\?([\w-]+)(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=(\s+(?==\?))?/gi,
    (whole, charset: string, form: string, body: string) => {
      try {
        const raw =
          form.toLowerCase() === 'b'
            ? Buffer.from(body, 'base64')
            : Buffer.from(
                body.replaceAll('_', ' ').replace(/=([0-9a-f]{2})/gi, (_m, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
                'latin1',
              )
        return new TextDecoder(charset).decode(raw)
      } catch {
        return whole
      }
    },
  )
}

/** Types that hide their content by design. A signature only shows who signed. */
function refusal(attachment: Attachment): 'encrypted' | 'unknown_part' | undefined {
  const { mimeType, filename } = attachment
  if (/pgp-encrypted|pkcs7-mime/.test(mimeType) || /\.(p7m|pgp|gpg|asc)$/i.test(filename ?? '')) return 'encrypted'
  if (/ms-tnef/.test(mimeType) || /^winmail\.dat$/i.test(filename ?? '') || /message\/(partial|external-body)/.test(mimeType))
    return 'unknown_part'
  return undefined
}

function contentOf(attachment: Attachment): Uint8Array {
  const { content } = attachment
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

const EXTENSIONS: Record<string, string> = {
  'message/rfc822': 'eml',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/pdf': 'pdf',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
}

/** A nameless attachment is called by its number and kind; one whose name lies about its content is caught in reading. */
function nameOf(attachment: Attachment, nth: number): string {
  if (attachment.filename !== null && attachment.filename !== '') return attachment.filename
  const extension = EXTENSIONS[attachment.mimeType]
  return extension === undefined ? `attachment-${nth}` : `attachment-${nth}.${extension}`
}

async function readAttachments(c: Collector, email: Email): Promise<void> {
  let nth = 0
  for (const attachment of email.attachments) {
    const name = nameOf(attachment, ++nth)
    if (attachment.description !== undefined)
      c.part(`attachment:${nth}:description`, 'metadata', true, { property: name }).write(attachment.description)
    if (attachment.contentId !== undefined)
      c.part(`attachment:${nth}:id`, 'mail_header', true, { header: 'Content-ID' }).write(attachment.contentId)
    const bytes = contentOf(attachment)
    c.budget.spendUnpacked(bytes.length, name)
    const reason = refusal(attachment)
    if (reason !== undefined) {
      c.part(`attachment:${nth}:name`, 'attachment_name', false).write(name)
      c.miss(reason, name)
    } else if (/^application\/(x-)?pkcs7-signature|pgp-signature/.test(attachment.mimeType))
      c.part(`attachment:${nth}:name`, 'attachment_name', false).write(name)
    else if (bytes.length === 0) c.part(`attachment:${nth}:name`, 'attachment_name', false).write(name)
    else await c.nested(bytes, name)
  }
}

/** Reads a mail: headers, people, bodies, attachments, and what stands between the parts where no program looks. */
export async function readEml(c: Collector, bytes: Uint8Array): Promise<void> {
  const gaps = readMimeGaps(c, bytes)
  c.budget.spendEntries(gaps.parts)
  let email: Email
  try {
    email = await PostalMime.parse(bytes, {
      attachmentEncoding: 'arraybuffer',
      forceRfc822Attachments: true,
      maxNestingDepth: MIME_DEPTH_MAX,
      maxHeadersSize: HEADERS_BYTES_MAX,
    })
  } catch (error) {
    throw new Stop(
      /nesting|depth/i.test((error as Error).message)
        ? 'limit_nesting'
        : /size|large/i.test((error as Error).message)
          ? 'limit_size'
          : 'broken',
    )
  }
  readHeaders(c, email)
  readPeople(c, email)
  if (email.text !== undefined) {
    const body = c.part('text', 'body', false)
    let line = 1
    for (const piece of email.text.split(/(?<=\n)/)) body.mark({ line: line++ }).write(piece)
  }
  if (email.html !== undefined) await readHtmlText(c, email.html, 'html:')
  await readAttachments(c, email)
}
