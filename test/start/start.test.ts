import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { makeFolder, PROJECT_ROOT, placesOf } from '../../src/platform/postgres/folder.ts'
import { type Found, processesOf, until, untilGone } from './processes.ts'

const onlyLinux = { skip: process.platform !== 'linux' && 'reads /proc' }

let folder = ''
beforeEach(() => {
  const { temporary, serverUser } = placesOf(PROJECT_ROOT)
  const mode = serverUser ? 0o711 : 0o700
  makeFolder(temporary, mode)
  folder = makeFolder(join(temporary, randomUUID()), mode)
})
afterEach(async () => {
  await untilGone(folder)
  rmSync(folder, { recursive: true, force: true })
})

type Start = { child: ChildProcess; output(): string; exit: Promise<number | null> }

function run(file: string, args: string[], env: Record<string, string>): Start {
  const { npm_lifecycle_event: _npm, ...outer } = process.env
  const child = spawn(file, args, {
    cwd: PROJECT_ROOT,
    env: { ...outer, SAMVARN_FOLDER: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  return { child, output: () => output, exit: new Promise((resolve) => child.once('exit', resolve)) }
}

const npmStart = (port: number, env: Record<string, string> = {}) => run('npm', ['start'], { PORT: String(port), ...env })

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function status(port: number, path: string): Promise<number | undefined> {
  try {
    return (await fetch(`http://localhost:${port}${path}`, { redirect: 'manual' })).status
  } catch {
    return undefined
  }
}

async function untilReady(start: Start, port: number): Promise<void> {
  await until(`ready on ${port}; said so far: ${start.output()}`, async () => {
    if (start.child.exitCode !== null) throw new Error(`It ended: ${start.output()}`)
    return (await status(port, '/readyz')) === 200 ? true : undefined
  })
}

function find(what: string, matches: (found: Found) => boolean): number {
  const found = processesOf(folder).find(matches)
  assert.ok(found, `${what} is running`)
  return found.pid
}

test('Ctrl-C stops everything, and the next start takes the same folder up', onlyLinux, async () => {
  const port = await freePort()
  const first = npmStart(port)
  await untilReady(first, port)
  assert.match(first.output(), new RegExp(`Samvärn är igång på http://localhost:${port} `))
  assert.notEqual(await status(port, '/'), 503)
  assert.equal(statSync(join(folder, 'keys', 'root.key')).mode & 0o777, 0o600)
  process.kill(-(first.child.pid ?? 0), 'SIGINT')
  await first.exit
  assert.match(first.output(), /Samvärn är stoppad/)
  await untilGone(folder)
  assert.equal(existsSync(join(folder, 'postgres', 'data', 'postmaster.pid')), false)
  const second = npmStart(port)
  await untilReady(second, port)
  assert.doesNotMatch(second.output(), /Skapar databasen/)
  process.kill(-(second.child.pid ?? 0), 'SIGINT')
  await second.exit
})

const VICTIMS: [string, (found: Found) => boolean][] = [
  ['npm', ({ command }) => /^npm start/.test(command)],
  ['the program', ({ program, command }) => program === 'node' && /bin\/start\.mjs|src\/cli\.ts/.test(command)],
  ['the keeper of the database', ({ command }) => /^\/bin\/sh -c/.test(command) && command.includes('data=$1')],
  ['the database', ({ program, command }) => program === 'postgres' && command.includes(' -D ')],
]
for (const [name, matches] of VICTIMS)
  test(`kill -9 of ${name} leaves no process, and the next start takes the folder up`, onlyLinux, async () => {
    const port = await freePort()
    const killed = npmStart(port)
    await untilReady(killed, port)
    process.kill(find(name, matches), 'SIGKILL')
    await killed.exit
    await untilGone(folder)
    const next = npmStart(port)
    await untilReady(next, port)
    process.kill(-(next.child.pid ?? 0), 'SIGINT')
    await next.exit
  })

test('kill -9 of all at once leaves a server at most until the next start, which takes over', onlyLinux, async () => {
  const port = await freePort()
  const killed = npmStart(port)
  await untilReady(killed, port)
  for (const { pid, program, command } of processesOf(folder))
    if (program !== 'postgres' || command === '')
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        /* it ended with another */
      }
  const next = npmStart(port)
  await untilReady(next, port)
  process.kill(-(next.child.pid ?? 0), 'SIGINT')
  await next.exit
})

test('a second start in the same folder says where the first one is, and ends', onlyLinux, async () => {
  const port = await freePort()
  const first = npmStart(port)
  await untilReady(first, port)
  const second = npmStart(port)
  assert.equal(await second.exit, 1)
  assert.match(second.output(), new RegExp(`Samvärn körs redan i den här mappen: http://localhost:${port}`))
  assert.equal(await status(port, '/readyz'), 200)
  process.kill(-(first.child.pid ?? 0), 'SIGINT')
  await first.exit
})

test('without anything to build upon it says what to do, and ends', onlyLinux, async () => {
  const half = makeFolder(join(folder, 'postgres'), 0o700)
  const port = await freePort()
  const start = npmStart(port)
  assert.equal(await start.exit, 1)
  assert.match(start.output(), new RegExp(`${half} är inte en hel databas. Flytta undan den`))
  const own = { DATABASE_URL: 'postgresql://samvarn_app@db.example.se/samvarn' }
  const unguarded = npmStart(port, own)
  assert.equal(await unguarded.exit, 1)
  assert.match(unguarded.output(), /demonstrationen fyller databasen/, 'no real database without real sign-in')
  const given = npmStart(port, { ...own, SAMVARN_DEMO: '1' })
  assert.equal(await given.exit, 1)
  assert.match(given.output(), /inte DATABASE_OWNER_URL/)
  const keyed = npmStart(port, { SAMVARN_ROOT_KEY: '7'.repeat(64) })
  assert.equal(await keyed.exit, 1)
  assert.match(keyed.output(), /det skulle bli en demonstration. Kör samvarn init eller samvarn restore/)
})
