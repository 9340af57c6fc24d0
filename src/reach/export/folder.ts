/** Writes an export to disk, whole or not at all: it grows in a folder beside and gets its name when it is done. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { Built } from './build.ts'

export const MANIFEST = 'manifest.json'
/** Where the pages themselves lie; beside them stand configurations and manifest, which no visitor is to meet. */
export const PAGES = 'sidor'

export interface Manifest {
  /** What made it, for whoever finds the folder. */
  made_by: 'samvarn export-site'
  made_at: string
  /** SHA-256 by path below `sidor`. */
  files: Record<string, string>
}
/** The folder holds something that is not an earlier export of ours. */
export class NotOurs extends Error {}

export interface Written {
  files: number
  bytes: number
}

/** Throws NotOurs, or what the file system says. What stood there before is gone only when the new one is whole. */
export async function writeExport(
  out: string,
  built: AsyncIterable<Built>,
  beside: Readonly<Record<string, string>>,
  now = new Date(),
): Promise<Written> {
  const target = resolve(out)
  await refuseForeign(target)
  const growing = join(dirname(target), `.${basename(target)}.${randomUUID()}`)
  const files: Manifest['files'] = {}
  let bytes = 0
  try {
    await mkdir(join(growing, PAGES), { recursive: true })
    for await (const one of built) {
      const path = join(growing, PAGES, one.path)
      if (!path.startsWith(join(growing, PAGES) + sep)) throw new RangeError('A path leads out of the folder.')
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, one.bytes)
      files[one.path] = createHash('sha256').update(one.bytes).digest('hex')
      bytes += one.bytes.length
    }
    const manifest: Manifest = { made_by: 'samvarn export-site', made_at: now.toISOString(), files }
    await writeFile(join(growing, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`)
    for (const [name, text] of Object.entries(beside)) await writeFile(join(growing, name), text)
    await swap(growing, target)
  } catch (error) {
    await rm(growing, { recursive: true, force: true })
    throw error
  }
  return { files: Object.keys(files).length, bytes }
}

async function refuseForeign(target: string): Promise<void> {
  if (!existsSync(target)) return
  const names = await readdir(target)
  if (names.length === 0) return
  const ours = await readFile(join(target, MANIFEST), 'utf8')
    .then((text) => (JSON.parse(text) as Partial<Manifest>).made_by === 'samvarn export-site')
    .catch(() => false)
  if (!ours) throw new NotOurs(target)
}

async function swap(growing: string, target: string): Promise<void> {
  const before = `${growing}.before`
  const stood = existsSync(target)
  if (stood) await rename(target, before)
  try {
    await rename(growing, target)
  } catch (error) {
    if (stood) await rename(before, target)
    throw error
  }
  if (stood) await rm(before, { recursive: true, force: true })
}
