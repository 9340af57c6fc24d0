import type { Format } from '../types.ts'
import { looksBinary, startsWith } from './encoding.ts'

/** What the content says. `office` is any zip; `ole` the container of old Office files and of encrypted new ones. */
export type Content = 'pdf' | 'office' | 'ole' | 'picture' | 'rtf' | 'text' | 'html' | 'eml' | 'unknown'

const MAIL_HEADER =
  /^(received|return-path|message-id|mime-version|from|to|subject|date|delivered-to|content-type|cc|reply-to|x-[\w-]+|dkim-signature):/i
const MAIL_ONLY = /^(received|return-path|message-id|mime-version|delivered-to|dkim-signature):/im

/** A mail begins with headers, a good number of them known, and only mail programs write some of them. */
function looksLikeMail(head: string): boolean {
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length
  const lines = head
    .slice(0, end)
    .split(/\r?\n/)
    .filter((line) => !/^[ \t]/.test(line))
  if (lines[0]?.startsWith('From ') === true) lines.shift()
  const headers = lines.filter((line) => /^[\w-]+:/.test(line))
  return (
    headers.length >= 2 &&
    headers.length === lines.length &&
    headers.some((line) => MAIL_HEADER.test(line)) &&
    MAIL_ONLY.test(headers.join('\n'))
  )
}

export function detectContent(bytes: Uint8Array): Content {
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return 'office'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'ole'
  if (startsWith(bytes, '{\\rtf')) return 'rtf'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  // Readers accept the sign within the first 1024 bytes; a mail that quotes it is text, so mails go first.
  const mail = looksLikeMail(head.replace(/^ï»¿/, ''))
  if (!mail && head.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (mail) return 'eml'
  if (looksBinary(bytes)) return 'unknown'
  const start = head
    .replaceAll('\0', '')
    .replace(/^(ï»¿|ÿþ|þÿ)/, '')
    .trimStart()
    .toLowerCase()
  return /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype\s+html|<html[\s>])/.test(start) ? 'html' : 'text'
}

const BY_NAME: Record<string, Format> = {
  txt: 'txt',
  text: 'txt',
  md: 'txt',
  log: 'txt',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  pdf: 'pdf',
  eml: 'eml',
  csv: 'csv',
  tsv: 'csv',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xltx: 'xlsx',
}

export function extensionOf(name: string): string {
  return /\.([^./\\]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** What the name claims: undefined when it claims nothing, 'unknown' when it claims a format we do not read. */
export function claimedFormat(name: string): Format | undefined {
  const extension = extensionOf(name)
  return extension === '' ? undefined : (BY_NAME[extension] ?? 'unknown')
}

/** Text whose name says nothing against it: the name picks between the kinds of text. */
export function textFormat(content: 'text' | 'html' | 'eml', claimed: Format | undefined): Format {
  if (content === 'html') return 'html'
  if (content === 'eml') return 'eml'
  return claimed === 'csv' || claimed === 'html' || claimed === 'eml' ? claimed : 'txt'
}
