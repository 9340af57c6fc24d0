import { type Mapped, MappedBuilder, mapped } from './mapped.ts'

/**
 * Undoes what transport did to letters: HTML entities, percent-encoding, quoted-printable left-overs and
 * UTF-8 read as Windows-1252 (Ã¥). Each repaired stretch points back at all of what it replaced.
 */
const NAMED: Record<string, string> = {
  nbsp: ' ',
  shy: '',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
  eacute: 'é',
  Eacute: 'É',
  uuml: 'ü',
  Uuml: 'Ü',
  egrave: 'è',
  oslash: 'ø',
  Oslash: 'Ø',
  aelig: 'æ',
  AElig: 'Æ',
  ndash: '–',
  mdash: '—',
  hyphen: '-',
  minus: '−',
  zwj: '',
  zwnj: '',
  thinsp: ' ',
  ensp: ' ',
  emsp: ' ',
  commat: '@',
  period: '.',
  lowbar: '_',
  plus: '+',
  sol: '/',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  newline: '\n',
  NewLine: '\n',
  Tab: '\t',
  num: '#',
}
// Windows-1252 gives these characters to the bytes 0x80–0x9f; the other bytes are their own code points.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const byteOf = new Map<string, number>()
for (let byte = 0x80; byte <= 0xff; byte += 1) byteOf.set(byte < 0xa0 ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte), byte)

const ENTITY = '&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});?'
const PERCENT = '(?:%[0-9a-fA-F]{2})+'
const QUOTED = '(?:=[0-9a-fA-F]{2})+|=\\r?\\n'
const CONTINUATION = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]'
/** A soft hyphen after Ä, or two after å, is a letter with something invisible behind it, and no misread byte. */
const VISIBLE = `(?!\\u00ad)${CONTINUATION}`
/** Two bytes: the letters of Europe. Three: typographic signs and wide letters; nobody's name here is Chinese by mistake. */
const MOJIBAKE = `[\\u00c2\\u00c3]${CONTINUATION}|[\\u00c4-\\u00df]${VISIBLE}|\\u00e1(?:${VISIBLE}){2}|[\\u00e2\\u00ef]${CONTINUATION}{2}`
const BROKEN = new RegExp(`${ENTITY}|${PERCENT}|${QUOTED}|${MOJIBAKE}`, 'g')
/** Whether `repair` could find anything to do. */
export const LOOKS_BROKEN = new RegExp(`&(?:#|[A-Za-z]{2,8};)|%[0-9a-fA-F]{2}|=(?:[0-9a-fA-F]{2}|\\r?\\n)|${MOJIBAKE}`)

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Bytes as UTF-8; where they are none, as Latin-1 letters; undefined when that gives no text either. */
function textOfBytes(bytes: number[]): string | undefined {
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    return bytes.every((byte) => byte >= 0xa0 || (byte >= 0x20 && byte < 0x7f)) ? String.fromCharCode(...bytes) : undefined
  }
}

function repaired(broken: string): string | undefined {
  const first = broken.charAt(0)
  if (first === '&') return entity(broken)
  if (first === '%' || first === '=') {
    if (/^=\r?\n$/.test(broken)) return ''
    const bytes = broken
      .slice(1)
      .split(first)
      .map((pair) => Number.parseInt(pair, 16))
    return bytes.length > 4096 ? undefined : textOfBytes(bytes)
  }
  const bytes = [...broken].map((letter) => byteOf.get(letter) ?? 0)
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}

function entity(written: string): string | undefined {
  const name = written.replace(/^&/, '').replace(/;$/, '')
  if (!name.startsWith('#')) return written.endsWith(';') ? NAMED[name] : undefined
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined
}

export function repair(text: string): Mapped {
  if (!LOOKS_BROKEN.test(text)) return mapped(text)
  const out = new MappedBuilder(text.length)
  let done = 0
  for (const match of text.matchAll(BROKEN)) {
    const meant = repaired(match[0])
    if (meant === undefined) continue
    out.copy(text.slice(done, match.index), done)
    out.stand(meant, match.index)
    done = match.index + match[0].length
  }
  out.copy(text.slice(done), done)
  return out.done(text.length)
}
