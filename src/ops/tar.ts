/**
 * Files in one stream, as POSIX "ustar": so that `age -d … | tar xz` opens a backup where Samvärn is not. Only what a
 * backup needs: plain files, names of at most 100 bytes, sizes known beforehand.
 */
const BLOCK = 512
const NAME_BYTES_MAX = 100

export interface TarEntry {
  name: string
  content: Buffer
}

/** The bytes of one file: header, content, and zeros up to a whole block. */
export function tarFile({ name, content }: TarEntry, at: Date): Buffer {
  if (Buffer.byteLength(name) > NAME_BYTES_MAX) throw new RangeError('A name in a backup is at most 100 bytes.')
  const header = Buffer.alloc(BLOCK)
  const octal = (value: number, offset: number, digits: number) => header.write(value.toString(8).padStart(digits, '0'), offset, 'latin1')
  header.write(name, 0, 'utf8')
  octal(0o600, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(content.length, 124, 11)
  octal(Math.floor(at.getTime() / 1000), 136, 11)
  header.write('        0', 148, 'latin1')
  header.write('ustar\0' + '00', 257, 'latin1')
  octal(
    header.reduce((sum, byte) => sum + byte, 0),
    148,
    6,
  )
  header.write('\0 ', 154, 'latin1')
  return Buffer.concat([header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)])
}

/** Two empty blocks: here a whole archive ends. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK)

/** A backup that is cut off or is none. */
export class TarBroken extends Error {}

/** The files of the stream, one at a time. Throws when it does not end as a whole archive ends. */
export async function* readTar(stream: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const bytes = reader(stream)
  for (;;) {
    const header = await bytes.take(BLOCK)
    if (header.every((byte) => byte === 0)) return bytes.drain()
    const size = readHeader(header)
    const content = await bytes.take(size)
    await bytes.take((BLOCK - (size % BLOCK)) % BLOCK)
    yield { name: header.toString('utf8', 0, NAME_BYTES_MAX).replace(/\0.*$/s, ''), content }
  }
}

function readHeader(header: Buffer): number {
  const told = Number.parseInt(header.toString('latin1', 148, 154), 8)
  const blank = Buffer.from(header)
  blank.fill(' ', 148, 156)
  const size = Number.parseInt(header.toString('latin1', 124, 135), 8)
  if (told !== blank.reduce((sum, byte) => sum + byte, 0) || !Number.isSafeInteger(size)) throw new TarBroken('Not a file header.')
  return size
}

function reader(stream: AsyncIterable<Uint8Array>): { take(length: number): Promise<Buffer>; drain(): Promise<void> } {
  const source = stream[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let length = 0
  return {
    async take(wanted) {
      while (length < wanted) {
        const { value, done } = await source.next()
        if (done) throw new TarBroken('The archive ends too early.')
        held.push(Buffer.from(value))
        length += value.length
      }
      const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
      held = [all.subarray(wanted)]
      length -= wanted
      return all.subarray(0, wanted)
    },
    /** Reads to the very end, so that what authenticates the whole has been checked too. */
    async drain() {
      while (!(await source.next()).done);
    },
  }
}
