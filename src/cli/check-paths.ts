import { type Dirent, constants } from 'node:fs'
import { lstat, open, readdir, realpath } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import type { Unread } from '@samvarn/disclosure'

/** A file to check, or the reason why something on the way cannot be. */
export interface Found {
  path: string
  trouble?: Unread
}

/**
 * All files below the paths, hidden ones too, in a steady order. Symbolic links are not followed: one that leads to
 * something else in the same folder is read there, one that leads out is told as not checked.
 */
export async function filesBelow(paths: readonly string[]): Promise<Found[]> {
  const found: Found[] = []
  for (const path of paths) {
    try {
      const real = await realpath(path)
      const stat = await lstat(real)
      if (stat.isDirectory()) await walk(path, real, found)
      else found.push(stat.isFile() ? { path } : { path, trouble: { code: 'unreadable', where: 'no ordinary file' } })
    } catch (error) {
      found.push({ path, trouble: unreadable(error) })
    }
  }
  return found
}

function unreadable(error: unknown): Unread {
  return { code: 'unreadable', where: (error as NodeJS.ErrnoException).code ?? 'error' }
}

async function walk(folder: string, root: string, found: Found[]): Promise<void> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    found.push({ path: folder, trouble: unreadable(error) })
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await walk(path, root, found)
    else if (entry.isFile()) found.push({ path })
    else if (entry.isSymbolicLink()) {
      if (!(await leadsInside(path, root))) found.push({ path, trouble: { code: 'link' } })
    } else found.push({ path, trouble: { code: 'unreadable', where: 'no ordinary file' } })
  }
}

async function leadsInside(link: string, root: string): Promise<boolean> {
  try {
    const to = relative(root, await realpath(link))
    return to !== '..' && !to.startsWith(`..${sep}`) && resolve(root, to).startsWith(root)
  } catch {
    return false
  }
}

/** Larger files are not taken into memory at all; the engine's own limit is far lower. */
const BYTES_MAX = 1 << 30

/** The file's bytes, or why not. A file that turns into a link between walk and reading is refused by O_NOFOLLOW. */
export async function bytesOf(path: string, named: boolean): Promise<Uint8Array | Unread> {
  try {
    const file = await open(path, constants.O_RDONLY | (named ? 0 : constants.O_NOFOLLOW) | constants.O_NONBLOCK)
    try {
      const stat = await file.stat()
      if (!stat.isFile()) return { code: 'unreadable', where: 'no ordinary file' }
      if (stat.size > BYTES_MAX) return { code: 'limit_size' }
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    return unreadable(error)
  }
}
