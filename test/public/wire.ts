/** Counts what a server writes, byte for byte as it lies on the wire, and what it writes when a browser asks as browsers do. */
import { connect, createServer, type AddressInfo } from 'node:net'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Everything that the server writes to one request on a connection of its own. */
export function bytesOnWire(port: number, path: string): Promise<number> {
  return new Promise((done, failed) => {
    let bytes = 0
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nConnection: close\r\n\r\n`,
      ),
    )
    socket.on('data', (piece) => {
      bytes += piece.length
    })
    socket.on('end', () => done(bytes))
    socket.on('error', failed)
  })
}

/** Stands between a browser and a server and counts, for each connection, what comes back. */
export async function countingBetween(port: number) {
  const counts = { back: 0, connections: 0 }
  const between = createServer((client) => {
    counts.connections++
    const server = connect(port, '127.0.0.1')
    client.pipe(server)
    server.on('data', (piece) => {
      counts.back += piece.length
      client.write(piece)
    })
    server.on('close', () => client.destroy())
    client.on('close', () => server.destroy())
    client.on('error', () => server.destroy())
    server.on('error', () => client.destroy())
  })
  await new Promise<void>((ready) => between.listen(0, '127.0.0.1', ready))
  return {
    port: (between.address() as AddressInfo).port,
    /** Bytes since the last time. */
    take(): number {
      const { back } = counts
      counts.back = 0
      return back
    },
    close: () => between.close(),
  }
}

const TSHARK = '/usr/bin/tshark'
/** Why the capture cannot run here. Capturing takes rights of its own on the loopback interface. */
export const noCapture: string | undefined = !existsSync(TSHARK)
  ? 'tshark is needed: apt-get install tshark'
  : process.getuid?.() === 0
    ? undefined
    : 'only root may capture'

/** Captures the loopback while `work` runs: bytes of payload from the port, for each connection in order, and foreign packets. */
export async function captured(port: number, work: () => Promise<void>): Promise<{ perConnection: number[] }> {
  const shark = spawn(TSHARK, [
    '-i',
    'lo',
    '-l',
    '-n',
    '-f',
    `tcp port ${port}`,
    // What a loaded machine sends once more, because the answer was late, is not more that was said.
    '-Y',
    '!tcp.analysis.retransmission && !tcp.analysis.spurious_retransmission',
    '-T',
    'fields',
    '-e',
    'tcp.stream',
    '-e',
    'tcp.srcport',
    '-e',
    'tcp.len',
    '-e',
    'tcp.flags.fin',
  ])
  let said = ''
  let rows = ''
  shark.stdout.on('data', (piece: Buffer) => {
    rows += piece.toString()
  })
  await new Promise<void>((ready, failed) => {
    shark.stderr.on('data', (piece: Buffer) => {
      said += piece.toString()
      if (/Capturing on/.test(said)) ready()
    })
    shark.once('close', () => failed(new Error(said)))
  })
  // "Capturing on" comes a little before the first packet is taken: knock until one has been seen.
  while (rows === '') {
    await bytesOnWire(port, '/').catch(() => 0)
    await new Promise((soon) => setTimeout(soon, 50))
  }
  await work()
  const mark = await bytesOnWire(port, '/').catch(() => 0)
  const sums = () => {
    const found = new Map<string, number>()
    for (const row of rows.split('\n')) {
      const [stream = '', from = '', length = '0'] = row.split('\t')
      if (from === String(port)) found.set(stream, (found.get(stream) ?? 0) + Number(length))
    }
    return [...found.values()]
  }
  // The last knock closes the list: once it has been written, everything before it has.
  while (sums().at(-1) !== mark) await new Promise((soon) => setTimeout(soon, 50))
  shark.kill('SIGINT')
  return { perConnection: sums() }
}
