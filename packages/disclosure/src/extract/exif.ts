/** Tags that tell who, when or where, named as a reviewer would; other text tags are given by number. */
const NAMES = new Map<number, string>([
  [0x010e, 'ImageDescription'],
  [0x010f, 'Make'],
  [0x0110, 'Model'],
  [0x0131, 'Software'],
  [0x0132, 'DateTime'],
  [0x013b, 'Artist'],
  [0x8298, 'Copyright'],
  [0x9286, 'UserComment'],
  [0x9c9b, 'XPTitle'],
  [0x9c9c, 'XPComment'],
  [0x9c9d, 'XPAuthor'],
  [0x9c9e, 'XPKeywords'],
  [0x9c9f, 'XPSubject'],
  [0xa430, 'CameraOwnerName'],
])
const SUB_DIRECTORIES = new Set([0x8769, 0x8825, 0xa005])
const GPS = 0x8825
const SIZES: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 9: 4, 10: 8 }

interface Tiff {
  v: DataView
  bytes: Uint8Array
  little: boolean
}
interface Tag {
  id: number
  type: number
  count: number
  at: number
}

function readTags(t: Tiff, at: number): { tags: Tag[]; next: number } {
  const count = t.v.getUint16(at, t.little)
  const tags: Tag[] = []
  for (let i = 0; i < Math.min(count, 500); i++) {
    const entry = at + 2 + i * 12
    const id = t.v.getUint16(entry, t.little)
    const type = t.v.getUint16(entry + 2, t.little)
    const number = t.v.getUint32(entry + 4, t.little)
    const size = (SIZES[type] ?? 1) * number
    tags.push({ id, type, count: number, at: size <= 4 ? entry + 8 : t.v.getUint32(entry + 8, t.little) })
  }
  return { tags, next: t.v.getUint32(at + 2 + count * 12, t.little) }
}

function readString(t: Tiff, tag: Tag): string {
  const raw = t.bytes.subarray(tag.at, tag.at + Math.min(tag.count, 65536))
  if (tag.id >= 0x9c9b && tag.id <= 0x9c9f) return new TextDecoder('utf-16le').decode(raw).replaceAll('\0', '')
  const body = tag.id === 0x9286 ? raw.subarray(8) : raw
  return new TextDecoder().decode(body).replaceAll('\0', ' ').trim()
}

function degrees(t: Tiff, tag: Tag): number {
  const part = (i: number) => t.v.getUint32(tag.at + i * 8, t.little) / (t.v.getUint32(tag.at + i * 8 + 4, t.little) || 1)
  return part(0) + part(1) / 60 + part(2) / 3600
}

/** Coordinates as people and maps write them: latitude, longitude in degrees with decimals (WGS 84). */
function readGps(t: Tiff, tags: Tag[]): string[] {
  const find = (id: number) => tags.find((tag) => tag.id === id)
  const latitude = find(2)
  const longitude = find(4)
  if (latitude === undefined || longitude === undefined) return []
  const south = readString(t, find(1) ?? latitude).startsWith('S') ? -1 : 1
  const west = readString(t, find(3) ?? longitude).startsWith('W') ? -1 : 1
  return [`GPS: ${(south * degrees(t, latitude)).toFixed(6)}, ${(west * degrees(t, longitude)).toFixed(6)}`]
}

/** Words and coordinates in a TIFF structure (EXIF), a line each. Broken structures give what was read before. */
export function readExif(bytes: Uint8Array): string[] {
  const found: string[] = []
  const t: Tiff = { bytes, v: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), little: bytes[0] === 0x49 }
  const visited = new Set<number>()
  const visit = (at: number, isGps: boolean): void => {
    if (at === 0 || visited.has(at) || visited.size > 20) return
    visited.add(at)
    const { tags, next } = readTags(t, at)
    if (isGps) found.push(...readGps(t, tags))
    for (const tag of tags) {
      if (SUB_DIRECTORIES.has(tag.id)) visit(t.v.getUint32(tag.at, t.little), tag.id === GPS)
      else if (tag.type === 2 || NAMES.has(tag.id)) {
        const value = readString(t, tag)
        if (value.length > 1) found.push(`${NAMES.get(tag.id) ?? `EXIF ${tag.id.toString(16)}`}: ${value}`)
      }
    }
    visit(next, false)
  }
  try {
    visit(t.v.getUint32(4, t.little), false)
  } catch {
    return found
  }
  return found
}
