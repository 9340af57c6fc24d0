import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { programOf } from '../../src/platform/postgres/process-mark.ts'

export type Found = { pid: number; program: string; command: string }

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

function folderOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return ''
  }
}

/** Every process of an installation: started with its folder as setting, as argument, or working in it. */
export function processesOf(folder: string): Found[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(
      (pid) =>
        read(`/proc/${pid}/environ`).includes(`SAMVARN_FOLDER=${folder}`) ||
        read(`/proc/${pid}/cmdline`).includes(folder) ||
        folderOf(pid).startsWith(folder),
    )
    .map((pid) => ({
      pid: Number(pid),
      program: programOf(Number(pid)),
      command: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').slice(0, 400),
    }))
    .filter(({ program }) => program !== '')
}

/** Looks until the fact is there. A fact that never comes fails the test with what was seen last. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>, ms = 60_000): Promise<T> {
  const end = performance.now() + ms
  while (performance.now() < end) {
    const seen = await look()
    if (seen !== undefined) return seen
    await sleep(50)
  }
  throw new Error(`Never came: ${what}`)
}

export async function untilGone(folder: string): Promise<void> {
  let left: Found[] = []
  try {
    await until(
      'an empty process list',
      () => {
        left = processesOf(folder)
        return left.length === 0 ? true : undefined
      },
      10_000,
    )
  } catch {
    for (const { pid } of left) process.kill(pid, 'SIGKILL')
    throw new Error(`Still running after 10 s: ${JSON.stringify(left)}`)
  }
}
