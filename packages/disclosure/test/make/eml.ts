export interface EmlContent {
  from?: string
  to?: string[]
  cc?: string[]
  subject?: string
  text?: string
  html?: string
  headers?: Record<string, string>
  attachments?: { name: string; type?: string; bytes: Uint8Array }[]
  /** Mails inside, whole. */
  forwarded?: Uint8Array[]
  /** Text before the first part and after the last, which mail programs do not show. */
  preamble?: string
  epilogue?: string
}

function encodeHeader(value: string): string {
  return /^[\x20-\x7e]*$/.test(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
}

function bodyPart(type: string, text: string): string {
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(new TextEncoder().encode(text))}\r\n`
}

/** A mail as a program sends it: multipart, base64, headers in encoded words. */
export function makeEml(content: EmlContent): Uint8Array {
  // Mails inside mails need boundaries of their own.
  const boundary = `grans-${(content.forwarded ?? []).reduce((sum, mail) => sum + mail.length, 4711)}`
  const parts: string[] = []
  if (content.text !== undefined) parts.push(bodyPart('text/plain', content.text))
  if (content.html !== undefined) parts.push(bodyPart('text/html', content.html))
  for (const { name, type, bytes } of content.attachments ?? []) {
    parts.push(
      `Content-Type: ${type ?? 'application/octet-stream'}; name="${encodeHeader(name)}"\r\nContent-Disposition: attachment; filename="${encodeHeader(name)}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(bytes)}\r\n`,
    )
  }
  for (const mail of content.forwarded ?? []) parts.push(`Content-Type: message/rfc822\r\n\r\n${Buffer.from(mail).toString('utf8')}\r\n`)
  const headers: Record<string, string> = {
    From: content.from ?? 'Handläggare <handlaggare@example.se>',
    To: (content.to ?? ['mottagare@example.org']).join(', '),
    ...(content.cc === undefined ? {} : { Cc: content.cc.join(', ') }),
    Subject: content.subject ?? 'Beslut',
    'Message-ID': '<1@example.se>',
    'MIME-Version': '1.0',
    Date: 'Sat, 21 Nov 2026 12:00:00 +0100',
    ...content.headers,
    'Content-Type': `multipart/mixed; boundary="${boundary}"`,
  }
  const head = Object.entries(headers)
    .map(([name, value]) => `${name}: ${name === 'Content-Type' ? value : encodeAddresses(name, value)}\r\n`)
    .join('')
  const body = parts.map((part) => `--${boundary}\r\n${part}`).join('')
  return new TextEncoder().encode(
    `${head}\r\n${content.preamble === undefined ? '' : `${content.preamble}\r\n`}${body}--${boundary}--\r\n${content.epilogue ?? ''}`,
  )
}

/** Display names are encoded, addresses never. */
function encodeAddresses(name: string, value: string): string {
  if (!/^(From|To|Cc)$/.test(name)) return encodeHeader(value)
  return value
    .split(', ')
    .map((entry) => {
      const match = /^(.*) <(.*)>$/.exec(entry)
      return match === null ? entry : `${encodeHeader(match[1] ?? '')} <${match[2]}>`
    })
    .join(', ')
}
