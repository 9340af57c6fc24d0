/** Files that are there whole or not at all, for their owner only. */
import { randomBytes } from 'node:crypto'
import { closeSync, createWriteStream, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { explainFileError } from '../platform/postgres/problem.ts'

function syncPath(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const draftOf = (path: string) => join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)

/** Writes the stream to the disk itself, under another name until it is done. */
export async function writeStreamWhole(path: string, content: Readable): Promise<void> {
  const draft = draftOf(path)
  try {
    await pipeline(content, createWriteStream(draft, { mode: 0o600, flags: 'wx' }))
    syncPath(draft)
    renameSync(draft, path)
    syncPath(dirname(path))
  } catch (error) {
    rmSync(draft, { force: true })
    throw explainFileError(error, path)
  }
}

export function writeFileWhole(path: string, content: string): void {
  const draft = draftOf(path)
  try {
    const handle = openSync(draft, 'wx', 0o600)
    try {
      writeSync(handle, content)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(draft, path)
    syncPath(dirname(path))
  } catch (error) {
    rmSync(draft, { force: true })
    throw explainFileError(error, path)
  }
}

const COPY_NAME = /^\d{8}T\d{6}Z-[0-9a-f]{6}\.age$/
/** The name of a copy tells when it was made and nothing else: not whose it is, nor of what. */
export const copyName = (at: Date): string => `${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${randomBytes(3).toString('hex')}.age`
/** The copies in a folder, oldest first. */
export const copiesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => COPY_NAME.test(name))
    .sort()

/** Keeps the newest `most`; what is not a copy of ours is left alone. Returns how many were removed. */
export function keepNewest(folder: string, most: number): number {
  const old = copiesIn(folder).slice(0, -most)
  for (const name of old) rmSync(join(folder, name))
  return old.length
}
