import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LIMITS } from '../extract/limits.ts'
import { frame, unframe } from './answer.ts'

export interface ChildLimits {
  seconds_max: number
  memory_mb_max: number
  answer_bytes_max: number
}
export interface ChildTask {
  /** File of the child's program: it ends with a call of `answerOnce`. */
  entry: URL | string
  /** Small, goes as JSON. */
  input: unknown
  bytes?: Uint8Array
  limits?: Partial<ChildLimits>
  /** More folders or files the child may read. */
  readable?: readonly string[]
  /** May it load machine code that a package carries? Only for programs that read nothing from outside. */
  addons?: boolean
}
export type ChildResult = { ok: true; value: unknown; bytes: Uint8Array } | { ok: false; code: 'timeout' | 'memory' | 'crashed' }

/** A million cells are about 60 MB of answer. More than this is no document but a flood. */
const ANSWER_BYTES_MAX = 256 * 1024 * 1024
/** V8 reserves its code range as data, whether used or not; measured on Node 24: it does not start below 600 MB. */
const RESERVED_MB = 768
/** Wall clock per second of processor time: waiting for a busy machine is no crime. */
const PATIENCE = 3
const WATCH_MILLISECONDS = 50

export interface Isolation {
  prlimit: string | undefined
  network: readonly string[]
}

let isolation: Isolation | undefined

function findProgram(name: string): string | undefined {
  return ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin'].map((folder) => join(folder, name)).find((path) => existsSync(path))
}

/** What this machine can do to hold a child, tried once: `unshare -n` as root, with a user namespace otherwise. */
export function probeIsolation(): Isolation {
  if (isolation !== undefined) return isolation
  const works = (command: string, args: readonly string[]) =>
    spawnSync(command, args, { env: {}, stdio: 'ignore', timeout: 5000 }).status === 0
  const prlimit = findProgram('prlimit')
  const unshare = findProgram('unshare')
  const nothing = findProgram('true') ?? process.execPath
  const network = unshare === undefined ? [] : ([['-n'], ['-rn']].find((flags) => works(unshare, [...flags, nothing])) ?? [])
  isolation = {
    prlimit: prlimit !== undefined && works(prlimit, ['--core=0', nothing]) ? prlimit : undefined,
    network: unshare !== undefined && network.length > 0 ? [unshare, ...network] : [],
  }
  return isolation
}

/**
 * The folders that code is loaded from: `src`, `packages` and `node_modules` of each package above the entry file. Not
 * the package's own folder as a whole, for a data folder with keys may lie in it.
 */
function codeFolders(entry: string): string[] {
  const found: string[] = []
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    if (!existsSync(join(folder, 'package.json'))) continue
    for (const name of ['package.json', 'src', 'packages', 'node_modules', 'dist', 'test']) found.push(join(folder, name))
  }
  return found.filter((path) => existsSync(path))
}

function commandFor(
  entry: string,
  limits: ChildLimits,
  { readable = [], addons = false }: Pick<ChildTask, 'readable' | 'addons'>,
): string[] {
  const { prlimit, network } = probeIsolation()
  const node = [
    process.execPath,
    `--max-old-space-size=${Math.floor(limits.memory_mb_max * 0.75)}`,
    '--no-warnings',
    '--disable-proto=delete',
    '--permission',
    ...(addons ? ['--allow-addons'] : []),
    ...[...codeFolders(entry), ...readable].map((path) => `--allow-fs-read=${path}`),
    entry,
  ]
  if (prlimit === undefined) return [...network, ...node]
  // The second before the hard limit lets the process die by a signal that we can tell from a crash.
  const cpu = Math.max(1, Math.ceil(limits.seconds_max))
  return [
    prlimit,
    `--data=${(limits.memory_mb_max + RESERVED_MB) * 1024 * 1024}`,
    `--cpu=${cpu}:${cpu + 1}`,
    '--nofile=64',
    '--core=0',
    ...network,
    ...node,
  ]
}

/** Resident memory in MB, or undefined where /proc is missing or the process is gone. */
function residentMb(pid: number): number | undefined {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1])
    return (pages * 4096) / (1024 * 1024)
  } catch {
    return undefined
  }
}

function residentMbByPs(pid: number): number | undefined {
  const result = spawnSync('/bin/ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8', timeout: 2000 })
  const kilobytes = Number(result.stdout?.trim())
  return kilobytes > 0 ? kilobytes / 1024 : undefined
}

function watch(child: ChildProcess, limits: ChildLimits, stop: (code: 'timeout' | 'memory') => void): () => void {
  const clock = setTimeout(() => stop('timeout'), limits.seconds_max * 1000 * PATIENCE)
  const hasProc = existsSync('/proc/self/statm')
  const guard = setInterval(
    () => {
      if (child.pid === undefined) return
      const resident = hasProc ? residentMb(child.pid) : residentMbByPs(child.pid)
      if (resident !== undefined && resident > limits.memory_mb_max) stop('memory')
    },
    hasProc ? WATCH_MILLISECONDS : WATCH_MILLISECONDS * 10,
  )
  return () => {
    clearTimeout(clock)
    clearInterval(guard)
  }
}

function runNow(task: ChildTask): Promise<ChildResult> {
  const limits: ChildLimits = {
    seconds_max: LIMITS.seconds_max,
    memory_mb_max: LIMITS.memory_mb_max,
    answer_bytes_max: ANSWER_BYTES_MAX,
    ...task.limits,
  }
  const entry = task.entry instanceof URL || task.entry.startsWith('file:') ? fileURLToPath(task.entry) : task.entry
  const [command, ...args] = commandFor(entry, limits, task)
  return new Promise((resolve) => {
    if (command === undefined) return resolve({ ok: false, code: 'crashed' })
    // An empty environment: no path, no options, no secret of the parent's. No execArgv either: the parent may run under tsx.
    const child = spawn(command, args, { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] })
    const chunks: Buffer[] = []
    let size = 0
    let stopped: 'timeout' | 'memory' | 'crashed' | undefined
    const stop = (code: 'timeout' | 'memory' | 'crashed') => {
      stopped ??= code
      child.kill('SIGKILL')
    }
    const unwatch = watch(child, limits, stop)
    const end = (result: ChildResult) => {
      unwatch()
      resolve(result)
    }
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limits.answer_bytes_max) stop('crashed')
      else chunks.push(chunk)
    })
    child.on('error', () => end({ ok: false, code: 'crashed' }))
    child.on('close', (status, signal) => {
      if (stopped !== undefined) return end({ ok: false, code: stopped })
      if (signal === 'SIGXCPU') return end({ ok: false, code: 'timeout' })
      const answer = status === 0 ? unframe(Buffer.concat(chunks)) : undefined
      end(answer === undefined ? { ok: false, code: 'crashed' } : { ok: true, ...answer })
    })
    // The child may die while we still write to it; its end is told by 'close'.
    child.stdin.on('error', () => undefined)
    child.stdin.end(frame(task.input, task.bytes))
  })
}

const waiting: (() => void)[] = []
let running = 0

/**
 * Runs one task in a process of its own: empty environment, no files but its code, no network where the system allows,
 * limits on time, memory and answer. Never throws. At most as many at once as there are processors; the rest wait.
 */
export async function runInChild(task: ChildTask): Promise<ChildResult> {
  if (running >= Math.max(1, availableParallelism())) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await runNow(task)
  } catch {
    return { ok: false, code: 'crashed' }
  } finally {
    running--
    waiting.shift()?.()
  }
}
