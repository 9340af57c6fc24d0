import { crc32, inflateRawSync } from 'node:zlib'
import type { Budget } from './collector.ts'
import { Stop } from './collector.ts'
import { startsWith } from './encoding.ts'

export interface ZipEntry {
  name: string
  bytes: Uint8Array
}

interface Listed {
  name: string
  flags: number
  method: number
  crc: number
  packed: number
  size: number
  at: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const MIB = 1024 * 1024
/** Extra fields that writers of Office files put in: zip64, NTFS and Unix times, Unix ids, Open Packaging growth hint. */
const KNOWN_EXTRA = new Set([0x0001, 0x000a, 0x5455, 0x5855, 0x7855, 0x7875, 0xa220])

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * The end record must be the last thing in the file. A comment, bytes after it, or bytes before the first entry are
 * places where text can hide from one program and show in another; such a file is not read.
 */
function findEnd(bytes: Uint8Array, v: DataView): { count: number; size: number; at: number } {
  const end = bytes.length - 22
  if (end < 0 || v.getUint32(end, true) !== END || v.getUint16(end + 20, true) !== 0) {
    throw new Stop(hasEndRecord(bytes, v) ? 'mismatch' : 'broken', 'zip')
  }
  const count = v.getUint16(end + 10, true)
  const size = v.getUint32(end + 12, true)
  const at = v.getUint32(end + 16, true)
  if (v.getUint16(end + 4, true) !== 0 || v.getUint16(end + 8, true) !== count) throw new Stop('mismatch', 'zip')
  // No Office file that fits our limits needs zip64's own end record.
  if (count === 0xffff || size === 0xffffffff || at === 0xffffffff) throw new Stop('limit_size', 'zip64')
  if (at + size !== end) throw new Stop('mismatch', 'zip')
  return { count, size, at }
}

function hasEndRecord(bytes: Uint8Array, v: DataView): boolean {
  for (let i = bytes.length - 22; i >= Math.max(0, bytes.length - 22 - 65535); i--) {
    if (v.getUint32(i, true) === END) return true
  }
  return false
}

function readName(bytes: Uint8Array, flags: number): string {
  const utf8 = (flags & 0x800) !== 0 || bytes.every((byte) => byte < 0x80)
  try {
    return new TextDecoder(utf8 ? 'utf-8' : 'latin1', { fatal: true }).decode(bytes)
  } catch {
    throw new Stop('mismatch', 'zip')
  }
}

function checkName(name: string, seen: Set<string>): void {
  const folded = name.toLowerCase().normalize('NFC')
  const unsafe = name === '' || name.startsWith('/') || name.includes('\\') || name.includes('\0') || /^[a-z]:/i.test(name)
  if (unsafe || name.split('/').includes('..') || seen.has(folded)) throw new Stop('mismatch', 'zip')
  seen.add(folded)
}

function checkExtra(v: DataView, at: number, length: number, name: string): void {
  let i = at
  while (i + 4 <= at + length) {
    if (!KNOWN_EXTRA.has(v.getUint16(i, true))) throw new Stop('mismatch', name)
    i += 4 + v.getUint16(i + 2, true)
  }
  if (i !== at + length) throw new Stop('mismatch', name)
}

function readCentral(bytes: Uint8Array, v: DataView, budget: Budget): { entries: Listed[]; end: number } {
  const { count, size, at } = findEnd(bytes, v)
  budget.spendEntries(count, 'zip')
  const entries: Listed[] = []
  const seen = new Set<string>()
  let i = at
  for (let n = 0; n < count; n++) {
    if (i + 46 > at + size || v.getUint32(i, true) !== CENTRAL) throw new Stop('broken', 'zip')
    const flags = v.getUint16(i + 8, true)
    const nameLength = v.getUint16(i + 28, true)
    const extraLength = v.getUint16(i + 30, true)
    const commentLength = v.getUint16(i + 32, true)
    const name = readName(bytes.subarray(i + 46, i + 46 + nameLength), flags)
    checkName(name, seen)
    checkExtra(v, i + 46 + nameLength, extraLength, name)
    if (commentLength !== 0) throw new Stop('mismatch', name)
    if ((flags & 0x2041) !== 0) throw new Stop('encrypted', name)
    entries.push({
      name,
      flags,
      method: v.getUint16(i + 10, true),
      crc: v.getUint32(i + 16, true),
      packed: v.getUint32(i + 20, true),
      size: v.getUint32(i + 24, true),
      at: v.getUint32(i + 42, true),
    })
    i += 46 + nameLength + extraLength
  }
  if (i !== at + size) throw new Stop('mismatch', 'zip')
  return { entries, end: at }
}

/** A descriptor after the data repeats checksum and sizes, with or without its own signature. */
function descriptorEnd(v: DataView, at: number, entry: Listed, limit: number): number {
  const read = (i: number) =>
    i + 12 <= limit &&
    v.getUint32(i, true) === entry.crc &&
    v.getUint32(i + 4, true) === entry.packed &&
    v.getUint32(i + 8, true) === entry.size
  if (at + 16 <= limit && v.getUint32(at, true) === 0x08074b50 && read(at + 4)) return at + 16
  if (read(at)) return at + 12
  throw new Stop('mismatch', entry.name)
}

/** Returns where the data begins and where the entry ends; the local header must say the same as the directory. */
function readLocal(bytes: Uint8Array, v: DataView, entry: Listed, limit: number): { data: number; end: number } {
  const i = entry.at
  if (i + 30 > limit || v.getUint32(i, true) !== LOCAL) throw new Stop('mismatch', entry.name)
  const flags = v.getUint16(i + 6, true)
  const nameLength = v.getUint16(i + 26, true)
  const extraLength = v.getUint16(i + 28, true)
  const described = (flags & 8) !== 0
  const same =
    readName(bytes.subarray(i + 30, i + 30 + nameLength), flags) === entry.name &&
    v.getUint16(i + 8, true) === entry.method &&
    flags === entry.flags &&
    (described ||
      (v.getUint32(i + 14, true) === entry.crc && v.getUint32(i + 18, true) === entry.packed && v.getUint32(i + 22, true) === entry.size))
  if (!same) throw new Stop('mismatch', entry.name)
  checkExtra(v, i + 30 + nameLength, extraLength, entry.name)
  const data = i + 30 + nameLength + extraLength
  const end = data + entry.packed
  if (end > limit) throw new Stop('mismatch', entry.name)
  return { data, end: described ? descriptorEnd(v, end, entry, limit) : end }
}

function unpack(packed: Uint8Array, entry: Listed, budget: Budget): Uint8Array {
  if (entry.method !== 0 && entry.method !== 8) throw new Stop('unknown_part', entry.name)
  let bytes: Uint8Array = packed
  if (entry.method === 8) {
    try {
      bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) })
    } catch (error) {
      throw new Stop((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'mismatch' : 'broken', entry.name)
    }
  }
  budget.spendUnpacked(bytes.length, entry.name)
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw new Stop('mismatch', entry.name)
  return bytes
}

