import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode, SetupProblem } from '../platform/postgres/problem.ts'
import { isAlive, markOf, type ProcessMark } from '../platform/postgres/process-mark.ts'

type Holder = { mark: ProcessMark; address: string }

export type Lock = { tellAddress(address: string): void; release(): void }

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

function alreadyRunning(holder: Holder): SetupProblem {
  const where = holder.address || `process ${holder.mark.pid}`
  return new SetupProblem({
    sv: `Samvärn körs redan i den här mappen: ${where}. Använd den, eller stoppa den (process ${holder.mark.pid}) först.`,
    en: `Samvärn already runs in this folder: ${where}. Use it, or stop it (process ${holder.mark.pid}) first.`,
  })
}

/** The process that runs in this folder now, with the address it answers at. Undefined when none does. */
export function runningIn(folder: string): { pid: number; address: string } | undefined {
  const holder = readHolder(join(folder, 'running.json'))
  return holder && isAlive(holder.mark) ? { pid: holder.mark.pid, address: holder.address } : undefined
}

/** Moves a dead holder's file aside. When another start was quicker, what was moved is its lock, and it goes back. */
function removeStale(path: string, stale: Holder | undefined, own: string): void {
  const aside = `${own}.stale`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  if (moved && moved.mark.pid !== stale?.mark.pid && isAlive(moved.mark)) linkSync(aside, path)
  rmSync(aside, { force: true })
}

/**
 * One Samvärn a folder. The lock is a file that names its holder; a holder that was killed is told from a living one
 * by when it was started, so that the next start can take over at once.
 */
export function takeLock(folder: string): Lock {
  const path = join(folder, 'running.json')
  const own = `${path}.${process.pid}`
  const mine: Holder = { mark: markOf(process.pid), address: '' }
  writeFileSync(own, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(own, path)
        return {
          tellAddress(address) {
            writeFileSync(own, JSON.stringify({ ...mine, address }), { mode: 0o600 })
            renameSync(own, path)
          },
          release() {
            if (readHolder(path)?.mark.pid === process.pid) rmSync(path, { force: true })
          },
        }
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error
      }
      const holder = readHolder(path)
      if (holder && isAlive(holder.mark)) throw alreadyRunning(holder)
      removeStale(path, holder, own)
    }
    throw new Error(`The lock ${path} could not be taken.`)
  } finally {
    rmSync(own, { force: true })
  }
}
