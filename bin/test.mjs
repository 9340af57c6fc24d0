// npm test [-- PATH…]: installs when needed and runs the suite, or the part of it whose paths begin so.
import { ensureInstalled } from './install.mjs'
import { runUnderNode24 } from './node24.mjs'

await ensureInstalled({ tools: true })
await runUnderNode24('bin/suite.ts', process.argv.slice(2))
