import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { parentOf } from '../platform/postgres/process-mark.ts'

const LOOK_EVERY_MS = 500
const ANCESTORS_MAX = 5

function isNpm(pid: number): boolean {
  try {
    return /^npm\b/.test(readFileSync(`/proc/${pid}/comm`, 'utf8')) || /^npm\b/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  } catch {
    return false
  }
}

/** Our ancestors up to the npm that started us, ourselves first; empty when npm did not. */
function lineFromNpm(): number[] {
  if (!process.env['npm_lifecycle_event']) return []
  const line = [process.pid]
  for (let pid = parentOf(process.pid); pid > 1 && line.length <= ANCESTORS_MAX; pid = parentOf(pid)) {
    line.push(pid)
    if (isNpm(pid)) return line
  }
  return []
}

/**
 * Calls `end` once when the program is to stop: Ctrl-C and other signals, or the death of whoever started us. A killed
 * npm or launcher passes no signal on; without this the server would go on where nobody can see it.
 */
export function onEnd(end: () => void): void {
  let told = false
  const tell = () => {
    if (told) return
    told = true
    end()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, tell)

  const pipe = process.env['SAMVARN_PARENT_PIPE']
  if (pipe) new Socket({ fd: Number(pipe), readable: true }).on('close', tell).on('error', tell).resume().unref()

  const line = lineFromNpm()
  const broken = () => line.some((pid, i) => i + 1 < line.length && parentOf(pid) !== line[i + 1])
  if (line.length > 0) setInterval(() => broken() && tell(), LOOK_EVERY_MS).unref()
}
