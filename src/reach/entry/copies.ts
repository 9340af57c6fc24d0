/** The last good copies, on the entry's own disk: what it goes on with when the database does not answer (S-R52). */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Published, PublishedBytes } from './source.ts'
import { isId } from '../../platform/ids.ts'

export interface Copies {
  read(): (Published & { site: string })[]
  keep(site: string, published: Published): void
  forget(site: string): void
  file(sha256: string): PublishedBytes | undefined
  hasFile(sha256: string): boolean
  keepFile(sha256: string, file: PublishedBytes): void
  /** Takes away every file but these: what is no longer published does not lie here either. */
  keepOnly(sha256s: ReadonlySet<string>): void
}

const TYPES = ['application/pdf', 'video/mp4', 'audio/mpeg', 'audio/mp4', 'text/vtt', 'text/plain']

/** Written beside and moved into place, so that a power cut leaves the old one or the new one, never half of either. */
function write(path: string, content: string | Buffer): void {
  const beside = `${path}.${process.pid}.new`
  writeFileSync(beside, content, { mode: 0o600, flush: true })
  renameSync(beside, path)
}

/** `folder` is made when it is not there. A copy that cannot be read is passed over: the next look brings a whole one. */
export function openCopies(folder: string): Copies {
  const files = join(folder, 'files')
  mkdirSync(files, { recursive: true, mode: 0o700 })
  const pathOf = (site: string) => join(folder, `${site}.json`)
  const readOne = (name: string): (Published & { site: string })[] => {
    try {
      const { revision, document } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Partial<Published>
      return typeof revision === 'string' ? [{ site: name.replace(/\.json$/, ''), revision, document }] : []
    } catch {
      return []
    }
  }
  return {
    read: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json') && isId(name.slice(0, -5)))
        .flatMap(readOne),
    keep: (site, { revision, document }) => write(pathOf(site), JSON.stringify({ revision, document })),
    forget: (site) => rmSync(pathOf(site), { force: true }),
    file(sha256) {
      const name = readdirSync(files).find((one) => one.startsWith(`${sha256}.`) && !one.endsWith('.new'))
      const type = TYPES[Number(name?.split('.')[1])]
      if (name === undefined || type === undefined) return undefined
      const bytes = readFileSync(join(files, name))
      return createHash('sha256').update(bytes).digest('hex') === sha256 ? { media_type: type, bytes } : undefined
    },
    hasFile: (sha256) => readdirSync(files).some((one) => one.startsWith(`${sha256}.`) && !one.endsWith('.new')),
    keepOnly(sha256s) {
      for (const name of readdirSync(files)) if (!sha256s.has(name.split('.')[0] ?? '')) rmSync(join(files, name), { force: true })
    },
    keepFile: (sha256, { media_type, bytes }) => write(join(files, `${sha256}.${TYPES.indexOf(media_type)}`), bytes),
  }
}
