/** What a child process does with what its parent sends: one question, one answer, then it ends. */
export interface Answer {
  value: unknown
  bytes?: Uint8Array
}

async function readAll(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/**
 * Wire form, both ways: length of the JSON (4 bytes, big endian), length of the bytes (4 bytes), JSON, bytes.
 * Standard output belongs to the answer: a library that prints would otherwise spoil it.
 */
export function frame(value: unknown, bytes: Uint8Array = new Uint8Array()): Buffer {
  const json = Buffer.from(JSON.stringify(value) ?? 'null')
  const head = Buffer.alloc(8)
  head.writeUInt32BE(json.length, 0)
  head.writeUInt32BE(bytes.length, 4)
  return Buffer.concat([head, json, bytes])
}

/** Undefined unless the buffer is exactly one frame. */
export function unframe(buffer: Buffer): { value: unknown; bytes: Uint8Array } | undefined {
  if (buffer.length < 8) return undefined
  const json = buffer.readUInt32BE(0)
  const size = buffer.readUInt32BE(4)
  if (buffer.length !== 8 + json + size) return undefined
  try {
    return { value: JSON.parse(buffer.toString('utf8', 8, 8 + json)), bytes: new Uint8Array(buffer.subarray(8 + json)) }
  } catch {
    return undefined
  }
}

/** Call this last in an entry file that `runInChild` starts. An error ends the process with 1 and without a word. */
export async function answerOnce(handle: (input: unknown, bytes: Uint8Array) => Promise<Answer>): Promise<void> {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = () => true
  try {
    const question = unframe(await readAll())
    if (question === undefined) throw new Error('no question')
    const answer = await handle(question.value, question.bytes)
    write(frame(answer.value, answer.bytes), () => process.exit(0))
  } catch {
    process.exit(1)
  }
}
