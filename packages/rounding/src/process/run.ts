import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answers, Task } from './task.ts'

export interface ProcessLimits {
  seconds_max: number
  memory_mb_max: number
}
export type Failure = 'timeout' | 'crashed'

/** What a process of ours could not do. Nothing has been published when this is thrown. */
export class ProcessFailed extends Error {
  readonly code: Failure | 'refused'
  constructor(code: Failure | 'refused', message: string) {
    super(message)
    this.code = code
  }
}

const CHILD = new URL(import.meta.url.endsWith('.ts') ? '../child.ts' : '../child.js', import.meta.url)
/** V8 and the solver's WebAssembly reserve more address space than they use. */
const ANSWER_BYTES_MAX = 256 * 1024 * 1024

function codeFolders(entry: string): string[] {
  const found: string[] = []
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    if (!existsSync(join(folder, 'package.json'))) continue
    for (const name of ['package.json', 'src', 'dist', 'packages', 'node_modules']) found.push(join(folder, name))
  }
  return found.filter((path) => existsSync(path))
}

let prefix: readonly string[] | undefined
/** No network and no core dump for a process that holds true counts, where the machine allows it. Tried once. */
function isolation(): readonly string[] {
  if (prefix !== undefined) return prefix
  const works = (command: string, args: readonly string[]) =>
    existsSync(command) && spawnSync(command, args, { env: {}, stdio: 'ignore', timeout: 5000 }).status === 0
  const limit = works('/usr/bin/prlimit', ['--core=0', '/bin/true']) ? ['/usr/bin/prlimit', '--core=0', '--nofile=64'] : []
  const flags = ['-n', '-rn'].find((flag) => works('/usr/bin/unshare', [flag, '/bin/true']))
  prefix = [...limit, ...(flags === undefined ? [] : ['/usr/bin/unshare', flags])]
  return prefix
}

/**
 * Does a task in a process of its own: the solver never holds the event loop, true counts travel by pipe only, and the
 * process ends with its answer, with the time, or with us (its standard input closes when we do).
 */
export function runTask<T extends Task>(task: T, limits: ProcessLimits): Promise<Answers[T['task']]> {
  const entry = fileURLToPath(CHILD)
  const node = [
    process.execPath,
    '--no-warnings',
    '--permission',
    '--allow-worker',
    `--max-old-space-size=${limits.memory_mb_max}`,
    ...codeFolders(entry).map((path) => `--allow-fs-read=${path}`),
    entry,
  ]
  const [command, ...args] = [...isolation(), ...node]
  return new Promise((resolve, reject) => {
    const child = spawn(command ?? process.execPath, args, { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] })
    const chunks: Buffer[] = []
    let [size, late] = [0, false]
    const clock = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, limits.seconds_max * 1000)
    const fail = (code: Failure) => reject(new ProcessFailed(code, `the process that computes ended: ${code}`))
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > ANSWER_BYTES_MAX) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.on('error', () => {
      clearTimeout(clock)
      fail('crashed')
    })
    child.on('close', (status) => {
      clearTimeout(clock)
      if (late) return fail('timeout')
      if (status !== 0) return fail('crashed')
      try {
        const answer = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { value: Answers[T['task']] } | { refused: string }
        if ('refused' in answer) reject(new ProcessFailed('refused', answer.refused))
        else resolve(answer.value)
      } catch {
        fail('crashed')
      }
    })
    // The child may die while we still write; its end tells us enough.
    child.stdin.on('error', () => undefined)
    // One line, and the pipe stays open: that it closes means that we are gone.
    child.stdin.write(`${JSON.stringify(task)}\n`)
  })
}
