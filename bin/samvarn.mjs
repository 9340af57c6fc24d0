// ./samvarn: the command line, after installing when needed.
import { ensureInstalled } from './install.mjs'
import { runUnderNode24 } from './node24.mjs'

await ensureInstalled()
await runUnderNode24('src/cli.ts', process.argv.slice(2))
