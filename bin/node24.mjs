// Runs one of our TypeScript files under Node 24: in this process when it is Node 24 already, otherwise in a child.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { node24, ROOT } from './install.mjs'

const LOADER = pathToFileURL(join(ROOT, 'bin', 'tsx.mjs')).href
/** The child reads from this end of a pipe that only we hold: it closes when we die, however we die. */
const PARENT_PIPE = 3

function runInChild(file, args) {
  const child = spawn(node24(), ['--import', LOADER, file, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, SAMVARN_PARENT_PIPE: String(PARENT_PIPE) },
  })
  // In a terminal the child gets Ctrl-C itself as well; it takes the second signal as the same request.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

export async function runUnderNode24(file, args) {
  const path = join(ROOT, file)
  if (node24() !== process.execPath) return runInChild(path, args)
  process.argv = [process.execPath, path, ...args]
  await import(LOADER)
  await import(pathToFileURL(path).href)
}
