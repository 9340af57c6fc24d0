import { createHash } from 'node:crypto'
import type { Collector } from './collector.ts'
import { startsWith } from './encoding.ts'
import { TINY_PICTURE_SIDE } from './limits.ts'
import { readExif } from './exif.ts'

export interface PictureSize {
  width: number
  height: number
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function jpegSize(bytes: Uint8Array): PictureSize | undefined {
  const v = view(bytes)
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { height: v.getUint16(at + 5), width: v.getUint16(at + 7) }
    at += 2 + v.getUint16(at + 2)
  }
  return undefined
}

/** Width and height from the header; undefined when the kind of picture is not known or its header is broken. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const v = view(bytes)
  try {
    if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return { width: v.getUint32(16), height: v.getUint32(20) }
    if (startsWith(bytes, 'GIF8')) return { width: v.getUint16(6, true), height: v.getUint16(8, true) }
    if (startsWith(bytes, 'BM')) return { width: Math.abs(v.getInt32(18, true)), height: Math.abs(v.getInt32(22, true)) }
    if (startsWith(bytes, [0xff, 0xd8])) return jpegSize(bytes)
  } catch {
    return undefined
  }
  return undefined
}

export function isPicture(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) ||
    startsWith(bytes, 'GIF8') ||
    startsWith(bytes, [0xff, 0xd8, 0xff]) ||
    startsWith(bytes, 'II*\0') ||
    startsWith(bytes, 'MM\0*') ||
    (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) ||
    (startsWith(bytes, 'ftyp', 4) && /^(heic|heix|mif1|avif|msf1)/.test(String.fromCharCode(...bytes.subarray(8, 12)))) ||
    (startsWith(bytes, 'BM') && pictureSize(bytes) !== undefined && bytes.length > 54)
  )
}

export function isTiny(size: PictureSize | undefined): boolean {
  return size !== undefined && size.width <= TINY_PICTURE_SIDE && size.height <= TINY_PICTURE_SIDE
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export function isKnownPicture(c: Collector, digest: string): boolean {
  return c.options.known_pictures?.includes(digest) ?? false
}

/** Text that stands in the file beside the pixels: PNG text chunks, JPEG comments, GIF comments, XMP and IPTC. */
function writtenText(bytes: Uint8Array): string[] {
  const latin = new TextDecoder('windows-1252').decode(bytes)
  const found: string[] = []
  for (const match of latin.matchAll(/<x:xmpmeta[\s\S]{0,200000}?<\/x:xmpmeta>/g)) {
    const xmp = new TextDecoder().decode(bytes.subarray(match.index, match.index + match[0].length))
    found.push(
      xmp
        .replace(
          /<[^>]*>/g,
          (tag) =>
            ` ${[...tag.matchAll(/="([^"]*)"/g)]
              .map((m) => m[1])
              .filter((value) => !/^http:\/\/(ns|www|purl)/.test(value ?? ''))
              .join(' ')} `,
        )
        .replace(/\s+/g, ' ')
        .trim(),
    )
  }
  // IPTC: each datum of the second record begins with these two bytes.
  for (let at = latin.indexOf('\u001c\u0002'); at >= 0; at = latin.indexOf('\u001c\u0002', at + 2)) {
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0)
    const value = length < 2000 ? new TextDecoder().decode(bytes.subarray(at + 5, at + 5 + length)) : ''
    if (/^[\p{L}\p{N}\p{P}\p{Zs}\p{S}]{2,}$/u.test(value)) found.push(value)
  }
  return found
}

/** Chunks or segments that carry words. A compressed text chunk is a gap: it is rare, and nobody sees it. */
function pngText(c: Collector, bytes: Uint8Array, where: string): string[] {
  const v = view(bytes)
  const found: string[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = v.getUint32(at)
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const body = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length))
    if (kind === 'tEXt' || kind === 'iTXt')
      found.push(new TextDecoder(kind === 'iTXt' ? 'utf-8' : 'windows-1252').decode(body).replaceAll('\0', ' '))
    else if (kind === 'zTXt') c.miss('unknown_part', where)
    else if (kind === 'eXIf') found.push(...readExif(body))
    at += 12 + length
    if (kind === 'IEND') {
      if (at < bytes.length) c.miss('unknown_part', where)
      break
    }
  }
  return found
}

function jpegText(bytes: Uint8Array): string[] {
  const v = view(bytes)
  const found: string[] = []
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda || marker === 0xd9) break
    const length = v.getUint16(at + 2)
    const body = bytes.subarray(at + 4, at + 2 + length)
    if (marker === 0xfe) found.push(new TextDecoder('windows-1252').decode(body))
    if (marker === 0xe1 && startsWith(body, 'Exif\0\0')) found.push(...readExif(body.subarray(6)))
    at += 2 + length
  }
  return found
}

/** Reads what stands beside the pixels, and says that the pixels were not read unless they are tiny or known. */
export function readPicture(c: Collector, bytes: Uint8Array, where: string): void {
  const writer = c.part(`picture:${where}`, 'metadata', true, { property: where })
  try {
    if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) for (const text of pngText(c, bytes, where)) writer.line(text)
    if (startsWith(bytes, [0xff, 0xd8])) for (const text of jpegText(bytes)) writer.line(text)
    if (startsWith(bytes, 'II*\0') || startsWith(bytes, 'MM\0*')) for (const text of readExif(bytes)) writer.line(text)
    for (const text of writtenText(bytes)) writer.line(text)
  } catch (error) {
    c.missFor(error, where)
  }
  if (isTiny(pictureSize(bytes))) return
  const digest = digestOf(bytes)
  if (!isKnownPicture(c, digest)) c.miss('picture_text', where, digest)
}
