import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { SERVER_ENV } from './cluster.ts'
import type { ServerUser } from './folder.ts'
import { SetupProblem } from './problem.ts'
import { isAlive, markOf, programOf } from './process-mark.ts'

/**
 * PostgreSQL runs in a session of its own (Ctrl-C in the terminal must not reach it before the program has
 * finished with it) under this small shell. A subshell waits on a pipe that only our process holds: when we
 * die, however we die, the pipe closes and the subshell asks the server to stop. The server is asked again
 * each second because a signal that comes before it has set its handlers is lost; at last it is told to stop
 * without a checkpoint, which costs a recovery at the next start and no data.
 */
const KEEPER = `
data=$1; shift
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
(
  while read -r line <&3; do :; done
  first=
  { read -r first < "$data/postmaster.pid"; } 2>/dev/null
  [ -z "$first" ] || [ "$first" = "$server" ] || exit 0
  n=0
  while [ $n -lt 20 ]; do
    if [ $n -lt 6 ]; then kill -INT "$server" || exit 0; else kill -QUIT "$server" || exit 0; fi
    n=$((n + 1)); sleep 1
  done 2>/dev/null
) &
watch=$!
exec 3<&-
wait "$server"
code=$?
kill "$watch" 2>/dev/null
exit $code
`

const LOG_BYTES_MAX = 5 * 1024 * 1024
const READY_WAIT_MS_MAX = 120_000
const POLL_MS = 10

type PidFile = { pid: number; ready: boolean }

function readPidFile(data: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'latin1').split('\n')
    const pid = Math.abs(Number(lines[0]))
    return Number.isSafeInteger(pid) && pid > 1 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined
  } catch {
    return undefined
  }
}

/**
 * A server left running by a killed process is stopped in an orderly way, so that every start has its own
 * settings and keeper. A pid file whose number now belongs to another program is removed: PostgreSQL itself
 * dares not. Returns true when a server was stopped.
 */
export async function stopOrphan(data: string): Promise<boolean> {
  const found = readPidFile(data)
  if (!found) return false
  const mark = markOf(found.pid)
  if (!isAlive(mark)) return false
  if (programOf(found.pid) !== 'postgres') {
    rmSync(join(data, 'postmaster.pid'), { force: true })
    return false
  }
  for (let waited = 0; isAlive(mark) && waited < 30_000; waited += 50) {
    if (waited % 1000 === 0) process.kill(found.pid, waited < 10_000 ? 'SIGINT' : 'SIGQUIT')
    await sleep(50)
  }
  return true
}

export type Kept = { pid: number; stop(): Promise<void> /** Resolves when the server is gone, for whatever reason. */; gone: Promise<void> }

export type KeepOptions = { postgres: string; data: string; args: string[]; logFile: string; user: ServerUser }

function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

function startKeeper({ postgres, data, args, logFile, user }: KeepOptions): ChildProcess {
  const log = openLog(logFile)
  try {
    return spawn('/bin/sh', ['-c', KEEPER, 'samvarn-postgres', data, postgres, '-D', data, ...args], {
      ...(user ?? {}),
      cwd: '/',
      env: SERVER_ENV,
      stdio: ['pipe', log, log],
      detached: true,
    })
  } finally {
    closeSync(log)
  }
}

function lastWords(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n')
  } catch {
    return ''
  }
}

async function waitUntilReady(child: ChildProcess, options: KeepOptions): Promise<number> {
  for (let waited = 0; waited < READY_WAIT_MS_MAX; waited += POLL_MS) {
    if (child.exitCode !== null || child.signalCode !== null) break
    const found = readPidFile(options.data)
    if (found?.ready && programOf(found.pid) === 'postgres') return found.pid
    await sleep(POLL_MS)
  }
  child.stdin?.destroy()
  throw new SetupProblem({
    sv: `Databasen startade inte. Dess logg, ${options.logFile}, slutar så här:\n${lastWords(options.logFile)}`,
    en: `The database did not start. Its log, ${options.logFile}, ends like this:\n${lastWords(options.logFile)}`,
  })
}

/** Starts the server under its keeper and waits until it takes connections. */
export async function keep(options: KeepOptions): Promise<Kept> {
  const child = startKeeper(options)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  child.stdin?.on('error', () => {})
  const pid = await waitUntilReady(child, options)
  const server = markOf(pid)
  // The server must not keep a process alive that has nothing else to do: it ends with us.
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
  return {
    pid,
    gone,
    async stop() {
      child.ref()
      child.stdin?.destroy()
      await gone
      // The keeper itself may have been killed: then its subshell, or the next lines, stop the server.
      if (isAlive(server)) await stopOrphan(options.data)
    },
  }
}
