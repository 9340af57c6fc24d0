import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { PROJECT_ROOT } from '../src/platform/postgres/folder.ts'
import { OWNER_URL_VARIABLE, startTemporaryServer } from '../src/platform/postgres/temporary.ts'
import { dropPrepared } from '../test/prepared.ts'

/** node's own pattern skips .test.tsx in silence, so the files are listed. */
const PATTERNS = ['src/**/*.test.ts', 'src/**/*.test.tsx', 'packages/*/**/*.test.ts', 'test/**/*.test.ts', 'test/**/*.test.tsx']
const FILES_AT_ONCE = 3
/** The long files first: a long one that begins last keeps one core waiting. */
const LONG_FIRST = [
  'test/leak/',
  'test/supply/',
  'test/policy/',
  'test/ops/',
  'test/foreign/',
  'test/start/',
  'test/browser/',
  'packages/disclosure/src/sandbox/',
]
const turn = (file: string): number =>
  (LONG_FIRST.findIndex((start) => file.startsWith(start)) + LONG_FIRST.length + 1) % (LONG_FIRST.length + 1)
/** A test that hangs ends the suite with its name instead of holding a build machine until someone looks. */
const TEST_MS_MAX = 300_000
/** A file that never lets go of its thread cannot be stopped by its own timer; then the run is, and names the file. */
const SUITE_MS_MAX = 25 * 60_000

/** `npm test -- --database`: what meets a database and no browser, for a run on another PostgreSQL than the built-in. */
const DATABASE_PART = '--database'
const usesDatabaseOnly = (text: string) => /openHouse|startTemporaryPostgres/.test(text) && !/openBrowser/.test(text)
/** Asks every route, with the same answers whatever the server: once, in the whole suite, is enough. */
const CRAWLS = 'test/leak/'

function chooseFiles(wanted: string[]): string[] {
  const all = globSync(PATTERNS, {
    cwd: PROJECT_ROOT,
    exclude: (path) => path.includes('node_modules') || path.includes('test/house/canary'),
  }).sort((a, b) => turn(a) - turn(b) || (a < b ? -1 : 1))
  if (wanted.includes(DATABASE_PART))
    return all.filter((file) => !file.startsWith(CRAWLS) && usesDatabaseOnly(readFileSync(join(PROJECT_ROOT, file), 'utf8')))
  const starts = wanted.map((path) => path.replace(/^\.\//, ''))
  return starts.length === 0 ? all : all.filter((file) => starts.some((start) => file.startsWith(start)))
}

/** One server for all test files (each makes its own database on it), unless one is given from outside. */
async function shareServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env[OWNER_URL_VARIABLE]
  if (given) return { url: given, stop: () => dropPrepared(given) }
  const server = await startTemporaryServer()
  const url = new URL(server.superuserUrl)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query('drop database samvarn')
  await client.end()
  return { url: url.href, stop: () => server.stop() }
}

/** What the tests started and did not end, found by the folder for temporary files that only they were given. */
function leftovers(folder: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(`TMPDIR=${folder}`)
      } catch {
        return false
      }
    })
}

function programName(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`)
  } catch {
    return '?'
  }
}

function endLeftovers(folder: string): void {
  for (const pid of leftovers(folder)) {
    process.stderr.write(`Ett test lämnade en process, som avslutas: ${pid} ${programName(pid)}\n`)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

function runTests(files: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const loader = pathToFileURL(join(PROJECT_ROOT, 'bin', 'tsx.mjs')).href
  const runner = join(PROJECT_ROOT, 'bin', 'run-tests.ts')
  const args = ['--import', loader, runner, String(FILES_AT_ONCE), String(TEST_MS_MAX), ...files]
  const child = spawn(process.execPath, args, { cwd: PROJECT_ROOT, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  const cut = setTimeout(() => child.kill('SIGTERM'), SUITE_MS_MAX)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', () => clearTimeout(cut))
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

const files = chooseFiles(process.argv.slice(2))
if (files.length === 0) {
  process.stderr.write(`Inga tester börjar på ${process.argv.slice(2).join(', ')}.\n`)
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'samvarn-test-'))
const server = await shareServer()
let code = 1
try {
  code = await runTests(files, {
    ...process.env,
    TMPDIR: folder,
    // Each test file is a process of its own, and most load the same code: it is compiled once.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    [OWNER_URL_VARIABLE]: server.url,
  })
} finally {
  endLeftovers(folder)
  await server.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
process.exit(code)
