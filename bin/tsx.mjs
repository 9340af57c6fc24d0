// Lets Node import .ts and .tsx. tsx keeps what it has translated in the folder for temporary files, under a name that
// any other user of the machine may take first; beside the packages it has the same owner as the code itself.
import { join } from 'node:path'
import { ROOT } from './install.mjs'

const before = process.env.TMPDIR
process.env.TMPDIR = join(ROOT, 'node_modules')
await import('tsx')
if (before === undefined) delete process.env.TMPDIR
else process.env.TMPDIR = before
