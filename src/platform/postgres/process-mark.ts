import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * A process number alone is not an identity: the system hands it out again. A mark adds when the process
 * was started, so that a lock left by a killed process is told from one held by a living one.
 */
export type ProcessMark = { pid: number; started: string }

function linuxStarted(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return ''
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}:${fields[19] ?? ''}`
}

function psField(pid: number, field: string): string {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return ''
  }
}

/** When the process was started, in words only good for comparison; empty when it does not run. */
export function processStarted(pid: number): string {
  if (!Number.isSafeInteger(pid) || pid <= 0) return ''
  if (process.platform !== 'linux') return psField(pid, 'lstart')
  try {
    return linuxStarted(pid)
  } catch {
    return ''
  }
}

export function markOf(pid: number): ProcessMark {
  return { pid, started: processStarted(pid) }
}

export function isAlive(mark: ProcessMark): boolean {
  return mark.started !== '' && processStarted(mark.pid) === mark.started
}

/** The parent of a process, or 0 when it does not run. */
export function parentOf(pid: number): number {
  if (process.platform !== 'linux') return Number(psField(pid, 'ppid')) || 0
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || 0
  } catch {
    return 0
  }
}

/** The file name of the program a process runs, such as "postgres" or "npm"; empty when unknown. */
export function programOf(pid: number): string {
  if (process.platform !== 'linux') return psField(pid, 'comm').split('/').at(-1) ?? ''
  try {
    return (
      readlinkSync(`/proc/${pid}/exe`)
        .replace(/ \(deleted\)$/, '')
        .split('/')
        .at(-1) ?? ''
    )
  } catch {
    return ''
  }
}
