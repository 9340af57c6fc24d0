import { crc32, deflateRawSync } from 'node:zlib'

/** One entry, with every lie that a header can tell. */
export interface RawEntry {
  name: string
  data: Uint8Array
  /** What the local header says, where it differs from the directory. */
  localName?: string
  size?: number
  localSize?: number
  crc?: number
  flags?: number
  method?: number
  comment?: string
  extra?: Uint8Array
  /** Points the directory at another entry's data (overlap). */
  atEntry?: number
}

export interface RawZip {
  entries: RawEntry[]
  before?: Uint8Array
  between?: Uint8Array
  comment?: string
  after?: Uint8Array
  count?: number
}

/** Packs a zip byte by byte, so that tests can write what no honest program writes. */
export function packRawZip(zip: RawZip): Uint8Array {
  const chunks: Buffer[] = [Buffer.from(zip.before ?? [])]
  let at = chunks[0]?.length ?? 0
  const push = (buffer: Buffer) => {
    chunks.push(buffer)
    at += buffer.length
  }
  const offsets: number[] = []
  const central: Buffer[] = []
  zip.entries.forEach((entry, i) => {
    const method = entry.method ?? 8
    const packed = method === 8 ? deflateRawSync(entry.data, { level: 9 }) : Buffer.from(entry.data)
    const header = (signature: number, name: string, size: number): Buffer => {
      const h = Buffer.alloc(26)
      h.writeUInt32LE(signature, 0)
      h.writeUInt16LE(20, 4)
      h.writeUInt16LE(entry.flags ?? 0, 6)
      h.writeUInt16LE(method, 8)
      h.writeUInt32LE(entry.crc ?? crc32(entry.data), 14)
      h.writeUInt32LE(packed.length, 18)
      h.writeUInt32LE(size, 22)
      return Buffer.concat([h, lengths(name, entry.extra)])
    }
    offsets.push(at)
    const localName = entry.localName ?? entry.name
    push(
      Buffer.concat([
        header(0x04034b50, localName, entry.localSize ?? entry.size ?? entry.data.length),
        Buffer.from(localName),
        Buffer.from(entry.extra ?? []),
        packed,
      ]),
    )
    if (i === 0 && zip.between !== undefined) push(Buffer.from(zip.between))
    const local = header(0x02014b50, entry.name, entry.size ?? entry.data.length)
    const tail = Buffer.alloc(14)
    tail.writeUInt16LE(Buffer.byteLength(entry.comment ?? ''), 0)
    tail.writeUInt32LE(offsets[entry.atEntry ?? i] ?? 0, 10)
    central.push(
      Buffer.concat([
        local.subarray(0, 4),
        Buffer.from([20, 0]),
        local.subarray(4),
        tail,
        Buffer.from(entry.name),
        Buffer.from(entry.extra ?? []),
        Buffer.from(entry.comment ?? ''),
      ]),
    )
  })
  const directoryAt = at
  for (const entry of central) push(entry)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(zip.count ?? zip.entries.length, 8)
  end.writeUInt16LE(zip.count ?? zip.entries.length, 10)
  end.writeUInt32LE(at - directoryAt, 12)
  end.writeUInt32LE(directoryAt, 16)
  end.writeUInt16LE(Buffer.byteLength(zip.comment ?? ''), 20)
  push(Buffer.concat([end, Buffer.from(zip.comment ?? ''), Buffer.from(zip.after ?? [])]))
  return new Uint8Array(Buffer.concat(chunks))
}

function lengths(name: string, extra: Uint8Array | undefined): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt16LE(Buffer.byteLength(name), 0)
  buffer.writeUInt16LE(extra?.length ?? 0, 2)
  return buffer
}
