/** The samvarn command as people run it: real processes, with a folder of their own and nothing else from our environment. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { makeFolder, PROJECT_ROOT, placesOf } from '../../src/platform/postgres/folder.ts'
import { until } from '../start/processes.ts'

export interface Said {
  code: number | null
  out: string
  err: string
}
export interface Process {
  child: ChildProcess
  said(): Said
  ended: Promise<Said>
  stop(): Promise<Said>
}

/** A folder that the built-in database's own user can reach, too. */
export function newFolder(): string {
  const { temporary, serverUser } = placesOf(PROJECT_ROOT)
  const mode = serverUser ? 0o711 : 0o700
  makeFolder(temporary, mode)
  return makeFolder(join(temporary, randomUUID()), mode)
}

export function start(folder: string, args: string[], env: Record<string, string> = {}): Process {
  const kept = Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'CHROMIUM_PATH'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  )
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'bin', 'samvarn.mjs'), ...args], {
    cwd: PROJECT_ROOT,
    env: { ...kept, SAMVARN_FOLDER: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Said = { code: null, out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  const ended = new Promise<Said>((resolve) =>
    child.once('close', (code) => {
      said.code = code
      resolve(said)
    }),
  )
  return {
    child,
    said: () => said,
    ended,
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM')
      return ended
    },
  }
}

export const samvarn = (folder: string, args: string[], env: Record<string, string> = {}): Promise<Said> => start(folder, args, env).ended

/** Starts `serve` and waits until it answers for real. */
export async function serve(folder: string, port: number, args: string[] = [], env: Record<string, string> = {}): Promise<Process> {
  const process = start(folder, ['serve', ...args], env)
  await until(`ready on ${port}`, async () => {
    if (process.child.exitCode !== null) throw new Error(`It ended: ${process.said().err}`)
    const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => undefined)
    return answer?.status === 200 ? true : undefined
  })
  return process
}
