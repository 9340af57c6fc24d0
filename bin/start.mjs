// npm start: installs when needed and starts Samvärn with its built-in database.
import { ensureInstalled } from './install.mjs'
import { runUnderNode24 } from './node24.mjs'

await ensureInstalled()
await runUnderNode24('src/cli.ts', ['serve', ...process.argv.slice(2)])
