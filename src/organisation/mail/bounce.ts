/**
 * Reads a delivery status notification (RFC 3464), which comes from anybody: a report of what did not arrive. Nothing is
 * believed but the code that stands in the address it was sent to, and one status. Pure.
 */

/** A notification holds a copy of the mail's headers at most; ours are short. */
export const REPORT_BYTES_MAX = 262_144
const PARTS_MAX = 20

export type Report = { ok: true; code: Buffer; status: string } | { ok: false; because: 'no_report' | 'not_ours' | 'no_failure' }

interface Part {
  headers: Map<string, string>
  body: string
}

/** `returnTo`: the address that bounces come to, without the code. */
export function readReport(raw: Uint8Array, returnTo: string): Report {
  if (raw.length > REPORT_BYTES_MAX) return { ok: false, because: 'no_report' }
  const whole = splitPart(
    Buffer.from(raw)
      .toString('latin1')
      .replaceAll('\r\n', '\n')
      .replace(/^From [^\n]*\n/, ''),
  )
  const type = whole.headers.get('content-type') ?? ''
  // A report has no sender of its own (RFC 3464, 2): what has one is somebody's answer, or an answering machine's.
  const from = whole.headers.get('return-path')
  if (!/^multipart\/report\b/i.test(type) || !/report-type\s*=\s*"?delivery-status\b/i.test(type))
    return { ok: false, because: 'no_report' }
  if (from !== undefined && from.trim() !== '<>') return { ok: false, because: 'no_report' }
  const code = codeIn(whole.headers, returnTo)
  if (!code) return { ok: false, because: 'not_ours' }
  const boundary = /boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(type)
  const parts = partsOf(whole.body, boundary?.[1] ?? boundary?.[2] ?? '')
  const status = parts.find((part) => /^message\/(?:global-)?delivery-status\b/i.test(part.headers.get('content-type') ?? ''))
  if (!status) return { ok: false, because: 'no_report' }
  const failed = failureIn(status.body)
  return failed === undefined ? { ok: false, because: 'no_failure' } : { ok: true, code, status: failed }
}

function splitPart(text: string): Part {
  const at = text.indexOf('\n\n')
  const head = at < 0 ? text : text.slice(0, at)
  return { headers: fieldsOf(head), body: at < 0 ? '' : text.slice(at + 2) }
}

/** The first of each field, unfolded, by its name in small letters. */
function fieldsOf(head: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

function partsOf(body: string, boundary: string): Part[] {
  if (boundary === '') return []
  return `\n${body}`
    .split(`\n--${boundary}`)
    .slice(1, PARTS_MAX)
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => splitPart(piece.replace(/^[ \t]*\n/, '')))
}

/** The mail's own code, from the address that the report was sent to. */
function codeIn(headers: Map<string, string>, returnTo: string): Buffer | undefined {
  const at = returnTo.lastIndexOf('@')
  if (at < 1) return undefined
  const ours = new RegExp(
    `(?:^|[\\s<,;])${escaped(returnTo.slice(0, at))}\\+([0-9a-f]{32})${escaped(returnTo.slice(at))}(?:$|[\\s>,;])`,
    'i',
  )
  for (const name of ['delivered-to', 'x-original-to', 'to']) {
    const found = ours.exec(headers.get(name) ?? '')?.[1]
    if (found) return Buffer.from(found, 'hex')
  }
  return undefined
}
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The status of a recipient whose delivery failed for good; a delay or a relay is no failure. */
function failureIn(body: string): string | undefined {
  for (const group of body.split(/\n[ \t]*\n/)) {
    const fields = fieldsOf(group)
    if (fields.get('action')?.toLowerCase() !== 'failed') continue
    const status = /^5\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0]
    if (status) return status
  }
  return undefined
}
