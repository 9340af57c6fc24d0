/** Runs test files in the order in which they are given, which `node --test` does not: it sorts them by name. */
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

const [atOnce = '1', timeout = '0', ...files] = process.argv.slice(2)
const tests = run({ files, concurrency: Number(atOnce), timeout: Number(timeout) })
tests.on('test:fail', ({ todo }) => {
  if (todo === undefined || todo === false) process.exitCode = 1
})
tests.compose(new spec()).pipe(process.stdout)
