// run.mjs FILE [ARGUMENTS…]: runs a TypeScript file of ours under Node 24, after installing when needed.
import { relative, resolve } from 'node:path'
import { ensureInstalled, ROOT } from './install.mjs'
import { runUnderNode24 } from './node24.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) {
  process.stderr.write('run.mjs FILE [ARGUMENTS…]\n')
  process.exit(2)
}
await ensureInstalled({ tools: true })
await runUnderNode24(relative(ROOT, resolve(file)), args)
