// Installs what package-lock.json says, when it is not there already. Plain JavaScript without dependencies:
// this runs before anything is installed, on whatever Node (18 or later) the machine has.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const NODE_MIN = 18
const NODE_WANTED = 24

const english = process.argv.some((word, i, all) => word === '--lang=en' || (word === '--lang' && all[i + 1] === 'en'))

/** Steps go to stderr, so that a command's own output stays clean. */
export function say(sv, en) {
  process.stderr.write(`${english ? en : sv}\n`)
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Node 24 from the lock, or undefined where there is none for this kind of machine. */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_WANTED) return process.execPath
  const path = join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  return existsSync(path) ? path : undefined
}

/**
 * npm writes its own list of what it installed as the very last thing: the only honest proof of a whole install.
 * Running needs no tools for development: a server is installed without them, by another user than the one it runs as.
 */
export function isInstalled({ tools }) {
  const wanted = readJson(join(ROOT, 'package-lock.json'))?.packages
  const got = readJson(join(ROOT, 'node_modules', '.package-lock.json'))?.packages
  if (!wanted || !got || !node24()) return false
  return Object.entries(wanted).every(([path, { version, optional, link, dev }]) => {
    if (!path.startsWith('node_modules/') || link || (dev && !tools)) return true
    return path in got ? got[path].version === version : optional === true
  })
}

/** npm as it was started: under another Node it would look elsewhere for the machine's own settings (proxy, certificates). */
function npmCommand() {
  const script = process.env.npm_execpath
  return script?.endsWith('.js') ? [process.env.npm_node_execpath ?? process.execPath, script] : ['npm']
}

function runNpm() {
  const [file, ...before] = npmCommand()
  const args = [...before, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const child = spawn(file, args, { cwd: ROOT, stdio: ['ignore', 2, 2] })
  return new Promise((resolve) => child.on('error', () => resolve(127)).on('close', (code) => resolve(code ?? 1)))
}

function endWith(sv, en) {
  say(sv, en)
  process.exit(1)
}

/** Installs when needed, and ends the process with a plain sentence when that is not possible. */
export async function ensureInstalled({ tools = false } = {}) {
  if (Number(process.versions.node.split('.')[0]) < NODE_MIN)
    endWith(
      `Samvärn behöver Node ${NODE_MIN} eller senare för att komma igång; här finns ${process.versions.node}. Installera en nyare från https://nodejs.org och kör igen.`,
      `Samvärn needs Node ${NODE_MIN} or later to begin; this is ${process.versions.node}. Install a newer one from https://nodejs.org and run again.`,
    )
  if (isInstalled({ tools })) return
  say(
    'Installerar beroenden enligt package-lock.json (kan ta någon minut första gången) …',
    'Installing dependencies from package-lock.json (may take a minute the first time) …',
  )
  const started = Date.now()
  const code = await runNpm()
  if (code === 127) endWith('npm hittades inte. Installera npm och kör igen.', 'npm was not found. Install npm and run again.')
  if (code !== 0)
    endWith(
      'Installationen gick inte; npm säger varför här ovanför. Kontrollera nätet (eller npm:s proxy), ledigt utrymme och att mappen går att skriva i, och kör igen.',
      'The installation failed; npm says why above. Check the network (or the proxy of npm), free space and that the folder can be written to, and run again.',
    )
  if (!node24())
    endWith(
      `Det finns ingen medföljande Node ${NODE_WANTED} för ${process.platform}-${process.arch}. Installera Node ${NODE_WANTED} själv och kör igen.`,
      `There is no bundled Node ${NODE_WANTED} for ${process.platform}-${process.arch}. Install Node ${NODE_WANTED} yourself and run again.`,
    )
  say(`  klart på ${Math.round((Date.now() - started) / 1000)} s`, `  done in ${Math.round((Date.now() - started) / 1000)} s`)
}
