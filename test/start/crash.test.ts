import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import pg from 'pg'
import { makeFolder, PROJECT_ROOT, placesOf } from '../../src/platform/postgres/folder.ts'
import { startPostgres } from '../../src/platform/postgres/postgres.ts'
import { parentOf } from '../../src/platform/postgres/process-mark.ts'
import { untilGone } from './processes.ts'

const KILLS = 20
/** Whom the kill hits, in turn: the program, the database server, and the shell that watches over it. */
const VICTIMS = ['program', 'server', 'keeper'] as const
type Victim = (typeof VICTIMS)[number]

function pidOf(victim: Victim, writer: ChildProcess, server: number): number {
  if (victim === 'program') return writer.pid ?? 0
  return victim === 'server' ? server : parentOf(server)
}

/** Lets the writer write until `acknowledgedMin` rows are acknowledged, kills, and returns the acknowledged numbers. */
async function writeAndKill(folder: string, first: number, acknowledgedMin: number, victim: Victim): Promise<number[]> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), folder, String(first)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const exited = new Promise<void>((resolve) => writer.once('exit', () => resolve()))
  const acknowledged: number[] = []
  let server = 0
  let killed = false
  for await (const line of createInterface({ input: writer.stdout })) {
    if (line.startsWith('server ')) server = Number(line.slice('server '.length))
    else acknowledged.push(Number(line))
    if (!killed && acknowledged.length >= acknowledgedMin) {
      killed = true
      process.kill(pidOf(victim, writer, server), 'SIGKILL')
    }
  }
  await exited
  assert.ok(killed, 'the writer wrote until it was killed')
  return acknowledged
}

async function writtenIn(folder: string): Promise<Set<number>> {
  const server = await startPostgres({ places: { ...placesOf(PROJECT_ROOT), folder } })
  const client = new pg.Client({ connectionString: server.url('samvarn_owner') })
  await client.connect()
  const { rows } = await client.query<{ n: string }>('select n from written')
  await client.end()
  await server.stop()
  return new Set(rows.map(({ n }) => Number(n)))
}

test(`${KILLS} × kill -9 in the middle of writes: no acknowledged write lost, no orphan (S-R49)`, {
  skip: process.platform !== 'linux' && 'reads /proc',
}, async (t) => {
  const outer = placesOf(PROJECT_ROOT)
  makeFolder(outer.temporary, outer.serverUser ? 0o711 : 0o700)
  const folder = makeFolder(join(outer.temporary, randomUUID()), outer.serverUser ? 0o711 : 0o700)
  const all: number[] = []
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      // The next writer starts at once, while the killed one's server may still be stopping.
      const acknowledged = await writeAndKill(folder, kill * 1_000_000, randomInt(10, 300), VICTIMS[kill % VICTIMS.length] ?? 'program')
      all.push(...acknowledged)
    }
    const written = await writtenIn(folder)
    const lost = all.filter((n) => !written.has(n))
    t.diagnostic(`${all.length} acknowledged writes, ${lost.length} lost`)
    assert.deepEqual(lost, [])
  } finally {
    await untilGone(folder)
    rmSync(folder, { recursive: true, force: true })
  }
})