/**
 * Reads a zip file whole. Everything that the limits can refuse is judged on the directory, before anything is
 * unpacked, and the entries must lie edge to edge: data between them would be seen by one reader and not by another.
 */
export function readZip(bytes: Uint8Array, budget: Budget): ZipEntry[] {
  if (!startsWith(bytes, 'PK')) throw new Stop('broken', 'zip')
  const v = view(bytes)
  const { entries, end } = readCentral(bytes, v, budget)
  let total = 0
  for (const entry of entries) {
    total += entry.size
    if (total > budget.unpackedLeft) throw new Stop('limit_size', entry.name)
    if (entry.size > MIB && entry.size > entry.packed * budget.limits.ratio_max) throw new Stop('limit_ratio', entry.name)
  }
  const ordered = [...entries].sort((a, b) => a.at - b.at)
  const found: { entry: Listed; data: number }[] = []
  let at = 0
  for (const entry of ordered) {
    if (entry.at !== at) throw new Stop('mismatch', entry.name)
    const local = readLocal(bytes, v, entry, end)
    found.push({ entry, data: local.data })
    at = local.end
  }
  if (at !== end) throw new Stop('mismatch', 'zip')
  const read = found.map(({ entry, data }) => ({
    name: entry.name,
    bytes: unpack(bytes.subarray(data, data + entry.packed), entry, budget),
  }))
  return read.filter((entry) => !entry.name.endsWith('/') || entry.bytes.length > 0).sort((a, b) => (a.name < b.name ? -1 : 1))
}
