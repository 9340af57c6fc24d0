// Lets Node import .ts and .tsx. tsx keeps what it has translated in the folder for temporary files, under a name that
// any other user of the machine may take first; beside the packages it has the same owner as the code itself. (A folder of its own: tsx
// deletes "tsx" in the folder for temporary files, where an older version kept its own.)
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './install.mjs'

const before = process.env.TMPDIR
const cache = join(ROOT, 'node_modules', '.cache', 'samvarn')
try {
  mkdirSync(cache, { recursive: true, mode: 0o700 })
  process.env.TMPDIR = cache
} catch {
  // Packages that somebody else installed may be read-only to us: then nothing is kept between starts.
  process.env.TSX_DISABLE_CACHE = '1'
}
await import('tsx')
if (before === undefined) delete process.env.TMPDIR
else process.env.TMPDIR = before
